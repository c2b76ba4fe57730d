"""Many frames as one, sorted, without ever holding all of it twice: the observations of a snapshot are large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd


def compact(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with its texts as categories: the same few codes stand on every row."""
    return frame.astype({name: "category" for name in frame.columns if isinstance(frame[name].dtype, pd.StringDtype)})


def stacked(frames: Sequence[pd.DataFrame], key: Sequence[str], without: Iterable[int] = ()) -> pd.DataFrame:
    """Return ``frames`` one after the other, sorted by ``key``; equal keys stay in the order given.

    All have the same columns, with texts as ``str`` or as categories, which become ``str``; nothing of the key is
    missing. ``without`` are the places of rows to leave out. The frames are emptied as they are used, column by column,
    so that no more than one column is held twice.
    """
    order = np.lexsort([_codes([frame[name] for frame in frames])[0] for name in reversed(key)])
    order = order[~np.isin(order, np.fromiter(without, dtype=np.int64))]
    columns = {}
    for name in list(frames[0].columns):
        parts = [frame.pop(name) for frame in frames]
        columns[name] = _taken(parts, order)
    return pd.DataFrame(columns, copy=False)


def _taken(parts: list[pd.Series], order: np.ndarray) -> pd.Series:
    if not _is_text(parts[0]):
        return pd.concat(parts, ignore_index=True).iloc[order].reset_index(drop=True)
    codes, texts = _codes(parts)
    parts.clear()
    return pd.Series(pd.array(texts, dtype="str").take(codes[order], allow_fill=True))


def _codes(parts: list[pd.Series]) -> tuple[np.ndarray, list[str]]:
    """Return a number for each value, in the order of the values; of texts also what each number stands for."""
    if not _is_text(parts[0]):
        return np.concatenate([part.to_numpy(dtype=np.int64) for part in parts]), []
    found = [part.astype("category").cat for part in parts]
    texts = sorted({str(text) for each in found for text in each.categories})
    place = {text: number for number, text in enumerate(texts)}
    lists = [np.array([*(place[str(text)] for text in each.categories), -1], dtype=np.int32) for each in found]
    return np.concatenate([numbers[each.codes] for numbers, each in zip(lists, found, strict=True)]), texts


def _is_text(part: pd.Series) -> bool:
    return isinstance(part.dtype, pd.StringDtype | pd.CategoricalDtype)
