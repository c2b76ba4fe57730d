"""How sure a verdict is (docs/method.md, section 2, Interval)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.numbers import counted, number
from indicators.words.row import Row, code, figure, flag
from indicators.words.sentence import joined
from indicators.words.units import PERCENT, difference, gap

_SINGULAR = {
    "barn": "barn",
    "brukare": "brukare",
    "deltagare": "deltagare",
    "elever": "elev",
    "personer": "person",
    "svar": "svar",
    "svarande": "svarande",
}
UNSURE = "Bedömningen är osäker."


def chance(indicator: IndicatorWords) -> str:
    """Return ``felmarginalen`` for a sample, ``slumpvariationen`` for a cohort or count, nothing for a register."""
    return {
        "sample": "felmarginalen",
        "cohort": "slumpvariationen",
        "count": "slumpvariationen",
    }.get(indicator.basis, "")


def base(n: int | None, indicator: IndicatorWords, *, approximate: bool = False) -> str:
    """Return ``Underlaget är 167 elever.``; nothing without a number of persons or a noun for them."""
    if n is None or n < 2 or not indicator.noun:
        return ""
    about = "ungefär " if approximate else ""
    verb = "det senaste året är" if indicator.window > 1 else "är"
    return f"Underlaget {verb} {about}{counted(n)} {escape(indicator.noun)}."


def deciding_threshold(row: Row) -> float | None:
    """Return the threshold that decides the verdict: target for met, limit for not, the nearer for partly."""
    value, target, limit = figure(row, "value"), figure(row, "target"), figure(row, "limit")
    verdict = code(row, "verdict")
    if verdict == "met" or limit is None:
        return target
    if verdict == "not" or target is None or value is None:
        return limit
    return target if abs(value - target) <= abs(value - limit) else limit


def _persons(amount: Decimal, n: int | None, indicator: IndicatorWords) -> str:
    if n is None or indicator.basis != "cohort" or indicator.unit != PERCENT or not indicator.noun:
        return ""
    count = int((abs(amount) * n / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    noun = _SINGULAR.get(indicator.noun, "") if count == 1 else indicator.noun
    return f"motsvarar {number(count)} {escape(noun)} och " if count and noun else ""


def uncertainty(row: Row, indicator: IndicatorWords, n: int | None = None, *, approximate: bool = False) -> str:
    """Return the base and why the verdict is uncertain; only the base when it is not, nothing when neither is known.

    The difference is to the target unless it is said to be to the limit: the sentence stands right after the verdict.

    ``n`` is the number of persons behind the value, from the samples table.
    """
    known, within = base(n, indicator, approximate=approximate), chance(indicator)
    if not flag(row, "uncertain") or not within:
        return known
    value, threshold = figure(row, "value"), deciding_threshold(row)
    if n is None or value is None or threshold is None:
        return joined(known, f"Skillnaden mot den nivå som avgör bedömningen ryms inom {within}.", UNSURE)
    amount = difference(value, threshold, indicator)
    if amount == 0:
        return joined(known, "Värdet ligger precis på den nivå som avgör bedömningen.", UNSURE)
    persons = _persons(amount, n, indicator)
    against = " mot gränsen" if threshold == figure(row, "limit") else ""
    return joined(known, f"Skillnaden{against}, {gap(amount, indicator)}, {persons}ryms inom {within}.", UNSURE)
