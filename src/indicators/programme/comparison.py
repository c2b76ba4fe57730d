"""What differs in content between two versions of a programme, change by change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indicators.programme.change import Change, Kind, change_id, with_own_ids
from indicators.programme.content import differences, is_list_of_parts, paired
from indicators.programme.fieldwise import WHOLE, About, entry_changes, field_changes
from indicators.programme.indicator import Indicator
from indicators.programme.model import Criterion, Goal, Programme
from indicators.programme.pairing import CriterionPairs, IndicatorPairs, pair_criteria, pair_indicators

# What is left out of the comparison, and why. Everything else in a programme is compared, field by field.
LEFT_OUT: Mapping[str, str] = {
    "id": "the version's own identity",
    "version_name": "the version's own identity",
    "sources": "provenance, not content",
    "consultations": "a remiss belongs to the one version that it was about",
    "comments": "a comment belongs to the version and year that it names",
}
PROGRAMME = "programmet"
_PARTS = ("goals", "criteria", "indicators")


def compare(before: Programme, after: Programme) -> tuple[Change, ...]:
    """Return every difference in content between two versions: of the programme itself, its goals, its criteria, its
    indicators and what stands around them, in that order; what merely follows from another change names it.

    Not compared are what ``LEFT_OUT`` lists, and ``source`` and ``only_in`` everywhere: they say where something is
    known from, not what is said. Nor is the order of goals, criteria and indicators. Rule: docs/programme.md,
    "Jämföra versioner".
    """
    criteria = pair_criteria(before, after)
    indicators = pair_indicators(before, after, criteria)
    return with_own_ids(
        (
            *_programme(before, after),
            *_goals(before, after),
            *_criteria(criteria),
            *_indicators(indicators, criteria),
            *_around(before, after, _gone(criteria, indicators)),
        )
    )


def _programme(before: Programme, after: Programme) -> Iterator[Change]:
    lists = {name for name, old, new in differences(before, after, WHOLE) if is_list_of_parts(old, new)}
    yield from field_changes(
        before, after, About("programme", PROGRAMME, PROGRAMME, "programme"), {*LEFT_OUT, *_PARTS, *lists}
    )


def _around(before: Programme, after: Programme, gone: Mapping[str, str]) -> Iterator[Change]:
    for name, old, new in differences(before, after, {*LEFT_OUT, *_PARTS, *WHOLE}):
        if is_list_of_parts(old, new):
            yield from entry_changes(name, old, new, About(name, "", "", "around", gone=gone))


def _gone(criteria: CriterionPairs, indicators: IndicatorPairs) -> dict[str, str]:
    """Return the id of the change that took each criterion and nyckeltal away, by criterion id and nyckeltal."""
    return {
        **{each.id: change_id("borttaget", each.id) for each in criteria.removed},
        **{each.kpi: change_id("nyckeltal-borttaget", each.id) for each in indicators.removed},
        **{old.kpi: change_id("nyckeltal-bytt", old.id) for old, _, _ in indicators.swaps},
    }


def _goals(before: Programme, after: Programme) -> Iterator[Change]:
    for key, old, new in paired(before.goals, after.goals):
        goal = new or old
        assert isinstance(goal, Goal)
        if old is None:
            yield Change(change_id("nytt", key), "goal_added", "goals", key, goal.name, after=goal.text)
        elif new is None:
            yield Change(change_id("borttaget", key), "goal_removed", "goals", key, goal.name, before=goal.text)
        else:
            yield from field_changes(old, new, About("goals", key, goal.name, "goal"), {"id"})


def _criteria(criteria: CriterionPairs) -> Iterator[Change]:
    for old, new in criteria.pairs:
        yield from _kept(old, new, criteria.pieces.get(old.id, ()))
    for old in criteria.removed:
        pieces = criteria.pieces.get(old.id, ())
        if pieces:
            yield _split(old, pieces)
        yield Change(
            change_id("borttaget", old.id), "criterion_removed", "criteria", old.id, old.name,
            before=old.name, follows_from=change_id("delat", old.id) if pieces else None,
        )  # fmt: skip
    cut = {new.id: change_id("delat", old) for old, pieces in criteria.pieces.items() for new in pieces}
    for new in criteria.added:
        yield Change(
            change_id("nytt", new.id), "criterion_added", "criteria", new.id, new.name,
            after=new.name, follows_from=cut.get(new.id),
        )  # fmt: skip


def _kept(old: Criterion, new: Criterion, pieces: tuple[Criterion, ...]) -> Iterator[Change]:
    """Return what differs in a criterion that both versions have, whatever its id and name."""
    split = change_id("delat", old.id) if pieces else None
    if pieces:
        yield _split(old, tuple(sorted((new, *pieces), key=lambda each: each.id)))
    for word, kind, name in (("flyttat", "criterion_moved", "id"), ("namn", "criterion_renamed", "name")):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield _of_criterion(change_id(word, old.id), kind, old, name, before, after, split)  # type: ignore[arg-type]
    yield from field_changes(old, new, About("criteria", old.id, old.name, "criterion"), {"id", "name", "goal"})


def _of_criterion(
    identity: str, kind: Kind, old: Criterion, field: str, before: str, after: str, follows: str | None
) -> Change:
    return Change(identity, kind, "criteria", old.id, old.name, field, before, after, follows_from=follows)


def _split(old: Criterion, pieces: tuple[Criterion, ...]) -> Change:
    names, ids = tuple(each.name for each in pieces), tuple(each.id for each in pieces)
    identity = change_id("delat", old.id)
    return Change(identity, "criterion_split", "criteria", old.id, old.name, None, old.name, names, parts=ids)


def _indicators(indicators: IndicatorPairs, criteria: CriterionPairs) -> Iterator[Change]:
    for old, new in indicators.pairs:
        yield from _moved(old, new, criteria)
        yield from _definition(old, new, None)
    for old, new, how in indicators.swaps:
        swap = change_id("nyckeltal-bytt", old.id)
        yield Change(
            swap, "indicator_swapped", "indicators", old.id, old.short, None, old.id, new.id, parts=(how, new.short)
        )
        yield from _moved(old, new, criteria)
        yield from _definition(old, new, swap)
    gone = {each.id: change_id("borttaget", each.id) for each in criteria.removed}
    for old in indicators.removed:
        yield Change(
            change_id("nyckeltal-borttaget", old.id), "indicator_removed", "indicators", old.id, old.short,
            before=old.title, follows_from=gone.get(old.criterion),
        )  # fmt: skip
    come = {each.id: change_id("nytt", each.id) for each in criteria.added}
    for new in indicators.added:
        yield Change(
            change_id("nyckeltal-nytt", new.id), "indicator_added", "indicators", new.id, new.short,
            after=new.title, follows_from=come.get(new.criterion),
        )  # fmt: skip


def _moved(old: Indicator, new: Indicator, criteria: CriterionPairs) -> Iterator[Change]:
    """Return that an indicator stands under another criterion; one that only follows its criterion has not moved."""
    if new.criterion == criteria.after(old.criterion):
        return
    pieces = {each.id for each in criteria.pieces.get(old.criterion, ())}
    removed = {each.id for each in criteria.removed}
    follows = change_id("borttaget", old.criterion) if old.criterion in removed else None
    if new.criterion in pieces:
        follows = change_id("delat", old.criterion)
    yield Change(
        change_id("nyckeltal-flyttat", old.id), "indicator_moved", "indicators", old.id, old.short, None,
        old.criterion, new.criterion, follows_from=follows,
    )  # fmt: skip


def _definition(old: Indicator, new: Indicator, follows: str | None) -> Iterator[Change]:
    about = About("indicators", old.id, old.short, "indicator_redefined", follows)
    yield from field_changes(old, new, about, {"kpi", "criterion"})
