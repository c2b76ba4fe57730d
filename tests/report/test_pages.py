"""How notebooks become pages: one level-1 heading, figures in pairs, and plain text that stays plain."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import HOSTILE, INFO, ROOT, chart, figure_output, markdown_output, save_notebook

from indicators.report import PageError, PageSource, write_pages
from indicators.report.pages import attribute, read_page, table_markdown


def source(folder: Path, *texts: str) -> PageSource:
    """Return a page with one notebook for each text."""
    paths = [save_notebook(folder / f"{n}.ipynb", markdown_output(text)) for n, text in enumerate(texts)]
    return PageSource("mal-2", "Mål 2", tuple(paths))


def test_the_only_level_one_heading_becomes_the_pages_heading_without_its_id(tmp_path: Path) -> None:
    page = read_page(source(tmp_path, "# Mål 2: barn {#mal-2}\n\nText.", "## 2.1 Skola"))
    assert page.heading == "Mål 2: barn"
    assert page.body == "Text.\n\n## 2.1 Skola"


def test_notebooks_with_level_one_headings_move_down_when_the_page_has_several(tmp_path: Path) -> None:
    page = read_page(source(tmp_path, "# 2.1 Skola\n\n## Läget\n\n```\n# kod\n```", "# 2.2 Fritid", "## 2.3 Kultur"))
    assert page.heading == "Mål 2"
    assert page.body.splitlines()[0] == "## 2.1 Skola"
    assert "### Läget" in page.body
    assert "\n# kod\n" in page.body
    assert page.body.endswith("## 2.2 Fritid\n\n## 2.3 Kultur")


def test_two_figures_in_a_row_stand_side_by_side_and_a_third_alone(tmp_path: Path) -> None:
    outputs = [figure_output(f"1.1-N1-{kind}", chart(kind), "Alt") for kind in ("utveckling", "jamforelse", "karta")]
    path = save_notebook(tmp_path / "a.ipynb", *outputs)
    body = read_page(PageSource("a", "A", (path,))).body
    pair, alone = body.split("\n::::\n")
    assert pair.count("{.figur ") == 2
    assert pair.startswith(":::: {.figurpar}")
    assert alone.count("{.figur ") == 1
    assert body.count("{.tvilling ") == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_in_attributes_and_tables_holds_no_markup(text: str) -> None:
    inside = attribute(text)[1:-1]
    assert not set(inside) & set("\"'<>{}[]`$*:\\|") - {":"}
    assert "{{<" not in table_markdown([text], [[text]])
    assert table_markdown([text], [[text]]).replace("\\|", "").count("|") == 6


@pytest.mark.parametrize("slug", ["", "../ut", "Mål", "a.b", "rapport"])
def test_a_page_name_that_is_no_file_name_is_refused(tmp_path: Path, slug: str) -> None:
    path = save_notebook(tmp_path / "a.ipynb", markdown_output("Text."))
    with pytest.raises(PageError, match="sid"):
        write_pages([PageSource("index", "A", (path,)), PageSource(slug, "B", (path,))], tmp_path / "pages", INFO, ROOT)


def test_a_page_without_content_is_refused(tmp_path: Path) -> None:
    empty = save_notebook(tmp_path / "tom.ipynb")
    with pytest.raises(PageError, match="Tom sida"):
        read_page(PageSource("tom", "Tom sida", (empty,)))
