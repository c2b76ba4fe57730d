"""Texts and figures of executed notebooks -> one page of plain Pandoc Markdown without code cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from indicators.report.model import Page, PageError, PageSource, ReportFigure
from indicators.report.notebook import read_notebook
from indicators.words.markdown import escape

# Pixels that fit side by side in the body of a page.
WIDEST_PAIR = 850
SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_ATTRIBUTES = re.compile(r"\s*\{#[^}]*\}$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
_PLAIN = re.compile(r"[^\w .,;:!?()/%–−-]")


def read_page(source: PageSource) -> Page:
    """Return the page made of ``source``'s executed notebooks, joined in order.

    The page has one level-1 heading: the one that the first notebook begins with, when it is the page's only one,
    else the page's title. Notebooks that have level-1 headings all the same are moved down one level. Raises
    PageError for a bad slug, a page without content, or what ``read_notebook`` refuses.
    """
    if not SLUG.fullmatch(source.slug):
        raise PageError(f"sidans namn {source.slug!r} får bara ha små bokstäver a–z, siffror och bindestreck.")
    parts = [read_notebook(path) for path in source.notebooks]
    if not any(parts):
        raise PageError(f"sidan {source.title} ({source.slug}) har inget innehåll: inga notebooks gav text.")
    texts = [_part_text(part) for part in parts]
    heading, first = _own_heading(texts)
    body = "\n\n".join(_demoted(text) for text in [first, *texts[1:]] if text)
    figures = tuple(block for part in parts for block in part if isinstance(block, ReportFigure))
    return Page(source.slug, source.title, heading or escape(source.title), body, figures)


def _own_heading(texts: Sequence[str]) -> tuple[str, str]:
    """Return the page's only level-1 heading when the page begins with it, and the first text without it."""
    lines = texts[0].splitlines()
    found = _HEADING.match(lines[0]) if lines else None
    if not found or len(found[1]) != 1 or sum(_level_one(text) for text in texts) != 1:
        return "", texts[0]
    return _ATTRIBUTES.sub("", found[2]), "\n".join(lines[1:]).strip()


def _level_one(text: str) -> int:
    """Return how many level-1 headings ``text`` has."""
    return sum(found == 1 for found in _headings(text.splitlines()).values())


def _headings(lines: Sequence[str]) -> dict[int, int]:
    """Return the level of each heading line by its number; code fences are left alone."""
    fenced, levels = False, {}
    for number, line in enumerate(lines):
        found = _HEADING.match(line)
        if _FENCE.match(line):
            fenced = not fenced
        elif found and not fenced:
            levels[number] = len(found[1])
    return levels


def _part_text(blocks: Sequence[str | ReportFigure]) -> str:
    """Return one notebook's Markdown with its figures in pairs."""
    texts: list[str] = []
    for is_figure, run in groupby(blocks, key=lambda block: isinstance(block, ReportFigure)):
        if is_figure:
            texts.extend(_figure_run([block for block in run if isinstance(block, ReportFigure)]))
        else:
            texts.extend(str(block) for block in run)
    return "\n\n".join(texts)


def _demoted(text: str) -> str:
    """Return ``text`` with every heading one level down if it has any on level 1."""
    lines = text.splitlines()
    levels = _headings(lines)
    if 1 not in levels.values():
        return text
    return "\n".join(f"#{line}" if number in levels else line for number, line in enumerate(lines))


def _figure_run(figures: Sequence[ReportFigure]) -> list[str]:
    """Return consecutive figures as Markdown: two that fit stand side by side, others one below the other.

    A figure wider than a column (a map, whose labels keep their size) is never squeezed into one.
    """
    texts, waiting = [], list(figures)
    while waiting:
        pair = waiting[:2] if sum(figure.width for figure in waiting[:2]) <= WIDEST_PAIR else waiting[:1]
        text = "\n\n".join(figure_markdown(figure) for figure in pair)
        texts.append(f":::: {{.figurpar}}\n\n{text}\n\n::::" if len(pair) == 2 else text)
        waiting = waiting[len(pair) :]
    return texts


def attribute(text: str) -> str:
    """Return plain ``text`` as a quoted value for a Pandoc attribute, on one line.

    Everything but letters, digits and harmless punctuation becomes a character reference, so that neither quotes,
    braces, shortcodes nor markup in it take effect.
    """
    line = _CONTROL.sub(" ", text).strip()
    return '"' + _PLAIN.sub(lambda found: f"&#{ord(found[0])};", line) + '"'


def figure_markdown(figure: ReportFigure) -> str:
    """Return a figure and its table twin as the two divs that the Lua filter (report/filter.lua) knows."""
    facts = (
        f"data-figure={attribute(figure.id)} data-width={attribute(str(figure.width))} "
        f"data-height={attribute(str(figure.height))} alt={attribute(figure.alt)}"
    )
    return (
        f"::: {{.figur #figur-{figure.id} {facts}}}\n\n"
        f"![](figures/{figure.id}.svg)\n\n{figure.caption}\n\n:::\n\n"
        f"::: {{.tvilling data-heading={attribute(figure.heading or figure.id)}}}\n\n"
        f"{table_markdown(figure.columns, figure.rows)}\n\n:::"
    )


def table_markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return plain display strings as a pipe table: first column and columns of lists to the left, others right."""
    lines = [columns, *rows]
    cells = [" | ".join(escape(str(value)) or "\u00a0" for value in line) for line in lines]
    texts = [any(" och " in str(row[place]) for row in rows) for place in range(len(columns))]
    rule = " | ".join([":---", *(":---" if text else "---:" for text in texts[1:])])
    return "\n".join(f"| {line} |" for line in [cells[0], rule, *cells[1:]])
