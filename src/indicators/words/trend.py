"""The trend and its projection (docs/method.md, sections 4 and 5); neither looks at any target."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.noun import name, subject
from indicators.words.numbers import counted, number, years
from indicators.words.row import Row, code, figure, whole
from indicators.words.sentence import joined, sentence
from indicators.words.target import long_term_adjective
from indicators.words.units import brief, clear, in_year

_NEVER_NEGATIVE = {"amount", "count", "rate"}


def _measurements(row: Row) -> str:
    """Return ``åtta mätningar 2015–2022`` as far as the row knows it."""
    count, first, last = whole(row, "trend_n"), whole(row, "trend_first"), whole(row, "period")
    if count is None or count < 1:
        return ""
    text = f"{counted(count)} {'mätning' if count == 1 else 'mätningar'}"
    return text if first is None or last is None else f"{text} {years(first, last)}"


def trend(row: Row, indicator: IndicatorWords) -> str:
    """Return the trend with its first and last year and its number of measurements, or nothing without a trend."""
    mark, over = code(row, "trend"), _measurements(row)
    beside = f" ({over})" if over else ""
    if mark == "too_short":
        return f"För kort serie för att visa en trend{beside}."
    if mark == "no_certain_trend":
        return f"Ingen tydlig trend{beside}."
    if mark == "unchanged":
        return f"Samma värde i alla mätningar{beside}."
    if mark not in {"improving", "worsening"} or not indicator.direction:
        return ""
    rises = (mark == "improving") == (indicator.direction > 0)
    verb = "ökande" if rises else "minskande"
    return sentence(f"{name(indicator)} har en tydligt {verb} trend{beside}")


def _chance_to_reach(row: Row, indicator: IndicatorWords) -> str:
    share, goal = figure(row, "p_reach"), figure(row, "long_term")
    if share is None or goal is None or not 0 <= share <= 1:
        return ""
    percent = number(100 * share)
    text = "mindre än 1" if percent == "0" else "mer än 99" if percent == "100" else percent
    named = f"det {long_term_adjective(row)}långsiktiga målvärdet, {clear(goal, indicator)},"
    return f"Sannolikheten att {named} nås är då {text} procent."


def _projected(row: Row, column: str, indicator: IndicatorWords) -> float | None:
    """Return a projected number as it is shown: a share stays within 0–100."""
    value = figure(row, column)
    return min(max(value, 0.0), 100.0) if value is not None and indicator.kind == "share" else value


def _spread(row: Row, indicator: IndicatorWords) -> str:
    """Return the interval as a clause; nothing where its ends are the same, as when all of it lies above 100 %."""
    low, high = (_projected(row, f"projection_{end}", indicator) for end in ("low", "high"))
    if low is None or high is None or low == high:
        return ""
    text = f"mellan {number(low, indicator.decimals)} och {brief(high, indicator)}"
    if low < 0 and indicator.kind in _NEVER_NEGATIVE:
        text = f"högst {brief(high, indicator)}"
    return f", med 80 procents sannolikhet {text}"


def projection(row: Row, indicator: IndicatorWords) -> str:
    """Return where the development of the trend's years leads, with its 80 per cent interval; never ``prognos``."""
    value, year = _projected(row, "projection", indicator), whole(row, "long_term_year")
    first, last = whole(row, "trend_first"), whole(row, "period")
    if value is None or year is None or first is None or last is None or last >= year:
        return ""
    noun, start = subject(indicator).word, f"Framskrivning: fortsätter utvecklingen {years(first, last)}"
    if value < 0 and indicator.kind in _NEVER_NEGATIVE:
        return joined(f"{start} når {noun} noll före {year}.", _chance_to_reach(row, indicator))
    outcome = f"blir {noun} {in_year(clear(value, indicator), year)}{_spread(row, indicator)}"
    return joined(f"{start} {outcome}.", _chance_to_reach(row, indicator))
