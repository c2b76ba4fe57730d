"""Each way a programme file can be wrong gives file, line, field, what is wrong and a remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.programme import ProgrammeError, load_programme

from .conftest import SMALL, Write

Fail = Callable[[str], ProgrammeError]

# name, text in the valid file, text in the spoilt file, the line that holds the error, field, words of the message
SPOILT = [
    ("unknown key", "name: Lärande", "nmae: Lärande", "nmae:", "nmae", "okänt fält. Menas name?"),
    ("missing field", "            title: Behöriga, andel (%)\n", "", "- kpi: N15428", "title", "fältet saknas"),
    ("wrong KPI code", "kpi: N15428", "kpi: X15428", "kpi: X15428", "kpi", "N eller U och fem siffror"),
    ("wrong group code", "G36109", "36109", "peer_group", "peer_group", "36109 är inte text"),
    ("unquoted code", 'municipality: "0665"', "municipality: 665", "municipality", "municipality", "citattecken"),
    ("unknown criterion", 'also_in: ["2.1"]', 'also_in: ["9.9"]', "also_in", "also_in", "'9.9' finns inte"),
    ("own criterion", 'also_in: ["2.1"]', 'also_in: ["2.2"]', "also_in", "also_in", "indikatorns eget kriterium"),
    ("goal of another number", 'id: "2.1"', 'id: "3.1"', 'id: "3.1"', "id", "står under mål '2'"),
    ("unquoted criterion", 'id: "2.1"', "id: 2.1", "id: 2.1", "id", "2.1 är inte text"),
    (
        "unknown source",
        "kind: overgripande\n    mark: beslutat\n    source: beslut",
        "kind: overgripande\n    mark: beslutat\n    source: bselut",
        "source: bselut",
        "source",
        "'bselut' finns inte",
    ),
    ("unknown reference", "reference: beslut}", "reference: inget}", "reference: inget", "reference", "finns inte"),
    ("duplicate criterion", 'id: "2.2"', 'id: "2.1"  # igen', "# igen", "id", "'2.1' finns redan på"),
    ("limit better than target", "limit: 80", "limit: 90", "limit: 90", "limit", "90 är bättre än målvärdet 85"),
    ("target outside share", "target: 85", "target: 850", "target: 850", "target", "mellan 0 och 100"),
    ("wrong word", "influence: egen", "influence: stor", "influence", "influence", "'egen', 'delad', 'liten'"),
    ("wrong mark", "name: Mål 2\n", "name: Mål 2\n    exact: ja\n", "exact", "exact", "varken true eller false"),
    ("year too large", "baseline_year: 2019", "baseline_year: 20199", "baseline_year", "baseline_year", "2100 eller"),
    ("year as text", "baseline_year: 2019", 'baseline_year: "2019"', "baseline_year", "baseline_year", "heltal"),
    ("decimals as fraction", "decimals: 1\n            d", "decimals: 1.5\n            d", "1.5", "decimals", "heltal"),
    ("date that does not exist", "date: 2020-02-19", "date: 2020-02-31", "2020-02-31", "date", "giltigt datum"),
    ("term backwards", "term: [2019, 2022]", "term: [2022, 2019]", "term", "term", "slutar före"),
    ("duplicate key", "reference: Dnr 1", "reference: Dnr 1\nstatus: remiss", "status: remiss", "status", "rad 4"),
    ("anchor and alias", "reference: Dnr 1", "reference: &a Dnr 1", "&a", "yaml", "ankare (&) och alias (*)"),
    ("alias bomb", "id: prov", "a: &a [x, x]\nb: &b [*a, *a]\nid: prov", "a: &a", "yaml", "inte tillåtna"),
    ("tag", "id: prov", "id: !!python/name:os.system prov", "!!python", "yaml", "taggar (!)"),
    ("second document", "status: antagen", "---\nstatus: antagen", "---", "yaml", "mer än ett dokument"),
    ("tab as indent", "    date: 2019", "\tdate: 2019", "\tdate", "yaml", "inte giltig YAML"),
    ("quote without an end", "name: Mål 2", 'name: "Mål 2', 'name: "Mål 2', "yaml", "öppnas på rad"),
    ("control character", "Att pröva.", "Att \x07pröva.", "purpose", "yaml", "otillåtet tecken"),
    ("deep nesting", "id: prov", "id: " + "[" * 5000, "id: [", "yaml", "fler än 20 nivåer"),
    ("text in two lines", "purpose: Att pröva.", "purpose: |-\n  Att\n  pröva.", "purpose", "purpose", "radbrytning"),
    (
        "map of another criterion",
        "map_indicator: null",
        "map_indicator: N00914",
        "map_indicator",
        "map_indicator",
        "visas inte under",
    ),
    ("unknown conflict KPI", "pull: [N15428]", "pull: [N99999]", "pull", "pull", "'N99999' finns inte i programmet"),
    ("external without target", "proposal: quantile", "proposal: external", "proposal", "proposal", "external saknas"),
    (
        "context with proposal",
        "direction: 1\n            max",
        "direction: 0\n            max",
        "proposal:",
        "proposal",
        "bedöms inte",
    ),
    ("count without per", "basis: cohort", "basis: count", "basis", "basis", "per saknas"),
    ("cohort without noun", "            noun: elever\n", "", "basis", "basis", "noun saknas"),
    (
        "unread beside decided",
        "also_in:",
        "decided_unread: true\n            also_in:",
        "decided_unread",
        "decided_unread",
        "under values",
    ),
    ("decided without decision", ", reference: beslut}", "}", "target: 85", "reference", "måste hänvisa till beslutet"),
    (
        "proposal with a decision",
        "status: beslutad",
        "status: förslag",
        "target: 85",
        "reference",
        "hör till ett beslut",
    ),
    (
        "proposal with a date",
        "beslutad, reference: beslut",
        "förslag, date: 2020-04-27",
        "2020-04",
        "date",
        "kan inte ha",
    ),
    (
        "date of another day",
        "reference: beslut}",
        "reference: beslut, date: 2019-05-28}",
        "05-28",
        "date",
        "2019-05-27",
    ),
    (
        "decided by a source that is no decision",
        "    date: 2019-05-27\n",
        "    date: 2019-05-27\n    decision: false\n",
        "target: 85",
        "reference",
        "inget beslut (decision: false)",
    ),
    (
        "decided by a source without a date",
        "    date: 2019-05-27\n",
        "",
        "target: 85",
        "reference",
        "har inget datum",
    ),
    (
        "indicator called decided on the project's own proposal",
        "            mark: förslag\n            source: projekt\n",
        "            mark: beslutat\n            source: projekt\n",
        "            mark: beslutat",
        "mark",
        "'projekt' är inget beslut",
    ),
    (
        "tie called decided on the project's own proposal",
        "mark: förslag, source: projekt}",
        "mark: beslutat, source: projekt}",
        "number: 4",
        "mark",
        "'projekt' är inget beslut",
    ),
    (
        "dimension called decided on the project's own proposal",
        "mark: beslutat\n        source: beslut\n        dimension: social\n        dimension_mark: förslag",
        "mark: förslag\n        source: projekt\n        dimension: social\n        dimension_mark: beslutat",
        "dimension_mark: beslutat",
        "dimension_mark",
        "'projekt' är inget beslut",
    ),
    (
        "proposed criterion that is rolled up",
        "name: Lärande\n        mark: beslutat",
        "name: Lärande\n        mark: förslag  # här",
        "rollup: true  # 2.2",
        "rollup",
        "räknas inte i målets",
    ),
    ("empty date", "date: 2020-02-19", "date:", "date:", "date", "datum saknas"),
    ("value before the baseline", "year: 2022", "year: 2010", "target: 85", "year", "inte efter utgångsåret 2019"),
    ("value of the baseline year", "year: 2022", "year: 2019", "target: 85", "year", "inte efter utgångsåret 2019"),
    ("value without status", "status: beslutad, ", "", "target: 85", "status", "fältet saknas"),
    ("unknown status", "status: beslutad", "status: beslutat", "beslutat,", "status", "'förslag', 'beslutad'"),
    ("unknown ambition", "limit: 80,", "limit: 80, ambition: lagom,", "lagom", "ambition", "'låg', 'medel', 'hög'"),
    ("long term without year", "limit: 80,", "limit: 80, long_term: 90,", "long_term", "long_term", "hör ihop"),
    ("year without long term", "limit: 80,", "limit: 80, long_term_year: 2030,", "2030", "long_term", "hör ihop"),
    ("long term outside share", "limit: 80,", "long_term: 101, long_term_year: 2030,", "101", "long_term", "0 och 100"),
    ("long term before", "limit: 80,", "long_term: 90, long_term_year: 2021,", "2021", "long_term_year", "ligger före"),
    (
        "value of a context indicator",
        "direction: 1\n            max",
        "direction: 0\n            max",
        "values:",
        "values",
        "direction 0 kan inte ha mål",
    ),
    (
        "a year twice",
        "              - {year: 2022",
        "              - {year: 2022, target: 84, status: förslag}\n              - {year: 2022",
        "target: 85",
        "year",
        "2022 har redan ett värde",
    ),
    (
        "baseline before a break",
        "also_in:",
        "break_from: 2020\n            also_in:",
        "baseline_year",
        "baseline_year",
        "brottet 2020",
    ),
    ("link that is not https", "https://example.org", "javascript:alert", "link:", "link", "https://"),
    ("SDG that does not exist", "number: 4", "number: 18", "number: 18", "number", "17 eller mindre"),
    ("no goals", SMALL[SMALL.index("goals:\n") :], "", "id: prov", "parts", "inga mål"),
    ("empty goals", SMALL[SMALL.index("goals:\n") :], "goals: []\n", "id: prov", "parts", "inga mål"),
    ("not a mapping", SMALL, "- en\n- lista\n", "- en", "filen", "börjar inte med fält"),
    ("empty file", SMALL, "# bara en kommentar\n", "# bara", "filen", "filen är tom"),
]


def _line(text: str, marker: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if marker in line)


@pytest.mark.parametrize(
    ("before", "after", "marker", "field", "words"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT]
)
def test_an_error_names_file_line_field_and_remedy(
    error_of: Fail, before: str, after: str, marker: str, field: str, words: str
) -> None:
    assert before in SMALL
    text = SMALL.replace(before, after, 1)
    problems = error_of(text).problems
    found = [
        each for each in problems if each.line == _line(text, marker) and each.field == field and words in str(each)
    ]
    assert found, problems
    assert found[0].file.endswith("program.yml")
    assert found[0].remedy.endswith((".", "?")) and len(found[0].remedy) > 10
    assert str(found[0]) in str(error_of(text))


def test_the_small_programme_is_valid(write: Write) -> None:
    programme = load_programme(write(SMALL))
    assert [each.id for each in programme.indicators] == ["2.2-N15428"]
    assert [each.id for each in programme.shown_in("2.1")] == ["2.2-N15428"]


def test_all_errors_of_a_file_come_at_once_sorted_by_line(error_of: Fail) -> None:
    text = SMALL
    for before, after in [
        ("status: antagen", "status: klar"),
        ("limit: 80", "limit: 90"),
        ("N00914]", "N00915]"),
        ("kpi: N00914", "kpi: 914"),
        ("reference: Dnr 1", "reference: Dnr 1\nid: prov"),
    ]:
        text = text.replace(before, after, 1)
    problems = error_of(text).problems
    assert {each.field for each in problems} == {"status", "id", "kpi", "against", "limit"}
    assert [each.line for each in problems] == sorted(each.line for each in problems)
    assert str(error_of(text)).startswith("Programmet kan inte användas: 5 fel.")


def test_a_wrong_part_of_a_list_is_not_also_called_a_missing_one(error_of: Fail) -> None:
    problems = error_of(SMALL.replace("name: Arbete", "nam: Arbete").replace("name: Lärande", "nam: Lärande")).problems
    assert {each.what for each in problems} == {"okänt fält", "fältet saknas"}


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "program.yml"
    path.write_bytes(SMALL.replace("Att pröva", "Att pr\xf6va").encode("latin-1"))
    with pytest.raises(ProgrammeError, match=r"program\.yml:2: filen: filen är inte kodad som UTF-8"):
        load_programme(path)


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match=r"saknas\.yml:1: filen: filen finns inte"):
        load_programme(tmp_path / "saknas.yml")


def test_a_huge_file_is_refused_before_it_is_read(write: Write) -> None:
    with pytest.raises(ProgrammeError, match="större än"):
        load_programme(write(SMALL + "#" * 1_000_001))


def test_the_same_kpi_twice_is_an_error_that_names_both_places(error_of: Fail) -> None:
    twice = SMALL[SMALL.index("          - kpi: N15428") :]
    problems = error_of(SMALL + twice).problems
    first = _line(SMALL, "- kpi: N15428")
    assert any(f":{first}" in each.what and each.line == len(SMALL.splitlines()) + 1 for each in problems)


def test_a_lower_is_better_limit_may_stand_above_its_target(write: Write) -> None:
    text = SMALL.replace("direction: 1\n            max", "direction: -1\n            max").replace(
        "limit: 80", "limit: 90"
    )
    assert load_programme(write(text)).indicators[0].values[0].limit == 90


def test_values_chosen_although_a_decision_is_unread_are_an_error(error_of: Fail) -> None:
    text = SMALL.replace("status: beslutad, reference: beslut", "status: förslag").replace(
        "also_in:", "decided_unread: true\n            also_in:"
    )
    assert any("inga andra värden får väljas" in each.what for each in error_of(text).problems)


def test_a_missing_long_term_value_may_be_written_as_null(write: Write) -> None:
    text = SMALL.replace("limit: 80,", "limit: null, long_term: null, long_term_year: null,")
    assert load_programme(write(text)).indicators[0].values[0].long_term is None


@pytest.mark.parametrize("name", ["../program.yml", "/etc/passwd", "mal\\..\\x.yml"])
def test_a_part_outside_the_folder_is_refused(error_of: Fail, name: str) -> None:
    text = SMALL[: SMALL.index("goals:\n")] + f"parts:\n  - '{name}'\n"
    problem = next(each for each in error_of(text).problems if each.field == "parts")
    assert (problem.line, "ligger inte i programmets mapp" in problem.what) == (len(text.splitlines()), True)


def test_a_part_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "utanfor.yml").write_text("id: x\n", encoding="utf-8")
    home = tmp_path / "programme"
    home.mkdir()
    (home / "mal.yml").symlink_to(tmp_path / "utanfor.yml")
    (home / "program.yml").write_text(SMALL[: SMALL.index("goals:\n")] + "parts: [mal.yml]\n", encoding="utf-8")
    with pytest.raises(ProgrammeError, match="ligger inte i programmets mapp"):
        load_programme(home / "program.yml")


def test_an_error_in_a_part_names_that_file_and_a_missing_part_the_line_that_lists_it(tmp_path: Path) -> None:
    goal = SMALL[SMALL.index("goals:\n") :].splitlines()[1:]
    part = "\n".join(line[4:] for line in goal).replace("kind: overgripande", "kind: stort")
    (tmp_path / "mal-2.yml").write_text(part, encoding="utf-8")
    main = SMALL[: SMALL.index("goals:\n")] + "parts:\n  - mal-1.yml\n  - mal-2.yml\n"
    (tmp_path / "program.yml").write_text(main, encoding="utf-8")
    with pytest.raises(ProgrammeError) as caught:
        load_programme(tmp_path / "program.yml")
    places = [(Path(each.file).name, each.line, each.field) for each in caught.value.problems]
    assert places == [
        ("program.yml", _line(main, "mal-1.yml"), "parts"),
        ("mal-2.yml", _line(part, "kind: stort"), "kind"),
    ]
