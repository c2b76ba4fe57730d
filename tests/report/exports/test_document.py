from __future__ import annotations

import io
import re
import time
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from indicators.pages import Picture
from indicators.report.exports import AnnualReport, annual_report, document
from indicators.report.exports.tables import Table, cell_text


@pytest.fixture(scope="module")
def report(pictures: dict[str, Picture]) -> AnnualReport:
    return annual_report(pictures["2019"])


@pytest.fixture(scope="module")
def word(report: AnnualReport) -> Any:
    return docx.Document(io.BytesIO(document(report)))


def tables_of(report: AnnualReport) -> list[Table]:
    inner = [content for chapter in report.chapters for _, content in chapter.sections if isinstance(content, Table)]
    return [*inner, report.summed, report.provenance]


def test_goals_and_criteria_are_real_headings(word: Any, report: AnnualReport) -> None:
    found = [(each.style.name, each.text) for each in word.paragraphs if each.style.name.startswith(("Head", "Title"))]
    assert found[:3] == [("Title", report.title), ("Heading 1", "Mål 1"), ("Heading 2", "1.1 Miljö och naturresurser")]
    assert ("Heading 2", "4.4 Attraktivitet (Förslag – inte beslutat)") in found
    assert len([style for style, _ in found if style == "Heading 2"]) == 22


def test_the_goals_wording_is_quoted_exactly(word: Any) -> None:
    texts = [each.text for each in word.paragraphs]
    wording = "med hållbar samhällsutveckling och tillväxt i hela kommunen"
    assert f"Vaggeryds kommun ska vara en plats … {wording}" in texts


def test_every_table_has_header_row_title_description_and_no_merged_cells(word: Any, report: AnnualReport) -> None:
    assert len(word.tables) == len(tables_of(report))
    for made, table in zip(word.tables, tables_of(report), strict=True):
        properties = made._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == table.title
        assert properties.find(qn("w:tblDescription")).get(qn("w:val")).startswith("Kolumner: ")
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
        assert repeated == [True] + [False] * len(table.rows)
        assert made.style.name == "Table Grid"
        assert not list(made._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_the_cells_are_those_of_the_report_in_swedish_numbers(word: Any, report: AnnualReport) -> None:
    for made, table in zip(word.tables, tables_of(report), strict=True):
        shown = [[cell.text for cell in row.cells] for row in made.rows]
        assert shown == [list(table.columns), *([cell_text(cell) for cell in row] for row in table.rows)]
    assert "14\u00a0275" in {cell.text for cell in word.tables[1].columns[2].cells}


def test_captions_are_numbered_by_word_itself(word: Any, report: AnnualReport) -> None:
    captions = [each for each in word.paragraphs if each.style.name == "Caption"]
    assert len(captions) == len(tables_of(report))
    fields = [each._p.find(qn("w:fldSimple")).get(qn("w:instr")) for each in captions]
    assert set(fields) == {"SEQ Tabell \\* ARABIC"}
    shown = ["".join(text.text for text in each._p.iter(qn("w:t"))) for each in captions]
    assert shown[0] == "Tabell 1. 1.1 Miljö och naturresurser: nuläge och föreslagna värden 2019"
    assert re.match(rf"Tabell {len(captions)}\. Om uppgifterna", shown[-1])


def test_the_language_is_swedish_and_the_dates_are_the_snapshots(word: Any, report: AnnualReport) -> None:
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    facts = word.core_properties
    assert (facts.language, facts.title, facts.revision) == ("sv-SE", report.title, 1)
    assert facts.created.date().isoformat() == facts.modified.date().isoformat() == report.date


def test_a_wide_table_fits_between_the_margins(word: Any) -> None:
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert section.page_width > section.page_height
    assert all(sum(column.width for column in table.columns) <= room for table in word.tables)


def test_a_criterion_without_indicators_says_so(word: Any) -> None:
    assert [each.text for each in word.paragraphs].count("Kriteriet har ingen egen indikator.") == 4


def test_the_same_report_gives_the_same_bytes_whatever_the_clock(report: AnnualReport) -> None:
    first = document(report)
    time.sleep(2.1)
    assert document(report) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert archive.namelist()[0] == "[Content_Types].xml"
