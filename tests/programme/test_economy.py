"""Each way the goals for sound financial management and the contributions can be wrong: file, line, remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators.programme import Programme, ProgrammeError, load_programme

from .conftest import SMALL, Write

AROUND = """\
documents:
  - id: budget
    name: Budget 2020
    decided_by: Fullmäktige
    decision: Fullmäktige 2019
    level: kommun
    valid_from: 2020
    mark: beslutat
    source: beslut
bodies:
  - {id: namnden, name: Nämnden, kind: nämnd, mark: beslutat, source: beslut}
contributions:
  - {body: namnden, subject: "2.2", text: Undervisar, mark: beslutat, source: beslut}
management:
  - id: finansiellt-mal
    name: Finansiellt mål
    scope: kommun
    kind: finansiellt
    decision: Fullmäktige 2019
    document: budget
    indicators: [N15428]
    missing: Texten är inte inläst.
    mark: beslutat
    source: beslut
goals:
"""
WHOLE = SMALL.replace("goals:\n", AROUND, 1)
# name, text in the valid file, text in the spoilt one, what the line of the error holds, field, words of the message
GOAL = "  - id: finansiellt-mal\n"
TWICE = """\
  - {id: finansiellt-mal, name: A, scope: kommun, kind: verksamhet, decision: B, missing: C, mark: förslag,
     source: projekt}
"""
READ = "    missing: Texten är inte inläst.\n"
SPOILT = [
    ("unknown document", "document: budget", "document: tom", "document: tom", "document", "'tom' finns inte"),
    (
        "unknown nyckeltal", "s: [N15428]\n    missing", "s: [N99999]\n    missing", "s: [N99999]", "indicators",
        "'N99999' finns inte",
    ),
    ("neither target nor what is missing", READ, "", "id: finansiellt-mal", "target", "både target och missing saknas"),
    ("unknown scope", "scope: kommun", "scope: region", "scope: region", "scope", "'region' finns inte bland"),
    ("unknown kind", "kind: finansiellt", "kind: ekonomi", "kind: ekonomi", "kind", "'arbetsgivare', 'verksamhet'"),
    ("unknown source", f"{READ}    mark: beslutat\n    source: beslut", f"{READ}    mark: beslutat\n    source: inget",
     "source: inget", "source", "'inget' finns inte"),
    ("unknown key", READ, f"    saknas: ja\n{READ}", "saknas: ja", "saknas", "okänt fält"),
    ("no decision", "    decision: Fullmäktige 2019\n    document", "    document", "id: finansiellt-mal", "decision",
     "saknas"),
    ("empty target", READ, "    target: ''\n", "target: ''", "target", "tom"),
    ("unknown version", READ, f"{READ}    only_in: [borta]\n", "only_in: [borta]", "only_in", "'borta' finns inte"),
    ("unknown body", "body: namnden", "body: styrelsen", "body: styrelsen", "body", "'styrelsen' finns inte"),
    ("unknown subject", 'subject: "2.2", text', 'subject: "2.9", text', 'subject: "2.9"', "subject",
     "'2.9' finns inte"),
    ("two with one id", GOAL, TWICE + GOAL, GOAL.rstrip(), "id", "finns redan"),
]  # fmt: skip


def test_the_whole_can_be_read(write: Write) -> None:
    (goal,) = load_programme(write(WHOLE)).management
    assert (goal.document, goal.target) == ("budget", None)


@pytest.mark.parametrize(("right", "wrong", "at", "field", "said"), [x[1:] for x in SPOILT], ids=[x[0] for x in SPOILT])
def test_what_is_wrong_is_named_with_line_field_and_remedy(
    error_of: Callable[[str], ProgrammeError], right: str, wrong: str, at: str, field: str, said: str
) -> None:
    assert right in WHOLE
    text = WHOLE.replace(right, wrong, 1)
    line = next(number for number, content in enumerate(text.splitlines(), 1) if at in content)
    found = [each for each in error_of(text).problems if each.field.endswith(field) and said in str(each)]
    assert [each.line for each in found] == [line], error_of(text)
    assert found[0].remedy.endswith(".")


def test_what_the_page_of_2019_says_of_boards_is_not_carried_to_the_published_version(real: Programme) -> None:
    published = load_programme("programme/2023-publicerat.yml")
    assert "overgripande-mal" in {each.source for each in real.contributions}
    assert "overgripande-mal" not in {each.source for each in published.contributions}


def test_no_target_that_nobody_has_read_is_written(real: Programme) -> None:
    assert all(each.target is None and each.missing for each in real.management)
    assert "koncern" in {each.scope for each in real.management}
