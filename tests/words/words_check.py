"""Speaks every sentence about a row and finds what is wrong with it."""

import re

from words_samples import SCHOOL, row

from indicators.words import changes, conflict, others, pace, proposal, quality, reasons, sexes, trend, value
from indicators.words.about import influence, leaves_out, notes
from indicators.words.summary import cannot_say
from indicators.words.uncertainty import uncertainty

FORBIDDEN = {
    "a missing value": r"\bnan\b|\bNone\b|\bNaN\b|<NA>|\bNaT\b",
    "a double space": r"  ",
    "an English month": r"\b(January|February|March|May|June|July|August|October|December)\b",
    "a decimal point": r"\d\.\d",
    "a hyphen as minus or dash": r"(?<![\w\\])-\d|\d-\d",
    "an unfilled brace": r"(?<!\\)[{}]",
    "unescaped markup from outside": r"(?<!\\)[\[\]#]|(?<!\\):::",
    "a comma or full stop too many": r",,|\.\.|,\.| ,| \.|\. nåd",
    "the word vi": r"\b[Vv]i\b",
    "a sentence with a small letter first": r"[.!?] [a-zåäö]",
}


def spoken(cells, indicator):
    """Return every sentence the room can write about one row."""
    pair = cells, indicator
    return [
        value.value_and_verdict(*pair),
        value.movement(*pair),
        value.movement_judged(*pair),
        value.old_value(cells),
        value.suspect(2021, cells["value"], indicator),
        reasons.cannot_be_assessed(*pair),
        pace.pace(*pair),
        pace.within_chance(*pair),
        trend.trend(*pair),
        trend.projection(*pair),
        others.rank(cells),
        others.common_shock(*pair),
        others.averages(*pair),
        uncertainty(cells, indicator, 167),
        uncertainty(cells, indicator, approximate=True),
        sexes.sexes(*pair),
        sexes.sexes(*pair, certain=True),
        sexes.sexes(*pair, certain=False),
        proposal.proposal(*pair),
        proposal.proposal(*pair, "hög"),
        changes.change(*pair),
        conflict.conflict(pair, (row(), SCHOOL)),
        influence(indicator),
        leaves_out(indicator),
        notes(indicator),
        *quality.quality(cells),
        *cannot_say([pair], 2022),
    ]


def faults(text):
    """Return what is wrong with one text, as the names of the broken rules."""
    wrong = [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text)]
    first = next((sign for sign in text if sign.isalnum()), "A")
    if not (first.isupper() or first.isdigit()):
        wrong.append("a small letter first")
    return wrong if text.rstrip("*").endswith(".") else [*wrong, "no full stop"]


def check(cells, indicator):
    found = {text: faults(text) for text in spoken(cells, indicator) if text}
    broken = {text: wrong for text, wrong in found.items() if wrong}
    assert not broken, broken
