"""What differs between two versions of a programme, in plain text that the page or the terminal makes its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from indicators.words.fields import NOTHING, field, value
from indicators.words.numbers import listed, years
from indicators.words.sentence import capital


class ChangeWords(Protocol):
    """What the sentences need to know of a change; the programme's own ``Change`` has it all."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def area(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def entry(self) -> str | None: ...
    @property
    def field(self) -> str | None: ...
    @property
    def before(self) -> Any: ...
    @property
    def after(self) -> Any: ...
    @property
    def parts(self) -> Sequence[str]: ...
    @property
    def follows_from(self) -> str | None: ...


Row = tuple[str, str, str, tuple[str, ...]]
STRATEGIES = "Politiska strategier"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Programmet": ("programme",),
    "Målen": ("goals",),
    "Kriterierna": ("criteria",),
    "Indikatorerna och deras värden": ("indicators", "values", "decided"),
    "Agenda 2030 och barnkonventionen": ("sdg", "articles"),
    STRATEGIES: ("strategies",),
    "Målkonflikter": ("conflicts", "totals"),
    "Styrdokument": ("documents", "governs"),
    "God ekonomisk hushållning": ("management",),
    "Nämnder, bolag och vad de bidrar med": ("bodies", "contributions"),
}
OTHERS = "Övrigt"
# What those who keep the report write of a version, beside what the municipality has changed.
_OWN_AREAS = frozenset({"documents", "governs", "management", "bodies", "contributions", "supporting", "totals"})
_OWN_FIELDS = frozenset(
    {"name_note", "note", "own_note", "gaps", "own_gaps", "notes", "own_notes", "leaves_out", "timetable"}
)
# Known only from a source of the version: what is not there any more may well hold still. What has ceased to hold is
# written as such (valid_to, replaced_by).
_ONLY_KNOWN = frozenset({"documents", "governs", "management", "bodies", "contributions"})
OWN = (
    "Det följande har rapporten själv skrivit på olika sätt i de två versionerna: anmärkningar, kopplingar och "
    "uppgifter om vad som är känt. Ingen av dem är känd som en ändring av kommunen. Att en källa inget säger betyder "
    "inte att något har tagits bort."
)
_LISTS = {
    "sdg": "Agenda 2030, mål", "articles": "barnkonventionen, artikel", "values": "valt värde för",
    "decided": "beslutat värde för", "governs": "styr", "strategies": "strategi", "conflicts": "målkonflikt",
    "documents": "styrdokument", "management": "mål för ekonomisk hushållning", "bodies": "instans",
    "contributions": "bidrag", "supporting": "stödjande nyckeltal", "totals": "totala utsläpp för",
}  # fmt: skip
HOW = {
    "succession": "det ena nyckeltalet följer på det andra",
    "family": "båda mäter nästan samma sak",
    "place": "det ena var det enda som försvann ur kriteriet, det andra det enda som kom till",
}
NONE = "Ingenting skiljer dem åt."
NONE_FOUND = "ingen hittad"


def group(change: ChangeWords) -> str:
    """Return the heading that the change stands under."""
    return next((title for title, areas in GROUPS.items() if change.area in areas), OTHERS)


def is_own(change: ChangeWords) -> bool:
    """Return whether a change is only of the report's own notes and ties, not of what the municipality says."""
    return change.area in _OWN_AREAS or change.field in _OWN_FIELDS


def silent(term: tuple[int, int]) -> str:
    """Return that the source of the version for the ``term`` (first and last year) says nothing of the matter."""
    return f"källan för {years(*term)} säger inget om det"


def grouped(changes: Sequence[ChangeWords], term: tuple[int, int]) -> dict[str, list[Row]]:
    """Return the rows of a table for each heading that has any: what, before, after, and the ids of the changes.

    ``term`` is the later version's: where only its source is silent, that is said, and nothing is said to be gone.
    Changes that follow from another stand in its row. Entries of one subject's list that changed alike share a row.
    """
    found: dict[str, list[Row]] = {}
    roots = [each for each in changes if each.follows_from is None]
    for title in (*GROUPS, OTHERS):
        mine = [each for each in roots if group(each) == title]
        rows = [_row(alike, changes, term) for alike in _alike(mine)]
        if rows:
            found[title] = rows
    return found


def _alike(changes: Iterable[ChangeWords]) -> list[list[ChangeWords]]:
    rows: dict[tuple[str, ...], list[ChangeWords]] = {}
    for each in changes:
        same = (each.area, each.subject, str(each.field), repr(each.before), repr(each.after))
        said = (each.area, each.kind, *sides(each)) if each.area == "contributions" else (each.id,)
        rows.setdefault(same if each.entry and each.field else said, []).append(each)
    return list(rows.values())


def _row(alike: list[ChangeWords], changes: Sequence[ChangeWords], term: tuple[int, int]) -> Row:
    first = alike[0]
    after = [each for each in changes if each.follows_from in {one.id for one in alike}]
    ids = tuple(each.id for each in (*alike, *after))
    before, now = sides(first)
    if _is_silence(first):
        now = silent(term) if first.after is None else f"{now}; {silent(term)}"
    return f"{what(first, [each.entry for each in alike if each.entry])}{_followed(after)}", before, now, ids


def _is_silence(change: ChangeWords) -> bool:
    """Return whether the later version lacks something only because its source does not mention it."""
    unsaid = change.after is None or (change.field, change.before, change.after) == ("mark", "beslutat", "förslag")
    return unsaid and (change.field == "timetable" or change.area in _ONLY_KNOWN)


def _first_known(change: ChangeWords) -> bool:
    """Return whether the later version has a strategy that no source of the earlier one has: not known to be new."""
    return change.area == "strategies" and change.field is None and change.before is None


def _followed(after: Sequence[ChangeWords]) -> str:
    """Return what follows from a change: ``Följer av det: …``, each subject with what differs in it."""
    if not after:
        return ""
    told = [each.name if each.field is None else field(each.field) for each in after]
    return f". Följer av det: {listed(list(dict.fromkeys(told)))}."


def what(change: ChangeWords, entries: Sequence[str] = ()) -> str:
    """Return what a change is about: ``Mål 4: anmärkning``, ``3.4 Upplevd effekt: borta``."""
    name = "" if change.area == "programme" else _named(change)
    entry = f"{_LISTS.get(change.area, change.area)} {listed(list(entries))}" if entries else ""
    said = _AS_WHOLE.get(change.kind, "")
    if change.field is not None:
        said = "namn" if (change.area, change.field) == ("programme", "title") else field(change.field)
    elif not said and change.area not in _OWN_AREAS and not _first_known(change):
        said = "ny" if change.before is None else "borta"
    if change.kind == "indicator_swapped":
        said += f" ({'; '.join(HOW.get(part, part) for part in change.parts[:1])})"
    return capital(": ".join(part for part in (name, ", ".join(one for one in (entry, said) if one)) if part))


_AS_WHOLE = {
    "goal_added": "nytt mål", "goal_removed": "målet är borta", "criterion_added": "nytt kriterium",
    "criterion_removed": "kriteriet är borta", "criterion_split": "delat i flera", "indicator_added": "ny indikator",
    "indicator_removed": "indikatorn är borta", "indicator_moved": "står under ett annat kriterium",
    "indicator_swapped": "nyckeltalet är bytt",
}  # fmt: skip


def _named(change: ChangeWords) -> str:
    if change.area == "criteria":
        return f"{change.subject} {change.name}"
    if change.area == "indicators":
        return f"{change.name}, kriterium {change.subject.rpartition('-')[0]}"
    if change.entry is None and change.area in _LISTS:
        about = change.before or change.after
        if change.area in _OWN_AREAS:
            return _LISTS[change.area]
        criterion = about.get("criterion") if isinstance(about, Mapping) else None
        return f"{_LISTS[change.area]} för {criterion}" if criterion else f"{_LISTS[change.area]} {change.name}"
    return change.name


def sides(change: ChangeWords) -> tuple[str, str]:
    """Return what stood before and what stands now; of an entry added or removed only what it is called.

    A swapped nyckeltal stands with its name: ``2.2-N15428 Behöriga till yrkesprogram``.
    """
    if change.kind == "indicator_swapped":
        return f"{change.before} {change.name}", " ".join((str(change.after), *change.parts[1:]))
    whole = change.before or change.after
    if _first_known(change) and isinstance(whole, Mapping):
        return NONE_FOUND, _entry(change, whole)
    if change.field is None and isinstance(whole, Mapping):
        return (NOTHING, _entry(change, whole)) if change.before is None else (_entry(change, whole), NOTHING)
    return value(change.field or "", change.before), value(change.field or "", change.after)


def _entry(change: ChangeWords, whole: Mapping[str, Any]) -> str:
    """Return what an entry says in short, and that it is only proposed where it is."""
    if change.entry is None:
        said = str(whole.get("text") or whole.get("name") or change.name)
        return f"{said} (förslag)" if whole.get("mark") == "förslag" else said
    told = {key: each for key, each in whole.items() if key in _TOLD}
    return value("", told) if "target" in told else str(whole.get("mark") or whole.get("status") or NOTHING)


_TOLD = ("target", "limit", "long_term", "long_term_year", "status")
