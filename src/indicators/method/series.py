"""The series every mark is read from: docs/method.md, section 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indicators.method.errors import InputError
from indicators.method.panel import BREAK, GENDERS, Panel
from indicators.method.quality import bit, pandemic, revised, suspect_and_jump, total_outside_sexes
from indicators.method.rounding import FloatArray, without_noise
from indicators.method.rows import BoolArray
from indicators.method.specification import Specification

FEWEST_IN_WINDOW = 2
_Number = TypeVar("_Number", bound=np.generic)


@dataclass(frozen=True)
class Series:
    """One indicator for all areas; every matrix has the shape (area, period).

    raw: T, K, M after thinning and corrections; clean: T without suspect values (trend, projection); value, women,
    men: the same with the window (everything else); status: as in panel, by gender; quality: bit masks; breaks:
    where a new definition begins.
    """

    raw: dict[str, FloatArray]
    clean: FloatArray
    value: FloatArray
    women: FloatArray
    men: FloatArray
    suspect: BoolArray
    breaks: BoolArray
    status: dict[str, NDArray[np.int8]]
    quality: NDArray[np.int64]


def series_of(panel: Panel, item: Specification, *, kpi: str | None = None) -> Series:
    """Return the series of an indicator, or that of another ``kpi`` read by the indicator's rules.

    A predecessor declared comparable fills the periods before the successor begins, and a comparable successor those
    from its first year on. An indicator that is stopped has no values: nobody knows what they measure. Raises
    InputError for a share outside 0–100.
    """
    position = panel.kpis.index(kpi or item.kpi)
    others = _spliced_in(panel, item) if kpi is None else []
    values, status = _spliced(panel.values, position, others), _spliced(panel.status, position, others)
    earlier = None if panel.earlier is None else _spliced(panel.earlier, position, others)[0]
    if item.stopped:
        values, status = np.full_like(values, np.nan), np.zeros_like(status)
    raw = dict(zip(GENDERS, values, strict=True))
    _check_shares(panel, item, kpi or item.kpi, raw["T"])
    breaks = status[0] == BREAK
    suspect, jump = suspect_and_jump(raw["T"], breaks, panel.confirmed[position], item)
    clean = np.where(suspect, np.nan, raw["T"])
    return Series(
        raw=raw,
        clean=clean,
        value=windowed(clean, item.window),
        women=windowed(raw["K"], item.window),
        men=windowed(raw["M"], item.window),
        suspect=suspect,
        breaks=breaks,
        status=dict(zip(GENDERS, status, strict=True)),
        quality=_quality(panel, item, earlier, raw, {"suspect": suspect, "jump": jump, "break": breaks}),
    )


def _quality(
    panel: Panel,
    item: Specification,
    earlier: FloatArray | None,
    raw: dict[str, FloatArray],
    known: dict[str, BoolArray],
) -> NDArray[np.int64]:
    """Return the bit masks of quality.py for every value."""
    total = raw["T"]
    flags = {
        **known,
        "total_outside_sexes": total_outside_sexes(total, raw["K"], raw["M"], item),
        "revised": revised(total, earlier),
        "pandemic": np.broadcast_to(pandemic(panel.periods), total.shape),
    }
    return sum((bit(code) * mask for code, mask in flags.items()), np.zeros(total.shape, dtype=np.int64))


def windowed(matrix: FloatArray, window: int) -> FloatArray:
    """Return the mean of each value and the ``window − 1`` before it: at least two values, its own among them."""
    if window <= 1:
        return matrix
    total, count = np.zeros(matrix.shape), np.zeros(matrix.shape)
    for back in range(window):
        shifted = np.full(matrix.shape, np.nan)
        shifted[:, back:] = matrix[:, : matrix.shape[1] - back]
        total += np.nan_to_num(shifted)
        count += ~np.isnan(shifted)
    enough = (count >= FEWEST_IN_WINDOW) & ~np.isnan(matrix)
    return without_noise(np.where(enough, total / np.maximum(count, 1), np.nan))


def _spliced_in(panel: Panel, item: Specification) -> list[tuple[int, BoolArray]]:
    """Return the positions of comparable other nyckeltal, and the periods in which each stands for the indicator."""
    parts = []
    if item.predecessor and item.comparable and item.break_from is not None:
        parts.append((panel.kpis.index(item.predecessor), panel.periods < item.break_from))
    if item.successor and item.continues_from is not None:
        parts.append((panel.kpis.index(item.successor), panel.periods >= item.continues_from))
    return parts


def _spliced(every: NDArray[_Number], position: int, others: Sequence[tuple[int, BoolArray]]) -> NDArray[_Number]:
    """Return one nyckeltal's figures with those of the others in their periods."""
    found = every[position]
    for other, there in others:
        found = np.where(there, every[other], found)
    return found


def _check_shares(panel: Panel, item: Specification, kpi: str, total: FloatArray) -> None:
    if item.kind != "share":
        return
    outside = (total < 0) | (total > 100)
    if outside.any():
        area, column = np.argwhere(outside)[0]
        raise InputError(
            f"uppgifterna, {kpi} {panel.areas[area]} {panel.periods[column]}: {total[area, column]} är ingen andel "
            "mellan 0 och 100. Rätta värdet i data/corrections.yml, eller ange ett annat slag (kind) i programmet."
        )
