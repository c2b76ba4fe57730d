"""Classes of a map: at most four, as equal in number as ties allow, each named by the values it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.figures.theme import ABOVE_ZERO, BELOW_ZERO, SEQUENTIAL
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
    """Return the classes of ``values``, lowest first and lightest first; equal shown values share a class.

    Values on both sides of zero never share one: brown below, blue above, the darker the farther off.
    """
    shown = sorted(float(rounded(v, decimals)) for v in values)
    if crosses_zero(values, decimals):
        below, above = [v for v in shown if v < 0], [v for v in shown if v >= 0]
        return [*_side(below, BELOW_ZERO, decimals), *_side(above, ABOVE_ZERO, decimals)]
    shades = {n: tuple(SEQUENTIAL[k] for k in chosen) for n, chosen in SHADES.items()}
    groups = _groups(shown, len(SEQUENTIAL))
    return _named(groups, shades[len(groups)], decimals)


def crosses_zero(values: list[float], decimals: int) -> bool:
    """Return whether some values, as shown, lie below zero and some above: then the colours part at zero."""
    shown = [rounded(v, decimals) for v in values]
    return min(shown) < 0 < max(shown)


def _side(shown: list[float], colours: tuple[str, str], decimals: int) -> list[Class]:
    """Return the classes on one side of zero, at most two; ``colours`` are lowest first, the darker farthest off."""
    groups = _groups(shown, 2)
    return _named(groups, colours if len(groups) == 2 else (colours[0] if shown[0] < 0 else colours[1],), decimals)


def _groups(shown: list[float], most: int) -> list[list[float]]:
    """Return the distinct values of a sorted list in at most ``most`` groups, as equal in number as ties allow."""
    distinct = sorted(set(shown))
    n = min(most, len(distinct))
    groups: list[list[float]] = [[] for _ in range(n)]
    for k, value in enumerate(distinct):
        below = sum(v < value for v in shown) + (sum(v == value for v in shown) - 1) / 2
        wanted = int(n * below / len(shown))
        filled = next((g for g in reversed(range(n)) if groups[g]), -1)
        remaining = len(distinct) - k
        groups[max(min(wanted, filled + 1), n - remaining, filled, 0)].append(value)
    return groups


def _named(groups: list[list[float]], colours: Sequence[str], decimals: int) -> list[Class]:
    return [
        Class(group[0], group[-1], colour, _name(group[0], group[-1], decimals))
        for group, colour in zip(groups, colours, strict=True)
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
