from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from indicators.pages import Picture
from indicators.programme import Comment
from indicators.records import records
from indicators.report.exports import annual_report
from indicators.report.exports.annual import is_current_state
from indicators.report.exports.tables import Cell, Number, Table, cell_text

UNDECIDED = "Förslag – inte beslutat"


def row_of(table: Table, kpi: str) -> dict[str, Cell]:
    found = next(row for row in table.rows if row[table.columns.index("Nyckeltal")] == kpi)
    return dict(zip(table.columns, found, strict=True))


def named(table: Table, name: str) -> dict[str, Cell]:
    found = next(row for row in table.rows if row[table.columns.index("Namn")] == name)
    return dict(zip(table.columns, found, strict=True))


def with_comment(picture: Picture, subject: str, **more: str) -> Picture:
    said = Comment(
        programme=picture.programme.id,
        subject=subject,
        by="kultur- och fritidsförvaltningen",
        date=dt.date(2023, 2, 1),
        source="projekt",
        year=picture.year,
        paragraphs=("=HYPERLINK", "Andra stycket."),
        **more,
    )
    return replace(picture, programme=picture.programme.model_copy(update={"comments": (said,)}))


def test_2019_is_the_current_state_with_limit_and_proposed_values_and_no_verdicts(state: Picture) -> None:
    table = annual_report(state).indicators
    assert {"Nuläge", "Accepterad gräns", "Målvärde 2020", "Målvärde 2021", "Målvärde 2022"} <= set(table.columns)
    assert not {"Måluppfyllelse", "Takt"} & set(table.columns)
    shown = {str(cell) for row in table.rows for cell in row if isinstance(cell, str)}
    assert not any("ppfyllt" in text for text in shown)
    assert "Sammanvägd bedömning" not in annual_report(state).summed.columns


def test_2019_has_the_values_that_the_pages_have(state: Picture) -> None:
    row = row_of(annual_report(state).indicators, "N15428")
    numbers = ("Nuläge", "Accepterad gräns", "Målvärde 2020", "Målvärde 2021", "Målvärde 2022", "Långsiktigt målvärde")
    assert [cell_text(row[name]) for name in numbers] == ["79,8", "72,9", "80,5", "81,1", "81,8", "87,2"]
    assert row["Status för målvärde och gräns"] == UNDECIDED


def test_every_row_says_whether_its_target_is_decided_or_why_there_is_none(outcome: Picture) -> None:
    table = annual_report(outcome).indicators
    found = {row[table.columns.index("Status för målvärde och gräns")] for row in table.rows}
    unread = "Beslutat mål finns men är inte inläst"
    assert found == {UNDECIDED, unread, "Bakgrund, har inget målvärde", "Inget förslag"}
    assert row_of(table, "N03102")["Status för målvärde och gräns"] == unread
    assert all(
        row_of(table, str(row["kpi"]))["Status för målvärde och gräns"] == UNDECIDED
        for row in records(outcome.results.assessments)
        if row["target"] == row["target"]
    )


def test_2022_has_outcome_target_limit_verdict_and_pace_of_the_assessments(outcome: Picture) -> None:
    row = row_of(annual_report(outcome).indicators, "N15428")
    assert [cell_text(row[name]) for name in ("Utfall", "År", "Målvärde", "Accepterad gräns")] == [
        "77,8", "2022", "81,8", "72,9",
    ]  # fmt: skip
    assert (row["Måluppfyllelse"], row["Osäker bedömning"], row["Takt"]) == ("Delvis uppfyllt", "ja", "Åt fel håll")


def test_what_cannot_be_assessed_says_why_in_plain_text(outcome: Picture) -> None:
    table = annual_report(outcome).indicators
    row = row_of(table, "N03102")
    assert row["Måluppfyllelse"] == "Kan inte bedömas"
    assert row["Varför inte bedömd"] == "beslutat mål finns men är inte inläst"
    for each in table.rows:
        cells = dict(zip(table.columns, each, strict=True))
        assert bool(cells["Varför inte bedömd"]) == (cells["Måluppfyllelse"] == "Kan inte bedömas")
        assert "\\" not in str(cells["Varför inte bedömd"])


def test_counts_of_verdicts_are_those_of_the_assessments(outcome: Picture) -> None:
    table = annual_report(outcome).indicators
    shown = [row[table.columns.index("Måluppfyllelse")] for row in table.rows]
    verdicts = list(outcome.results.assessments["verdict"])
    words = {"met": "Uppfyllt", "partly": "Delvis uppfyllt", "not": "Inte uppfyllt", "na": "Kan inte bedömas"}
    assert {word: shown.count(word) for word in words.values()} == {
        word: verdicts.count(code) for code, word in words.items()
    }


def test_roll_ups_stand_in_a_table_of_their_own_with_the_counts_of_rollups(outcome: Picture) -> None:
    table = annual_report(outcome).summed
    for row in records(outcome.results.rollups):
        if row["level"] == "criterion":
            cells = named(table, f"{row['id']} {outcome.criterion(row['id']).name}")
            counts = ("Uppfyllt", "Delvis uppfyllt", "Inte uppfyllt", "Kan inte bedömas")
            expected = [row[f"n_{code}"] for code in ("met", "partly", "not", "na")]
            assert [int(cells[name].value) for name in counts] == expected  # type: ignore[union-attr, arg-type]
    assert named(table, "4.4 Attraktivitet")["Mål eller kriterium är"] == UNDECIDED
    assert (
        named(table, "N.1 Integrerade bostadsmiljöer")["Sammanvägd bedömning"] == "Kan inte bedömas (ingen indikator)"
    )
    assert named(table, "Interna mål")["Sammanvägd bedömning"] == "Vägs inte samman"


def test_a_missing_number_is_never_zero(outcome: Picture) -> None:
    row = row_of(annual_report(outcome).indicators, "N18409")
    assert row["Utfall"] == Number(None, 1)
    assert cell_text(row["Utfall"]) == "–"


@pytest.mark.parametrize(("year", "is_state"), [("2019", True), ("2021", False), ("2022", False)])
def test_only_the_year_that_is_measured_from_is_a_current_state(
    pictures: dict[str, Picture], year: str, is_state: bool
) -> None:
    assert is_current_state(pictures[year]) is is_state


def test_comments_by_officials_stand_in_a_column_of_their_own(outcome: Picture) -> None:
    report = annual_report(with_comment(outcome, "N15428", measure="Läxhjälp.", prognosis="Målet nås 2024."))
    said = row_of(report.indicators, "N15428")["Kommentar från tjänstepersoner"]
    assert said == (
        "Kommentar från kultur- och fritidsförvaltningen: =HYPERLINK Andra stycket. Vidtagen åtgärd: Läxhjälp. "
        "Tjänstepersonernas prognos: Målet nås 2024."
    )
    assert row_of(report.indicators, "N15507")["Kommentar från tjänstepersoner"] == ""
    kept = {name: table for chapter in report.chapters for name, table in chapter.sections if isinstance(table, Table)}
    assert "Kommentar från tjänstepersoner" in kept["2.2 Lärande och utbildning"].columns
    assert "Kommentar från tjänstepersoner" not in kept["2.3 Försörjning"].columns


def test_a_comment_on_a_criterion_stands_beside_its_roll_up(outcome: Picture) -> None:
    table = annual_report(with_comment(outcome, "3.3")).summed
    said = named(table, "3.3 Kultur, fritid och friluftsutbud")["Kommentar från tjänstepersoner"]
    assert str(said).startswith("Kommentar från kultur- och fritidsförvaltningen:")


def test_another_municipality_is_told_whose_goals_they_are(kiruna: Picture) -> None:
    report = annual_report(kiruna)
    assert any("Mål och kriterier är Vaggeryds" in text for text in report.intro)
    assert row_of(report.indicators, "N03102")["Status för målvärde och gräns"] == "Inget förslag"


def test_provenance_names_snapshot_programme_and_date(outcome: Picture) -> None:
    facts = dict(annual_report(outcome).provenance.rows)
    assert facts["Uttag"] == "2024-host (hösten 2024)"
    assert facts["Uttagets datum"] == outcome.source.descriptor.created
    assert facts["Programversion"] == "2020-02-remiss"
    assert UNDECIDED in str(facts["Målvärden och gränser"])


def test_own_figures_name_their_source(state: Picture) -> None:
    assert "miljöredovisning" in str(row_of(annual_report(state).indicators, "U07514")["Källa"])
