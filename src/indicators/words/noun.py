"""The noun a sentence is about: ``andelen … den``, ``antalet … det``, ``utsläppen … de``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.numbers import NO_BREAK_SPACE, typeset

_DEFINITE = re.compile(r"[a-zåäö]{2,}(en|et|an|na)$")
_NOT_A_NOUN = {"den", "egen", "ingen", "sedan", "gärna", "egna", "denna", "vuxna"}


@dataclass(frozen=True)
class Noun:
    """A noun in definite form with the words that must agree with it."""

    word: str
    pronoun: str
    unchanged: str


VALUE = Noun("värdet", "det", "oförändrat")


def subject(indicator: IndicatorWords) -> Noun:
    """Return the first word of the indicator's name when it is a noun in definite form, otherwise ``värdet``."""
    word = indicator.name.split(" ", 1)[0].lower()
    if word in _NOT_A_NOUN or not _DEFINITE.fullmatch(word):
        return VALUE
    if indicator.plural:
        return Noun(word, "de", "oförändrade")
    if word.endswith("et"):
        return Noun(word, "det", "oförändrat")
    return Noun(word, "den", "oförändrad")


def name(indicator: IndicatorWords) -> str:
    """Return the indicator's name in definite form, escaped."""
    return escape(typeset(indicator.name))


def label(indicator: IndicatorWords) -> str:
    """Return the indicator's short name as a label, escaped."""
    return escape(typeset(indicator.short))


def label_with_unit(indicator: IndicatorWords) -> str:
    """Return the label with the unit that a table's cells leave out: ``Behöriga …, %``; a bare count has none."""
    unit = typeset(indicator.unit_short.strip())
    space = " " if " " in unit else NO_BREAK_SPACE
    return escape(f"{typeset(indicator.short)},{space}{unit}") if unit else label(indicator)
