"""Which snapshot is meant: by date, by name, or the newest."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from indicators.data import SnapshotError
from indicators.data.vintages import Vintage, as_known_on, before, day_of, newest, vintages
from indicators.errors import UsageError
from indicators.workspace import Workspace

HOST = Vintage("2024-host", "hösten 2024", dt.date(2025, 3, 21))
AGAIN = Vintage("2025-03-21", "21 mars 2025", dt.date(2025, 3, 21))
SUMMER = Vintage("2023-igen", "sommaren 2026", dt.date(2026, 6, 30))
KNOWN = (HOST, AGAIN, SUMMER)


def lay(raw: Path, *known: Vintage) -> Path:
    for each in known:
        (raw / each.id).mkdir(parents=True)
        head = {"id": each.id, "label": each.label, "known": each.known.isoformat(), "resources": [{}]}
        (raw / each.id / "datapackage.json").write_text(json.dumps(head), encoding="utf-8")
    return raw


def test_snapshots_come_in_the_order_they_were_known_whatever_they_are_called(tmp_path: Path) -> None:
    lay(tmp_path, SUMMER, AGAIN, HOST)
    (tmp_path / ".uttag-x").mkdir()
    (tmp_path / ".uttag-x" / "datapackage.json").write_text("half", encoding="utf-8")
    (tmp_path / "own").mkdir()
    assert vintages(tmp_path) == KNOWN
    assert newest(KNOWN) == SUMMER


def test_the_days_tenth_fetch_is_newer_than_its_second(tmp_path: Path) -> None:
    day = [f"2025-03-21{ending}" for ending in ("", "-2", "-3", "-10", "-11")]
    lay(tmp_path, *(Vintage(id, "21 mars 2025", dt.date(2025, 3, 21)) for id in reversed(day)))
    assert [each.id for each in vintages(tmp_path)] == day


@pytest.mark.parametrize(
    ("date", "chosen"),
    [("2025-03-21", AGAIN), ("2026-06-29", AGAIN), ("2026-06-30", SUMMER), ("2099-12-31", SUMMER)],
)
def test_a_date_takes_the_newest_snapshot_known_that_day(date: str, chosen: Vintage) -> None:
    assert as_known_on(KNOWN, date) == chosen


def test_a_date_before_the_first_snapshot_says_which_is_the_first_and_from_when() -> None:
    with pytest.raises(UsageError, match=r"inget uttag var känt 2023-04-30.*2024-host \(hösten 2024\).*2025-03-21"):
        as_known_on(KNOWN, "2023-04-30")


@pytest.mark.parametrize(
    ("date", "said"),
    [("2023-02-30", "finns inte"), ("2023-13-01", "finns inte"), ("0000-01-01", "finns inte")]
    + [(text, "är inte ett datum") for text in ("i fjol", "2023", "20230430", "2023-4-30", "2023-04-30T00:00", "")],
)
def test_a_date_that_does_not_exist_is_wrong_use(date: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        day_of(date)


def test_the_snapshot_before_is_the_newest_of_the_earlier_ones() -> None:
    assert [before(KNOWN, each.id) for each in KNOWN] == [None, HOST, AGAIN]
    assert before(KNOWN, "okänt") is None


def test_the_workspace_chooses_by_name_or_date_and_else_the_newest(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    lay(workspace.raw, *KNOWN)
    assert workspace.chosen() == SUMMER
    assert workspace.chosen("2024-host") == HOST
    assert workspace.chosen(as_of="2025-12-31") == AGAIN
    with pytest.raises(UsageError, match="inte båda"):
        workspace.chosen("2024-host", "2025-12-31")
    with pytest.raises(UsageError, match="Uttag som finns"):
        workspace.chosen("2023-host")


def test_without_a_snapshot_the_remedy_is_to_fetch_one(tmp_path: Path) -> None:
    for as_of in (None, "2025-03-21"):
        with pytest.raises(UsageError, match="nulage fetch"):
            Workspace(tmp_path).chosen(as_of=as_of)


@pytest.mark.parametrize("field", ["label", "known"])
def test_a_descriptor_without_a_date_or_label_is_named(tmp_path: Path, field: str) -> None:
    lay(tmp_path, HOST)
    path = tmp_path / HOST.id / "datapackage.json"
    head = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(head | {field: "2025-02-30" if field == "known" else ""}), encoding="utf-8")
    with pytest.raises(SnapshotError, match=rf"2024-host/datapackage.json.*'{field}'"):
        vintages(tmp_path)
