"""Executed notebook -> Markdown texts and figures, in order. Code is never shown; anything unforeseen is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat

from indicators.report.model import PageError, ReportFigure

MARKDOWN = "text/markdown"
PLOTLY = "application/vnd.plotly.v1+json"
# Cells for the one who works in the notebook: its parameters, and words that only make sense there.
UNSHOWN_TAGS = frozenset({"parameters", "injected-parameters", "notebook-only"})
FIGURE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def read_notebook(path: Path) -> list[str | ReportFigure]:
    """Return the Markdown texts and figures of the executed notebook at ``path``, in reading order.

    Raises PageError naming the notebook and the cell (counted from 1) when the file is no notebook or a cell gave
    something else than Markdown or a figure of the project's own.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise PageError(f"{path}: går inte att läsa som notebook ({error}). Kör `nulage build` igen.") from error
    blocks: list[str | ReportFigure] = []
    for number, cell in enumerate(notebook.cells, start=1):
        where = f"{path}, cell {number}"
        if UNSHOWN_TAGS & set(cell.metadata.get("tags", [])):
            continue
        if cell.cell_type == "markdown" and cell.source.strip():
            blocks.append(cell.source.strip())
        elif cell.cell_type == "code":
            blocks.extend(_outputs(cell, where))
    return blocks


def _outputs(cell: Any, where: str) -> Iterator[str | ReportFigure]:
    """Yield what one code cell shows."""
    for output in cell.outputs:
        if output.output_type not in ("display_data", "execute_result"):
            raise PageError(f"{where}: {_unexpected(output)} Sidan får bara innehålla Markdown och figurer.")
        if PLOTLY in output.data:
            yield _figure(output, where)
        elif MARKDOWN in output.data:
            yield str(output.data[MARKDOWN]).strip()
        else:
            kinds = ", ".join(sorted(output.data)) or "inget"
            raise PageError(
                f"{where}: oväntat utdata av slaget {kinds}. Visa text som Markdown och figurer som Figure."
            )


def _unexpected(output: Any) -> str:
    """Return in words what a stream or error output says, at most its last line."""
    if output.output_type == "error":
        return f"felet {output.get('ename', '')}: {output.get('evalue', '')}."
    lines = str(output.get("text", "")).strip().splitlines()
    return f"oväntad utskrift ({output.get('name', output.output_type)}): {lines[-1] if lines else 'tom'!r}."


def _figure(output: Any, where: str) -> ReportFigure:
    """Return the figure of one output; its alternative text, caption and twin come from the project's metadata."""
    facts = output.metadata.get("nulagesbild")
    if not isinstance(facts, Mapping):
        raise PageError(f"{where}: figuren saknar metadata ”nulagesbild”. Visa den med indicators.figures.Figure.")
    missing = [name for name in ("id", "alt", "caption", "table") if not facts.get(name)]
    if missing:
        raise PageError(f"{where}: figuren saknar {', '.join(missing)}. Alla figurer ska ha det.")
    if not FIGURE_ID.fullmatch(str(facts["id"])):
        raise PageError(f"{where}: figurens namn {facts['id']!r} får bara ha bokstäver A–Z, siffror, punkt och streck.")
    table = facts["table"]
    columns = tuple(str(name) for name in table["columns"])
    rows = tuple(tuple(str(value) for value in row) for row in table["rows"])
    if any(len(row) != len(columns) for row in rows):
        raise PageError(f"{where}: tabellen till figuren {facts['id']} har rader av olika längd.")
    plot = output.data[PLOTLY]
    return ReportFigure(
        id=str(facts["id"]),
        plot={"data": plot["data"], "layout": plot.get("layout", {})},
        alt=str(facts["alt"]).strip(),
        caption=str(facts["caption"]).strip(),
        heading=str(facts.get("heading", "")).strip(),
        columns=columns,
        rows=rows,
        width=int(facts.get("width") or 0) or 700,
        height=int(facts.get("height") or 0) or 420,
    )
