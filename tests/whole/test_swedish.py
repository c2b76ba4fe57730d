"""The report's visible Swedish: no leftovers of code, no English, no numbers in English form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .page_reader import one_line
from .swedish_text import faults
from .whole_report import OTHERS, WholeReport

GOOD = (
    "2.2 Lärande och utbildning: 77,8 procent 2022. Figur 2.2-N15428-utveckling. Plats 237 av 290.",
    "Framställd med den inbyggda framställningen (programvarorna pandoc 3.9 och Typst 0.15.2).",
    "Utsläppen av små partiklar (PM2,5) är 2,61 kg per invånare, 14 854 invånare, −4,2 procent, 16–64 år.",
    "Dnr KS 2019/160, 19/2 2020, 27 maj 2019. Försörjning (2.3). Se https://example.org/a.b?c=1.2 i april.",
    "2.2-higher_education-delomraden, N.4 Arbete och försörjning, 1.1 Utsläpp av växthusgaser N00401",
)
BAD = {
    "Andelen är nan procent.": "a leftover of code",
    "Plats None av 290": "a leftover of code",
    "Se ?fig-karta": "a leftover of code",
    "Värdet är undefined": "a leftover of code",
    "Riket: NaN": "a leftover of code",
    "Uttag 3 October 2024": "an English month",
    "Uppgifter från May 2022": "an English month",
    "Andelen är 77.8 procent": "a decimal point",
    "77.84": "a decimal point",
    "Andelen ökade från 2.2 till 3.1": "a decimal point",
    "Målvärdet är 2.2 procent": "a decimal point",
    "−14.2": "a decimal point",
    "14,854 invånare": "a comma in thousands",
    "1,014,854 invånare": "a comma in thousands",
    "Förändring -4,2": "a hyphen for a minus",
    "Reset axes": "an English word",
    "Produced with Plotly": "an English word",
    "Download plot as a png": "an English word",
    "trace 3": "an English word",
    "Table of contents": "an English word",
    "[Uppfyllt]{.verdict .met}": "markup",
    "::: fotnot": "markup",
    "**Uppfyllt**": "markup",
    "Mål \\[1\\]": "markup",
}


@pytest.mark.parametrize("text", GOOD)
def test_good_swedish_has_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(("text", "fault"), BAD.items())
def test_each_fault_is_found_also_in_the_middle_of_good_text(text: str, fault: str) -> None:
    for whole in (text, f"{GOOD[0]} {text} {GOOD[2]}"):
        assert [found.split(":")[0] for found in faults(whole)][:1] == [fault]


def chart_texts(plot: object) -> Iterator[str]:
    """Yield what a chart writes on the screen: names, labels and what the pointer shows."""
    if isinstance(plot, dict):
        for name, value in plot.items():
            if name in ("template", "line", "marker", "font", "fillcolor"):
                continue
            texts = value if isinstance(value, list) else [value]
            if name in ("name", "text", "hovertext", "ticktext", "title"):
                yield from (text for text in texts if isinstance(text, str))
            yield from chart_texts(value)
    elif isinstance(plot, list):
        for value in plot:
            yield from chart_texts(value)


@pytest.mark.parametrize("name", ["vaggeryd", *OTHERS])
def test_no_page_of_the_site_has_code_english_or_english_numbers(name: str, request: pytest.FixtureRequest) -> None:
    report: WholeReport = request.getfixturevalue(name)
    assert {page: found for page in report.pages if (found := faults(report.pages[page].visible))} == {}
    assert min(len(page.visible) for page in report.pages.values()) > 500


@pytest.mark.parametrize("name", ["vaggeryd", *OTHERS])
def test_no_chart_writes_code_english_or_english_numbers(name: str, request: pytest.FixtureRequest) -> None:
    report: WholeReport = request.getfixturevalue(name)
    texts = [text for figure in report.figures.values() for text in chart_texts(dict(figure.plot))]
    assert len(texts) > 2000
    assert [found for text in texts for found in faults(text.replace("<br>", " "))] == []
    for figure in report.figures.values():
        assert figure.plot["layout"]["separators"] in (", ", ",\u00a0"), figure.id


@pytest.mark.parametrize("name", ["vaggeryd", *OTHERS])
def test_no_page_of_the_pdf_has_code_english_or_english_numbers(name: str, request: pytest.FixtureRequest) -> None:
    report: WholeReport = request.getfixturevalue(name)
    found = [fault for page in report.paper for fault in faults(one_line(page))]
    assert found == []


def test_the_search_index_of_the_site_is_as_clean_as_its_pages(vaggeryd: WholeReport) -> None:
    script = (vaggeryd.site / "assets" / "sok.js").read_text(encoding="utf-8")
    assert "Behöriga till yrkesprogram" in script
    assert [fault for fault in faults(script) if not fault.startswith("markup")] == []
