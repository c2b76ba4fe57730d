"""Which requests give a set of nyckeltal, areas and years with as few pages as possible."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeVar

MOST_IDS = 25
PAGE = 5_000
T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """One request for data: its path below the base, and what it asks for."""

    path: str
    kpis: tuple[str, ...]
    areas: tuple[str, ...]
    years: tuple[int, ...]


def requests_for(kpis: Sequence[str], areas: Sequence[str], years: Sequence[int], everywhere: int) -> list[Asked]:
    """Return the requests for every combination of ``kpis``, ``areas`` and ``years``, with the fewest pages.

    Kolada takes at most 25 ids or years in a segment and gives 5,000 rows a page. Ids are cut into segments of even
    size. The areas are named, or left out when it is as cheap to ask for all ``everywhere`` areas at once.
    """
    if not (kpis and areas and years):
        return []
    splits = product(_counts(len(kpis)), (0, *_counts(len(areas))), _counts(len(years)))
    sizes = (len(kpis), len(areas), len(years))
    _, _, best = min((*_cost(split, sizes, everywhere), split) for split in splits)
    area_parts = _even(areas, best[1]) if best[1] else [()]
    return [_asked(*parts) for parts in product(_even(kpis, best[0]), area_parts, _even(years, best[2]))]


def _counts(size: int) -> range:
    """Return in how many segments ``size`` ids may be cut: as few as allowed, up to a few more."""
    fewest = math.ceil(size / MOST_IDS)
    return range(fewest, min(size, fewest + 8) + 1)


def _cost(split: tuple[int, int, int], sizes: tuple[int, int, int], everywhere: int) -> tuple[int, int]:
    """Return the most pages a split can give, and its number of requests."""
    kpis, years = math.ceil(sizes[0] / split[0]), math.ceil(sizes[2] / split[2])
    areas = math.ceil(sizes[1] / split[1]) if split[1] else everywhere
    requests = split[0] * max(split[1], 1) * split[2]
    return requests * math.ceil(kpis * areas * years / PAGE), requests


def _even(items: Sequence[T], parts: int) -> list[tuple[T, ...]]:
    """Cut ``items`` into ``parts`` whose sizes differ by one at most."""
    size, longer = divmod(len(items), parts)
    cuts = [0]
    for number in range(parts):
        cuts.append(cuts[-1] + size + (number < longer))
    return [tuple(items[start:end]) for start, end in pairwise(cuts)]


def _asked(kpis: tuple[str, ...], areas: tuple[str, ...], years: tuple[int, ...]) -> Asked:
    named = f"/municipality/{','.join(areas)}" if areas else ""
    path = f"data/kpi/{','.join(kpis)}{named}/year/{','.join(map(str, years))}"
    return Asked(path, kpis, areas, years)
