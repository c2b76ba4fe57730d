"""No secret cell follows from what is published, whichever cells are secret: checked by the rank of the equations.

The oracle knows every relation there is and every cell, and not how the code works.
"""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.data.secrecy import suppressed, suppressed_counts

Named = tuple[str, str]
FEW = settings(max_examples=80, derandomize=True, deadline=None)


def areas_of(sizes: list[int]) -> dict[str, list[str]]:
    """Return the municipalities of each county: as many as ``sizes`` says."""
    return {f"00{c:02}": [f"{c:02}{m:02}" for m in range(80, 80 + size)] for c, size in enumerate(sizes, 6)}


def relations(counties: dict[str, list[str]], genders: str, country: bool) -> list[tuple[Named, list[Named]]]:
    """Return every sum with its terms: country and counties for each sex, the total of women and men in each area."""
    found = [((county, g), [(m, g) for m in members]) for county, members in counties.items() for g in genders]
    if country:
        found += [(("0000", g), [(county, g) for county in counties]) for g in genders]
    if len(genders) > 1:
        areas = ["0000", *counties, *itertools.chain(*counties.values())]
        found += [((area, "T"), [(area, "K"), (area, "M")]) for area in areas]
    return found


def follows(cell: object, unknown: list, equations: list[tuple[object, list]]) -> bool:
    """Return whether the equations, where all but ``unknown`` is known, leave only one value for ``cell``."""
    place = {each: number for number, each in enumerate(unknown)}
    rows = [[0.0] * len(unknown)]
    for whole, terms in equations:
        row = [0.0] * len(unknown)
        for each, sign in ((whole, -1.0), *((term, 1.0) for term in terms)):
            if each in place:
                row[place[each]] = sign
        rows.append(row)
    alone = [float(each == cell) for each in unknown]
    return np.linalg.matrix_rank(np.array([*rows, alone])) == np.linalg.matrix_rank(np.array(rows))


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[str, list[str]], str, set[Named], list[Named]]:
    """Draw counties, whether there are women and men, the secret cells, and the cells that the provider has."""
    counties = areas_of(draw(st.lists(st.integers(1, 4), min_size=1, max_size=4)))
    genders = draw(st.sampled_from(["T", "TKM"]))
    members = [*itertools.chain(*counties.values())]
    every = [(area, g) for area in ("0000", *counties, *members) for g in genders]
    lacking = draw(st.sampled_from([(), ("0000",), tuple(counties)]))
    cells = [cell for cell in every if cell[0] not in lacking]
    secret = draw(st.sets(st.sampled_from([cell for cell in cells if cell[0] in members]), min_size=1, max_size=8))
    if draw(st.booleans()):
        secret |= draw(
            st.sets(st.sampled_from([cell for cell in cells if cell[0] not in members] or cells), max_size=2)
        )
    return counties, genders, secret, cells


@pytest.mark.parametrize("kind", ["count", "amount", "rate", "share"])
@FEW
@given(tables())
def test_no_secret_cell_follows_from_the_published_ones(
    kind: str, drawn: tuple[dict[str, list[str]], str, set[Named], list[Named]]
) -> None:
    counties, genders, secret, cells = drawn
    rows = [(area, g, np.nan if (area, g) in secret else 10.0 * n) for n, (area, g) in enumerate(cells, 1)]
    frame = pd.DataFrame(rows, columns=["municipality", "gender", "value"])
    status = frame["value"].isna().map({True: "sekretess", False: "A"})
    found = suppressed(frame.assign(kpi="N1", period=2022, count=1, status=status), {"N1": kind})
    there = found[found["value"].notna()]
    published = set(zip(there["municipality"], there["gender"], strict=True))
    assert not published & secret
    every = [(area, g) for area in ("0000", *counties, *itertools.chain(*counties.values())) for g in genders]
    unknown = [cell for cell in every if cell not in published]
    equations = relations(counties, genders, country=kind != "share")
    assert not [cell for cell in secret if follows(cell, unknown, equations)]
    if not any(area.startswith("00") for area, _ in secret):
        untouched = {cell for cell in cells if cell[0] not in {area for area, _ in secret} and cell[0][:2] != "00"}
        assert untouched <= published


@FEW
@given(
    st.integers(2, 5),
    st.integers(2, 4),
    st.sets(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=5),
)
def test_no_secret_count_of_a_small_area_follows_from_the_others_nor_from_the_shares(
    areas: int, categories: int, drawn: set[tuple[int, int]]
) -> None:
    """The municipality's count of each category and each area's count of all are taken to be known from elsewhere."""
    secret = {(a % areas, c % categories) for a, c in drawn}
    names = [f"0665C{number:04}" for number in range(areas)]
    rows = [
        (
            metric,
            "Tabell",
            names[a],
            str(c),
            2024,
            np.nan if metric == "antal" and (a, c) in secret else 1.0 + a * 7 + c,
        )
        for metric, a, c in itertools.product(("antal", "andel"), range(areas), range(categories))
    ]
    columns = ["table", "title", "area", "category", "year", "value"]
    found = suppressed_counts(pd.DataFrame(rows, columns=columns), names)
    assert found["value"].notna().all()
    published = {(names.index(area), int(c)) for area, c in zip(found["area"], found["category"], strict=True)}
    cells = [*itertools.product(range(areas), range(categories))]
    unknown = [cell for cell in cells if cell not in published]
    equations = [(("all", c), [(a, c) for a in range(areas)]) for c in range(categories)]
    equations += [((a, "all"), [(a, c) for c in range(categories)]) for a in range(areas)]
    assert not [cell for cell in secret if follows(cell, unknown, equations)]
