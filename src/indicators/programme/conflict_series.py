"""Which series the goal conflicts are read from: indicators, emissions as totals, and what conflicts name beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.programme.conflict_rules import INHABITANTS
from indicators.programme.context import Conflict, Supporting, Total
from indicators.programme.indicator import Indicator
from indicators.programme.model import Programme


@dataclass(frozen=True)
class ConflictSeries:
    """One series, its words and how it is read.

    ``id`` is the indicator's, the nyckeltal of a supporting one, or ``N85047*N01951`` for a total that is worked out
    (its ``divisor`` is not 0); ``stands_for`` every nyckeltal that conflicts may name it by; ``criterion`` empty for
    what belongs to none; ``only_declared`` true for what is paired only in the conflicts that name it.
    """

    id: str
    kpi: str
    title: str
    name: str
    short: str
    unit: str
    unit_short: str
    kind: str
    decimals: int
    direction: int
    max_age: int
    stands_for: tuple[str, ...]
    criterion: str = ""
    family: str | None = None
    plural: bool = False
    window: int = 1
    divisor: float = 0.0
    break_from: int | None = None
    comparable: bool = True
    baseline_year: int = 2019
    only_declared: bool = False


def conflict_series(programme: Programme) -> tuple[ConflictSeries, ...]:
    """Return the series in the programme's order; docs/method.md, section 10.

    Every judged indicator, with its total in place of an emission per inhabitant; indicators of context and
    supporting nyckeltal only where a conflict names them.
    """
    given = {each.total_of: each for each in programme.supporting if each.total_of}
    computed = {each.kpi: each for each in programme.totals}
    named = {kpi for conflict in programme.conflicts for kpi in _named(conflict)}
    found: list[ConflictSeries] = []
    for each in programme.indicators:
        if each.kpi in given:
            found.append(_of_supporting(given[each.kpi], each))
        elif each.kpi in computed:
            found.append(_computed(computed[each.kpi], each))
        elif each.direction or each.kpi in named:
            found.append(_of_indicator(each))
    return (*found, *_beside(programme, named))


def _named(conflict: Conflict) -> tuple[str, ...]:
    return (*conflict.pull, *conflict.against, *(conflict.shows.indicators if conflict.shows else ()))


def _beside(programme: Programme, named: set[str]) -> Iterator[ConflictSeries]:
    judged = {each.kpi for each in programme.indicators}
    for each in programme.supporting:
        if each.kpi in named - judged and not each.total_of:
            yield _of_supporting(each, None)


_WORDS = ("name", "short", "unit", "unit_short", "decimals")
_OWN = (*_WORDS, "kpi", "title", "kind", "direction", "max_age", "family", "plural", "window", "criterion")


def _of_indicator(each: Indicator) -> ConflictSeries:
    return ConflictSeries(
        id=each.id,
        **{name: getattr(each, name) for name in _OWN},
        stands_for=(each.kpi,),
        break_from=each.broken_from,
        comparable=each.comparable,
        baseline_year=each.baseline_year,
        only_declared=each.direction == 0,
    )


def _of_supporting(each: Supporting, replaced: Indicator | None) -> ConflictSeries:
    fields = (*_WORDS, "kpi", "title", "kind", "direction", "max_age")
    place = {"criterion": replaced.criterion, "family": replaced.family} if replaced else {"only_declared": True}
    return ConflictSeries(
        id=each.kpi,
        **{name: getattr(each, name) for name in fields},
        **place,
        stands_for=(each.kpi, replaced.kpi) if replaced else (each.kpi,),
        baseline_year=replaced.baseline_year if replaced else 2019,
    )


def _computed(total: Total, each: Indicator) -> ConflictSeries:
    fields = ("title", "direction", "max_age", "family", "plural", "criterion", "baseline_year")
    identifier = f"{each.kpi}*{INHABITANTS}"
    return ConflictSeries(
        id=identifier,
        kpi=identifier,
        kind="amount",
        **{name: getattr(total, name) for name in _WORDS},
        **{name: getattr(each, name) for name in fields},
        stands_for=(each.kpi,),
        divisor=total.divisor,
    )
