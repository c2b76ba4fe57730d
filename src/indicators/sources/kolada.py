"""Fetch from Kolada's API, version 3: the catalogue, the areas, the comparison groups and the data. Nothing is stored.

What the provider really does, and is guarded against here: pages are followed on ``next_url`` until it is null; an
unknown or retired id gives an empty list and no error; a page may be given again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indicators.sources.asking import MOST_IDS, PAGE, Asked
from indicators.sources.client import Answer
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


def data(get: Get, asked: Asked) -> Iterator[Received]:
    """Yield the pages of one request for data.

    Raises FetchError for a row that was not asked for: another nyckeltal, area or year.
    """
    for page in pages(get, f"{asked.path}?per_page={PAGE}", "data", DataRow):
        for row in page.rows:
            assert isinstance(row, DataRow)
            wanted = row.kpi in asked.kpis and row.period in asked.years
            if not wanted or (asked.areas and row.municipality not in asked.areas):
                raise FetchError(
                    f"Kolada svarar med {row.kpi} {row.municipality} {row.period}, som inte efterfrågades "
                    f"({page.answer.url}). Inget har ändrats."
                )
        yield page


def pages(get: Get, path: str, kind: str, model: type[Contract]) -> Iterator[Received]:
    """Yield every page of a list, following ``next_url`` until it is null.

    Raises FetchError for an answer that breaks its contract, a page with another number of rows than it says, a page
    that was given before, and a list that never ends.
    """
    seen: set[str] = set()
    bodies: set[bytes] = set()
    following: str | None = path
    while following is not None:
        answer = get(following)
        what = f"Kolada, {kind} ({answer.url})"
        page = read(Page, answer.data, what)
        if len(page.values) != page.count:
            raise FetchError(f"{what}: sidan säger {page.count} rader men har {len(page.values)}. Inget har ändrats.")
        if page.values and answer.body in bodies:
            raise FetchError(f"{what}: samma sida kom två gånger. Inget har ändrats.")
        bodies.add(answer.body)
        seen.add(following)
        yield received(kind, answer, page, model, what)
        if page.next_url in seen or len(seen) > MOST_PAGES:
            raise FetchError(f"{what}: sidorna tar inte slut ({page.next_url}). Inget har ändrats.")
        following = page.next_url


def received(kind: str, answer: Answer, page: Page, model: type[Contract], what: str) -> Received:
    """Return a page with its rows read by their contract and the names of fields that are new."""
    rows = tuple(read(model, row, f"{what}, rad {number}") for number, row in enumerate(page.values, 1))
    unknown = set(unknown_fields(page)).union(*(unknown_fields(row) for row in rows))
    return Received(kind, answer, rows, frozenset(unknown))
