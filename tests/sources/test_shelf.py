"""What was received is used by the next try, but for what is old, damaged, or broke a rule."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from indicators.sources.answers import Answer
from indicators.sources.client import Client
from indicators.sources.errors import FetchError
from indicators.sources.shelf import FRESH_SECONDS, Shelf

from .conftest import Try
from .fake_provider import FakeProvider, answer


class Counting(Client):
    """A client that answers by itself and counts how often."""

    def get(self, path: str, query: Any = None) -> Answer:
        self.requests += 1
        url = str(self.address(path))
        return Answer(url, url, b'{"a": 1}', {"a": 1}, "2026-11-23T00:00:00Z")


@pytest.fixture
def client() -> Counting:
    return Counting(httpx.URL("https://k.example/v3/"), "Kolada")


def test_an_answer_is_asked_for_once_and_a_selection_is_another_answer(tmp_path: Path, client: Counting) -> None:
    shelf = Shelf(tmp_path / "shelf")
    assert shelf.get(client, "kpi") == shelf.get(client, "kpi")
    assert client.requests == 1
    shelf.get(client, "kpi", {"selection": 1})
    shelf.get(client, "kpi", {"selection": 2})
    assert client.requests == 3


@pytest.mark.parametrize("harm", ["old", "cut", "changed", "head", "gone"])
def test_what_is_old_or_damaged_is_asked_for_again(tmp_path: Path, client: Counting, harm: str) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.get(client, "kpi")
    (head,), (body,) = shelf.folder.glob("*.json"), shelf.folder.glob("*.gz")
    match harm:
        case "old":
            os.utime(head, (0, time.time() - FRESH_SECONDS - 1))
        case "cut":
            body.write_bytes(body.read_bytes()[:9])
        case "changed":
            body.write_bytes(b"{}")
        case "head":
            head.write_text("{", encoding="utf-8")
        case "gone":
            body.unlink()
    assert shelf.get(client, "kpi").data == {"a": 1}
    assert client.requests == 2


def test_an_answer_that_broke_a_rule_is_asked_for_again_and_the_others_are_not(
    attempt: Try, provider: FakeProvider
) -> None:
    wrong = answer({"values": [{"id": "0665"}], "count": 1, "next_url": None})
    provider.trouble.append(lambda path, _: wrong if "municipality?" in path else None)
    with pytest.raises(FetchError, match="title saknas"):
        attempt.run()
    provider.trouble.clear()
    asked = len(provider.paths)
    attempt.run()
    assert "municipality?" in provider.paths[asked]
    assert not any("/kolada/kpi/" in path for path in provider.paths[asked:])


def test_too_few_values_are_asked_for_again_since_the_provider_may_mend_them(
    attempt: Try, provider: FakeProvider
) -> None:
    rows = provider.observations
    provider.observations = rows[rows["kpi"] != "N15428"]
    with pytest.raises(FetchError, match="färre värden"):
        attempt.run()
    provider.observations = rows
    provider.forget()
    assert attempt.run().differences.fewer == ()


def test_what_a_killed_fetch_left_is_cleared_away_after_a_day(attempt: Try) -> None:
    for name, age in ((".uttag-old", 25 * 3600), (".uttag-new", 60)):
        (attempt.raw / name).mkdir(parents=True)
        os.utime(attempt.raw / name, (0, time.time() - age))
    attempt.run()
    assert attempt.left() == {".uttag-new", "2026-11-23"}
