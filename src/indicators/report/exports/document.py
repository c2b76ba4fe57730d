"""The annual report as a Word document: real headings, real tables with a header row, captions, Swedish."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from indicators.report.exports.annual import AnnualReport, Chapter
from indicators.report.exports.files import same_bytes
from indicators.report.exports.tables import Table, cell_text

_LANGUAGE = "sv-SE"
_PAGE, _MARGIN = (Cm(29.7), Cm(21.0)), Cm(2)
_TWIP = 635
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_STYLES = ("Title", "Heading 1", "Heading 2", "Caption")


def document(report: AnnualReport) -> bytes:
    """Return the report as the bytes of a docx file; the same report gives the same bytes.

    Each table has a caption above it, a header row that repeats on every page, a title and a description for whoever
    cannot see it, and no merged cells. The language is Swedish and the dates are the snapshot's.
    """
    word = Document()
    _set_up(word, report)
    word.add_heading(report.title, 0)
    for text in report.intro:
        word.add_paragraph(text)
    tables = _Tables(word)
    for chapter in report.chapters:
        _chapter(word, chapter, tables)
    word.add_heading(report.summed.title, 1)
    tables.add(report.summed)
    word.add_heading(report.provenance.title, 1)
    tables.add(report.provenance)
    content = io.BytesIO()
    word.save(content)
    return same_bytes(content.getvalue())


def _set_up(word: Any, report: AnnualReport) -> None:
    """Set page, language, styles and properties."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name in _STYLES:
        word.styles[name].font.color.rgb = _INK
    word.styles["Normal"].font.size = Pt(10)
    for part, tag in ((word.styles.element, "w:lang"), (word.settings.element, "w:themeFontLang")):
        for language in part.iter(qn(tag)):
            language.set(qn("w:val"), _LANGUAGE)
    date = dt.datetime.fromisoformat(report.date)
    facts = word.core_properties
    facts.title, facts.subject, facts.language = report.title, report.intro[0][:255], _LANGUAGE
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.created = facts.modified = date
    facts.revision = 1
    _field(section.footer.paragraphs[0], "PAGE")


def _chapter(word: Any, chapter: Chapter, tables: _Tables) -> None:
    word.add_heading(chapter.title, 1)
    word.add_paragraph(chapter.text)
    for title, content in chapter.sections:
        word.add_heading(title, 2)
        if isinstance(content, Table):
            tables.add(content)
        else:
            word.add_paragraph(content)


class _Tables:
    """Adds tables to a document and numbers them."""

    def __init__(self, word: Any) -> None:
        self._word = word
        self._count = 0

    def add(self, table: Table) -> None:
        """Add the table with its numbered caption above it."""
        self._count += 1
        caption = self._word.add_paragraph("Tabell ", style="Caption")
        caption.paragraph_format.keep_with_next = True
        _field(caption, "SEQ Tabell \\* ARABIC", str(self._count))
        caption.add_run(f". {table.title}")
        made = self._word.add_table(1 + len(table.rows), len(table.columns), style="Table Grid")
        made.autofit = False
        _describe(made, table)
        for column, width in zip(made.columns, _widths(table), strict=True):
            column.width = width
        for row, cells in zip(made.rows, [table.columns, *table.rows], strict=True):
            _fill(row, [cell_text(cell) for cell in cells], table)
        _header(made.rows[0])


def _describe(made: Any, table: Table) -> None:
    """Give the table its title and description, and say that its first row is a header."""
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for name, value in (("firstRow", "1"), ("firstColumn", "0"), ("noVBand", "1"), ("noHBand", "1")):
        look.set(qn(f"w:{name}"), value)
    for tag, text in (("w:tblCaption", table.title), ("w:tblDescription", f"Kolumner: {', '.join(table.columns)}.")):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        properties.append(element)


def _widths(table: Table) -> list[int]:
    """Return the columns' widths, in whole twips, which together fill the page between its margins."""
    room = int(_PAGE[0] - 2 * _MARGIN) // _TWIP
    return [room * width // sum(table.widths) * _TWIP for width in table.widths]


def _fill(row: Any, texts: Sequence[str], table: Table) -> None:
    """Write a row's cells, numbers to the right; a row is never split between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width, numeric in zip(row.cells, texts, _widths(table), table.numeric, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text).font.size = Pt(9)
        if numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _header(row: Any) -> None:
    """Make the row the header: bold, and repeated on every page the table reaches."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _field(paragraph: Any, instruction: str, shown: str = "1") -> None:
    """Add a Word field, which Word counts anew itself, with what it shows until then."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    element.append(run)
    paragraph._p.append(element)
