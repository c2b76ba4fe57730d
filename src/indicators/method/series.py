"""The series every mark is read from: docs/method.md, section 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.method.errors import InputError
from indicators.method.panel import BREAK, GENDERS, Panel
from indicators.method.quality import bit, pandemic, revised, suspect_and_jump, total_outside_sexes
from indicators.method.rounding import FloatArray, without_noise
from indicators.method.rows import BoolArray
from indicators.method.specification import Specification

FEWEST_IN_WINDOW = 2


@dataclass(frozen=True)
class Series:
    """One indicator for all areas; every matrix has the shape (area, period).

    raw: T, K, M after thinning and corrections; clean: T without suspect values (trend, projection); value, women,
    men: the same with the window (everything else); status: as in panel; quality: bit masks; breaks: where a new
    definition begins.
    """

    raw: dict[str, FloatArray]
    clean: FloatArray
    value: FloatArray
    women: FloatArray
    men: FloatArray
    suspect: BoolArray
    breaks: BoolArray
    status: NDArray[np.int8]
    quality: NDArray[np.int64]


def series_of(panel: Panel, item: Specification, *, kpi: str | None = None) -> Series:
    """Return the series of an indicator, or that of another ``kpi`` read by the indicator's rules.

    A predecessor declared comparable fills the periods before the successor begins. Raises InputError for a
    share outside 0–100.
    """
    position = panel.kpis.index(kpi or item.kpi)
    values, status = panel.values[position], panel.status[position]
    if kpi is None and item.predecessor and item.comparable and item.break_from is not None:
        values, status = _spliced(panel, item, values, status)
    raw = dict(zip(GENDERS, values, strict=True))
    _check_shares(panel, item, raw["T"])
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
        status=status[0],
        quality=_quality(panel, item, position, raw, {"suspect": suspect, "jump": jump, "break": breaks}),
    )


def _quality(
    panel: Panel, item: Specification, position: int, raw: dict[str, FloatArray], known: dict[str, BoolArray]
) -> NDArray[np.int64]:
    """Return the bit masks of quality.py for every value."""
    total = raw["T"]
    flags = {
        **known,
        "total_outside_sexes": total_outside_sexes(total, raw["K"], raw["M"], item),
        "revised": revised(total, None if panel.earlier is None else panel.earlier[position, 0]),
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


def _spliced(
    panel: Panel, item: Specification, values: FloatArray, status: NDArray[np.int8]
) -> tuple[FloatArray, NDArray[np.int8]]:
    old = panel.kpis.index(str(item.predecessor))
    before = panel.periods < int(item.break_from or 0)
    return np.where(before, panel.values[old], values), np.where(before, panel.status[old], status)


def _check_shares(panel: Panel, item: Specification, total: FloatArray) -> None:
    if item.kind != "share":
        return
    outside = (total < 0) | (total > 100)
    if outside.any():
        area, column = np.argwhere(outside)[0]
        raise InputError(
            f"observations, {item.kpi} {panel.areas[area]} {panel.periods[column]}: {total[area, column]} is no "
            "share between 0 and 100; correct it in corrections.yml or declare another kind in the programme."
        )
