"""How a proposed target and limit were computed (docs/method.md, section 9); never looks decided."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.marks import UNDECIDED, word
from indicators.words.row import Row, code, figure, whole
from indicators.words.sentence import joined
from indicators.words.units import difference, in_year, quantity

_REACHED_BY: Mapping[str, str] = {
    "låg": "hälften av kommunerna",
    "medel": "en fjärdedel av kommunerna",
    "hög": "en tiondel av kommunerna",
}
_LINE = "Målvärdet ligger på en rak linje från"
NO_LIMIT = "Någon gräns har inte kunnat beräknas."


def _nothing_proposed(indicator: IndicatorWords) -> str:
    if indicator.decided_unread:
        return "Inget målvärde föreslås: beslutat mål finns men är inte inläst."
    return "Inget målvärde föreslås för indikatorn."


def _kept(row: Row, indicator: IndicatorWords) -> bool:
    goal, baseline = figure(row, "long_term"), figure(row, "baseline")
    if code(row, "long_term_status") == "decided":  # not the long-term value that the proposal was computed from
        return False
    return goal is not None and baseline is not None and difference(goal, baseline, indicator) == 0


def _external(indicator: IndicatorWords, start: int) -> str:
    goal = indicator.external
    if goal is None:
        return ""
    aim = in_year(quantity(goal.value, indicator), goal.year)
    source = escape(goal.source.strip().rstrip("."))
    return f"{_LINE} {start} till {aim}{f' ({source})' if source else ''}."


def _method(row: Row, indicator: IndicatorWords, ambition: str) -> str:
    start, goal_year = whole(row, "baseline_period"), whole(row, "long_term_year")
    if start is None:
        return ""
    if indicator.proposal == "maintain":
        return f"Målvärdet är att behålla nivån från {start}."
    if _kept(row, indicator):
        if indicator.proposal == "trend":
            why = "eftersom kommunens egen utveckling pekade mot ett sämre värde"
        else:
            why = "som var minst lika bra som det beräknade målvärdet"
        return f"Målvärdet är att behålla nivån från {start}, {why}."
    if indicator.proposal == "external":
        return _external(indicator, start)
    if goal_year is None:
        return ""
    if indicator.proposal == "quantile":
        reached = word(_REACHED_BY, ambition)
        return f"{_LINE} {start} till den nivå {goal_year} som {reached} nådde eller överträffade {start}."
    if indicator.proposal == "trend":
        past = f"{start - 10}\u2013{start}"
        return f"{_LINE} {start} till den nivå {goal_year} som kommunens egen utveckling {past} leder till."
    return ""


def proposal(row: Row, indicator: IndicatorWords, ambition: str = "medel") -> str:
    """Return how the proposed target and limit were computed, beginning with ``Förslag – inte beslutat.``

    ``ambition`` is ``låg``, ``medel`` or ``hög``. A decided target has no proposal: nothing is returned.
    """
    if code(row, "target_status") == "decided" or not indicator.direction:
        return ""
    if indicator.proposal == "none":
        return _nothing_proposed(indicator)
    method = _method(row, indicator, ambition)
    if not method or figure(row, "long_term") is None:
        return ""
    limit = "Gränsen påverkas inte av ambitionen." if figure(row, "limit") is not None else NO_LIMIT
    return joined(f"{UNDECIDED}.", method, limit)
