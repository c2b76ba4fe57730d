"""Figures as files: same bytes, one browser, nothing half-written, nothing redrawn in vain."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators.figures import DrawingError, FigureError, export, history_chart, static
from indicators.figures import browser as browser_module
from indicators.figures.browser import Browser, FontPage, normalised
from indicators.figures.figure import PlainFigure

ALT = "Andelen var 77,8 procent 2022 & lägre än 2021."


@pytest.fixture
def drawing(row: dict[str, Any], history: pd.DataFrame, targets: pd.DataFrame, subject: Any) -> PlainFigure:
    figure = history_chart(row, history, targets, subject, caption="", alt=ALT, place="Vaggeryd")
    assert figure is not None
    return figure.drawing()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Browser]:
    """The browsers that were started, in order."""
    found: list[Browser] = []
    enter = Browser.__enter__

    def counted(self: Browser) -> Browser:
        found.append(self)
        return enter(self)

    monkeypatch.setattr(Browser, "__enter__", counted)
    return found


def named(drawing: PlainFigure, *names: str) -> list[PlainFigure]:
    return [replace(drawing, id=name) for name in names]


def test_two_exports_give_the_same_bytes_and_each_starts_one_browser(
    drawing: PlainFigure, tmp_path: Path, started: list[Browser]
) -> None:
    three = named(drawing, "a", "b", "c")
    wider = [replace(d, width=drawing.width + k) for k, d in enumerate(three)]
    export(wider, tmp_path / "one", tmp_path / "cache1")
    export(reversed(wider), tmp_path / "two", tmp_path / "cache2")
    assert len(started) == 2
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert files == [f"{n}.{kind}" for n in "abc" for kind in ("csv", "json", "png", "svg")]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_what_is_unchanged_is_not_drawn_again(drawing: PlainFigure, tmp_path: Path, started: list[Browser]) -> None:
    first = export([drawing], tmp_path / "f", tmp_path / "cache", png=False)
    again = export([drawing], tmp_path / "g", tmp_path / "cache", png=False)
    assert (first.drawn, first.kept) == ((drawing.id,), ())
    assert (again.drawn, again.kept) == ((), (drawing.id,))
    assert len(started) == 1
    assert (tmp_path / "f" / f"{drawing.id}.svg").read_bytes() == (tmp_path / "g" / f"{drawing.id}.svg").read_bytes()


def test_the_key_follows_content_size_and_sentence(drawing: PlainFigure) -> None:
    plot = json.loads(json.dumps(drawing.plot))
    plot["data"][0]["y"][0] = 1.0
    changed = [replace(drawing, plot=plot), replace(drawing, width=drawing.width + 1), replace(drawing, alt="Annat.")]
    keys = {static.content_key(d) for d in [drawing, *changed]}
    assert len(keys) == 4
    assert static.content_key(replace(drawing, id="annat")) == static.content_key(drawing)


def test_a_kept_drawing_is_left_when_the_code_that_draws_or_the_browser_changes(
    drawing: PlainFigure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = static.content_key(drawing)
    browser, code = tmp_path / "chromium", tmp_path / "browser.py"
    browser.write_text("1", encoding="utf-8")
    code.write_bytes(Path(browser_module.__file__).read_bytes())
    monkeypatch.setattr(browser_module, "__file__", str(code))

    def key() -> str:
        static._tools.cache_clear()
        return static.drawing_key(content, str(browser))

    keys = [key(), key()]
    browser.write_text("22", encoding="utf-8")
    keys.append(key())
    code.write_text("ändrad", encoding="utf-8")
    keys.append(key())
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3
    static._tools.cache_clear()


def test_the_svg_is_drawn_in_the_report_s_font_and_says_its_sentence(drawing: PlainFigure, tmp_path: Path) -> None:
    export([drawing], tmp_path, tmp_path / "cache", png=False)
    svg = (tmp_path / f"{drawing.id}.svg").read_text(encoding="utf-8")
    assert 'font-family: "Source Sans Pro"' in svg.replace("&quot;", '"') or "font-family: 'Source Sans Pro'" in svg
    assert "<title>Andelen var 77,8 procent 2022 &amp; lägre än 2021.</title>" in svg
    assert 'role="img"' in svg.split(">", 1)[0]
    assert f'viewBox="0 0 {drawing.width} {drawing.height}"' in svg
    sizes = {float(s) for s in re.findall(r"font-size: ([\d.]+)px", svg)}
    assert min(sizes) >= 12


def test_the_csv_holds_the_twin_and_the_json_the_plot(drawing: PlainFigure, tmp_path: Path) -> None:
    export([drawing], tmp_path, tmp_path / "cache", png=False)
    with (tmp_path / f"{drawing.id}.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";")) == [list(drawing.columns), *map(list, drawing.rows)]
    assert json.loads((tmp_path / f"{drawing.id}.json").read_text(encoding="utf-8")) == drawing.plot


def test_the_png_is_twice_the_size_on_screen(drawing: PlainFigure, tmp_path: Path) -> None:
    export([drawing], tmp_path, tmp_path / "cache")
    png = (tmp_path / f"{drawing.id}.png").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    size = (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"))
    assert size == (2 * drawing.width, 2 * drawing.height)


def test_without_a_browser_the_message_says_what_to_install(drawing: PlainFigure, tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match=r"installera Chromium.*BROWSER_PATH"):
        export([drawing], tmp_path / "f", tmp_path / "cache", browser="/finns/inte/chromium")
    assert not list(tmp_path.rglob("*.svg"))


def test_a_plot_that_cannot_be_drawn_is_named_and_nothing_is_written(drawing: PlainFigure, tmp_path: Path) -> None:
    broken = replace(drawing, plot={"data": 1, "layout": {"shapes": 3, "width": "x"}}, width=-5)
    with pytest.raises(DrawingError, match=re.escape(drawing.id)):
        export([broken], tmp_path / "f", tmp_path / "cache")
    assert not list(tmp_path.rglob("*.svg"))


def test_two_different_figures_with_one_id_are_refused(drawing: PlainFigure, tmp_path: Path) -> None:
    cached = [drawing, replace(drawing, alt="En annan.")]
    with pytest.raises(FigureError, match=re.escape(drawing.id)):
        export(cached, tmp_path / "f", tmp_path / "cache", png=False)


def test_figures_are_taken_one_by_one_as_they_come(drawing: PlainFigure, tmp_path: Path) -> None:
    seen: list[bool] = []

    def coming() -> Iterator[PlainFigure]:
        yield replace(drawing, id="a")
        seen.append((tmp_path / "f" / "a.svg").is_file())
        yield replace(drawing, id="b")

    export(coming(), tmp_path / "f", tmp_path / "cache", png=False)
    assert seen == [True]


def test_the_drawing_page_fetches_nothing_and_holds_both_weights_of_the_font() -> None:
    page = FontPage().generate_index()
    assert not re.search(r"(src|href)=\"https?:", page)
    assert [w for w in (400, 600) if f"font-weight:{w};src:url(data:font/ttf;base64," in page] == [400, 600]


def test_random_ids_are_replaced_by_ones_made_from_the_content() -> None:
    def drawn(uid: str, trace: str, root: str) -> str:
        clip = f'<defs id="defs-{uid}"><path id="clip{uid}x" fill="#123456"/></defs>'
        return f'<svg {root}>{clip}<g class="trace scatter trace{trace}"/></svg>'

    one = drawn("834469", "3be004", 'style="" viewBox="0 0 1 1"')
    two = drawn("958df9", "fb9a3f", 'viewBox="0 0 1 1" style=""')
    assert normalised(one, "abcdef01") == normalised(two, "abcdef01")
    assert 'id="clipabcdefx" fill="#123456"' in normalised(one, "abcdef01")
