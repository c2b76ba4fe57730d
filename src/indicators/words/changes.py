"""The clearest gains and losses since the baseline (docs/method.md, sections 1, 8 and 9)."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.words.indicator import IndicatorWords
from indicators.words.noun import name
from indicators.words.numbers import counted, number, years
from indicators.words.row import Row, code, figure, stretch
from indicators.words.sentence import sentence
from indicators.words.units import brief, difference, quantity

OTHER_YEARS = "Förändringen räknas från {year} eller från indikatorns eget utgångsår; åren står inom parentes."
ORDER_RULE = "Ordningen följer hur stor förändringen är jämfört med indikatorns normala variation mellan åren."


def change(row: Row, indicator: IndicatorWords) -> str:
    """Return ``Utsläppen av växthusgaser har minskat från 8,35 till 6,82 ton per invånare (2019–2022).``"""
    way = stretch(row)
    if way is None:
        return ""
    amount = difference(way.value, way.baseline, indicator)
    if amount == 0:
        return ""
    verb = "ökat" if amount > 0 else "minskat"
    end = brief(way.value, indicator) if indicator.unit == "index" else quantity(way.value, indicator)
    span = f"från {number(way.baseline, indicator.decimals)} till {end}"
    mean = f", {counted(indicator.window)}årsmedelvärden" if indicator.window > 1 else ""
    return sentence(f"{name(indicator)} har {verb} {span} ({years(way.start, way.period)}{mean})")


def size(row: Row) -> float | None:
    """Return the change measured in normal variation, ``|v − v0| / |v0 − λ|``, or None where there is no limit."""
    value, baseline, limit = figure(row, "value"), figure(row, "baseline"), figure(row, "limit")
    if value is None or baseline is None or limit is None or limit == baseline:
        return None
    return abs(value - baseline) / abs(baseline - limit)


def clearest(
    pairs: Iterable[tuple[Row, IndicatorWords]], movement: str, most: int = 3
) -> list[tuple[Row, IndicatorWords]]:
    """Return the ``most`` clearest of those that moved ``better`` or ``worse``, one of each family, largest first."""
    sized = [(size(row), row, indicator) for row, indicator in pairs if code(row, "movement") == movement]
    ordered = sorted(
        ((amount, code(row, "indicator"), row, indicator) for amount, row, indicator in sized if amount is not None),
        key=lambda entry: (-entry[0], entry[1]),
    )
    chosen: list[tuple[Row, IndicatorWords]] = []
    families: set[str] = set()
    for _, own_id, row, indicator in ordered:
        family = code(row, "family") or own_id
        if family not in families and change(row, indicator):
            families.add(family)
            chosen.append((row, indicator))
    return chosen[:most]
