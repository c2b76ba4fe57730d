"""The built-in site as a reader meets it: opened by double click, offline, with the keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from choreographer.browsers.chromium import Chromium
from playwright.sync_api import Browser, Page, sync_playwright

from indicators.report import RenderResult

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PAGES = ("index.html", "mal-2.html", "mal-3.html")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=Chromium.find_browser(skip_local=False), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    yield context.new_page()
    context.close()


def opened(page: Page, rendered: RenderResult, name: str) -> list[str]:
    """Open a page of the site from its file; return the list that errors and foreign requests are added to."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if local(request.url) else faults.append(request.url))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto((rendered.site / name).as_uri())
    return faults


def local(address: str) -> bool:
    return address.startswith(("file:", "data:", "blob:"))


def draw_all(page: Page) -> list[str]:
    """Scroll through the page and return the state of each figure."""
    for figure in page.query_selector_all("figure.figur"):
        figure.scroll_into_view_if_needed()
        page.wait_for_function("figure => ['ja', 'bild'].includes(figure.dataset.ritad)", arg=figure)
    return [str(figure.get_attribute("data-ritad")) for figure in page.query_selector_all("figure.figur")]


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_from_a_file_without_errors_or_foreign_requests_and_draws_its_charts(
    page: Page, rendered: RenderResult, name: str
) -> None:
    faults = opened(page, rendered, name)
    states = draw_all(page)
    assert states == ["ja"] * {"index.html": 0, "mal-2.html": 6, "mal-3.html": 3}[name]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_charts_wait_until_they_are_near(page: Page, rendered: RenderResult) -> None:
    opened(page, rendered, "mal-2.html")
    page.wait_for_function("document.querySelector('figure.figur').dataset.ritad === 'ja'")
    assert page.query_selector_all("figure.figur")[-1].get_attribute("data-ritad") is None


def test_a_drawn_chart_is_an_image_with_the_static_figures_text_and_swedish_numbers(
    page: Page, rendered: RenderResult
) -> None:
    opened(page, rendered, "mal-3.html")
    draw_all(page)
    image = page.locator("#figur-3\\.2-N00401-utveckling [role=img]")
    assert image.get_attribute("aria-label") == "Linje från 80,1 procent 2010 till 77,84 2022."
    assert page.locator(".figur-yta img:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".figur-plot:visible").count() == 0
    assert page.locator(".figur-yta img:visible").count() == 3


def test_without_plotly_the_static_figures_stay(page: Page, rendered: RenderResult) -> None:
    page.route("**/plotly.min.js", lambda route: route.abort())
    opened(page, rendered, "mal-3.html")
    page.wait_for_timeout(300)
    assert page.locator(".figur-yta img:visible").count() == 3
    assert page.locator(".figur-plot").count() == 0


def test_without_javascript_text_navigation_and_figures_stand(browser: Browser, rendered: RenderResult) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((rendered.site / "mal-2.html").as_uri())
    assert page.locator("nav a:visible").count() >= 3
    assert page.locator(".figur-yta img:visible").count() == 6
    page.click("text=Visa som tabell >> nth=0")
    assert page.locator("details[open] td:visible").count() > 0
    context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))


def test_the_keyboard_reaches_skip_link_navigation_and_table_twin(page: Page, rendered: RenderResult) -> None:
    opened(page, rendered, "mal-2.html")
    page.keyboard.press("Tab")
    assert focused(page) == "Hoppa till innehållet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    opened(page, rendered, "mal-2.html")
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert seen.index("Hoppa till innehållet") < seen.index("Sammanfattning") < seen.index("2.2 Lärande och utbildning")
    assert any(text.startswith("Visa som tabell") for text in seen)


def test_focus_is_visible_on_every_kind_of_control(page: Page, rendered: RenderResult) -> None:
    opened(page, rendered, "mal-2.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        style: dict[str, Any] = page.evaluate(
            "(({outlineStyle: line, outlineWidth: width}) => ({line, width}))(getComputedStyle(document.activeElement))"
        )
        assert style["line"] == "solid"
        assert style["width"] == "3px"


def test_search_finds_a_word_and_leads_to_its_heading(page: Page, rendered: RenderResult) -> None:
    faults = opened(page, rendered, "index.html")
    page.fill("#sokord", "yrkesprogram")
    page.wait_for_selector("#sok-traffar a")
    assert "träff" in page.inner_text("#sok-svar")
    assert page.inner_text("#sok-traffar a >> nth=0") == "Mål 2: Behöriga till yrkesprogram"
    page.click("#sok-traffar a >> nth=0")
    page.wait_for_url("**/mal-2.html#ind-2-2-n15428")
    page.fill("#sokord", "finnsinte")
    page.wait_for_function("document.getElementById('sok-svar').textContent === 'Inga träffar.'")
    page.keyboard.press("Escape")
    assert page.inner_text("#sok-svar") == ""
    assert faults == []


def test_hostile_text_in_the_search_index_stays_text(page: Page, rendered: RenderResult) -> None:
    opened(page, rendered, "index.html")
    page.fill("#sokord", "onerror")
    page.wait_for_selector("#sok-traffar a")
    assert page.locator("#sok-traffar img").count() == 0
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_nothing_but_wide_tables_scrolls_sideways_and_the_menu_opens(
    browser: Browser, rendered: RenderResult, name: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto((rendered.site / name).as_uri())
    draw_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.locator("nav >> text=Mål 3").first.is_visible()
    page.click("#menyknapp")
    assert page.get_attribute("#menyknapp", "aria-expanded") == "true"
    assert page.locator("nav >> text=Mål 3").first.is_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "Meny"
    context.close()


def test_only_tables_that_scroll_are_stops_for_the_keyboard(browser: Browser, rendered: RenderResult) -> None:
    for width, stops in ((1280, 0), (390, 2)):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto((rendered.site / "mal-2.html").as_uri())
        wanted = "true" if stops else "false"
        page.wait_for_function(f"document.querySelector('.tabellyta').hasAttribute('tabindex') === {wanted}")
        assert page.locator(".tabellyta[tabindex]:visible").count() == stops
        context.close()
