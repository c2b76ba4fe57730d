"""Pages are followed to the end, each row comes once, and what Kolada says of their number is held against them."""

from __future__ import annotations

import itertools
import json
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from indicators.sources import kolada
from indicators.sources.answers import Answer
from indicators.sources.asking import Asked
from indicators.sources.contracts import Area
from indicators.sources.errors import FetchError

KPI, AREAS, YEARS = "N00401", ("0665", "0680"), (2021, 2022)
ASKED = Asked("data/kpi/N00401/year/2021,2022", (KPI,), (), YEARS)


def row(area: str = "0665", year: int = 2021, *genders: str, **more: Any) -> dict[str, Any]:
    values = [{"gender": each, "count": 1, "status": "", "value": 6.82, **more} for each in genders or ("T",)]
    return {"kpi": KPI, "municipality": area, "period": year, "values": values}


def given(*pages: dict[str, Any]) -> Callable[[str], Answer]:
    """Answer with each page in turn, the next one's address in each."""
    numbers = itertools.count()

    def get(path: str) -> Answer:
        number = next(numbers)
        more = f"https://k.example/{number + 1}" if number + 1 < len(pages) else None
        data = {"count": len(pages[number]["values"]), "next_url": more, **pages[number]}
        return Answer(path, path, json.dumps(data).encode(), data, "2026-11-23T00:00:00Z")

    return get


def read(*pages: dict[str, Any]) -> list[kolada.Received]:
    return list(kolada.data(given(*pages), ASKED, AREAS))


def test_every_page_is_read_and_count_may_be_the_pages_or_the_whole_lists() -> None:
    first, second = [row()], [row(year=2022), row("0680")]
    assert [len(page.rows) for page in read({"values": first}, {"values": second})] == [1, 2]
    assert len(read({"values": first, "count": 3}, {"values": second, "count": 3})) == 2
    assert len(read({"values": []})) == 1


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([{"values": [row()], "count": 2}], "säger 2 rader men 1 kom"),
        ([{"values": [row()], "count": 3}, {"values": [row("0680")], "count": 3}], "säger 3 rader men 2 kom"),
        ([{"values": []}, {"values": [row()]}], "sidan är tom men pekar vidare"),
        ([{"values": [row()]}, {"values": [row()]}], "samma sida kom två gånger"),
        ([{"values": [row()]}, {"values": [row(), row("0680")]}], "N00401 0665 2021, som kom två gånger"),
        ([{"values": [row("0665", 2021, "T", "T")]}], "som kom två gånger"),
        ([{"values": [row("1480")]}], "1480 2021, som inte efterfrågades"),
        ([{"values": [row(year=2023)]}], "2023, som inte efterfrågades"),
        ([{"values": [row(value=float("inf"))]}], r"fältet values\.0\.value har fel form \(talet är inte ändligt\)"),
        ([{"values": [row(value=True)]}], r"value har fel form \(ett tal väntades\)"),
        ([{"values": [row(count="1")]}], "count har fel form"),
        ([{"values": [1]}], "har fel form"),
    ],
)
def test_pages_that_do_not_fit_together_are_an_error(pages: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(FetchError, match=said):
        read(*pages)


def test_a_list_that_never_ends_is_given_up() -> None:
    numbers = itertools.count(1)

    def get(path: str) -> Answer:
        number = next(numbers)
        values = [{"id": f"{number % 10_000:04d}", "title": "Kommun", "type": "K"}]
        data = {"values": values, "count": 1, "next_url": f"https://k.example/{number}"}
        return Answer(path, path, b"", data, "")

    with pytest.raises(FetchError, match="sidorna tar inte slut"):
        list(kolada.pages(get, "municipality", "areas", Area))


def test_a_mark_that_nobody_knows_is_told() -> None:
    (page,) = read({"values": [row(value=None, status="x")]})
    assert page.unknown == {"values.status 'x'"}
    (known,) = read({"values": [row(value=None, status="..")]})
    assert known.unknown == set()


def test_a_page_is_let_go_of_before_the_next_one_is_asked_for() -> None:
    """A page takes some 30 MB when it is read; a fetch must never hold two."""
    answers: list[weakref.ref[Answer]] = []
    inner = given({"values": [row()]}, {"values": [row(year=2022)]}, {"values": [row("0680")]})

    def get(path: str) -> Answer:
        assert [each() for each in answers] == [None] * len(answers)
        answer = inner(path)
        answers.append(weakref.ref(answer))
        return answer

    for page in kolada.data(get, ASKED, AREAS):
        del page
    assert len(answers) == 3
