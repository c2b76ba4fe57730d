"""Write figures as files: SVG for the page and the PDF, PNG for other documents, CSV and JSON for re-use.

A figure that was drawn before, with the same content and the same tools, is taken from the cache instead; the
browser starts only when something has to be drawn, and once for all figures. Same figure, same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import font_source_sans_pro
import typst

from indicators.figures import browser as browser_module
from indicators.figures.browser import FONT_FILES, Browser, find_program, normalised
from indicators.figures.figure import Drawing, FigureError
from indicators.keys import key_of, sha256
from indicators.writing import write_whole

PNG_SCALE = 2
_PNG_SOURCE = (
    "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 0.75pt)'
)


@dataclass(frozen=True)
class Export:
    """What :func:`export` did: ids of figures drawn now, and of figures taken from the cache."""

    drawn: tuple[str, ...]
    kept: tuple[str, ...]


def export(
    figures: Iterable[Drawing], folder: Path, cache_folder: Path, *, png: bool = True, browser: str | None = None
) -> Export:
    """Write each figure to ``folder`` as ``<id>.svg``, ``.json``, ``.csv`` and, when asked for, ``.png``.

    ``figures`` is read one by one, so that a generator can hand them over while notebooks still run. ``browser``
    is the program file of a browser, if not the one that is found. Raises DrawingError when one is needed and
    cannot be started, FigureError for two different figures with one id. Files are written whole or not at all.
    """
    keys: dict[str, str] = {}
    drawn: list[str] = []
    kept: list[str] = []
    with ExitStack() as stack:
        draw = _lazily(stack, browser)
        for figure in figures:
            key = content_key(figure)
            if keys.setdefault(figure.id, key) != key:
                raise FigureError(f"två olika figurer heter {figure.id}. Åtgärd: visa varje figur på ett ställe.")
            known = cache_folder / f"{drawing_key(key, browser)}.svg"
            (kept if known.is_file() else drawn).append(figure.id)
            if not known.is_file():
                write_whole(known, _svg(figure, key, draw).encode("utf-8"))
            _write_files(figure, known, folder, png=png)
    return Export(tuple(drawn), tuple(kept))


def content_key(figure: Drawing) -> str:
    """Return the SHA-256 of what is drawn: the figure, its size and its sentence."""
    content: dict[str, Any] = {"plot": {k: figure.plot[k] for k in ("data", "layout")}, "alt": figure.alt}
    content |= {"size": [figure.width, figure.height]}
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def drawing_key(content: str, browser: str | None = None) -> str:
    """Return the SHA-256 of all that a kept drawing depends on: the content's key, and the tools that draw it."""
    return key_of([content, *_tools(browser)])


@cache
def _tools(browser: str | None) -> list[str]:
    """Return what tells one set of tools from another: packages, code, font and browser.

    The browser is known by its program file's place, size and time of change: nothing has to be started for figures
    that are drawn already. The files are those of one machine, as the cache is.
    """
    folder = Path(font_source_sans_pro.font_directory)
    files = [Path(__file__), Path(browser_module.__file__), *(folder / name for name in FONT_FILES.values())]
    return [*(version(name) for name in ("plotly", "kaleido", "typst")), *map(sha256, files), _known(browser)]


def _known(browser: str | None) -> str:
    program = find_program(browser)
    if program is None:
        return ""
    facts = program.stat()
    return f"{program.resolve()} {facts.st_size} {facts.st_mtime_ns}"


def _lazily(stack: ExitStack, path: str | None) -> Callable[[Drawing], str]:
    opened: list[Browser] = []

    def draw(figure: Drawing) -> str:
        if not opened:
            opened.append(stack.enter_context(Browser(path)))
        return opened[0].draw(figure.plot, figure.id, figure.width, figure.height)

    return draw


def _svg(figure: Drawing, key: str, draw: Callable[[Drawing], str]) -> str:
    root, rest = normalised(draw(figure), key).split(">", 1)
    return f'{root} role="img"><title>{html.escape(figure.alt, quote=False)}</title>{rest}'


def _write_files(figure: Drawing, svg: Path, folder: Path, *, png: bool) -> None:
    drawing = svg.read_bytes()
    write_whole(folder / f"{figure.id}.svg", drawing)
    write_whole(folder / f"{figure.id}.json", plot_text(figure.plot).encode("utf-8"))
    write_whole(folder / f"{figure.id}.csv", table_text(figure.columns, figure.rows).encode("utf-8-sig"))
    if png:
        picture = svg.with_suffix(".png")
        if not picture.is_file():
            write_whole(picture, to_png(drawing.decode("utf-8"), figure.width))
        write_whole(folder / f"{figure.id}.png", picture.read_bytes())


def plot_text(plot: Mapping[str, Any]) -> str:
    """Return plotly's JSON as compact text, with keys in one order and no missing number written as NaN."""
    return json.dumps(plot, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def table_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table twin as CSV with semicolons, as Swedish spreadsheets read it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


@cache
def _typst() -> typst.Compiler:
    return typst.Compiler(font_paths=[font_source_sans_pro.font_directory], ignore_system_fonts=True)


def to_png(svg: str, width: int) -> bytes:
    """Return ``svg`` as PNG, ``width`` CSS pixels wide at twice the resolution, set in the report's font.

    Raises FigureError where Typst gives no picture.
    """
    inputs = {"svg": svg, "width": str(width)}
    source = _PNG_SOURCE.encode("utf-8")
    picture = _typst().compile(source, format="png", ppi=96.0 * PNG_SCALE, sys_inputs=inputs)
    if not isinstance(picture, bytes):
        raise FigureError("figuren kunde inte göras om till PNG: Typst gav inte en bild")
    return picture
