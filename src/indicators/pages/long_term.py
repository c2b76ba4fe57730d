"""The status of an indicator's long-term value, which may be another than that of the target beside it."""

from __future__ import annotations

from indicators.pages.picture import Picture, Row
from indicators.programme import Indicator
from indicators.words import chosen
from indicators.words.row import code, figure, whole
from indicators.words.units import clear, in_year


def decided(row: Row) -> bool:
    """Return whether the indicator's long-term value is decided."""
    return code(row, "long_term_status") == "decided"


def other_status(picture: Picture, indicator: Indicator, row: Row) -> str:
    """Return whether the long-term value is decided or proposed where the target is the other; else nothing."""
    value, year = figure(row, "long_term"), whole(row, "long_term_year")
    if value is None or year is None or decided(row) == (code(row, "target_status") == "decided"):
        return ""
    amount = in_year(clear(value, indicator), year)
    written = [each for each in indicator.values if each.decided and each.long_term is not None]
    if not written:
        return chosen.long_term(amount, None)
    last = max(written, key=lambda each: each.year)
    return chosen.long_term(amount, chosen.decision(last, picture.programme.sources.get(last.reference or "")))
