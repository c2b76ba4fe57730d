"""Classes of a map: at most four, as equal in number as ties allow, each named by the values it holds."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.figures.theme import SEQUENTIAL
from indicators.words.numbers import EN_DASH, number, rounded

SHADES = {1: [1], 2: [0, 2], 3: [0, 1, 3], 4: [0, 1, 2, 3]}


@dataclass(frozen=True)
class Class:
    """Values from ``low`` to ``high`` (both seen in the data), their colour, and the name in the legend."""

    low: float
    high: float
    colour: str
    name: str


def classes(values: list[float], decimals: int) -> list[Class]:
    """Return the classes of ``values``, lowest first and lightest first; equal shown values share a class."""
    shown = sorted(float(rounded(v, decimals)) for v in values)
    distinct = sorted(set(shown))
    n = min(len(SEQUENTIAL), len(distinct))
    groups: list[list[float]] = [[] for _ in range(n)]
    for k, value in enumerate(distinct):
        below = sum(v < value for v in shown) + (sum(v == value for v in shown) - 1) / 2
        wanted = int(n * below / len(shown))
        filled = next((g for g in reversed(range(n)) if groups[g]), -1)
        remaining = len(distinct) - k
        groups[max(min(wanted, filled + 1), n - remaining, filled, 0)].append(value)
    return [
        Class(group[0], group[-1], SEQUENTIAL[shade], _name(group[0], group[-1], decimals))
        for group, shade in zip(groups, SHADES[n], strict=True)
    ]


def class_of(value: float, found: list[Class], decimals: int) -> Class:
    """Return the class that ``value`` lies in, by the value the reader sees."""
    seen = float(rounded(value, decimals))
    return next(c for c in found if c.low <= seen <= c.high)


def _name(low: float, high: float, decimals: int) -> str:
    if low == high:
        return number(low, decimals)
    between = EN_DASH if low >= 0 else " till "
    return f"{number(low, decimals)}{between}{number(high, decimals)}"
