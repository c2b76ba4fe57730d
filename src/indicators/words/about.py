"""What the programme says about an indicator: influence, whom it leaves out, notes for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.numbers import typeset
from indicators.words.sentence import joined, sentence

INFLUENCE: Mapping[str, str] = {
    "egen": "Kommunen har egen rådighet: resultatet beror till stor del på kommunens egna beslut.",
    "delad": "Kommunen delar rådigheten med andra: resultatet beror också på dem.",
    "liten": "Kommunen har liten rådighet: resultatet beror mest på annat än kommunens beslut.",
}


def influence(indicator: IndicatorWords) -> str:
    """Return how much the municipality itself can do about the result, or nothing where it is not said."""
    return INFLUENCE.get(indicator.influence, "")


def leaves_out(indicator: IndicatorWords) -> str:
    """Return the programme's sentences on whom the indicator leaves out, or nothing where it has none."""
    return sentence(escape(typeset(indicator.leaves_out or "")))


class Follower(Protocol):
    """The nyckeltal that comes after another, and whether the two may be compared."""

    @property
    def kpi(self) -> str: ...
    @property
    def comparable(self) -> bool: ...


def successor(kpi: str, after: Follower, year: int, *, drawn: bool) -> str:
    """Return what the chart has of the nyckeltal after ``kpi``; ``year`` is the report's, ``drawn`` if it is shown."""
    if after.comparable:
        return f"Efterföljaren {escape(after.kpi)} får jämföras med {escape(kpi)} och fortsätter samma serie."
    if drawn:
        return (
            f"Efterföljaren {escape(after.kpi)} ritas efter tidsseriebrottet under eget namn. Den jämförs inte med "
            f"{escape(kpi)} och bedöms inte här."
        )
    return f"Efterföljaren {escape(after.kpi)} har inga värden till och med {year} i uttaget; bara {escape(kpi)} visas."


def notes(indicator: IndicatorWords, own: Sequence[str] = ()) -> str:
    """Return the programme's notes for the reader; ``own`` are those for its own municipality only."""
    return joined(*(sentence(escape(typeset(note))) for note in (*indicator.notes, *own)))
