"""Which cells of one nyckeltal and year follow from the others: municipalities, counties, the country; women and men.

Every relation is an equation: the country is its counties, a county its municipalities, a total women and men. What is
published is known in them, also where it is a mean: its weights are then taken to be known, and so is what is missing
without being secret. An unpublished cell follows from the others when it is the same in every solution.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from scipy.linalg import null_space

from indicators.terms import COUNTRY

GENDERS = ("T", "K", "M")
_ROUNDING = 1e-9


class Cell(NamedTuple):
    """One value of a nyckeltal and year: its area (a municipality, a county ``00NN``, the country) and for whom."""

    area: str
    gender: str


class Hierarchy:
    """The cells that the provider has of one nyckeltal and year, and how they hang together."""

    def __init__(self, cells: Collection[Cell], *, country: bool) -> None:
        """``country`` says whether the counties make up the country too."""
        self._divided = any(cell.gender != "T" for cell in cells)
        self._municipalities = sorted({cell.area for cell in cells if not _is_sum(cell.area)})
        self._counties = sorted({cell.area for cell in cells if _is_sum(cell.area)} - {COUNTRY})
        self._counted = {county_of(area) for area in self._municipalities}
        self._country = country

    def with_sexes(self, cell: Cell) -> set[Cell]:
        """Return the cell and the others of its area that cannot be published beside it: of women and men both."""
        if not self._divided:
            return {cell}
        return {Cell(cell.area, gender) for gender in (GENDERS if cell.gender == "T" else "KM")}

    def following(self, unknown: Collection[Cell], values: Mapping[Cell, float]) -> set[Cell]:
        """Return the cells of ``unknown`` that follow from the ``values`` of all others."""
        areas = {cell.area for cell in unknown}
        areas |= {county_of(area) for area in areas}
        areas |= {COUNTRY} if self._country else set()
        free = [
            Cell(area, gender)
            for area in sorted(areas)
            for gender in (GENDERS if self._divided else "T")
            if Cell(area, gender) in unknown or Cell(area, gender) not in values
        ]
        place = {cell: number for number, cell in enumerate(free)}
        equations = []
        for whole, parts in self._relations(areas):
            row = np.zeros(len(free))
            for cell, sign in ((whole, -1.0), *((part, 1.0) for part in parts)):
                if cell in place:
                    row[place[cell]] = sign
            equations.append(row)
        space = null_space(np.array([row for row in equations if row.any()] or [np.zeros(len(free))]))
        fixed = np.abs(space).max(axis=1, initial=0.0) < _ROUNDING
        return {cell for cell, number in place.items() if cell in unknown and fixed[number]}

    def _relations(self, areas: Iterable[str]) -> Iterator[tuple[Cell, list[Cell]]]:
        """Yield each sum with those of its terms that are among ``areas``; the others are known."""
        areas = sorted(areas)
        below = {area: [each for each in areas if not _is_sum(each) and county_of(each) == area] for area in areas}
        if self._country:
            below[COUNTRY] = [each for each in areas if _is_sum(each) and each != COUNTRY]
        for area in areas:
            if self._divided:
                yield Cell(area, "T"), [Cell(area, "K"), Cell(area, "M")]
            if area in self._counted or (area == COUNTRY and self._country):
                for gender in GENDERS if self._divided else "T":
                    yield Cell(area, gender), [Cell(each, gender) for each in below[area]]

    def smallest_in(self, cell: Cell, values: Mapping[Cell, float]) -> set[Cell]:
        """Return what to hide of a sum's terms: its smallest published municipality, and the county of that."""
        if not _is_sum(cell.area):
            return set()
        terms = self._municipalities or self._counties
        within = [Cell(area, cell.gender) for area in terms if cell.area in (COUNTRY, county_of(area))]
        there = sorted((values[each], each) for each in within if each in values)
        if not there:
            return set()
        area = there[0][1].area
        return self.with_sexes(Cell(area, cell.gender)) | self.with_sexes(Cell(county_of(area), cell.gender))


def county_of(area: str) -> str:
    """Return the code of an area's county: ``0006`` for ``0665``; a sum's own."""
    return area if _is_sum(area) else "00" + area[:2]


def _is_sum(area: str) -> bool:
    return area.startswith("00")


def with_cover(
    cells: Collection[Cell], values: Mapping[Cell, float], secret: Collection[Cell], *, country: bool
) -> set[Cell]:
    """Return the ``secret`` cells with those that must be hidden too so that none of them follows from the rest.

    ``cells`` are all that the provider has, ``values`` those that are published. Women and men go with either of them
    and with the total. Then, as long as any of these follows from the rest: of a secret sum its smallest municipality;
    the county's value for the same sex; all of the county's; the country's for the same sex; all of the country's. The
    last two only with ``country``: without it the country is a mean that gives nothing away.
    """
    table = Hierarchy({*cells, *secret}, country=country)
    protected = {each for cell in secret for each in table.with_sexes(cell)}
    hidden = set(protected)
    for step in _STEPS if country else _STEPS[:3]:
        following = sorted(table.following(hidden, values) & protected)
        hidden |= {each for cell in following for each in step(table, cell, values)}
    return hidden


Step = Callable[[Hierarchy, Cell, Mapping[Cell, float]], set[Cell]]
_STEPS: tuple[Step, ...] = (
    Hierarchy.smallest_in,
    lambda _, cell, values: {Cell(county_of(cell.area), cell.gender)},
    lambda _, cell, values: {Cell(county_of(cell.area), gender) for gender in GENDERS},
    lambda _, cell, values: {Cell(COUNTRY, cell.gender)},
    lambda _, cell, values: {Cell(COUNTRY, gender) for gender in GENDERS},
)
