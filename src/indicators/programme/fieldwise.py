"""Changes field by field and, in lists of parts, entry by entry; no field is passed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from indicators.programme.change import Change, Kind, change_id
from indicators.programme.content import content, differences, is_list_of_parts, paired
from indicators.yaml_files.fields import Part

# A list that is one thing to the reader, and is compared as one.
WHOLE = frozenset({"timetable"})
_TIES = frozenset({"sdg", "articles"})
_MARKS: Mapping[str, Kind] = {"mark": "mark", "dimension_mark": "mark", "responsible": "responsible"}
# fmt: off
_ONLY_WORDS = frozenset({
    "name", "short", "plural", "noun", "sex_words", "unit_short", "leaves_out", "notes", "own_notes", "survey_gaps",
    "about", "also_in", "influence",
})
# fmt: on


@dataclass(frozen=True)
class About:
    """What changes are about: list of the model, subject and its name, kind, and the change they follow from.

    ``before`` and ``after`` stand round the field in the changes' ids; ``gone`` has, by the id of a criterion or
    nyckeltal that is gone, the change that took it away.
    """

    area: str
    subject: str
    name: str
    kind: Kind
    follows: str | None = None
    entry: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)

    def identity(self, field: str) -> str:
        """Return the id of a change of the field."""
        return change_id(*self.before, field, *(self.after or (self.subject,)))


def field_changes(before: Part, after: Part, about: About, apart: Collection[str] = ()) -> Iterator[Change]:
    """Return a change for each field that differs, those ``apart`` left out; lists of parts entry by entry."""
    for name, old, new in differences(before, after, apart):
        if is_list_of_parts(old, new) and name not in WHOLE:
            yield from entry_changes(name, old, new, about)
        else:
            yield Change(
                id=about.identity(name),
                kind=_kind(about.kind, name),
                area=about.area,
                subject=about.subject,
                name=about.name,
                field=name,
                before=_said(old),
                after=_said(new),
                entry=about.entry,
                follows_from=about.follows,
            )


def entry_changes(area: str, old: tuple[Part, ...], new: tuple[Part, ...], owner: About) -> Iterator[Change]:
    """Return what was added, removed or changed in a list of parts.

    ``owner`` is what the list belongs to; an entry of a list of the whole programme (``owner.subject`` empty) is a
    subject of its own.
    """
    for key, before, after in paired(old, new):
        about = _about_entry(area, key, after or before, owner)
        if before is not None and after is not None:
            yield from field_changes(before, after, about)
            continue
        tied_to = str(getattr(before or after, "subject", ""))
        yield Change(
            id=change_id(area, "borttagen" if after is None else "ny", *about.after),
            kind=about.kind,
            area=area,
            subject=about.subject,
            name=about.name,
            before=content(before),
            after=content(after),
            entry=about.entry,
            follows_from=about.follows or owner.gone.get(tied_to),
        )


def _about_entry(area: str, key: str, entry: Part | None, owner: About) -> About:
    if owner.subject:
        kind: Kind = "tie" if area in _TIES else "around" if owner.kind == "around" else "value"
        return replace(owner, area=area, kind=kind, entry=key, before=(area,), after=(owner.subject, key))
    name = str(getattr(entry, "name", None) or getattr(entry, "text", None) or key)
    return replace(owner, area=area, subject=key, name=name, before=(area,), after=(key,))


def _kind(kind: Kind, name: str) -> Kind:
    if kind == "goal" and name == "text":
        return "goal_wording"
    if kind == "indicator_redefined" and name in _ONLY_WORDS:
        return "indicator_reworded"
    if kind == "value" and name == "status":
        return "mark"
    return _MARKS.get(name, kind)


def _said(value: Any) -> Any:
    """Return the content of a field's value, None for an empty list."""
    return None if isinstance(value, tuple | dict) and not value else content(value)
