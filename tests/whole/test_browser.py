"""The real site as a reader meets it in a browser: by double click, offline, with the keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from choreographer.browsers.chromium import Chromium
from playwright.sync_api import Browser, Page, sync_playwright

from .swedish_text import faults
from .whole_report import WholeReport

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PAGES = (
    *("index", "mal-1", "mal-2", "mal-3", "mal-4", "interna-mal", "integration", "delomraden", "uppfoljning"),
    *("malkonflikter", "forslag", "hushallning", "ansvar", "styrdokument", "agenda-2030", "remiss", "strategier"),
    *("versioner", "revideringar", "metod"),
)
LOCAL = ("file:", "data:", "blob:")
DRAWN = "figure => figure.dataset.ritad === 'ja'"
# On a phone a map stays a picture, which shrinks as a whole.
SHOWN = "figure => ['ja', 'bild'].includes(figure.dataset.ritad)"
# How many marks (lines, points, bars, areas) each drawn chart has.
MARKS = (
    "[...document.querySelectorAll('.js-plotly-plot')].map("
    "plot => plot.querySelectorAll('.scatterlayer path, .barlayer path').length)"
)
# The page was left while it was still being read: nothing that is missing.
LEFT = "net::ERR_ABORTED"
WIDEST = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=Chromium.find_browser(skip_local=False), args=ARGUMENTS)
        yield started
        started.close()


def opened(browser: Browser, report: WholeReport, name: str, width: int = 1280) -> tuple[Page, list[str]]:
    """Open a page from its file with no network; the list gathers errors and what is asked of others."""
    page = browser.new_context(viewport={"width": width, "height": 900}, offline=True).new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(LOCAL) else wrong.append(request.url))
    page.on("requestfailed", lambda request: None if request.failure == LEFT else wrong.append(request.url))
    page.goto((report.site / f"{name}.html").as_uri())
    return page, wrong


def draw_all(page: Page) -> int:
    """Scroll to every figure, wait until it is drawn, and return how many there are."""
    figures = page.query_selector_all("figure.figur")
    for figure in figures:
        figure.scroll_into_view_if_needed()
        page.wait_for_function(DRAWN, arg=figure)
    return len(figures)


def test_all_pages_of_the_site_are_opened_here(vaggeryd: WholeReport) -> None:
    assert {f"{name}.html" for name in PAGES} == set(vaggeryd.pages)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_without_error_or_foreign_request_and_draws_every_chart_in_swedish(
    browser: Browser, vaggeryd: WholeReport, name: str
) -> None:
    page, wrong = opened(browser, vaggeryd, name)
    figures = draw_all(page)
    assert figures == sum(len(section.figures) for section in vaggeryd.pages[f"{name}.html"].sections)
    assert page.locator("figure.figur .js-plotly-plot .main-svg").count() >= figures
    assert page.locator(".figur-yta img:visible").count() == 0
    texts = page.evaluate("[...document.querySelectorAll('.js-plotly-plot text')].map(text => text.textContent)")
    assert len(texts) >= 5 * figures
    assert [fault for text in texts for fault in faults(text)] == []
    assert 0 not in page.evaluate(MARKS)
    assert page.evaluate(f"{WIDEST} <= innerWidth")
    assert wrong == []
    page.context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_the_keyboard_alone_leads_from_the_skip_link_through_the_navigation_to_another_page(
    browser: Browser, vaggeryd: WholeReport
) -> None:
    page, wrong = opened(browser, vaggeryd, "index")
    page.keyboard.press("Tab")
    assert focused(page) == "Hoppa till innehållet"
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == "Mål 2":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert (focused(page), outline) == ("Mål 2", "solid")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mal-2.html")
    assert page.locator("h1").inner_text() == "Mål 2"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    assert wrong == []
    page.context.close()


def test_a_criterion_in_the_summary_leads_to_its_place(browser: Browser, vaggeryd: WholeReport) -> None:
    page, _ = opened(browser, vaggeryd, "index")
    page.click("main table a:text-is('2.2 Lärande och utbildning')")
    page.wait_for_url("**/mal-2.html#kriterium-2-2")
    place = page.locator("[id='kriterium-2-2']")
    assert place.inner_text() == "2.2 Lärande och utbildning"
    page.wait_for_function("place => place.getBoundingClientRect().top < innerHeight", arg=place.element_handle())
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_no_page_scrolls_sideways(browser: Browser, vaggeryd: WholeReport, name: str) -> None:
    page, wrong = opened(browser, vaggeryd, name, width=390)
    for figure in page.query_selector_all("figure.figur")[:4]:
        figure.scroll_into_view_if_needed()
        page.wait_for_function(SHOWN, arg=figure)
    assert page.evaluate(WIDEST) == 390
    assert wrong == []
    page.context.close()
