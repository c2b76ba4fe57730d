"""Figures that became known after the snapshot: what they would have meant, as information."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.marks import VERDICTS, word
from indicators.words.numbers import number
from indicators.words.row import Row, code, figure
from indicators.words.sentence import sentence
from indicators.words.units import quantity

NOTHING_LATER = "Det finns inga uppgifter för kommunen som har blivit kända efter uttaget."
SCOPES = (
    "Som revidering räknas bara uppgifter med samma avgränsning som uttagets serie. Är medianen av skillnaderna större "
    "än {limit} procent är det en annan avgränsning, och uppgifterna läses inte in."
)
ONLY_INFORMATION = "Det är en upplysning: rapportens märken bygger på uttagets värden."


def judged_with(row: Row, value: float, verdict: str, indicator: IndicatorWords) -> str:
    """Return what verdict the later ``value`` would have got beside that of the report; nothing without one."""
    now, target, limit = code(row, "verdict"), figure(row, "target"), figure(row, "limit")
    if not verdict or target is None:
        return ""
    against = f"Målvärdet är {quantity(target, indicator)}"
    against += f" och gränsen {number(limit, indicator.decimals)}" if limit is not None else ""
    said = word(VERDICTS, verdict).lower()
    same = f"hade bedömningen varit densamma, {said}"
    other = f"hade bedömningen varit {said} i stället för {word(VERDICTS, now).lower()}"
    text = f"med {number(value, indicator.decimals)} {same if verdict == now else other}"
    return f"{against}. {sentence(text)} {ONLY_INFORMATION}"
