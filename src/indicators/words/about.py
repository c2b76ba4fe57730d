"""What the programme says about an indicator: influence, whom it leaves out, notes for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def notes(indicator: IndicatorWords, own: Sequence[str] = ()) -> str:
    """Return the programme's notes for the reader; ``own`` are those for its own municipality only."""
    return joined(*(sentence(escape(typeset(note))) for note in (*indicator.notes, *own)))
