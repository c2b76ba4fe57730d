"""Change single values of a YAML file and keep every other byte: comments, order, quotes, indents and line widths.

ruamel.yaml's nodes say where each value stands in the text; only those places are replaced, and new lines are put
in beside them. Nothing is dumped anew, so nothing else can change.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

LINE_WIDTH = 120


@dataclass(frozen=True, order=True)
class Edit:
    """Put ``text`` where the file has the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def compose(text: str) -> Node | None:
    """Return the root node of YAML that is known to be valid; None for an empty file."""
    return YAML(typ="safe", pure=True).compose(io.StringIO(text))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with the edits made; they must not overlap, and those at one place come in the given order."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def child(node: Node | None, key: str) -> Node | None:
    """Return the node under ``key`` of a mapping, or None."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def members(node: Node | None) -> list[Node]:
    """Return the nodes of a list, none for anything else."""
    return list(node.value) if isinstance(node, SequenceNode) else []


def fields_set(row: MappingNode, text: str, values: Mapping[str, str | None]) -> list[Edit]:
    """Return the edits that give the fields of ``row`` these values, as YAML text; None stands for no value.

    A field that is there is changed in place, and becomes ``null`` where it shall have no value; a field that is
    missing is put after the last one, in the row's own style.
    """
    there = {name.value: value for name, value in row.value}
    edits = [
        Edit(there[name].start_mark.index, _end(there[name], text), wanted or "null")
        for name, wanted in values.items()
        if name in there and text[there[name].start_mark.index : _end(there[name], text)] != (wanted or "null")
    ]
    new = [f"{name}: {wanted}" for name, wanted in values.items() if name not in there and wanted is not None]
    if not new:
        return edits
    if not row.flow_style:
        return [*edits, _lines_after(row, text, [" " * row.start_mark.column + each for each in new])]
    end = _end(row.value[-1][1], text)
    return [*edits, Edit(end, end, _continued(_column(text, end), new, row.start_mark.column + 1, _newline(text)))]


def rows_added(owner: MappingNode, text: str, name: str, rows: Sequence[Sequence[str]], *, after: str) -> Edit:
    """Return the edit that adds ``rows`` to the list ``name`` of ``owner``, which is made where it is missing.

    Each row is its fields as YAML text (``year: 2022``). A list that is missing is put after the field ``after``,
    which must hold a plain value.
    """
    listed = child(owner, name)
    flow = ", ".join("{" + ", ".join(row) + "}" for row in rows)
    if isinstance(listed, SequenceNode) and listed.flow_style:
        end = _end(listed.value[-1], text) if listed.value else listed.start_mark.index + 1
        return Edit(end, end, f", {flow}" if listed.value else flow)
    if isinstance(listed, SequenceNode):
        return _lines_after(listed, text, _row_lines(rows, listed.start_mark.column))
    if owner.flow_style:
        end = _end(owner.value[-1][1], text)
        return Edit(end, end, f", {name}: [{flow}]")
    indent = owner.value[0][0].start_mark.column
    beside = child(owner, after) or owner
    return _lines_after(beside, text, [" " * indent + f"{name}:", *_row_lines(rows, indent + 2)])


def _row_lines(rows: Sequence[Sequence[str]], indent: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        opening = " " * indent + "- {"
        first = opening + row[0]
        lines += (first + _continued(len(first), row[1:], len(opening), "\n") + "}").split("\n")
    return lines


def _continued(column: int, fields: Sequence[str], indent: int, newline: str) -> str:
    """Return more fields of a row in braces that has come to ``column``, broken where a line would be too wide."""
    text = ""
    for field in fields:
        wide = column + len(field) + 4 > LINE_WIDTH
        text += f",{newline}{' ' * indent}{field}" if wide else f", {field}"
        column = (indent if wide else column + 2) + len(field)
    return text


def _lines_after(node: Node, text: str, lines: Sequence[str]) -> Edit:
    """Return the edit that puts lines after the line on which ``node`` ends."""
    newline = _newline(text)
    end = text.find("\n", _end(node, text))
    if end < 0:
        return Edit(len(text), len(text), newline + newline.join(lines))
    return Edit(end + 1, end + 1, "".join(line + newline for line in lines))


def _end(node: Node, text: str) -> int:
    """Return where a node's last character stands; ruamel.yaml counts blank lines and comments after a block to it."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(node, MappingNode) else last, text)
    block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return len(text[: node.end_mark.index].rstrip()) if block else int(node.end_mark.index)


def _column(text: str, index: int) -> int:
    return index - (text.rfind("\n", 0, index) + 1)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
