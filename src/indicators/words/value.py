"""The value, its verdict and its movement since the baseline (docs/method.md, sections 1 and 2)."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.words.indicator import IndicatorWords
from indicators.words.marks import VERDICTS, word
from indicators.words.noun import label, subject
from indicators.words.numbers import counted, listed
from indicators.words.reasons import cannot_be_assessed
from indicators.words.row import Row, code, figure, stretch, whole
from indicators.words.sentence import joined, sentence
from indicators.words.target import named_target
from indicators.words.uncertainty import chance
from indicators.words.units import brief, comparison, difference, in_year, quantity


def value_sentence(row: Row, indicator: IndicatorWords, lacking: Sequence[int] = ()) -> str:
    """Return ``Behöriga till yrkesprogram: 77,8 procent 2022.``, or nothing without a value and its year.

    A mean says so; ``lacking`` are the years of its window that have no measurement.
    """
    value, period = figure(row, "value"), whole(row, "period")
    if value is None or period is None:
        return ""
    text = in_year(quantity(value, indicator), period)
    mean = f" ({_mean(indicator, lacking)})" if indicator.window > 1 else ""
    return sentence(f"{label(indicator)}: {text}{mean}")


def _mean(indicator: IndicatorWords, lacking: Sequence[int]) -> str:
    """Return ``treårsmedelvärde``, or ``medelvärde av två mätningar; 2021 saknas`` where a year is lacking."""
    if lacking:
        measured = counted(indicator.window - len(lacking))
        return f"medelvärde av {measured} mätningar; {listed([str(year) for year in lacking])} saknas"
    return f"{counted(indicator.window)}årsmedelvärde"


def verdict_sentence(row: Row, indicator: IndicatorWords) -> str:
    """Return the verdict with target and limit in words, or the reason why there is none."""
    verdict = code(row, "verdict")
    if not verdict:
        return ""
    if verdict == "na":
        return cannot_be_assessed(row, indicator)
    mark = f"**{word(VERDICTS, verdict)}.**"
    target, limit = figure(row, "target"), figure(row, "limit")
    if target is None:
        return mark
    named = named_target(row, target, indicator)
    if verdict == "met":
        return joined(sentence(f"{named} nåddes"), mark)
    return joined(sentence(f"{named} nåddes inte{_beside_limit(verdict, limit, indicator)}"), mark)


def _beside_limit(verdict: str, limit: float | None, indicator: IndicatorWords) -> str:
    if limit is None:
        return ""
    noun, text = subject(indicator).word, brief(limit, indicator)
    if verdict == "partly":
        return f", men {noun} är inom den accepterade gränsen, {text}"
    side = "över" if indicator.direction < 0 else "under"
    return f", och {noun} ligger {side} den accepterade gränsen, {text}"


def value_and_verdict(row: Row, indicator: IndicatorWords, lacking: Sequence[int] = ()) -> str:
    """Return the value with its verdict: the first sentences about an indicator; ``lacking`` as for the value."""
    return joined(value_sentence(row, indicator, lacking) or _named(row, indicator), verdict_sentence(row, indicator))


def _named(row: Row, indicator: IndicatorWords) -> str:
    """Return ``Behöriga till yrkesprogram, 2022.``: what has no value, and when."""
    year = whole(row, "year")
    return sentence(f"{label(indicator)}, {year}") if year is not None and code(row, "verdict") == "na" else ""


def baseline_mean(row: Row, indicator: IndicatorWords, lacking: Sequence[int]) -> str:
    """Return that the baseline is a mean of fewer measurements than the window has years, or nothing."""
    start = whole(row, "baseline_period")
    if not lacking or indicator.window < 2 or figure(row, "baseline") is None or start is None:
        return ""
    return f"Utgångsvärdet {start} är ett {_mean(indicator, lacking)}."


def movement(row: Row, indicator: IndicatorWords) -> str:
    """Return ``Det är 2,0 procentenheter lägre än 2019.`` or ``Oförändrat sedan 2019.``, of the values shown."""
    way = stretch(row)
    if way is None:
        return ""
    amount = difference(way.value, way.baseline, indicator)
    if amount == 0:
        return f"Oförändrat sedan {way.start}."
    return f"Det är {comparison(amount, indicator)} än {way.start}."


def movement_judged(row: Row, indicator: IndicatorWords) -> str:
    """Return whether the movement is good or bad, or that it is within chance; nothing where it is not judged."""
    if not movement(row, indicator):
        return ""
    judged = code(row, "movement")
    if judged in {"better", "worse"}:
        return f"Det är en {'förbättring' if judged == 'better' else 'försämring'}."
    if judged == "unchanged" and not movement(row, indicator).startswith("Oförändrat"):
        within = chance(indicator)
        start = whole(row, "baseline_period")
        counted_as = "räknas varken som förbättring eller försämring"
        return f"Skillnaden mot {start} ryms inom {within} och {counted_as}." if within else ""
    return ""


def old_value(row: Row) -> str:
    """Return ``Senaste värdet är från 2021.`` when the value is older than the report year."""
    period, year = whole(row, "period"), whole(row, "year")
    if period is None or year is None or period >= year or figure(row, "value") is None:
        return ""
    return f"Senaste värdet är från {period}."


def suspect(period: int, raw: float | None, indicator: IndicatorWords) -> str:
    """Return the sentence that names a suspect value; ``raw`` is the value as received, before it was set aside."""
    seen = "" if raw is None or raw != raw else f" ({quantity(raw, indicator)})"
    return f"Värdet för {period}{seen} är sannolikt fel och har inte använts."
