"""Draw plotly figures as SVG in one headless browser, in the report's own font; nothing is fetched from the net."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import platform
import re
import threading
from collections.abc import Coroutine, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import font_source_sans_pro
import kaleido
from choreographer.browsers.chromium import Chromium
from choreographer.errors import BrowserClosedError, BrowserFailedError

from indicators.errors import NulageError
from indicators.figures import theme

FONT_FILES = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf"}
SECONDS = 60
REMEDY = (
    "Åtgärd: installera Chromium eller Chrome (Debian: apt-get install chromium; annars kommandot "
    "kaleido_get_chrome), eller ange webbläsarens programfil i miljövariabeln BROWSER_PATH."
)

_DRAW = """
async (spec) => {
  const face = (weight) => weight + ' 12px "' + spec.font + '"';
  for (const weight of spec.weights) await document.fonts.load(face(weight));
  const missing = spec.weights.filter((weight) => !document.fonts.check(face(weight)));
  if (missing.length) throw new Error('font not loaded: ' + spec.font + ' ' + missing);
  const figure = {data: spec.data, layout: spec.layout, config: {staticPlot: true}};
  return await Plotly.toImage(figure,
    {format: 'svg', width: spec.width, height: spec.height, imageDataOnly: true});
}
"""


class DrawingError(NulageError):
    """No browser could be started, or it failed to draw a figure; the message says which and what to do."""


class FontPage:
    """The page the browser opens: the installed plotly.js and the report's font, both from local files."""

    def generate_index(self) -> str:
        """Return the page as HTML, with the font inlined so that every browser may load it."""
        page = str(kaleido.PageGenerator(mathjax=False).generate_index())
        empty = '<style id="head-style"></style>'
        if empty not in page:
            raise DrawingError("kaleido har ändrat sin sida. Åtgärd: installera versionerna i låsfilen.")
        return page.replace(empty, f"<style>{font_faces()}</style>{empty}")


@cache
def font_faces() -> str:
    """Return the CSS ``@font-face`` rules of the report's font, with the files inlined."""
    folder = Path(font_source_sans_pro.font_directory)
    rules = []
    for weight, name in FONT_FILES.items():
        data = base64.b64encode((folder / name).read_bytes()).decode("ascii")
        source = f"url(data:font/ttf;base64,{data})"
        rules.append(f'@font-face{{font-family:"{theme.FONT}";font-weight:{weight};src:{source}}}')
    return "".join(rules)


def find_program(path: str | None = None) -> Path | None:
    """Return the program file of the browser that draws: ``path``, else the one that choreographer would start.

    None when there is none. Nothing is started.
    """
    # A browser of its own download has no sandbox on Ubuntu; choreographer then leaves it aside, and so must we.
    skip_local = _sandboxed() and "ubuntu" in platform.version().lower()
    found = path or Chromium.find_browser(skip_local=skip_local)
    return Path(found) if found and Path(found).is_file() else None


def _sandboxed() -> bool:
    """Whether the browser runs in its sandbox: for all but root, for whom Chromium cannot use it."""
    return not (hasattr(os, "geteuid") and os.geteuid() == 0)


class Browser:
    """One headless browser, used as a context; :meth:`draw` may be called as often as wanted while it is open.

    It lives in a thread of its own, so that it also works where an event loop already runs (a notebook).
    Raises DrawingError when no browser is found or it does not start. The sandbox is off only for root, for whom
    Chromium cannot use it.
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="figures", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._kaleido = self._run(self._open())
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._run(self._kaleido.close())
        finally:
            self._stop()

    def draw(self, plot: Mapping[str, Any], name: str, width: int, height: int) -> str:
        """Return the figure ``plot`` (``data`` and ``layout``) as SVG of ``width`` by ``height`` pixels.

        Raises DrawingError, naming the figure, when plotly.js refuses it or the browser goes away.
        """
        spec = {"data": plot["data"], "layout": plot["layout"], "width": width, "height": height}
        spec |= {"font": theme.FONT, "weights": list(FONT_FILES)}
        answer = self._run(self._evaluate(f"({_DRAW})({json.dumps(spec)})", name))
        result = answer.get("result", {})
        if "error" in answer or "exceptionDetails" in result:
            thrown = result.get("exceptionDetails", {}).get("exception", {}).get("description")
            raise DrawingError(
                f"figur {name}: plotly.js kunde inte rita den: {str(thrown or answer.get('error'))[:300]}. "
                "Åtgärd: rätta figurens data eller layout."
            )
        return str(result["result"]["value"])

    async def _evaluate(self, expression: str, name: str) -> dict[str, Any]:
        command = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        try:
            tab = self._kaleido.get_tab()
            return dict(await asyncio.wait_for(tab.send_command("Runtime.evaluate", command), SECONDS))
        except TimeoutError:
            raise DrawingError(f"figur {name}: ritades inte inom {SECONDS} s. Åtgärd: försök igen.") from None
        except (BrowserClosedError, BrowserFailedError) as error:
            raise DrawingError(f"figur {name}: webbläsaren stängdes medan den ritade. {REMEDY}") from error

    async def _open(self) -> Any:
        program = find_program(self._path)
        if program is None:
            raise DrawingError(f"figurerna kan inte ritas: ingen webbläsare hittades. {REMEDY}")
        try:
            browser = kaleido.Kaleido(n=1, page_generator=FontPage(), path=program, enable_sandbox=_sandboxed())
            await browser.open()
        except (BrowserClosedError, BrowserFailedError, OSError) as error:
            raise DrawingError(f"figurerna kan inte ritas: webbläsaren startade inte. {REMEDY}") from error
        return browser

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()


def normalised(svg: str, seed: str) -> str:
    """Return ``svg`` with plotly's random ids replaced by ones made from ``seed`` (at least 6 hexadecimal digits).

    The root element's attributes are sorted too: plotly orders them otherwise in a page's first figure.
    """
    for uid in sorted(set(re.findall(r'id="(?:top)?defs-([0-9a-f]{6})"', svg))):
        svg = re.sub(rf"(?<=[-a-z]){uid}", seed[:6], svg)
    svg = re.sub(r"(\bclass=\"[^\"]*\btrace)[0-9a-f]{6}(?=[ \"])", r"\1", svg)
    root, rest = svg.split(">", 1)
    attributes = " ".join(sorted(re.findall(r'[\w:-]+="[^"]*"', root)))
    return f"<svg {attributes}>{rest}"
