"""Walk what files say before it is known to be right: each place knows its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.yaml_files.problems import Problem
from indicators.yaml_files.reading import Tree, YamlPath


@dataclass(frozen=True)
class Place:
    """A mapping in a file: the file's ``tree``, the ``path`` to it and its ``data``."""

    tree: Tree
    path: YamlPath
    data: Mapping[Any, Any]

    def get(self, field: str, kind: type | tuple[type, ...] = str) -> Any:
        """Return the field's value, or None when it is missing or not of ``kind`` (the model says that)."""
        value = self.data.get(field)
        return value if isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool) else None

    def number(self, field: str) -> float | None:
        """Return the field's number, or None."""
        value = self.get(field, (int, float))
        return None if value is None else float(value)

    def inner(self, field: str) -> Place | None:
        """Return the mapping under ``field``, or None."""
        value = self.data.get(field)
        return Place(self.tree, (*self.path, field), value) if isinstance(value, Mapping) else None

    def items(self, field: str) -> list[Place]:
        """Return the mappings in the list under ``field``; what is not a mapping is left to the model."""
        value = self.data.get(field)
        members = value if isinstance(value, tuple) else ()
        return [
            Place(self.tree, (*self.path, field, number), member)
            for number, member in enumerate(members)
            if isinstance(member, Mapping)
        ]

    def words(self, field: str) -> list[str]:
        """Return the texts in the list under ``field``."""
        value = self.data.get(field)
        return [word for word in value if isinstance(word, str)] if isinstance(value, tuple) else []

    def problem(self, field: str, what: str, remedy: str) -> Problem:
        """Return a problem on the line of ``field``, or of this place when the field is missing."""
        return Problem(self.tree.file, self.tree.line((*self.path, field)), field, what, remedy)

    def everywhere(self) -> Iterator[Place]:
        """Yield this place and every mapping inside it."""
        yield self
        for key, value in self.data.items():
            yield from _inside(Place(self.tree, (*self.path, key), {}), value)


def _inside(at: Place, value: Any) -> Iterator[Place]:
    if isinstance(value, Mapping):
        yield from Place(at.tree, at.path, value).everywhere()
    elif isinstance(value, tuple):
        for number, member in enumerate(value):
            yield from _inside(Place(at.tree, (*at.path, number), {}), member)
