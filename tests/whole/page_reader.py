"""Reads a page of the built site as a reader meets it: sections, tables, marks, figures, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = re.compile(r"h[1-6]")
INLINE = frozenset({"a", "em", "span", "strong", "sub", "sup"})
UNREAD = frozenset({"script", "style"})


def one_line(text: str) -> str:
    """Return text with every run of spaces and line breaks as one space."""
    return " ".join(text.split())


def flat(text: str) -> str:
    """Return text without spaces and hyphens, which a PDF may have anywhere where a line was broken."""
    return re.sub(r"[\s\u00ad-]+", "", text)


@dataclass
class Table:
    """A table: the class of the div around it, the heading when it is a figure's twin, its figure, and its cells."""

    css: str
    twin_of: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Section:
    """What stands under one heading. ``prose`` is the text outside tables and figures."""

    id: str
    level: int
    pieces: list[str] = field(default_factory=list)
    prose_pieces: list[str] = field(default_factory=list)
    heading_pieces: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return one_line("".join(self.heading_pieces))

    @property
    def text(self) -> str:
        return one_line("".join(self.pieces))

    @property
    def prose(self) -> str:
        return one_line("".join(self.prose_pieces))


class PageReader(HTMLParser):
    """Collects a whole page; ``sections[0]`` is what stands before the first heading."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.name = path.name
        self.sections = [Section("", 0)]
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._visible: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(path.read_text(encoding="utf-8"))

    @property
    def visible(self) -> str:
        """All text that a reader sees, and the alternative texts that a listener hears, on one line."""
        return one_line("".join(self._visible))

    @property
    def ids(self) -> list[str]:
        return [named["id"] for _, named in self.elements if "id" in named]

    @property
    def links(self) -> list[str]:
        return [named["href"] for tag, named in self.elements if tag == "a" and "href" in named]

    def section(self, identifier: str) -> Section:
        return next(section for section in self.sections if section.id == identifier)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.elements.append((tag, named))
        if tag not in INLINE:
            self.handle_data(" ")
        if tag == "img":
            self._visible.append(f" {named.get('alt', '')} ")
        if tag not in ("img", "meta", "link", "input", "br", "hr", "col"):
            self._open.append((tag, named.get("class", "")))
        self._begin(tag, named)

    def _begin(self, tag: str, named: dict[str, str]) -> None:
        section = self.sections[-1]
        if HEADINGS.fullmatch(tag):
            self.sections.append(Section(named.get("id", ""), int(tag[1])))
        elif tag == "figure":
            section.figures.append(named["data-figure"])
        elif tag == "table":
            divs = [css for name, css in self._open if name == "div" and css != "tabellyta"]
            twin = section.figures[-1] if self._inside("details") else ""
            section.tables.append(Table(divs[-1] if divs else "", twin))
        elif tag == "tr":
            section.tables[-1].rows.append([])
        elif tag in ("th", "td"):
            section.tables[-1].rows[-1].append("")
        elif tag == "span" and named.get("class"):
            section.marks.append((named["class"], ""))

    def _inside(self, *tags: str) -> bool:
        return any(name in tags for name, _ in self._open)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag not in INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if self._inside(*UNREAD):
            return
        self._visible.append(data)
        section = self.sections[-1]
        if not self._inside("main") or self._inside("nav"):
            return
        if self._open and HEADINGS.fullmatch(self._open[-1][0]):
            section.heading_pieces.append(data)
        section.pieces.append(data)
        if self._inside("th", "td"):
            row = section.tables[-1].rows[-1]
            row[-1] = one_line(row[-1] + data) if data.strip() else f"{row[-1]} ".lstrip()
        elif not self._inside("figure", "details", "table"):
            section.prose_pieces.append(data)
        if self._open and self._open[-1][0] == "span" and section.marks:
            kind, text = section.marks[-1]
            section.marks[-1] = (kind, text + data)
