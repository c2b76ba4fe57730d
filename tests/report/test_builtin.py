"""The built-in renderer: each component in both site and PDF, hostile text inert, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from report_samples import HOSTILE, INFO, ROOT, markdown_output, save_notebook

from indicators.report import PageSource, PagesProject, RenderResult, render, write_pages
from indicators.report.pages import table_markdown

COMPONENTS = (
    "Har Vaggeryd blivit bättre sedan 2019?",
    "Målvärden och gränser är förslag – inte beslutade",
    "Både och. Bedömningarna görs mot föreslagna värden.",
    "Ordagrant mål.",
    "2.2 Lärande och utbildning",
    "2.3 Lärande och utbildning",
    "3.2 Lärande och utbildning",
    "Delvis uppfyllt",
    "Inte uppfyllt",
    "Osäker",
    "Åt fel håll",
    "Ingen säker trend",
    "Plats 237 av 290",
    "Ingen placering",
    "Förslag – inte beslutat",
    "Alla märken.",
    "6,82 ton (2022)",
    "2.2-N15428-karta",
    "2.2-N15428-utveckling",
    "3.2-N00401-jamforelse",
    "14 854",
    "−4,2",
    "Källa: Kolada (N15428), uttag hösten 2024.",
    "Säger inget om friskolor.",
    "Han sa ”hej”.",
    "den inbyggda framställningen (programvarorna pandoc",
    "uttag 2024-host",
    "2020-02-remiss",
)


class Reader(HTMLParser):
    """Collects a page's text, elements and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._unread = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._unread = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._unread = False

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.text.append(data)


def read(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def flat(text: str) -> str:
    """Return text without line breaks, hyphenation and kinds of space, as PDF text has them anywhere."""
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


@pytest.fixture(scope="module")
def site_text(rendered: RenderResult) -> str:
    return flat(" ".join("".join(read(page).text) for page in sorted(rendered.site.glob("*.html"))))


@pytest.fixture(scope="module")
def pdf_text(rendered: RenderResult) -> str:
    return flat(" ".join(page.extract_text() for page in PdfReader(rendered.pdf).pages))


@pytest.mark.parametrize("component", COMPONENTS)
def test_each_component_stands_in_the_site_and_in_the_pdf(component: str, site_text: str, pdf_text: str) -> None:
    assert flat(component) in site_text
    assert flat(component) in pdf_text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_letter_for_letter_in_both(text: str, site_text: str, pdf_text: str) -> None:
    assert flat(text) in site_text
    assert flat(text) in pdf_text


def test_raw_html_and_typst_take_no_effect(rendered: RenderResult, project: PagesProject) -> None:
    elements = [element for page in rendered.site.glob("*.html") for element in read(page).elements]
    assert not [tag for tag, _ in elements if tag in ("b", "i")]
    assert not [name for _, named in elements for name in named if name.startswith("on")]
    scripts = {(named.get("src"), named.get("type")) for tag, named in elements if tag == "script"}
    assert scripts == {(None, None), ("assets/site.js", None), (None, "application/json")}


def test_parts_for_one_format_stand_only_there(site_text: str, pdf_text: str) -> None:
    assert "Barapåwebben" in site_text and "Barapåwebben" not in pdf_text
    assert "Baraipdf" in pdf_text and "Baraipdf" not in site_text


def test_code_and_words_for_the_notebook_alone_stand_nowhere(site_text: str, pdf_text: str) -> None:
    for text in (site_text, pdf_text):
        assert "hidden_code" not in text
        assert "Barainotebooken" not in text


def addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each address that a browser loads by itself (not ordinary links) and the page it stands on."""
    for page in site.glob("*.html"):
        for tag, named in read(page).elements:
            address = named.get("src") or (named.get("href") if tag == "link" else None)
            if address:
                yield page.name, address
    for address in re.findall(r'url\("?([^")]+)', (site / "assets" / "site.css").read_text(encoding="utf-8")):
        yield "site.css", f"assets/{address}"


def test_all_that_a_page_loads_is_a_file_of_the_site(rendered: RenderResult) -> None:
    loaded = list(addresses(rendered.site))
    assert len(loaded) > 10
    assert [(page, address) for page, address in loaded if not (rendered.site / address).is_file()] == []
    script = (rendered.site / "assets" / "site.js").read_text(encoding="utf-8")
    assert not re.search(r"fetch\(|XMLHttpRequest|import\s|https?://", script)


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(rendered: RenderResult) -> None:
    pages = {page.name: read(page) for page in rendered.site.glob("*.html")}
    ids = {name: {named.get("id") for _, named in page.elements} for name, page in pages.items()}
    links = [(name, named["href"]) for name, page in pages.items() for tag, named in page.elements if tag == "a"]
    assert ("index.html", "mal-2.html#ind-2-2-n15428") in links
    for name, link in links:
        file, _, place = str(link).partition("#")
        target = file or name
        assert target == "rapport.pdf" or target in pages, link
        assert not place or place in ids[target], (name, link)


def test_each_page_has_one_level_one_heading_and_skips_no_level(rendered: RenderResult) -> None:
    for page in rendered.site.glob("*.html"):
        levels = [int(tag[1]) for tag, _ in read(page).elements if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_table_headers_have_a_scope_and_figures_an_alternative_text(rendered: RenderResult) -> None:
    elements = read(rendered.site / "mal-2.html").elements
    scopes = [named.get("scope") for tag, named in elements if tag == "th"]
    assert set(scopes) == {"col", "row"}
    pictures = {named["src"]: named.get("alt") for tag, named in elements if tag == "img"}
    assert len(pictures) == 6
    assert pictures["figures/2.2-N15428-jamforelse.svg"] == 'Punkter ”a" {x} <b> #1 & co.'


def test_no_page_is_over_the_limit_and_the_first_stands_without_javascript(rendered: RenderResult) -> None:
    assert all(page.stat().st_size <= 1_500_000 for page in rendered.site.glob("*.html"))
    assert rendered.messages == ()
    hidden = [named.get("id") for _, named in read(rendered.site / "index.html").elements if "hidden" in named]
    assert hidden == ["sok"]


def test_a_page_that_is_too_big_is_said(project: PagesProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.report.rendering.PAGE_LIMIT", 30_000)
    messages = render(project, tmp_path, "builtin").messages
    assert [message.split()[1] for message in messages] == ["mal-2.html", "mal-3.html"]


def test_the_pdf_is_tagged_swedish_titled_and_claims_both_standards(rendered: RenderResult) -> None:
    pdf = PdfReader(rendered.pdf)
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"].startswith("sv")
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata.title == "Nulägesbild Vaggeryd 2022"
    assert pdf.metadata.creation_date.date().isoformat() == INFO.date
    xmp = catalog["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part[^0-9]*1", xmp)
    assert re.search(r"pdfaid:part[^0-9]*2", xmp) and re.search(r"pdfaid:conformance\W+A", xmp)


def test_the_pdf_has_cover_contents_running_heads_and_page_numbers(rendered: RenderResult) -> None:
    pages = [page.extract_text() for page in PdfReader(rendered.pdf).pages]
    assert "Nulägesbild" in pages[0] and "Sida" not in pages[0]
    assert "Innehåll" in pages[1] and "2.3 Lärande" in pages[1]
    assert all(f"Sida {number} av {len(pages)}" in text for number, text in enumerate(pages[1:], start=2))
    assert any(text.count("Nulägesbild Vaggeryd 2022") for text in pages[3:])


def structure_names(element: object) -> Iterator[str]:
    """Yield the kind of each element of the PDF's structure tree."""
    kids = element.get("/K") if hasattr(element, "get") else None
    if hasattr(element, "get") and "/S" in element:
        yield str(element["/S"])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if kid is not None and not isinstance(kid, int) else None
        if found is not None and hasattr(found, "get"):
            yield from structure_names(found)


def test_the_pdf_has_figures_and_tables_with_header_rows_in_its_structure(rendered: RenderResult) -> None:
    tree = PdfReader(rendered.pdf).trailer["/Root"]["/StructTreeRoot"]
    names = list(structure_names(tree))
    assert names.count("/Figure") == 9
    assert names.count("/Table") == names.count("/THead") == 12


def test_a_long_and_wide_table_repeats_its_header_and_stays_within_the_page(tmp_path: Path) -> None:
    rows = [[f"Indikator nummer {n} med ett långt namn", *[f"{n}\u00a0854,{d}" for d in range(11)]] for n in range(120)]
    table = table_markdown(["Indikator", *(f"Kolumn{d}" for d in range(11))], rows)
    path = save_notebook(tmp_path / "a.ipynb", markdown_output(table))
    project = write_pages([PageSource("index", "Tabell", (path,))], tmp_path / "pages", INFO, ROOT)
    pages = PdfReader(render(project, tmp_path, "builtin").pdf).pages[2:]
    texts = [page.extract_text() for page in pages]
    assert len(texts) > 2
    assert all("Kolumn10" in text for text in texts)
    assert "119\u00a0854,10" in texts[-1].replace(" ", "\u00a0")
    places: list[float] = []
    for page in pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: places.append(tm[4] + len(text.strip()) * 4))
    assert max(places) < 595 - 40


def test_no_word_is_broken_on_the_cover(tmp_path: Path) -> None:
    long = "Uppföljning av målprogrammet för mandatperioden i kommunfullmäktiges kommunövergripande verksamhet " * 2
    source = save_notebook(tmp_path / "a.ipynb", markdown_output("Text."))
    info = replace(INFO, title="Nulägesbeskrivning av kommunfullmäktiges målområden", subtitle=long, status=long)
    project = write_pages([PageSource("index", "A", (source,))], tmp_path / "pages", info, ROOT)
    cover = PdfReader(render(project, tmp_path, "builtin").pdf).pages[0].extract_text()
    assert cover.count("kommunövergripande") == 4
    assert [line for line in cover.splitlines() if line.rstrip().endswith(("-", "\u00ad"))] == []


def test_the_same_pages_give_the_same_bytes_twice(
    project: PagesProject, rendered: RenderResult, tmp_path: Path
) -> None:
    again = render(project, tmp_path, "builtin")
    assert again.pdf.read_bytes() == rendered.pdf.read_bytes()
    for path in rendered.site.rglob("*"):
        if path.is_file():
            assert (again.site / path.relative_to(rendered.site)).read_bytes() == path.read_bytes(), path.name
