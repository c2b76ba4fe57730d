"""A fetch gives the right figures or one clear error: never a part of a snapshot, never a silent gap."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators.data import open_snapshot
from indicators.data.assembly import assemble
from indicators.sources.errors import FetchError

from .conftest import Try, pointed_at, try_of
from .fake_provider import FakeProvider, Reply, answer, nobody, provider_of

JSON = {"Content-Type": "application/json"}
KEY = ["kpi", "municipality", "period", "gender"]


def said(part: object) -> str:
    """Return a parameter's text for the test's name; what is called has an address in its own, which changes."""
    return part if isinstance(part, str) else ""


def fetched_values(attempt: Try, name: str) -> pd.DataFrame:
    tables = assemble(open_snapshot(attempt.raw, name), {}, attempt.raw / "none")
    return tables["observations"].sort_values(KEY, ignore_index=True)


def assert_figures(attempt: Try, name: str, known: dict[str, pd.DataFrame]) -> None:
    """Assert that a snapshot has every figure of ``known``, each in its own place, and no other."""
    expected = known["observations"].sort_values(KEY, ignore_index=True)[[*KEY, "value"]]
    got = fetched_values(attempt, name)[[*KEY, "value"]]
    pd.testing.assert_frame_equal(got, expected, check_exact=True)


def is_data(path: str) -> bool:
    return "/data/" in path


def first(reply: Callable[[str], Reply], times: int = 1) -> Callable[[str, int], Reply | None]:
    """Trouble that answers the first requests for data, each path ``times`` times."""
    return lambda path, seen: reply(path) if is_data(path) and seen <= times else None


def always(reply: Callable[[str], Reply]) -> Callable[[str, int], Reply | None]:
    return lambda path, _: reply(path) if is_data(path) else None


def refused(attempt: Try, match: str) -> None:
    """Assert that a fetch fails with a clear message and leaves no snapshot and nothing half-made behind."""
    with pytest.raises(FetchError, match=match) as raised:
        attempt.run()
    assert "Traceback" not in str(raised.value)
    assert attempt.snapshots == []
    assert not {name for name in attempt.left() if name.startswith(".uttag")}


def test_what_is_fetched_equals_the_snapshot_exactly(
    whole: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = try_of(whole, tmp_path / "raw")
    with pointed_at(provider_of(whole), monkeypatch):
        made = attempt.run()
    assert_figures(attempt, made.id, whole)
    assert attempt.snapshots == ["2026-11-23"]
    assert made.differences.lines() == []
    assert attempt.left() == {"2026-11-23"}


def test_a_second_fetch_the_same_day_gets_a_name_of_its_own(attempt: Try) -> None:
    assert [attempt.run().id, attempt.run().id] == ["2026-11-23", "2026-11-23-2"]


@pytest.mark.parametrize(
    "reply",
    [
        lambda _: answer({}, status=429, **{"Retry-After": "0"}),
        lambda _: answer({}, status=429),
        lambda _: answer({}, status=500),
        lambda _: answer({}, status=503),
        lambda _: Reply(200, b'{"values": [', JSON),
        lambda _: Reply(200, b'{"values": []}' * 9, JSON, cut=20),
        lambda _: Reply(200, b'{"values": [\x00]}', JSON),
    ],
    ids=["429-seconds", "429", "500", "503", "truncated", "cut", "nul"],
)
def test_what_passes_is_tried_again_and_gives_the_right_figures(
    attempt: Try, provider: FakeProvider, known: dict[str, pd.DataFrame], reply: Callable[[str], Reply]
) -> None:
    provider.trouble.append(first(reply))
    assert_figures(attempt, attempt.run().id, known)


@pytest.mark.parametrize(
    ("reply", "match"),
    [
        (lambda _: answer({}, status=500), "status 500"),
        (lambda _: answer({}, status=429, **{"Retry-After": "86400"}), "status 429 och ber oss vänta 86400 sekunder"),
        (lambda _: answer({"detail": "bad"}, status=400), "status 400"),
        (lambda _: answer({}, status=404), "status 404"),
        (lambda _: Reply(200, b'{"values": [', JSON), "inte hel JSON"),
        (lambda _: Reply(200, b"{}" * 50, JSON, cut=20), "bröts innan svaret var helt"),
        (lambda _: Reply(200, b"<html>", {"Content-Type": "text/html"}), "inte med JSON utan text/html"),
        (lambda _: Reply(200, b"{}", {}), "okänt innehåll"),
        (lambda _: Reply(302, b"", {"Location": "https://example.org/x"}), "annan värd, example.org"),
        (lambda _: Reply(302, b"", {"Location": "//example.org/x"}), "annan värd, example.org"),
        (lambda _: Reply(302, b"", {"Location": "/kolada/data/kpi/x"}), "hänvisar vidare mer än 3 gånger"),
        (lambda _: Reply(200, b"", JSON, endless=True), "mer än 4000000 byte"),
        (lambda _: Reply(200, b"", JSON | {"Content-Length": "2000000000"}, endless=True), "vill sända 2000000000"),
        (lambda _: Reply(200, gzip.compress(b" " * 50_000_000), JSON | {"Content-Encoding": "gzip"}), "mer än 4000000"),
        (lambda _: Reply(200, b"not packed", JSON | {"Content-Encoding": "gzip"}), "går inte att packa upp"),
        (lambda _: Reply(200, b"{}", JSON | {"Content-Encoding": "br"}), "packningen 'br'"),
        (lambda _: answer({"rows": []}), "fältet values saknas"),
        (lambda _: answer([1, 2]), "har fel form"),
        (lambda _: answer({"values": [], "count": 7, "next_url": None}), "säger 7 rader men 0 kom"),
        (lambda _: answer({"values": [], "count": 0, "next_url": None}), "utan ett enda värde"),
        (lambda path: answer({"values": [], "count": 0, "next_url": path}), "tom men pekar vidare"),
    ],
    ids=said,
)  # fmt: skip
def test_what_does_not_pass_is_one_clear_error(
    attempt: Try, provider: FakeProvider, reply: Callable[[str], Reply], match: str
) -> None:
    provider.trouble.append(always(reply))
    refused(attempt, match)


def test_an_answer_that_does_not_come_in_time_is_asked_for_again(
    attempt: Try, provider: FakeProvider, known: dict[str, pd.DataFrame]
) -> None:
    provider.prepare()
    attempt.limits = replace(attempt.limits, read=2.0, attempts=8)
    provider.trouble.append(lambda *_: Reply(200, b"{}", JSON, wait=6.0) if len(provider.paths) == 4 else None)
    assert_figures(attempt, attempt.run().id, known)
    assert provider.paths[3] == provider.paths[4]


def test_a_provider_that_never_answers_in_time_is_one_clear_error(attempt: Try, provider: FakeProvider) -> None:
    attempt.limits = replace(attempt.limits, read=0.5)
    provider.trouble.append(lambda *_: Reply(200, b"{}", JSON, wait=6.0))
    refused(attempt, "svaret dröjde för länge")


def changed_row(
    change: Callable[[dict[str, Any]], None],
) -> Callable[[FakeProvider], Callable[[str, int], Reply | None]]:
    """Trouble that changes the first row of the first page of data."""

    def trouble(provider: FakeProvider) -> Callable[[str, int], Reply | None]:
        def reply(path: str, _: int) -> Reply | None:
            if not is_data(path):
                return None
            page = json.loads(provider.honest(path).body)
            if page["values"]:
                change(page["values"][0])
            return answer(page)

        return reply

    return trouble


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda row: row.update(period="2022"), "fältet period har fel form"),
        (lambda row: row.update(period=2022.5), "fältet period har fel form"),
        (lambda row: row.update(kpi=15428), "fältet kpi har fel form"),
        (lambda row: row.pop("municipality"), "fältet municipality saknas"),
        (lambda row: row["values"][0].update(value="12,5"), r"fältet values\.0\.value har fel form"),
        (lambda row: row["values"][0].update(gender="X"), r"fältet values\.0\.gender har fel form"),
        (lambda row: row["values"][0].pop("status"), r"fältet values\.0\.status saknas"),
        (lambda row: row.update(kpi="N99999"), "som inte efterfrågades"),
        (lambda row: row.update(period=1999), "som inte efterfrågades"),
    ],
    ids=said,
)
def test_a_field_that_is_missing_or_retyped_is_an_error(
    attempt: Try, provider: FakeProvider, change: Callable[[dict[str, Any]], None], match: str
) -> None:
    provider.trouble.append(changed_row(change)(provider))
    refused(attempt, match)


def test_a_new_field_is_told_and_changes_nothing(
    attempt: Try, provider: FakeProvider, known: dict[str, pd.DataFrame]
) -> None:
    provider.trouble.append(changed_row(lambda row: row.update(quality="ny"))(provider))
    made = attempt.run()
    assert made.differences.lines() == ["nytt i svaren: Kolada, data: quality"]
    assert_figures(attempt, made.id, known)


def test_rows_and_their_genders_may_come_in_any_order(
    attempt: Try, provider: FakeProvider, known: dict[str, pd.DataFrame]
) -> None:
    order = random.Random(20261123)

    def shuffled(path: str, _: int) -> Reply | None:
        if not is_data(path):
            return None
        page = json.loads(provider.honest(path).body)
        for part in (page["values"], *(row["values"] for row in page["values"])):
            order.shuffle(part)
        return answer(page)

    provider.trouble.append(shuffled)
    assert_figures(attempt, attempt.run().id, known)


def test_a_page_given_twice_is_an_error(attempt: Try, provider: FakeProvider) -> None:
    pages: list[str] = []

    def again(path: str, _: int) -> Reply | None:
        if not is_data(path):
            return None
        pages.append(path)
        honest = provider.honest(pages[0])
        return Reply(
            200,
            honest.body.replace(
                b'"next_url": null', b'"next_url": "' + (provider.address + path + "&x=1").encode() + b'"'
            ),
            honest.headers,
        )

    provider.trouble.append(again)
    refused(attempt, "samma sida kom två gånger")


def test_a_nyckeltal_that_is_gone_is_named_and_the_others_are_fetched(attempt: Try, provider: FakeProvider) -> None:
    provider.kpis = [each for each in provider.kpis if each["id"] != "N09809"]
    provider.observations = provider.observations[provider.observations["kpi"] != "N09809"]
    made = attempt.run()
    assert made.differences.unanswered == made.differences.gone == ("N09809",)
    assert made.differences.lines() == ["N09809: efterfrågades men besvarades inte; nyckeltalet kan ha upphört"]
    kpis = assemble(open_snapshot(attempt.raw, made.id), {}, attempt.raw / "none")["kpis"].set_index("kpi")
    assert bool(kpis.loc["N09809", "retired"]) and not bool(kpis.loc["N15428", "retired"])


def test_a_changed_title_is_told_with_both_titles(attempt: Try, provider: FakeProvider) -> None:
    record = next(each for each in provider.kpis if each["id"] == "N09809")
    old, record["title"] = record["title"], "Aktiva låntagare, andel (%)"
    assert attempt.run().differences.retitled == (("N09809", old, "Aktiva låntagare, andel (%)"),)


def test_a_title_with_a_nul_byte_is_an_error(attempt: Try, provider: FakeProvider) -> None:
    provider.kpis[0]["title"] = "a\x00b"
    refused(attempt, "fältet title har fel form")


def test_changed_members_of_a_group_are_named(attempt: Try, provider: FakeProvider) -> None:
    group = next(each for each in provider.groups if each["id"] == "G37569")
    gone = group["members"].pop(0)["member_id"]
    group["members"].append({"member_id": "0180", "member_title": "Stockholm"})
    ((_, name, without, new),) = attempt.run().differences.regrouped
    assert (name, without, new) == ("G37569", (gone,), ("0180",))


def test_a_value_revised_back_in_time_is_taken_as_it_is_now(attempt: Try, provider: FakeProvider) -> None:
    rows = provider.observations
    mine = (rows["kpi"] == "N00401") & (rows["municipality"] == "0665") & (rows["period"] == 2022)
    provider.observations.loc[mine, "value"] = 6.97
    got = fetched_values(attempt, attempt.run().id)
    place = (got["kpi"] == "N00401") & (got["municipality"] == "0665") & (got["period"] == 2022)
    assert got.loc[place, "value"].tolist() == [6.97]


def test_fewer_values_than_last_time_stop_the_fetch_until_a_person_accepts_them(
    attempt: Try, provider: FakeProvider
) -> None:
    rows = provider.observations
    provider.observations = rows[~((rows["kpi"] == "N15428") & (rows["period"] == 2021) & (rows["municipality"] > "1"))]
    refused(attempt, r"N15428 2021 alla: \d+ områden mot \d+.*--accept-fewer N15428\.")
    made = attempt.run(accepted=frozenset({"N15428"}))
    assert [each[:3] for each in made.differences.fewer] == [("N15428", 2021, each) for each in "KMT"]


@pytest.mark.parametrize(
    ("mark", "status", "said_of_mark"),
    [
        ("-", "bortfall", "är nu bortfall"),
        (".", "ej_tillamplig", "är nu ej tillämplig"),
        ("..", "sekretess", "är nu sekretess"),
        ("", "ej_publicerad", "finns inte längre"),
    ],
)
def test_a_missing_value_keeps_its_reason_and_is_never_zero(
    attempt: Try, provider: FakeProvider, mark: str, status: str, said_of_mark: str
) -> None:
    rows = provider.observations.assign(mark="")
    place = (rows["kpi"] == "N15428") & (rows["municipality"] == "0665") & (rows["period"] == 2022)
    rows.loc[place, "value"] = float("nan")
    rows.loc[place, "mark"] = mark
    provider.observations = rows
    if not mark:
        refused(attempt, r"kommunens egna värden \(0665\) finns inte längre: N15428 2022 kvinnor")
    made = attempt.run(accepted=frozenset() if mark else frozenset({"N15428"}))
    assert [each[:3] for each in made.differences.lost] == [("N15428", 2022, each) for each in "KMT"]
    assert f"N15428 2022 kvinnor: kommunens eget värde {said_of_mark}" in made.differences.lines()
    got = fetched_values(attempt, made.id)
    found = got[(got["kpi"] == "N15428") & (got["municipality"] == "0665") & (got["period"] == 2022)]
    assert set(found["status"]) == {status} and found["value"].isna().all() and len(found) == 3


def test_an_error_on_the_last_page_leaves_no_snapshot_and_what_came_is_used_next_time(
    attempt: Try, provider: FakeProvider
) -> None:
    attempt.run()
    last = provider.data_paths[-1]
    provider.paths.clear()
    for path in attempt.raw.iterdir():
        path.rename(attempt.raw.parent / path.name)
    provider.trouble.append(lambda path, _: answer({}, status=500) if path == last else None)
    refused(attempt, "status 500")
    assert ".hamtning" in attempt.left()
    provider.trouble.clear()
    provider.paths.clear()
    attempt.run()
    assert provider.paths == [last]
    assert attempt.left() == {"2026-11-23"}


def test_no_answer_at_all_is_one_sentence_and_nothing_is_left(attempt: Try, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NULAGE_KOLADA_URL", f"{nobody()}/kolada/")
    refused(attempt, "ingen förbindelse")
