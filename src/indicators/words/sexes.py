"""Women and men, girls and boys (docs/method.md, section 7)."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.numbers import counted, number, rounded
from indicators.words.row import Row, code, figure, whole
from indicators.words.sentence import joined, sentence
from indicators.words.units import PERCENT, difference, gap, in_year, quantity


def _both(women: float, men: float, indicator: IndicatorWords) -> str:
    first, second = (escape(word) for word in indicator.sex_words or ("", ""))
    if indicator.unit == PERCENT:
        return f"{first} {quantity(women, indicator)}, {second} {quantity(men, indicator)}"
    return f"{first} {number(women, indicator.decimals)} och {second} {quantity(men, indicator)}"


def _before(row: Row, indicator: IndicatorWords, now: float) -> str:
    """Return ``, jämfört med 10,1 procentenheter 2019``; a gap the other way round is said to be so."""
    change, start, period = figure(row, "gender_gap_change"), whole(row, "baseline_period"), whole(row, "period")
    if change is None or start is None or period is None or period <= start:
        return ""
    earlier = rounded(float(rounded(now - change, 6)), indicator.decimals)
    if earlier == 0:
        return f", jämfört med ingen skillnad {start}"
    turned = " åt andra hållet" if (earlier > 0) != (now > 0) else ""
    return f", jämfört med {in_year(f'{gap(earlier, indicator)}{turned}', start)}"


def sexes(row: Row, indicator: IndicatorWords, certain: bool | None = None) -> str:
    """Return both values and what can be said of the difference; nothing where the reason already gives them.

    ``certain`` is the method's answer to whether the difference lies outside its interval; None where it cannot be
    known (fewer than 30 persons, or no number of persons). Registers have no interval and need no answer.
    """
    women, men = figure(row, "value_women"), figure(row, "value_men")
    if women is None or men is None or indicator.sex_words is None or code(row, "reason") == "total_missing":
        return ""
    mean = f" ({counted(indicator.window)}årsmedelvärden)" if indicator.window > 1 else ""
    both = sentence(f"{_both(women, men, indicator)}{mean}")
    amount = difference(women, men, indicator)
    if certain is None and indicator.basis == "register":
        certain = True
    if certain is None:
        return both
    if amount == 0:
        return joined(both, "Det är ingen skillnad.")
    if not certain:
        return joined(both, "Skillnaden är för liten för att vara säker.")
    now = figure(row, "gender_gap")
    before = _before(row, indicator, now) if now is not None else ""
    return joined(both, f"Skillnaden är {gap(amount, indicator)}{before}.")
