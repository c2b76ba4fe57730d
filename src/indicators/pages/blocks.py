"""What a notebook cell shows: Markdown text, or several blocks one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_RULES = {"l": ":{}", "c": ":{}:", "r": "{}:"}
_BARE_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Text:
    """Pandoc Markdown; outside text in it has passed ``words.markdown.escape``."""

    markdown: str

    def __repr__(self) -> str:
        return self.markdown

    def _repr_markdown_(self) -> str:
        return self.markdown


class Blocks(tuple[Any, ...]):
    """Blocks shown one after the other, each as an output of its own."""

    def __new__(cls, blocks: Iterable[Any]) -> Blocks:
        """Keep the blocks that say something."""
        return super().__new__(cls, (block for block in blocks if block is not None and str(block).strip()))

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for block in self:
            display(block)


def heading(level: int, text: str, identifier: str) -> str:
    """Return a Markdown heading with a fixed id (``text`` already escaped)."""
    return f"{'#' * level} {text} {{#{identifier}}}"


def paragraphs(*texts: str) -> Text:
    """Return the texts that are not empty as Markdown paragraphs."""
    return Text("\n\n".join(text for text in texts if text.strip()))


def bullets(items: Sequence[str]) -> str:
    """Return a Markdown list, tight, one item a line."""
    return "\n".join(f"- {item}" for item in items)


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    align: str,
    widths: Sequence[int] = (),
    css: str = "tabell",
    caption: str = "",
) -> str:
    """Return a Pandoc pipe table inside a div of class ``css``.

    ``align`` has one letter a column: ``l`` left, ``c`` centre, ``r`` right. ``widths`` are relative: Pandoc reads
    them from the number of dashes. Bars in a cell are escaped; line breaks become spaces. The caption is Markdown.
    Raises ValueError where a row has not one cell a column, or ``align`` not one letter.
    """
    if len(align) != len(columns) or any(len(row) != len(columns) for row in rows):
        raise ValueError("every row needs one cell a column, and every column its alignment")
    dashes = ["-" * width for width in (widths or [3] * len(columns))]
    rule = [_RULES[letter].format(dash) for letter, dash in zip(align, dashes, strict=True)]
    lines = [_line(columns), f"|{'|'.join(rule)}|", *(_line(row) for row in rows)]
    foot = f"\n\n: {caption}" if caption else ""
    return f"::: {{.{css}}}\n" + "\n".join(lines) + foot + "\n:::"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(_BARE_BAR.sub(r"\|", cell).split("\n")) for cell in cells) + " |"
