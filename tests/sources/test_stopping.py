"""What stops a fetch is said with its remedy: values, records and lists that are gone and that nobody has accepted."""

from __future__ import annotations

import json

import pytest

from indicators.sources.differences import Differences, Last, fewer, lost
from indicators.sources.errors import FetchError
from indicators.sources.stopping import check_losses

from .conftest import Try
from .fake_provider import FakeProvider, Reply, answer

EMPTY = {"values": [], "count": 0, "next_url": None}


def stopped(found: Differences, *accepted: str, asked: int = 100) -> str:
    try:
        check_losses(found, "2024-host", "0665", asked, accepted)
    except FetchError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("row", "stops"),
    [
        (("N15428", 2021, "T", 290, 287), False),
        (("N15428", 2021, "T", 290, 285), False),
        (("N15428", 2021, "T", 290, 284), True),
        (("N15428", 2021, "K", 280, 0), True),
        (("N15428", 2021, "M", 20, 16), True),
    ],
)
def test_a_loss_of_more_than_three_areas_and_two_percent_stops_whatever_the_gender(
    row: tuple[str, int, str, int, int], stops: bool
) -> None:
    assert bool(stopped(Differences(fewer=(row,)))) == stops
    assert stopped(Differences(fewer=(row,)), "N15428") == ""


def test_every_loss_is_counted_by_gender_and_told_even_when_it_does_not_stop() -> None:
    places = {("N15428", 2021, gender): 290 for gender in "TKM"}
    last = Last("2024-host", counts=places | {("N00401", 1999, "T"): 9, ("U07453", 2021, "T"): 9})
    found = fewer(last, places | {("N15428", 2021, "K"): 289}, {"N15428", "N00401"}, range(2000, 2023))
    assert found == (("N15428", 2021, "K", 290, 289),)
    assert Differences(fewer=found).lines() == ["N15428 2021 kvinnor: 289 områden mot 290 i förra uttaget"]


def test_the_municipalitys_own_value_stops_when_it_is_gone_without_a_reason() -> None:
    last = Last("2024-host", own=frozenset({("N15428", 2021, gender) for gender in "TKM"}))
    found = lost(last, {("N15428", 2021, "T"): None, ("N15428", 2021, "K"): ".."}, {"N15428"}, [2021])
    assert found == (("N15428", 2021, "K", ".."), ("N15428", 2021, "M", ""))
    said = stopped(Differences(lost=found))
    assert "kommunens egna värden (0665) finns inte längre: N15428 2021 män. Inget har ändrats." in said
    assert said.endswith("kör igen med --accept-fewer N15428.")
    assert stopped(Differences(lost=found[:1])) == stopped(Differences(lost=found), "N15428") == ""


def test_a_few_nyckeltal_may_be_gone_and_no_more() -> None:
    gone = tuple(f"N{number:05d}" for number in range(4))
    assert stopped(Differences(gone=gone[:3])) == stopped(Differences(gone=gone), gone[0]) == ""
    assert "varken i katalogen eller med värden: N00000, N00001, N00002, N00003." in stopped(Differences(gone=gone))
    assert stopped(Differences(gone=gone), asked=2039) == ""


def test_a_long_list_is_cut_and_every_nyckeltal_that_must_be_accepted_is_named() -> None:
    said = stopped(Differences(uncatalogued=tuple(f"N{number:05d}" for number in range(12))))
    assert "N00009 och 2 till. Inget" in said and "--accept-fewer N00011" in said


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        (("/kolada/kpi/",), "utan ett enda nyckeltal i katalogen"),
        (("/kolada/municipality?",), "utan kommuner och regioner"),
        (("/kolada/municipality_groups",), "utan jämförelsegrupper"),
        (("/kolada/data/",), "utan ett enda värde"),
        (("/kolada/kpi/", "/kolada/data/"), "utan ett enda nyckeltal i katalogen"),
    ],
)
def test_a_list_without_anything_in_it_stops_the_fetch_whatever_is_accepted(
    attempt: Try, provider: FakeProvider, empty: tuple[str, ...], said: str
) -> None:
    provider.trouble.append(lambda path, _: answer(EMPTY) if path.startswith(empty) else None)
    with pytest.raises(FetchError, match=f"Kolada svarar {said}"):
        attempt.run(accepted=frozenset(attempt.wanted.titles))
    assert attempt.left() == set()


def test_values_that_are_all_null_are_not_a_snapshot(attempt: Try, provider: FakeProvider) -> None:
    def nulls(path: str, _: int) -> Reply | None:
        if "/data/" not in path:
            return None
        page = json.loads(provider.honest(path).body)
        for row in page["values"]:
            row["values"] = [each | {"value": None, "count": 0} for each in row["values"]]
        return answer(page)

    provider.trouble.append(nulls)
    with pytest.raises(FetchError, match="utan ett enda värde"):
        attempt.run()


def test_a_nyckeltal_with_values_but_no_record_stops_until_it_is_accepted(attempt: Try, provider: FakeProvider) -> None:
    provider.kpis = [each for each in provider.kpis if each["id"] != "N09809"]
    with pytest.raises(FetchError, match="har värden men finns inte i katalogen: N09809"):
        attempt.run()
    assert attempt.run(accepted=frozenset({"N09809"})).differences.unanswered == ("N09809",)


@pytest.mark.parametrize("genders", ["T", "KM"])
def test_a_gender_that_is_gone_stops_the_fetch(attempt: Try, provider: FakeProvider, genders: str) -> None:
    rows = provider.observations
    provider.observations = rows[(rows["kpi"] != "N15428") | ~rows["gender"].isin(list(genders))]
    with pytest.raises(FetchError, match="N15428 2000"):
        attempt.run()


def test_one_value_of_the_municipality_that_is_not_answered_stops_the_fetch(
    attempt: Try, provider: FakeProvider
) -> None:
    rows = provider.observations
    gone = (rows["kpi"] == "N15428") & (rows["municipality"] == "0665") & (rows["period"] == 2021)
    provider.observations = rows[~gone]
    with pytest.raises(FetchError, match=r"kommunens egna värden \(0665\) finns inte längre: N15428 2021 kvinnor, N15"):
        attempt.run()
    told = attempt.run(accepted=frozenset({"N15428"})).differences.lines()
    assert "N15428 2021 alla: kommunens eget värde finns inte längre" in told and len(told) == 6
