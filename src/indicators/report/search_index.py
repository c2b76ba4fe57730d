"""The built-in site's search index: what stands under each heading of each page, as one plain script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from indicators.report.project import script_json

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
UNREAD = frozenset({"script", "style", "details"})
# Elements that stand within a line: no space comes with them.
INLINE = frozenset({"a", "abbr", "code", "em", "span", "strong", "sub", "sup"})


@dataclass
class Section:
    """What stands under one heading: its id (empty at the top of the page), the pieces of the heading and the text."""

    id: str
    heading_pieces: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading on one line."""
        return " ".join("".join(self.heading_pieces).split())

    @property
    def text(self) -> str:
        """All text under the heading on one line."""
        return " ".join("".join(self.pieces).split())


class _Sections(HTMLParser):
    """Collects the sections of one page's main part; table twins and figure data are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[Section] = []
        self._in_main = False
        self._unread = 0
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "main":
            self._in_main = True
        elif tag in UNREAD:
            self._unread += 1
        elif tag == "nav" and self._in_main:
            self._in_main = False
        elif tag in HEADINGS and self._in_main:
            self.sections.append(Section(named.get("id") or ""))
            self._in_heading = True
        elif tag not in INLINE:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_main = False
        elif tag in UNREAD:
            self._unread -= 1
        elif tag in HEADINGS:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if not self._in_main or self._unread or not self.sections:
            return
        section = self.sections[-1]
        (section.heading_pieces if self._in_heading else section.pieces).append(data)


def sections(html: str) -> list[Section]:
    """Return the sections of a page of the built-in site, in order."""
    parser = _Sections()
    parser.feed(html)
    return parser.sections


def search_script(pages: Mapping[str, tuple[str, str]]) -> str:
    """Return the script that gives the browser its search index.

    ``pages`` maps a page's file name to its title and its whole HTML. Each entry holds the file (``f``), the id to
    go to (``i``), the page's title (``s``), the heading (``r``) and the text (``t``).
    """
    entries = [
        {"f": file, "i": part.id, "s": title, "r": part.heading or title, "t": part.text}
        for file, (title, html) in pages.items()
        for part in sections(html)
    ]
    return f"window.NULAGE_SOK = {script_json({'entries': entries})}.entries;\n"
