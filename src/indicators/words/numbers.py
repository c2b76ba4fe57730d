"""Swedish numbers: decimal comma, no-break space in thousands, true minus sign (SS-ISO 80000 and Språkrådet)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"

_LETTERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def rounded(value: float, decimals: int) -> Decimal:
    """Return ``value`` rounded half away from zero on its decimal text, never as a negative zero."""
    step = Decimal(1).scaleb(-decimals)
    result = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def number(value: float, decimals: int = 0) -> str:
    """Return ``value`` as Swedish text: ``14854`` becomes ``14 854``, ``-4.25`` with one decimal ``−4,3``.

    Raises ValueError for a missing value: what is missing is said in words, never printed as a number.
    """
    if value is None or math.isnan(value) or math.isinf(value):
        raise ValueError("a missing value has no number; say in words that it is missing")
    text = f"{abs(rounded(value, decimals)):,.{decimals}f}"
    text = text.replace(",", NO_BREAK_SPACE).replace(".", ",")
    return MINUS + text if rounded(value, decimals) < 0 else text


def signed(value: float, decimals: int = 0) -> str:
    """Return ``value`` with its sign always shown, except for zero: ``+2,0``, ``−2,0``, ``0,0``."""
    text = number(value, decimals)
    return f"+{text}" if rounded(value, decimals) > 0 else text


def years(first: int, last: int) -> str:
    """Return a span of years with an en dash (``2019–2022``), or the one year."""
    return str(first) if first == last else f"{first}{EN_DASH}{last}"


def counted(n: int, *, neuter: bool = False) -> str:
    """Return one to twelve in letters (``ett`` for neuter nouns), anything else in digits."""
    if n == 1 and neuter:
        return "ett"
    return _LETTERS[n] if 0 <= n <= 12 else number(n)


def counted_alike(counts: Sequence[int], *, neuter: bool = False) -> list[str]:
    """Return the counts of one sentence: in letters when all are twelve or less, otherwise all in digits."""
    if all(0 <= n <= 12 for n in counts):
        return [counted(n, neuter=neuter) for n in counts]
    return [number(n) for n in counts]


def typeset(text: str) -> str:
    """Return ``text`` with no-break space in thousands (``1 000``) and en dash between digits (``16–64``)."""
    return re.sub(r"(?<=\d)-(?=\d)", EN_DASH, re.sub(r"(?<=\d) (?=\d{3}(?!\d))", NO_BREAK_SPACE, text))


def listed(items: Sequence[str]) -> str:
    """Join ``items`` as running text: ``a, b och c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} och {items[-1]}"
