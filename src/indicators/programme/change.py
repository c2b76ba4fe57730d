"""What differs in one place between two versions of a programme, and the readable ids that remiss answers name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

Kind = Literal[
    "programme",
    "goal_added", "goal_removed", "goal_wording", "goal",
    "criterion_added", "criterion_removed", "criterion_renamed", "criterion_split", "criterion_moved", "criterion",
    "indicator_added", "indicator_removed", "indicator_moved", "indicator_swapped",
    "indicator_redefined", "indicator_reworded",
    "mark", "responsible", "value", "tie", "around",
]  # fmt: skip

# Words in the ids of changes; a field that is not named here stands under its own name.
_WORDS = {
    "title": "namn", "name": "namn", "date": "datum", "reference": "beteckning", "term": "period",
    "purpose": "syfte", "criterion_word": "kriterieord", "goals_lead": "inledning", "timetable": "tidplan",
    "name_note": "namnanmarkning", "municipality": "kommun", "text": "ordalydelse", "mark": "marke",
    "note": "anmarkning", "own_note": "egen-anmarkning", "gaps": "luckor", "own_gaps": "egna-luckor",
    "responsible": "ansvar", "map_indicator": "kartindikator", "small_areas": "delomraden",
    "rollup": "sammanvagning", "dimension_mark": "dimensionsmarke",
    "direction": "riktning", "kind": "slag", "unit": "enhet", "decimals": "decimaler", "window": "medelvarde",
    "baseline_year": "utgangsar", "basis": "underlag", "peer_group": "jamforelsegrupp",
    "proposal": "forslagsmetod", "external": "andras-mal", "family": "familj", "break_from": "brott",
    "target": "malvarde", "limit": "grans", "long_term": "langsiktigt-varde", "max_age": "hogsta-alder",
    "notes": "anmarkningar", "own_notes": "egna-anmarkningar", "leaves_out": "omfattar-inte",
    "influence": "radighet", "also_in": "visas-ocksa", "valid_to": "galler-till", "valid_from": "galler-fran",
    "sdg": "agenda-2030", "articles": "barnkonventionen", "decided": "beslutat-varde", "values": "valt-varde",
    "conflicts": "malkonflikt", "documents": "styrdokument", "governs": "styr", "strategies": "strategi",
    "supporting": "stodnyckeltal", "totals": "total", "bodies": "instans", "contributions": "bidrag",
    "management": "hushallning",
}  # fmt: skip
_NOT_IN_ID = re.compile(r"[^0-9A-Za-zÅÄÖåäö.]+")


@dataclass(frozen=True)
class Change:
    """One difference between two versions.

    ``id`` is stable for the same two versions and readable (``borttaget-3.4``). ``area`` is the list of the model it
    stands in (``criteria``, ``sdg``, ``documents``), ``subject`` what it is about and ``name`` what the reader calls
    that; ``entry`` is the name of the entry in a list of the subject's own (a tie's number, a value's year); ``field``
    is the model's field, None where the whole was added, removed, split or swapped. ``before``
    and ``after`` are what the two versions say (None: nothing): text, number, truth, date, or tuples and mappings of
    such. ``parts`` are the ids a criterion was split into, or why two nyckeltal are taken for a swap and the new
    one's name.
    ``follows_from`` is the id of the change that this one is a mere consequence of.
    """

    id: str
    kind: Kind
    area: str
    subject: str
    name: str
    field: str | None = None
    before: Any = None
    after: Any = None
    entry: str | None = None
    parts: tuple[str, ...] = ()
    follows_from: str | None = None

    @property
    def added(self) -> bool:
        """Whether the later version has something here where the earlier has nothing."""
        return self.before is None and self.after is not None

    @property
    def removed(self) -> bool:
        """Whether the earlier version has something here where the later has nothing."""
        return self.before is not None and self.after is None


def change_id(*parts: str) -> str:
    """Return the parts as one id: fields and lists are named in Swedish, and every other sign becomes ``-``."""
    words = (_WORDS.get(part, part) for part in parts if part)
    return "-".join(_NOT_IN_ID.sub("-", word).strip("-")[:50] for word in words)


def with_own_ids(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes in order, a second one of the same id with ``-2`` after it, a third with ``-3``."""
    seen: dict[str, int] = {}
    named = []
    for change in changes:
        seen[change.id] = seen.get(change.id, 0) + 1
        times = seen[change.id]
        named.append(change if times == 1 else replace(change, id=f"{change.id}-{times}"))
    return tuple(named)
