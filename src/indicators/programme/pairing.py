"""Which criterion and which indicator of one version are the same, renamed, split or swapped in another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indicators.programme.indicator import Indicator
from indicators.programme.model import Criterion, Programme

SUCCESSION, FAMILY, PLACE = "succession", "family", "place"
_PARTS = re.compile(r",|/|\boch\b")
_Same = Callable[[Criterion, Criterion], bool]


@dataclass(frozen=True)
class CriterionPairs:
    """Criteria that are the same in both versions, those that only one has, and the pieces of those that were split.

    ``pieces`` maps the id of a criterion in the earlier version to the new criteria that were cut out of it.
    """

    pairs: tuple[tuple[Criterion, Criterion], ...]
    removed: tuple[Criterion, ...]
    added: tuple[Criterion, ...]
    pieces: dict[str, tuple[Criterion, ...]]

    def after(self, before: str) -> str | None:
        """Return the id in the later version of the criterion called ``before`` in the earlier, None if gone."""
        return next((new.id for old, new in self.pairs if old.id == before), None)


def pair_criteria(before: Programme, after: Programme) -> CriterionPairs:
    """Return which criteria correspond: same id and name; same name; same id; more than half the same nyckeltal.

    The same id is not taken for the same criterion where neither a word of the name nor a nyckeltal is kept.
    """

    def kin(old: Criterion, new: Criterion) -> bool:
        mine, theirs = _kpis(before, old), _kpis(after, new)
        return bool(mine & theirs) or bool(_words(old) & _words(new)) or not (mine and theirs)

    def mostly(old: Criterion, new: Criterion) -> bool:
        mine, theirs = _kpis(before, old), _kpis(after, new)
        return 2 * len(mine & theirs) > max(len(mine), len(theirs))

    rounds: tuple[_Same, ...] = (
        lambda old, new: (old.id, old.name) == (new.id, new.name),
        lambda old, new: old.name == new.name,
        lambda old, new: old.id == new.id and kin(old, new),
        mostly,
    )
    removed, added = list(before.criteria), list(after.criteria)
    pairs: list[tuple[Criterion, Criterion]] = []
    for same in rounds:
        for old in list(removed):
            new = next((each for each in added if same(old, each)), None)
            if new is not None:
                pairs.append((old, new))
                removed.remove(old)
                added.remove(new)
    pieces = _pieces(before, after, pairs, added)
    order = [each.id for each in before.criteria]
    return CriterionPairs(
        tuple(sorted(pairs, key=lambda pair: order.index(pair[0].id))), tuple(removed), tuple(added), pieces
    )


def _pieces(
    before: Programme, after: Programme, pairs: list[tuple[Criterion, Criterion]], added: list[Criterion]
) -> dict[str, tuple[Criterion, ...]]:
    """Return, by criterion, the new ones of which at least half the nyckeltal, or the whole name, come from it."""
    kept = {old.id for old, _ in pairs}
    found = {}
    for old in before.criteria:
        cut = tuple(new for new in added if _cut_from(before, after, old, new))
        if len(cut) >= (1 if old.id in kept else 2):
            found[old.id] = cut
    return found


def _cut_from(before: Programme, after: Programme, old: Criterion, new: Criterion) -> bool:
    mine, theirs = _kpis(before, old), _kpis(after, new)
    shared = len(mine & theirs)
    return (shared > 0 and 2 * shared >= len(theirs)) or _words(new) < _words(old)


def _kpis(programme: Programme, criterion: Criterion) -> set[str]:
    return {each.kpi for each in programme.indicators_of(criterion.id)}


def _words(criterion: Criterion) -> set[str]:
    """Return the parts of a name that lists several things: ``Kultur, fritid och friluftsutbud`` has three."""
    return {part.strip().casefold() for part in _PARTS.split(criterion.name) if part.strip()}


@dataclass(frozen=True)
class IndicatorPairs:
    """Indicators that are in both versions, swaps (old, new, how they are told to be one), gone and new ones."""

    pairs: tuple[tuple[Indicator, Indicator], ...]
    swaps: tuple[tuple[Indicator, Indicator, str], ...]
    removed: tuple[Indicator, ...]
    added: tuple[Indicator, ...]


def pair_indicators(before: Programme, after: Programme, criteria: CriterionPairs) -> IndicatorPairs:
    """Return which indicators correspond: by nyckeltal, else as a swap.

    A swap is told by predecessor or successor, else by the same family under the same criterion, else because it is
    the only nyckeltal of the criterion that went and the only one that came.
    """
    new = {each.kpi: each for each in after.indicators}
    old = {each.kpi for each in before.indicators}
    pairs = tuple((each, new[each.kpi]) for each in before.indicators if each.kpi in new)
    gone = [each for each in before.indicators if each.kpi not in new]
    come = [each for each in after.indicators if each.kpi not in old]
    swaps = []
    for how in (SUCCESSION, FAMILY, PLACE):
        for one in list(gone):
            other = _swapped_for(one, gone, come, criteria, how)
            if other is not None:
                swaps.append((one, other, how))
                gone.remove(one)
                come.remove(other)
    return IndicatorPairs(pairs, tuple(swaps), tuple(gone), tuple(come))


def _swapped_for(
    one: Indicator, gone: list[Indicator], come: list[Indicator], criteria: CriterionPairs, how: str
) -> Indicator | None:
    if how == SUCCESSION:
        return next((each for each in come if _succeeds(one, each)), None)
    beside = [each for each in come if each.criterion == criteria.after(one.criterion)]
    if how == FAMILY:
        return next((each for each in beside if one.family and each.family == one.family), None)
    alone = [each for each in gone if each.criterion == one.criterion] == [one]
    return beside[0] if alone and len(beside) == 1 else None


def _succeeds(old: Indicator, new: Indicator) -> bool:
    before = new.predecessor.kpi if new.predecessor else None
    after = old.successor.kpi if old.successor else None
    return before == old.kpi or after == new.kpi
