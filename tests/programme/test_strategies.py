"""The political strategies as data: what can be wrong with them, and that the real ones claim no more than is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.programme import Programme, ProgrammeError, load_programme

from .conftest import ROOT, SMALL

STRATEGIES = """\
strategies:
  - {id: ett, criterion: "2.2", term: [2023, 2026], text: Lugn., indicators: [N15428], mark: beslutat, source: beslut}
  - {id: tva, criterion: "2.1", term: [2023, 2026], text: Jobb., missing: Mäts inte., mark: beslutat, source: beslut}
"""

BAD = [
    ("criterion that is gone", '"2.1"', '"2.9"', "criterion", "'2.9' finns inte"),
    ("unknown indicator", "[N15428]", "[N99999]", "indicators", "'N99999' finns inte"),
    (
        "term backwards",
        'criterion: "2.2", term: [2023, 2026]',
        'criterion: "2.2", term: [2026, 2023]',
        "term",
        "slutar",
    ),
    ("same id twice", "id: tva", "id: ett", "id", "'ett' finns redan"),
    ("unknown version", "id: ett,", "id: ett, only_in: [inget],", "only_in", "'inget' finns inte"),
    (
        "unknown source",
        "mark: beslutat, source: beslut}\n  -",
        "mark: beslutat, source: x}\n  -",
        "source",
        "'x' finns inte",
    ),
    ("no text", "text: Lugn., ", "", "text", "fältet saknas"),
]


@pytest.mark.parametrize(("before", "after", "field", "said"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_an_error_in_a_strategy_names_file_line_and_remedy(
    tmp_path: Path, before: str, after: str, field: str, said: str
) -> None:
    assert STRATEGIES.count(before) == 1
    main = tmp_path / "program.yml"
    main.write_text(SMALL.replace("sources:\n", "shared: [strategier.yml]\nsources:\n", 1), encoding="utf-8")
    (tmp_path / "strategier.yml").write_text(STRATEGIES, encoding="utf-8")
    assert len(load_programme(main).strategies) == 2
    (tmp_path / "strategier.yml").write_text(STRATEGIES.replace(before, after), encoding="utf-8")
    with pytest.raises(ProgrammeError) as caught:
        load_programme(main)
    problem = next(each for each in caught.value.problems if said in str(each))
    assert (Path(problem.file).name, problem.field) == ("strategier.yml", field)
    assert problem.line in (2, 3) and problem.remedy.endswith((".", "?"))


def test_the_strategies_belong_to_the_published_version_and_its_term(real: Programme) -> None:
    published = load_programme(ROOT / "programme" / "2023-publicerat.yml")
    assert real.strategies == ()
    assert {each.term for each in published.strategies} == {(2023, 2026)}
    assert {each.source for each in published.strategies} == {"framgangsfaktorerna"}
    assert {each.criterion for each in published.strategies} == {
        "1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3",
    }  # fmt: skip
