"""Fetch from Kolada's API, version 3: the catalogue, the areas, the comparison groups and the data. Nothing is stored.

What the provider really does, and is guarded against here: pages are followed on ``next_url`` until it is null; an
unknown or retired id gives an empty list and no error; a page or a row may be given again; ``count`` is the number of
rows of the page, or of the whole list.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.sources.answers import Answer
from indicators.sources.asking import MOST_IDS, PAGE, Asked
from indicators.sources.contracts import Area, Contract, DataRow, Group, Kpi, Page, read, unknown_fields
from indicators.sources.errors import FetchError

MOST_PAGES = 2_000
Get = Callable[[str], Answer]


@dataclass(frozen=True)
class Received:
    """One page as received: what kind of list it is of, the answer, its rows as the contract has them, new fields."""

    kind: str
    answer: Answer
    rows: tuple[Contract, ...]
    unknown: frozenset[str]


def catalogue(get: Get, kpis: Sequence[str]) -> Iterator[Received]:
    """Yield the catalogue's records of ``kpis``; an id that the catalogue does not have is simply not there."""
    for start in range(0, len(kpis), MOST_IDS):
        yield from pages(get, f"kpi/{','.join(kpis[start : start + MOST_IDS])}?per_page={PAGE}", "kpis", Kpi)


def areas(get: Get) -> Iterator[Received]:
    """Yield all municipalities and regions, the country among them."""
    yield from pages(get, f"municipality?per_page={PAGE}", "areas", Area)


def groups(get: Get) -> Iterator[Received]:
    """Yield all comparison groups with their members as they are today."""
    yield from pages(get, f"municipality_groups?per_page={PAGE}", "groups", Group)


def data(get: Get, asked: Asked, areas: Sequence[str]) -> Iterator[Received]:
    """Yield the pages of one request for data; ``areas`` are all there are, for a request that names none.

    Raises FetchError for a row that was not asked for (another nyckeltal, area or year), and one that comes twice.
    """
    places = Places(asked, asked.areas or areas)
    for page in pages(get, f"{asked.path}?per_page={PAGE}", "data", DataRow):
        for row in page.rows:
            assert isinstance(row, DataRow)
            fault = places.fault(row)
            if fault:
                raise FetchError(
                    f"Kolada svarar med {row.kpi} {row.municipality} {row.period}, {fault} ({page.answer.url}). "
                    "Inget har ändrats."
                )
        yield page
        del page  # a page is large: let go of it before the next one is read


class Places:
    """Which of the places (nyckeltal, area, year) that were asked for have been answered, one byte each."""

    def __init__(self, asked: Asked, areas: Sequence[str]) -> None:
        """Know every place of ``asked`` in ``areas``; none is answered yet."""
        self._of = tuple({each: at for at, each in enumerate(part)} for part in (asked.kpis, areas, asked.years))
        self._answered = bytearray(math.prod(len(part) for part in self._of))

    def fault(self, row: DataRow) -> str:
        """Return what is wrong with a row, or nothing; the row's place is then answered."""
        kpi, area, year = (part.get(key, -1) for part, key in zip(self._of, _key(row), strict=True))
        if min(kpi, area, year) < 0:
            return "som inte efterfrågades"
        at = (kpi * len(self._of[1]) + area) * len(self._of[2]) + year
        if self._answered[at] or len({each.gender for each in row.values}) != len(row.values):
            return "som kom två gånger"
        self._answered[at] = 1
        return ""


def _key(row: DataRow) -> tuple[Any, Any, Any]:
    return row.kpi, row.municipality, row.period


def pages(get: Get, path: str, kind: str, model: type[Contract]) -> Iterator[Received]:
    """Yield every page of a list, following ``next_url`` until it is null.

    Raises FetchError for an answer that breaks its contract, a number of rows that is neither the page's nor the whole
    list's, a page that was given before, an empty page that points further, and a list that never ends.
    """
    seen: set[bytes] = set()
    got, said = 0, set[int]()
    following: str | None = path
    while following is not None:
        answer = get(following)
        what = f"Kolada, {kind} ({answer.url})"
        page = read(Page, answer.data, what)
        _check_page(page, seen, what)
        got += len(page.values)
        said |= {page.count} - {len(page.values)}
        following = page.next_url
        yield received(kind, answer, page, model, what)
        del answer, page
    if said - {got}:
        raise FetchError(f"{what}: svaret säger {max(said)} rader men {got} kom. Inget har ändrats.")


def _check_page(page: Page, seen: set[bytes], what: str) -> None:
    if page.next_url is not None and not page.values:
        raise FetchError(f"{what}: sidan är tom men pekar vidare ({page.next_url[:200]}). Inget har ändrats.")
    digest = hashlib.sha256(json.dumps(page.values).encode()).digest()
    if page.values and digest in seen:
        raise FetchError(f"{what}: samma sida kom två gånger. Inget har ändrats.")
    if len(seen) > MOST_PAGES:
        raise FetchError(f"{what}: sidorna tar inte slut. Inget har ändrats.")
    seen.add(digest)


def received(kind: str, answer: Answer, page: Page, model: type[Contract], what: str) -> Received:
    """Return a page with its rows read by their contract and the names of fields that are new."""
    rows = tuple(read(model, row, f"{what}, rad {number}") for number, row in enumerate(page.values, 1))
    unknown = set(unknown_fields(page)).union(*(unknown_fields(row) for row in rows))
    return Received(kind, answer, rows, frozenset(unknown))
