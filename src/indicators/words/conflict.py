"""Goal conflicts: two developments side by side, never cause and effect (docs/method.md, section 10)."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.noun import name
from indicators.words.row import Row, figure
from indicators.words.sentence import joined, sentence
from indicators.words.units import difference

NOT_CAUSE = "Det visar inte att det ena beror på det andra."


def _moved(row: Row, indicator: IndicatorWords) -> str:
    value, baseline = figure(row, "value"), figure(row, "baseline")
    if value is None or baseline is None:
        return ""
    amount = difference(value, baseline, indicator)
    if amount == 0:
        return "har inte ändrats"
    if indicator.kind == "count" and indicator.plural:
        return f"har blivit {'fler' if amount > 0 else 'färre'}"
    return f"har {'ökat' if amount > 0 else 'minskat'}"


def conflict(first: tuple[Row, IndicatorWords], second: tuple[Row, IndicatorWords]) -> str:
    """Return ``Invånarna har blivit fler samtidigt som utsläppen har minskat. …`` since the baseline of each."""
    one, other = _moved(*first), _moved(*second)
    if not one or not other:
        return ""
    text = f"{name(first[1])} {one} samtidigt som {name(second[1])} {other}"
    return joined(sentence(text), NOT_CAUSE)
