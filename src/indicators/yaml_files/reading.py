"""Read one YAML file into plain values that know their lines.

Only the plain part of YAML is allowed: no anchors or aliases (a few lines can grow to gigabytes), no tags (they can
name Python objects), one document, limited size and depth, and no key twice.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from indicators.yaml_files.problems import Problem
from indicators.yaml_files.scalars import plain

MAX_DEPTH = 20
YamlPath = tuple[str | int, ...]


@dataclass
class Tree:
    """A file as plain values. ``lines`` gives the line of each path; ``problems`` what was wrong already here.

    ``data`` is None when the file could not be read as YAML; then ``problems`` says why.
    """

    file: str
    data: Any = None
    lines: dict[YamlPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: YamlPath) -> int:
        """Return the line of ``path``, or of the nearest part of the file that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def add(self, line: int, field_name: str, what: str, remedy: str) -> None:
        """Note a problem on a line of this file."""
        self.problems.append(Problem(self.file, line, field_name, what, remedy))


@dataclass(frozen=True)
class TextFile:
    """What a kind of file allows, and how its errors speak: bytes, why it cannot be read, and the remedies.

    ``empty`` is the remedy for a file without content; ``entries`` says that the file is a list of entries, which
    may be empty, and not fields.
    """

    most_bytes: int
    unreadable: tuple[str, str]
    too_large: str
    empty: str
    entries: bool = False


def read_yaml(path: Path, shown: str, kind: TextFile) -> Tree:
    """Read ``path``; ``shown`` is the name that errors give the file. Never raises for what the file contains."""
    tree = Tree(shown)
    text = read_text(path, tree, kind)
    return tree if text is None else read_yaml_text(text, shown, kind)


def read_yaml_text(text: str, shown: str, kind: TextFile) -> Tree:
    """Read YAML that is already at hand, as :func:`read_yaml` does."""
    tree = Tree(shown)
    if not _is_plain_yaml(text, tree):
        return tree
    root = YAML(typ="safe", pure=True).compose(io.StringIO(text))
    wanted = SequenceNode if kind.entries else MappingNode
    if isinstance(root, wanted):
        tree.data = _value(root, (), tree)
    elif root is not None:
        what, remedy = _LIST if kind.entries else _FIELDS
        tree.add(root.start_mark.line + 1, "filen", what, remedy)
    elif kind.entries:
        tree.data = ()
    else:
        tree.add(1, "filen", "filen är tom", kind.empty)
    return tree


_FIELDS = "filen börjar inte med fält", "Skriv fält: värde, ett per rad."
_LIST = "filen är inte en lista", "Börja varje post med ett bindestreck, och skriv dess fält under varandra."


def read_text(path: Path, tree: Tree, kind: TextFile) -> str | None:
    """Return the UTF-8 text of ``path``, or None with the reason noted in ``tree``."""
    try:
        data = path.read_bytes()
    except OSError:
        tree.add(1, "filen", *kind.unreadable)
        return None
    if len(data) > kind.most_bytes:
        tree.add(1, "filen", f"filen är större än {kind.most_bytes} byte", kind.too_large)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        tree.add(line, "filen", "filen är inte kodad som UTF-8", "Spara om den som UTF-8 i redigeraren.")
        return None


def _is_plain_yaml(text: str, tree: Tree) -> bool:
    before = len(tree.problems)
    try:
        for line, what, remedy in _refused(text):
            tree.add(line, "yaml", what, remedy)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) + 1 if mark else 1
        remedy = "Se efter indrag, kolon och citattecken på raden och raden före; tabb duger inte som indrag."
        opened = _quote_opened(text, error)
        if opened is not None:
            line, remedy = opened, f"Citattecknet öppnas på rad {opened}: avsluta det på samma rad, eller ta bort det."
        tree.add(line, "yaml", f"filen är inte giltig YAML ({error.problem})", remedy)
    except YAMLError as error:
        line = text[: getattr(error, "position", 0)].count("\n") + 1
        tree.add(line, "yaml", "filen innehåller ett otillåtet tecken", "Ta bort styrtecknet på raden.")
    return len(tree.problems) == before


def _quote_opened(text: str, error: MarkedYAMLError) -> int | None:
    """Return the line of the quotation mark that makes the file invalid: it has no end, or ends in another text."""
    if error.context_mark is not None and "quoted scalar" in (error.context or ""):
        return int(error.context_mark.line) + 1
    last: ScalarEvent | None = None
    try:
        for event in YAML(typ="safe", pure=True).parse(io.StringIO(text)):
            last = event if isinstance(event, ScalarEvent) else last
    except MarkedYAMLError:
        pass  # the same error again; what stood before it is what is wanted
    if last is None or last.style not in ("'", '"') or error.problem_mark is None:
        return None
    runs_on = last.start_mark.line < last.end_mark.line == error.problem_mark.line
    return int(last.start_mark.line) + 1 if runs_on else None


def _refused(text: str) -> Iterator[tuple[int, str, str]]:
    depth = documents = 0
    for event in YAML(typ="safe", pure=True).parse(io.StringIO(text)):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            yield line, "ankare (&) och alias (*) är inte tillåtna", "Skriv ut värdet, eller sätt det i citattecken."
        elif getattr(event, "ctag", None) is not None:
            yield line, "taggar (!) är inte tillåtna", "Ta bort taggen, eller sätt värdet i citattecken."
        documents += isinstance(event, DocumentStartEvent)
        if documents > 1:
            yield line, "filen innehåller mer än ett dokument", "Ta bort raden med tre bindestreck."
            return
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MAX_DEPTH:
            yield line, f"värden ligger i fler än {MAX_DEPTH} nivåer", "Ta bort överflödiga parenteser och indrag."
            return


def _value(node: Node, path: YamlPath, tree: Tree) -> Any:
    tree.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, SequenceNode):
        return tuple(_value(child, (*path, place), tree) for place, child in enumerate(node.value))
    if isinstance(node, MappingNode):
        return _mapping(node, path, tree)
    return plain(node) if isinstance(node, ScalarNode) else None


def _mapping(node: MappingNode, path: YamlPath, tree: Tree) -> dict[str | int, Any]:
    result: dict[str | int, Any] = {}
    for key_node, child in node.value:
        line = key_node.start_mark.line + 1
        key = plain(key_node) if isinstance(key_node, ScalarNode) else None
        if isinstance(key, bool) or not isinstance(key, str | int):
            tree.add(line, "fältnamn", "fältets namn är inte text", "Sätt det i citattecken.")
        elif key in result:
            first = tree.lines[*path, key]
            tree.add(line, str(key), f"fältet finns redan på rad {first}", "Behåll det ena av de två.")
        else:
            tree.lines[*path, key] = line
            result[key] = _value(child, (*path, key), tree)
    return result
