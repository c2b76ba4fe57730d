"""The real PDF: accessible by its own claim, in Swedish, with cover, contents and page numbers; summary first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from .page_reader import one_line
from .whole_report import WholeReport


@pytest.fixture(scope="module")
def pdf(vaggeryd: WholeReport) -> PdfReader:
    return PdfReader(vaggeryd.folder / "rapport.pdf")


def test_it_is_tagged_in_swedish_and_shows_its_title(pdf: PdfReader) -> None:
    catalog: Any = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/Lang"].startswith("sv")
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata is not None and pdf.metadata.title == "Nulägesbild Vaggeryd 2022"


def test_its_metadata_claims_pdf_ua_1_and_pdf_a_2a(pdf: PdfReader) -> None:
    catalog: Any = pdf.trailer["/Root"]
    xmp = catalog["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[^0-9]*1\b", xmp)
    assert re.search(r"pdfaid:part[^0-9]*2\b", xmp) and re.search(r"pdfaid:conformance\W+A\b", xmp)


def test_it_is_dated_by_the_snapshot_and_not_by_the_clock(pdf: PdfReader, vaggeryd: WholeReport) -> None:
    assert pdf.metadata is not None and pdf.metadata.creation_date is not None
    package = (vaggeryd.workspace.raw / "2024-host" / "datapackage.json").read_text(encoding="utf-8")
    assert pdf.metadata.creation_date.date().isoformat() in package


def test_it_opens_with_a_cover_that_says_whose_it_is_and_what_is_only_proposed(vaggeryd: WholeReport) -> None:
    cover = vaggeryd.paper[0]
    for text in ("Vaggeryd", "2022", "Nulägesbild", "förslag – inte beslutade", "uttag 2024-host"):
        assert text in cover
    assert "Sida 1" not in cover


def test_contents_then_the_summary_come_before_the_goals(vaggeryd: WholeReport) -> None:
    def first(opening: str) -> int:
        return next(n for n, text in enumerate(vaggeryd.paper) if re.search(rf"^{opening}\n", text, re.M))

    contents, summary = first("Innehåll"), first("Sammanfattning")
    goals = [next(n for n, text in enumerate(vaggeryd.paper) if text.startswith(f"Mål {goal}\n")) for goal in "1234"]
    assert 0 < contents < summary < goals[0] and goals == sorted(goals)
    assert "Har Vaggeryd blivit bättre sedan 2019?" in vaggeryd.paper[summary]
    assert summary <= 4


def test_every_page_after_the_cover_has_its_number_among_all(vaggeryd: WholeReport) -> None:
    total = len(vaggeryd.paper)
    assert [n for n, text in enumerate(vaggeryd.paper[1:], start=2) if f"Sida {n} av {total}" not in text] == []


def test_the_contents_give_each_criterion_the_page_where_it_stands(vaggeryd: WholeReport) -> None:
    contents = "\n".join(text for text in vaggeryd.paper[1:4])
    for criterion in vaggeryd.programme.criteria:
        heading = f"{criterion.id} {criterion.name}"
        entry = re.search(rf"^{re.escape(heading)} [. ]+(\d+)$", contents, re.M)
        assert entry, heading
        assert re.search(rf"^{re.escape(heading)}$", vaggeryd.paper[int(entry[1]) - 1], re.M), heading


def test_its_bookmarks_are_the_pages_and_criteria_in_order(pdf: PdfReader, vaggeryd: WholeReport) -> None:
    def titles(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    found = list(titles(pdf.outline))
    wanted = [f"{criterion.id} {criterion.name}" for criterion in vaggeryd.programme.criteria]
    assert [title for title in found if title in wanted][: len(wanted)] == wanted
    assert found.index("Sammanfattning") < found.index("Mål 1") < found.index("Data och metod")


def structure(element: Any) -> Iterator[tuple[str, str]]:
    """Yield the kind of each element of the structure tree, and its alternative text."""
    stack = [element]
    while stack:
        found = stack.pop()
        if "/S" in found:
            yield str(found["/S"]), str(found.get("/Alt", ""))
        kids = found.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            resolved = kid.get_object() if hasattr(kid, "get_object") else kid
            if hasattr(resolved, "get"):
                stack.append(resolved)


def test_every_figure_has_its_own_alternative_text_and_every_table_a_header(
    pdf: PdfReader, vaggeryd: WholeReport
) -> None:
    catalog: Any = pdf.trailer["/Root"]
    elements = list(structure(catalog["/StructTreeRoot"]))
    kinds = Counter(kind for kind, _ in elements)
    figures = [alt for kind, alt in elements if kind == "/Figure"]
    assert sorted(map(one_line, figures)) == sorted(one_line(figure.alt) for figure in vaggeryd.figures.values())
    assert kinds["/Table"] == kinds["/THead"] > len(vaggeryd.figures)
    assert kinds["/H1"] >= 10 and kinds["/H2"] > 22 and kinds["/H3"] >= 84


def test_no_page_is_empty_and_no_running_text_is_lost(vaggeryd: WholeReport) -> None:
    assert min(len(text) for text in vaggeryd.paper) > 150
    numbers = [int(found[1]) for text in vaggeryd.paper if (found := re.search(r"Sida (\d+) av", text))]
    assert all(after - before == 1 for before, after in pairwise(numbers))
