"""Numbers with their units: ``77,8 procent`` in running text, ``77,8 %`` in tables, ``2,0 procentenheter`` between."""

from __future__ import annotations

from decimal import Decimal

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.missing import MISSING
from indicators.words.numbers import NO_BREAK_SPACE, number, rounded, typeset
from indicators.words.row import present

PERCENT = "procent"
_BARE = {"", "kvot", "index"}
_ONE = {
    "dagar": "dag",
    "elever": "elev",
    "indexenheter": "indexenhet",
    "minuter": "minut",
    "personer": "person",
    "procentenheter": "procentenhet",
    "deltagartillfällen": "deltagartillfälle",
}
_TOTALS = {"MW", "MWh", "GWh", "ton", "kronor", "personer", "invånare"}
_COUNTABLE = {"barn", "besök", "bostäder", "brott", "dagar", "deltagartillfällen", "elever", "fall", "företag"} | {
    "invånare",
    "lån",
    "olyckor",
    "personer",
    "recept",
}


def _head_and_rest(unit: str) -> tuple[str, str]:
    """Split ``kg per invånare`` into ``kg`` and ``per invånare``; a bare rate has no head, a ratio has nothing."""
    if unit in _BARE:
        return "", ""
    if unit.startswith("per "):
        return "", unit
    head, divider, rest = unit.partition(" per ")
    return head, f"per {rest}" if divider else ""


def basis(unit: str) -> str:
    """Return what a unit is counted per, as ``per 1 000 invånare``; nothing for a unit that is no quotient."""
    return _head_and_rest(unit)[1]


def _with_head(text: str, head: str) -> str:
    first, space, rest = head.partition(" ")
    if text == "1":
        first = _ONE.get(first, first)
    return f"{text} {first}{space}{rest}".rstrip()


def plain(value: float, unit: str, decimals: int) -> str:
    """Return ``value`` with its whole unit as plain text: ``6,82 ton per invånare``, ``index 71``, ``77,8 procent``."""
    text = number(value, decimals)
    if unit == "index":
        return f"index {text}"
    head, rest = _head_and_rest(unit)
    return typeset(f"{_with_head(text, head)} {rest}".rstrip())


def in_year(text: str, year: int) -> str:
    """Put a year after a quantity so that the two cannot be read as one number or one span of years."""
    return f"{text} ({year})" if text.endswith(" år") or text[-1:].isdigit() else f"{text} {year}"


def quantity(value: float, indicator: IndicatorWords) -> str:
    """Return ``value`` in the indicator's decimals with its whole unit, escaped for Markdown."""
    return escape(plain(value, indicator.unit, indicator.decimals))


def brief(value: float, indicator: IndicatorWords) -> str:
    """Return ``value`` with the head of its unit, for the second time in a sentence: ``7,90 ton``."""
    head, _ = _head_and_rest(indicator.unit)
    return escape(_with_head(number(value, indicator.decimals), head))


def clear(value: float, indicator: IndicatorWords) -> str:
    """Return ``value`` as briefly as it can stand alone: as ``brief``, but a bare rate keeps its ``per …``."""
    head, rest = _head_and_rest(indicator.unit)
    return quantity(value, indicator) if rest and not head else brief(value, indicator)


def is_total(indicator: IndicatorWords) -> bool:
    """Return whether the indicator is a total that grows with the place, so that the country's is no comparison."""
    return indicator.kind == "count" or indicator.unit in _TOTALS


def difference(first: float, second: float, indicator: IndicatorWords) -> Decimal:
    """Return ``first − second``, each rounded as shown."""
    return rounded(first, indicator.decimals) - rounded(second, indicator.decimals)


def _difference_head(indicator: IndicatorWords) -> tuple[str, str]:
    if indicator.unit == PERCENT:
        return "procentenheter", ""
    if indicator.unit == "index":
        return "indexenheter", ""
    return _head_and_rest(indicator.unit)


def gap(amount: Decimal | float, indicator: IndicatorWords) -> str:
    """Return the size of a difference with its unit: ``4,0 procentenheter``, ``0,12 ton per invånare``."""
    head, rest = _difference_head(indicator)
    text = number(abs(float(amount)), indicator.decimals)
    return escape(typeset(f"{_with_head(text, head)} {rest}".rstrip()))


def comparison(amount: Decimal, indicator: IndicatorWords) -> str:
    """Return a difference in words: ``2,0 procentenheter lägre``, ``579 invånare fler``, ``0,4 ton mindre per …``."""
    head, rest = _difference_head(indicator)
    up = amount > 0
    if indicator.unit in _BARE or head in {"procentenheter", "indexenheter", "poäng"}:
        word = "högre" if up else "lägre"
    elif head in _COUNTABLE or (not head and indicator.kind == "rate") or indicator.kind == "count":
        word = "fler" if up else "färre"
    elif indicator.kind == "years":
        word = "längre" if up else "kortare"
    else:
        word = "mer" if up else "mindre"
    size = number(abs(float(amount)), indicator.decimals)
    if word in {"fler", "färre"} and head:
        return escape(typeset(f"{size} {_with_head(word, head)} {rest}".rstrip()))
    return escape(typeset(f"{_with_head(size, head)} {word} {rest}".rstrip()))


def per_year(amount: float, indicator: IndicatorWords) -> str:
    """Return a yearly change: ``1,2 procentenheter per år``; what would print as zero is ``mindre än 0,1 …``."""
    head, rest = _difference_head(indicator)
    size = rounded(abs(amount), indicator.decimals)
    smallest = Decimal(1).scaleb(-indicator.decimals)
    text = _with_head(number(float(size or smallest), indicator.decimals), head)
    yearly = f"{rest} och år" if rest else "per år"
    if head == "år" or rest.endswith(" år"):
        yearly = f"varje år, räknat {rest}," if rest else "om året"
    return escape(typeset(f"{'' if size else 'mindre än '}{text} {yearly}"))


def cell(value: object, indicator: IndicatorWords, *, unit: bool = True) -> str:
    """Return a table cell as plain text: ``77,8 %``, or ``77,8`` without the unit; a missing value is ``saknas``."""
    if not present(value):
        return MISSING
    text = number(float(value), indicator.decimals)  # type: ignore[arg-type]
    short = typeset(indicator.unit_short.strip())
    return f"{text}{NO_BREAK_SPACE}{short}" if unit and short else text
