"""What was received is used by the next try when an answer did not come, and not when one broke a rule."""

from __future__ import annotations

import errno
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from indicators.data.errors import DataError
from indicators.data.snapshot import Snapshot
from indicators.sources.answers import Answer
from indicators.sources.client import Client
from indicators.sources.errors import FetchError
from indicators.sources.fetching import fetch
from indicators.sources.package import free_name
from indicators.sources.shelf import FRESH_SECONDS, Shelf
from indicators.sources.writing import Folder

from .conftest import QUICK, TODAY, Try
from .fake_provider import FakeProvider, Reply, Trouble, answer


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


def changed_pages(provider: FakeProvider, change: Callable[[dict[str, Any], str], None]) -> Trouble:
    """Trouble that changes every page of data; what comes after ``&x=`` in an address is the provider's own."""

    def reply(path: str, _: int) -> Reply | None:
        if "/data/" not in path:
            return None
        page = json.loads(provider.honest(path.partition("&x=")[0]).body)
        change(page, provider.address + path)
        return answer(page)

    return reply


def never_ending(page: dict[str, Any], address: str) -> None:
    page["next_url"] = f"{address}&x=1"


def elsewhere(page: dict[str, Any], _: str) -> None:
    page["next_url"] = "https://example.org/?page=2"


def retyped_at_the_end(page: dict[str, Any], _: str) -> None:
    if page["next_url"] is None:
        page["values"][-1]["period"] = "2022"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (never_ending, "samma sida kom två gånger"),
        (elsewhere, "annan värd, example.org"),
        (retyped_at_the_end, "fältet period har fel form"),
    ],
)
def test_after_a_page_that_broke_a_rule_the_next_try_is_good_when_the_provider_is(
    attempt: Try, provider: FakeProvider, change: Callable[[dict[str, Any], str], None], said: str
) -> None:
    provider.trouble.append(changed_pages(provider, change))
    with pytest.raises(FetchError, match=said):
        attempt.run()
    assert attempt.left() == set()
    provider.trouble.clear()
    assert attempt.run().differences.lines() == []


def test_a_list_of_areas_that_is_too_short_is_asked_for_again_though_the_fault_shows_in_the_values(
    attempt: Try, provider: FakeProvider
) -> None:
    whole, provider.areas = provider.areas, [each for each in provider.areas if each["id"] != "0665"]
    with pytest.raises(FetchError, match="0665 2000, som inte efterfrågades"):
        attempt.run()
    provider.areas = whole
    assert attempt.run().differences.lines() == []


@pytest.mark.parametrize("error", [DataError.at("corrections.yml", "fel", "rätta"), KeyError("x")], ids=["data", "key"])
def test_after_tables_that_could_not_be_made_everything_is_asked_for_again(attempt: Try, error: Exception) -> None:
    with pytest.raises(type(error)):
        fetch(attempt.raw, attempt.wanted, attempt.last, lambda _: raising(error), lambda *_: None, limits=QUICK)
    assert attempt.left() == set()


def test_a_value_out_of_range_is_said_of_the_answer_it_came_in(attempt: Try) -> None:
    def out_of_range(snapshot: Snapshot) -> None:
        resource = snapshot.of("kolada_data")[0]
        raise DataError.at(snapshot.shown(resource), "N15428 0665 2021: 1e+300 ligger utanför 0–100", "rätta", row=1)

    with pytest.raises(FetchError) as raised:
        fetch(attempt.raw, attempt.wanted, attempt.last, out_of_range, lambda *_: None, limits=QUICK, today=TODAY)
    assert str(raised.value).startswith("Kolada svarar med något som inte kan stämma: N15428 0665 2021: 1e+300 ligger")
    assert "/kolada/data/kpi/" in str(raised.value) and "Åtgärd: rätta." in str(raised.value)
    assert "2026-11-23" not in str(raised.value)


def test_nothing_of_an_earlier_try_is_used_when_a_person_asks_for_everything_anew(
    attempt: Try, provider: FakeProvider
) -> None:
    provider.trouble.append(lambda path, _: answer({}, status=500) if "/data/" in path else None)
    with pytest.raises(FetchError, match="status 500"):
        attempt.run()
    provider.trouble.clear()
    provider.paths.clear()
    attempt.run(fresh=True)
    assert any("/kolada/kpi/" in path for path in provider.paths)


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "disken är full"), (errno.EROFS, "disken är skrivskyddad"), (errno.EIO, "systemet svarar EIO")],
)
def test_a_disk_that_cannot_be_written_on_is_one_clear_error_and_what_came_is_used_next_time(
    attempt: Try, provider: FakeProvider, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt.raw.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Folder, "finish", lambda *_: raising(OSError(code, "No space left on device")))
        with pytest.raises(
            FetchError, match=f"går inte att skriva i .*/raw: {said}. Inget uttag har ändrats"
        ) as raised:
            attempt.run()
    assert "No space" not in str(raised.value) and attempt.left() == {".hamtning"}
    asked = len(provider.paths)
    attempt.run()
    assert len(provider.paths) == asked
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkdtemp", lambda **_: raising(OSError(code, "Read-only file system")))
        with pytest.raises(FetchError, match=said):
            attempt.run()


def raising(error: Exception) -> None:
    raise error


def test_a_fetch_that_comes_second_says_which_snapshot_came_first(tmp_path: Path) -> None:
    folder = Folder(tmp_path, "2026-11-23")
    (tmp_path / "2026-11-23").mkdir()
    (tmp_path / "2026-11-23" / "datapackage.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FetchError, match="en annan hämtning blev klar först och har lagt in uttaget 2026-11-23"):
        folder.become(tmp_path / "2026-11-23")


def test_a_name_that_a_link_to_nothing_has_is_taken(tmp_path: Path) -> None:
    (tmp_path / "2026-11-23").symlink_to(tmp_path / "nowhere")
    assert free_name(tmp_path, TODAY) == "2026-11-23-2"


def test_only_answers_are_forgotten_and_none_that_another_fetch_is_writing(tmp_path: Path, client: Counting) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.get(client, "kpi")
    (shelf.folder / f"{'a' * 32}.99.part").write_bytes(b"")
    (shelf.folder / "mine.txt").write_bytes(b"")
    shelf.forget()
    assert {path.name for path in shelf.folder.iterdir()} == {f"{'a' * 32}.99.part", "mine.txt"}


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
