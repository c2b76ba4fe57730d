"""What can be wrong with goal conflicts and totals gives file, line, field and remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators.programme import Programme, ProgrammeError, conflict_series, load_programme

from .conftest import SMALL, Write

TOTAL = """\
totals:
  - kpi: N15428  # total
    name: utsläppen totalt
    short: Utsläpp, totalt
    unit: ton
    unit_short: ton
    decimals: 0
    divisor: 1000
conflicts:
"""
GIVEN = "    direction: 1\n    total_of: N15428\n"
ANCHOR = "    against: [N00914]\n"
SHOWS = "    shows: {indicators: [N15428], years: [2020, 2021]}\n"

# name, text in the valid file, text in the spoilt file, the line that holds the error, field, words of the message
SPOILT = [
    ("one side only", "    against: [N00914]\n", "", "pull: [N15428]", "pull", "against saknas"),
    ("the other side only", "    pull: [N15428]\n", "", "against: [N00914]", "against", "pull saknas"),
    (
        "neither figures nor reason",
        "    pull: [N15428]\n    against: [N00914]\n",
        "",
        "- id: konflikt",
        "missing",
        "skriv under missing varför inte",
    ),
    (
        "figures and a reason why there are none",
        ANCHOR,
        f"{ANCHOR}    missing: Uppgift saknas.\n",
        "missing:",
        "missing",
        "både nyckeltal och en förklaring",
    ),
    ("the same on both sides", "against: [N00914]", "against: [N15428]", "against:", "against", "på båda sidor"),
    ("unknown KPI against", "against: [N00914]", "against: [N99999]", "against:", "against", "'N99999' finns inte"),
    (
        "total of what is not judged",
        "    direction: 1\n",
        "    direction: 1\n    total_of: N99999\n",
        "total_of",
        "total_of",
        "inte en indikator",
    ),
    (
        "computed of what is not judged",
        "conflicts:\n",
        TOTAL.replace("N15428", "N00914"),
        "# total",
        "kpi",
        "inte en ind",
    ),
    ("computed without inhabitants", "conflicts:\n", TOTAL, "# total", "kpi", "antalet invånare (N01951)"),
    ("division by nothing", "conflicts:\n", TOTAL.replace("1000", "0"), "divisor", "divisor", "mer än 0"),
    ("unknown KPI shown", ANCHOR, ANCHOR + SHOWS.replace("N15428", "N99999"), "shows:", "indicators", "'N99999' finns"),
    ("years backwards", ANCHOR, ANCHOR + SHOWS.replace("2020", "2022"), "shows:", "years", "tidigare året först"),
    ("the same year twice", ANCHOR, ANCHOR + SHOWS.replace("2020", "2021"), "shows:", "years", "tidigare året först"),
    ("nothing shown", ANCHOR, ANCHOR + SHOWS.replace("N15428", ""), "shows:", "indicators", ""),
    ("one year only", ANCHOR, ANCHOR + SHOWS.replace("2020, ", ""), "shows:", "years", ""),
    ("misspelt field", "conflicts:\n", TOTAL.replace("divisor", "divsor"), "divsor", "divsor", "Menas divisor?"),
    ("wrong code", "conflicts:\n", TOTAL.replace("N15428", "15428"), "# total", "kpi", "15428 är inte text"),
    (
        "negative age",
        "    direction: 1\n",
        "    direction: 1\n    max_age: -1\n",
        "max_age",
        "max_age",
        "för litet",
    ),
]


@pytest.mark.parametrize(("name", "valid", "spoilt", "marker", "field", "said"), SPOILT, ids=[row[0] for row in SPOILT])
def test_a_spoilt_conflict_names_line_field_and_remedy(
    error_of: Callable[[str], ProgrammeError], name: str, valid: str, spoilt: str, marker: str, field: str, said: str
) -> None:
    assert valid in SMALL
    text = SMALL.replace(valid, spoilt, 1)
    line = next(number for number, each in enumerate(text.splitlines(), 1) if marker in each)
    found = [each for each in error_of(text).problems if each.line == line and each.field == field]
    assert found, error_of(text)
    assert any(said in f"{each.what}. {each.remedy}" for each in found)


def test_two_totals_of_one_emission_are_refused(error_of: Callable[[str], ProgrammeError]) -> None:
    text = SMALL.replace("    direction: 1\n", GIVEN, 1).replace("conflicts:\n", TOTAL, 1)
    assert any("har redan en total" in each.what for each in error_of(text).problems)


def test_a_conflict_without_figures_needs_only_its_reason(write: Write) -> None:
    text = SMALL.replace("    pull: [N15428]\n    against: [N00914]\n", "    missing: Uppgift saknas.\n")
    (conflict,) = load_programme(write(text)).conflicts
    assert conflict.missing == "Uppgift saknas."


def test_a_total_stands_in_for_the_emission_per_inhabitant(write: Write) -> None:
    text = SMALL.replace("    direction: 1\n", GIVEN, 1)
    (series,) = conflict_series(load_programme(write(text)))
    assert (series.id, series.stands_for, series.criterion) == ("N00914", ("N00914", "N15428"), "2.2")


def test_a_supporting_series_is_paired_only_where_it_is_named(write: Write) -> None:
    found = {each.id: each.only_declared for each in conflict_series(load_programme(write(SMALL)))}
    assert found == {"2.2-N15428": False, "N00914": True}
    unnamed = SMALL.replace("    pull: [N15428]\n    against: [N00914]\n", "    missing: Uppgift saknas.\n")
    assert [each.id for each in conflict_series(load_programme(write(unnamed)))] == ["2.2-N15428"]


def test_context_is_read_only_where_a_conflict_names_it(real: Programme) -> None:
    named = real.conflicts[-1].model_copy(update={"pull": ("N00927",)})
    before = {each.stands_for[0] for each in conflict_series(real)}
    after = conflict_series(real.model_copy(update={"conflicts": (named,)}))
    (context,) = [each for each in after if each.kpi == "N00927"]
    assert "N00927" not in before and context.only_declared and context.direction == 0


def test_the_real_totals_replace_every_emission_to_air_per_inhabitant(real: Programme) -> None:
    found = {each.id: each for each in conflict_series(real)}
    assert {"N07702", "N85047*N01951", "N85048*N01951", "N45700"} <= found.keys()
    assert not {"1.1-N00401", "1.1-N85047", "1.1-N85048"} & found.keys()
    assert found["N07702"].max_age == 2 and found["N07702"].direction == -1


def test_what_a_conflict_shows_is_read_and_is_no_pair(write: Write) -> None:
    unpaired = SMALL.replace("    pull: [N15428]\n    against: [N00914]\n", "    missing: Uppgift saknas.\n" + SHOWS)
    programme = load_programme(write(unpaired.replace("indicators: [N15428]", "indicators: [N00914]")))
    (conflict,) = programme.conflicts
    assert conflict.shows is not None and conflict.shows.years == (2020, 2021)
    assert {each.id: each.only_declared for each in conflict_series(programme)} == {"2.2-N15428": False, "N00914": True}
