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


def long_term_adjective(row: Row) -> str:
    """Return ``beslutade`` or ``föreslagna`` with a space after, where target or long-term value is decided.

    The row's ``long_term_status`` is the status of the long-term value alone. Where nothing is decided the adjective is
    left out, for then all that is said of the indicator stands under ``Förslag – inte beslutat``.
    """
    if code(row, "long_term_status") == "decided":
        return "beslutade "
    return "föreslagna " if code(row, "target_status") == "decided" else ""
