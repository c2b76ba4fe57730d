"""The page of steering documents: what hangs loose both ways, what holds in the year, nothing invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from indicators.pages import Picture, documents, governing
from indicators.programme import Document

DOCUMENT = {
    "id": "plan", "name": "Plan | [ett]", "decided_by": "Okänt", "decision": "Publicerad", "level": "kommun",
    "mark": "beslutat", "source": "remissen",
}  # fmt: skip


def document(*subjects: str, mark: str = "förslag", **changes: Any) -> Document:
    ties = tuple({"subject": each, "mark": mark, "source": "projekt"} for each in subjects)
    return Document.model_validate(DOCUMENT | {"governs": ties} | changes)


def having(picture: Picture, *found: Document) -> Picture:
    return replace(picture, programme=picture.programme.model_copy(update={"documents": found}))


def test_the_criteria_that_no_document_names_are_listed_each_as_a_link(vaggeryd: Picture) -> None:
    loose = [each.id for each in governing.ungoverned(vaggeryd.programme)]
    assert loose == ["1.3", "2.1", "2.2", "2.3", "3.2", "4.1", "4.2", "4.3", "4.4"]
    text = documents.orphans(vaggeryd).markdown
    assert "[1.3 Beredskap mot oönskade händelser](mal-1.qmd#kriterium-1-3)" in text
    assert "[4.4 Attraktivitet](mal-4.qmd#kriterium-4-4) [Förslag – inte beslutat]{.proposal}" in text


def test_a_tie_to_a_nyckeltal_names_its_criterion_and_a_tie_to_the_goal_names_none(vaggeryd: Picture) -> None:
    kpi = vaggeryd.programme.indicators_of("2.2")[0].kpi
    named = having(vaggeryd, document(kpi))
    assert "2.2" not in [each.id for each in governing.ungoverned(named.programme)]
    assert [each.kpi for each in governing.follow_up(named.programme, named.programme.documents[0])] == [kpi]
    whole = having(vaggeryd, document("2"))
    assert "2.2" in [each.id for each in governing.ungoverned(whole.programme)]


def test_documents_that_nothing_follows_up_are_named(vaggeryd: Picture) -> None:
    alone, empty = document("N.1", name="Bostäder"), document(id="tom", name="Tom plan")
    page = having(vaggeryd, alone, empty, document("2.2", id="skola", name="Skolplan"))
    assert [each.id for each in governing.without_follow_up(page.programme)] == ["plan", "tom"]
    text = documents.orphans(page).markdown
    assert "Ingen indikator som ska bedömas följer upp de här dokumenten:\n\n- Bostäder\n- Tom plan" in text
    assert "Skolplan" not in text


def test_documents_whose_indicators_cannot_be_assessed_are_said_apart(vaggeryd: Picture) -> None:
    assert {each.id for each in governing.not_assessed(vaggeryd)} == {"budget-2020", "budget-2022"}
    assert "ingen av dem kan bedömas 2022:\n\n- Budget 2020–2022\n" in documents.orphans(vaggeryd).markdown


@pytest.mark.parametrize(
    ("first", "last", "year", "state"),
    [
        (2019, 2022, 2022, "yes"),
        (2019, 2022, 2023, "past"),
        (2019, 2022, 2018, "not_yet"),
        (None, 2022, 2023, "past"),
        (2026, None, 2022, "not_yet"),
        (2020, None, 2022, "partly_known"),
        (None, 2030, 2022, "partly_known"),
        (None, None, 2022, "unknown"),
    ],
)
def test_whether_a_document_holds_in_a_year(first: int | None, last: int | None, year: int, state: str) -> None:
    assert governing.holds(document("1", valid_from=first, valid_to=last), year) == state


def test_past_not_yet_and_unknown_validity_are_said_with_the_year(vaggeryd: Picture) -> None:
    text = documents.validity(vaggeryd).markdown
    assert "Inget dokument har gått ut före 2022." in text
    assert "Gäller först efter 2022: Miljöprogram 2026–2029." in text
    assert "Okänd giltighet: Kultur" in text and "Nationella folkhälsomål." in text
    later = documents.validity(replace(vaggeryd, year=2026)).markdown
    gone = later.split("gått ut före 2026: ")[1].split("\n")[0]
    assert gone == "Övergripande mål 2019–2022, Budget 2020–2022 och Miljöprogram 2022–2025."
    assert "Gäller först efter" not in later


def test_the_table_keeps_decided_and_proposed_ties_apart_and_says_unknown(vaggeryd: Picture) -> None:
    rows = {row.split(" | ")[0].strip("| "): row for row in documents.register(vaggeryd).markdown.split("\n")}
    housing = rows["Boendeutvecklingsprogram"]
    decided, proposed = housing.split("(beslutat eller publicerat); ")
    assert "Mål 1, Mål 2, Mål 3 och Mål 4" in decided and "1.2 Hållbar tillväxt i hela kommunen" in proposed
    assert "[Förslag – inte beslutat]{.proposal}" in proposed and "proposal" not in decided
    assert housing.count("Okänt") == 2
    assert "{.proposal}" not in rows["Övergripande mål 2019–2022"]
    assert "(<https://vaggeryd.se/" in rows["Övergripande mål 2019–2022"]


def test_text_and_addresses_from_the_file_are_inert(vaggeryd: Picture) -> None:
    page = having(vaggeryd, document("1", link="https://example.org/a>)(b|<script>"))
    text = documents.register(page).markdown
    assert r"Plan \| \[ett\]" in text and "<script>" not in text and "%7C%3Cscript%3E" in text


def test_the_drawing_has_a_line_a_tie_and_its_twin_every_document(vaggeryd: Picture) -> None:
    figure = documents.drawing(vaggeryd)
    assert figure is not None
    ties = [tie for each in vaggeryd.programme.documents for tie in each.governs]
    count = {t.name: list(t.x).count(None) + 1 for t in figure.plot.data}
    assert count["decided"] == sum(tie.mark == "beslutat" for tie in ties)
    assert count["decided"] + count["proposed"] == len(ties)
    rows = list(figure.table["Dokument"])
    assert sorted(rows) == sorted(each.name for each in vaggeryd.programme.documents)
    heights = {note.text.replace("<br>", " "): note.y for note in figure.plot.layout.annotations}
    assert [heights[row] for row in rows] == sorted(heights[row] for row in rows)
    assert f"{count['decided']} heldragna" in figure.alt


def test_a_programme_without_documents_says_so(vaggeryd: Picture, kiruna: Picture) -> None:
    for page in (having(vaggeryd), kiruna):
        assert "nämner inga styrdokument" in documents.heading(page).markdown
        assert documents.drawing(page) is None
        assert not any(part(page).markdown for part in (documents.register, documents.orphans, documents.validity))


def test_documents_without_ties_are_not_counted_as_tied(vaggeryd: Picture) -> None:
    text = documents.heading(having(vaggeryd, document("1", mark="beslutat"), document(id="tom"))).markdown
    assert "Ett dokument har" in text and "kommunen: 1 koppling. Förslag: 0 kopplingar." in text
    assert "{.proposal}" not in text
