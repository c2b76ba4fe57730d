"""Pace towards the long-term value (docs/method.md, section 3)."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.noun import Noun, subject
from indicators.words.row import Row, code, figure, stretch, whole
from indicators.words.sentence import joined, sentence
from indicators.words.target import long_term_adjective
from indicators.words.uncertainty import chance
from indicators.words.units import clear, difference, in_year, per_year


def _since(row: Row, noun: Noun, who: str, indicator: IndicatorWords) -> str:
    """Return ``Sedan 2019 har den minskat.``, of the values shown; ``who`` is the noun or its pronoun."""
    way = stretch(row)
    if way is None:
        return ""
    amount = difference(way.value, way.baseline, indicator)
    if amount == 0:
        return f"Sedan {way.start} är {who} {noun.unchanged}."
    return f"Sedan {way.start} har {who} {'ökat' if amount > 0 else 'minskat'}."


def _which(row: Row) -> str:
    return f"{long_term_adjective(row)}långsiktiga målvärdet"


def _kept_or_lost(row: Row, goal: float, indicator: IndicatorWords) -> str:
    baseline, start, kept = figure(row, "baseline"), whole(row, "baseline_period"), code(row, "pace") == "kept"
    if baseline is None or start is None:
        return ""
    text = clear(goal, indicator)
    if difference(baseline, goal, indicator) == 0:
        first = f"Det {_which(row)} är att behålla nivån från {start}, {text}."
        return joined(first, f"Nivån är {'' if kept else 'inte '}bibehållen.")
    was = f"Det {_which(row)}, {text}, var nått redan {start}"
    return f"{was}, och nivån är bibehållen." if kept else f"{was}, men nivån är inte bibehållen."


def _needed(row: Row, goal: float, noun: Noun, indicator: IndicatorWords) -> str:
    value, period, goal_year = figure(row, "value"), whole(row, "period"), whole(row, "long_term_year")
    if value is None or period is None or goal_year is None:
        return ""
    left = difference(goal, value, indicator)
    if indicator.direction * left <= 0:
        return f"Det {_which(row)}, {clear(goal, indicator)}, är nått."
    if period >= goal_year:
        return f"Det {_which(row)}, {clear(goal, indicator)}, skulle nås {goal_year} och är inte nått."
    needed = figure(row, "pace_needed")
    if needed is None:
        return ""
    verb = "öka" if left > 0 else "minska"
    aim = in_year(clear(goal, indicator), goal_year)
    aim = f"det {_which(row)} {aim}" if long_term_adjective(row) else aim
    return sentence(f"{noun.word} behöver {verb} med {per_year(needed, indicator)} från {period} för att nå {aim}")


def pace(row: Row, indicator: IndicatorWords) -> str:
    """Return what is needed to reach the long-term value and what has happened since the baseline.

    Nothing is written for context indicators, where the row gives no pace, or where a number in it is missing.
    """
    goal, noun = figure(row, "long_term"), subject(indicator)
    if goal is None or not indicator.direction or not code(row, "pace"):
        return ""
    if code(row, "pace") in {"kept", "lost"}:
        first = _kept_or_lost(row, goal, indicator)
        if not first or code(row, "pace") == "kept":
            return first
        needed = _needed(row, goal, noun, indicator)
        return joined(first, needed) if "behöver" in needed else first
    needed = _needed(row, goal, noun, indicator)
    who = noun.pronoun if "behöver" in needed else noun.word
    return joined(needed, _since(row, noun, who, indicator)) if needed else ""


def within_chance(row: Row, indicator: IndicatorWords) -> str:
    """Return ``Minskningen ryms inom slumpvariationen.`` where pace tells of a change that the method counts as none.

    Pace reads the values alone (docs/method.md, section 3), the movement their interval too (section 8).
    """
    within = chance(indicator) if code(row, "movement") == "unchanged" else ""
    said = pace(row, indicator)
    noun = "Ökningen" if said.endswith(" ökat.") else "Minskningen" if said.endswith(" minskat.") else ""
    return f"{noun} ryms inom {within}." if within and noun else ""
