"""The looks of Agenda 2030's numbers: official colours, readable numbers, the same on the site and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pypandoc
import pytest

from ..contrast import contrast

REPORT = Path(__file__).resolve().parents[2] / "report"
# United Nations, Guidelines for the use of the SDG logo, colour definitions (2019 and later).
OFFICIAL = [
    "E5243B", "DDA63A", "4C9F38", "C5192D", "FF3A21", "26BDE2", "FCC30B", "A21942", "FD6925",
    "DD1367", "FD9D24", "BF8B2E", "3F7E44", "0A97D9", "56C02B", "00689D", "19486A",
]  # fmt: skip


def on_the_site() -> list[tuple[str, str]]:
    style = (REPORT / "theme.scss").read_text(encoding="utf-8")
    found = re.findall(r"\.sdg-(\d+) \{\s+background-color: #(\w{6});\s+color: #(\w{6});\s+\}", style)
    assert [int(number) for number, _, _ in found] == list(range(1, 18))
    return [(fill.upper(), ink) for _, fill, ink in found]


def rendered(markdown: str, to: str) -> str:
    filters = [str(REPORT / name) for name in ("tables.lua", "filter.lua")]
    return pypandoc.convert_text(
        markdown, to, format="markdown", filters=[], extra_args=[f"--lua-filter={each}" for each in filters]
    )


def test_the_site_has_the_official_colours_and_numbers_that_can_be_read_on_them() -> None:
    assert [fill for fill, _ in on_the_site()] == OFFICIAL
    for fill, ink in on_the_site():
        assert contrast(f"#{ink}", f"#{fill}") >= 4.5, fill


def test_paper_has_the_same_colours_and_the_same_white_numbers() -> None:
    template = (REPORT / "typst-template.typ").read_text(encoding="utf-8")
    colours = template.split("#let nb-sdg-colours = (")[1].split("\n)")[0]
    assert [each.upper() for each in re.findall(r'rgb\("#(\w{6})"\)', colours)] == OFFICIAL
    white = re.search(r"number in \(([\d, ]+)\) \{ white \} else \{ black \}", template)
    assert white
    assert {int(each) for each in white[1].split(",")} == {
        n for n, (_, ink) in enumerate(on_the_site(), 1) if ink == "ffffff"
    }


def test_a_number_becomes_a_box_on_paper_and_stays_a_span_on_the_site() -> None:
    mark = "[3]{.sdg .sdg-3} God hälsa"
    assert "#nb-sdg(3)" in rendered(mark, "typst")
    assert '<span class="sdg sdg-3">3</span>' in rendered(mark, "html")


@pytest.mark.parametrize("place", ["{}", "| A |\n|---|\n| {} |"])
def test_words_for_listeners_are_on_the_site_only(place: str) -> None:
    text = place.format("[○]{.tecken} [förslag]{.dold}")
    assert "förslag" not in rendered(text, "typst") and "○" in rendered(text, "typst")
    assert '</span> <span class="dold">förslag</span>' in " ".join(rendered(text, "html").split())


def test_a_matrix_is_set_tight_on_paper_and_scrolls_on_the_site() -> None:
    matrix = "::: {.matris}\n| A | [1]{.sdg .sdg-1} |\n|:--|:--|\n| Mål | ○ |\n:::"
    assert "#nb-matris[" in rendered(matrix, "typst")
    html = rendered(matrix, "html")
    assert 'class="matris"' in html and 'class="tabellyta"' in html and "tabindex" in html
