"""What a part of a programme says, apart from where it is taken from, and where two parts differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from indicators.programme.indicator import External
from indicators.yaml_files.fields import Part

_KEYS = (("id",), ("number",), ("kpi",), ("year",), ("subject",), ("body", "subject"), ("year", "ambition"))


def content(value: Any) -> Any:
    """Return a field's value as plain values; parts become mappings without provenance.

    ``source`` (an id in the list of sources) and ``only_in`` say where something is known from and which versions
    share it, not what is said; an external target's ``source`` is the reader's text and stays.
    """
    if isinstance(value, Part):
        return {name: content(getattr(value, name)) for name in said_fields(type(value))}
    if isinstance(value, tuple):
        return tuple(content(each) for each in value)
    if isinstance(value, dict):
        return {key: content(each) for key, each in value.items()}
    return value


def said_fields(model: type[Part]) -> list[str]:
    """Return the model's fields that say something, provenance left out."""
    provenance = {"only_in"} if issubclass(model, External) else {"only_in", "source"}
    return [name for name in model.model_fields if name not in provenance]


def differences(before: Part, after: Part, apart: Collection[str] = ()) -> Iterator[tuple[str, Any, Any]]:
    """Return (field, value before, value after) of every field that differs, those ``apart`` left out."""
    for name in said_fields(type(before)):
        old, new = getattr(before, name), getattr(after, name)
        if name not in apart and content(old) != content(new):
            yield name, old, new


def is_list_of_parts(old: Any, new: Any) -> bool:
    """Return whether a field holds parts of their own, to be compared one by one."""
    both = [each for value in (old, new) if isinstance(value, tuple) for each in value]
    return isinstance(old, tuple) and isinstance(new, tuple) and all(isinstance(each, Part) for each in both)


def paired(before: Sequence[Part], after: Sequence[Part]) -> list[tuple[str, Part | None, Part | None]]:
    """Return (name, part before, part after) of every entry of two lists, those of the earlier first.

    Entries are paired by the first fields of ``id``, ``number``, ``kpi``, ``year``, ``subject`` … that tell all
    entries of each list apart; where none does, only by saying the same.
    """
    names = next((keys for keys in _KEYS if _unique(before, keys) and _unique(after, keys)), ())
    old, new = ({_name(each, names): each for each in entries} for entries in (before, after))
    return [(name, old.get(name), new.get(name)) for name in dict.fromkeys((*old, *new))]


def _unique(entries: Sequence[Part], keys: tuple[str, ...]) -> bool:
    if any(key not in type(each).model_fields for each in entries for key in keys):
        return False
    return len({_name(each, keys) for each in entries}) == len(entries)


def _name(part: Part, keys: tuple[str, ...]) -> str:
    chosen = keys or tuple(said_fields(type(part)))
    return " ".join(str(content(getattr(part, key))) for key in chosen)
