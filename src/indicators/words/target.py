"""How a target and a limit are named; what is not decided is always called proposed."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.row import Row, code
from indicators.words.units import brief


def adjective(row: Row) -> str:
    """Return ``beslutade`` only when the row says that the target is decided, otherwise ``föreslagna``."""
    return "beslutade" if code(row, "target_status") == "decided" else "föreslagna"


def named_target(row: Row, value: float, indicator: IndicatorWords) -> str:
    """Return ``det föreslagna målvärdet 81,8 procent``; where lower is better ``…, högst 7,90 ton,``."""
    text = brief(value, indicator)
    if indicator.direction < 0:
        return f"det {adjective(row)} målvärdet, högst {text},"
    return f"det {adjective(row)} målvärdet {text}"
