"""Building is atomic, repeatable and skipped when nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from small_snapshot import QUALIFIED, SmallSnapshot

from indicators.data import DataError, Snapshot, build_processed, load_observations, load_tables
from indicators.data import assembly as assembly_module
from indicators.data import tables as tables_module
from indicators.data.tables import TABLE_FILES


def target(small: SmallSnapshot) -> Path:
    """Return where the small snapshot's tables go."""
    return small.raw.parent / "processed"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of ``folder`` by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The snapshots assembled so far in the test: grows by one at each real build."""
    done: list[str] = []
    assemble = assembly_module.assemble

    def counted(snapshot: Snapshot, kinds: Mapping[str, str], corrections: Path, own: Path) -> dict[str, pd.DataFrame]:
        done.append(snapshot.id)
        return assemble(snapshot, kinds, corrections, own)

    monkeypatch.setattr(assembly_module, "assemble", counted)
    return done


def test_the_same_input_gives_the_same_bytes(small: SmallSnapshot, tmp_path: Path) -> None:
    first = build_processed(small.open(), tmp_path / "first")
    second = build_processed(small.open(), tmp_path / "second")
    assert contents(first) == contents(second)
    assert sorted(contents(first)) == sorted([*TABLE_FILES, "key.json"])


def test_an_unchanged_snapshot_is_not_built_again(small: SmallSnapshot, builds: list[str]) -> None:
    build_processed(small.open(), target(small))
    build_processed(small.open(), target(small))
    assert builds == ["litet"]


def test_other_data_kinds_or_corrections_build_again(small: SmallSnapshot, builds: list[str], tmp_path: Path) -> None:
    build_processed(small.open(), target(small))
    build_processed(small.open(), target(small), kinds={"N15428": "share"})
    corrections = tmp_path / "corrections.yml"
    corrections.write_text('- {kpi: N15428, area: "*", period: 2022, action: break, reason: x}\n', encoding="utf-8")
    build_processed(small.open(), target(small), corrections=corrections)
    corrections.write_text('- {kpi: N15428, area: "*", period: 2021, action: break, reason: x}\n', encoding="utf-8")
    build_processed(small.open(), target(small), corrections=corrections)
    small.write_own("nyckeltal;kommun;år;värde;källa;avgränsning\nN15428;0665;2020;86,5;egen;Samma prov\n", "fler.csv")
    build_processed(small.open(), target(small), corrections=corrections)
    small.write_rows("N15428", QUALIFIED[1:])
    folder = build_processed(small.seal().open(), target(small), corrections=corrections)
    assert len(builds) == 6
    assert len(load_tables(folder).observations) == 7


@pytest.mark.parametrize("damage", ["missing", "changed", "key", "no key"])
def test_a_damaged_table_is_built_again(small: SmallSnapshot, builds: list[str], damage: str) -> None:
    folder = build_processed(small.open(), target(small))
    whole = contents(folder)
    if damage == "missing":
        (folder / "kpis.parquet").unlink()
    elif damage == "changed":
        (folder / "kpis.parquet").write_bytes(whole["areas.parquet"])
    elif damage == "key":
        (folder / "key.json").write_text("[]", encoding="utf-8")
    else:
        (folder / "key.json").unlink()
    build_processed(small.open(), target(small))
    assert contents(folder) == whole and len(builds) == 2


def test_a_build_that_fails_leaves_the_last_good_tables(small: SmallSnapshot) -> None:
    folder = build_processed(small.open(), target(small))
    before = contents(folder)
    small.write_rows("N15428", [*QUALIFIED, QUALIFIED[0]])
    with pytest.raises(DataError):
        build_processed(small.seal().open(), target(small))
    assert contents(folder) == before


def test_a_build_interrupted_while_writing_leaves_the_last_good_tables(
    small: SmallSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build_processed(small.open(), target(small))
    before = contents(folder)
    written: list[Path] = []

    def to_parquet(self: pd.DataFrame, path: Path, **options: Any) -> None:
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(path)
        Path(path).write_bytes(b"half")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", to_parquet)
    with pytest.raises(KeyboardInterrupt):
        build_processed(small.open(), target(small), kinds={"N15428": "share"})
    assert contents(folder) == before
    assert [path.name for path in target(small).iterdir()] == ["litet"]


def test_two_builds_that_end_at_once_leave_one_whole_folder(
    small: SmallSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def overtaken(self: Path, target_path: Path) -> Path:
        monkeypatch.setattr(Path, "rename", rename)
        build_processed(small.open(), target(small))  # the other process puts its folder in place just before ours
        return rename(self, target_path)

    monkeypatch.setattr(Path, "rename", overtaken)
    folder = build_processed(small.open(), target(small))
    assert len(load_tables(folder).observations) == 7
    assert [path.name for path in target(small).iterdir()] == ["litet"]


def test_a_build_that_ends_after_the_same_build_leaves_its_folder_alone(
    small: SmallSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assemble, places = assembly_module.assemble, []

    def overtaken(*given: Any) -> dict[str, pd.DataFrame]:
        monkeypatch.setattr(assembly_module, "assemble", assemble)
        places.append(build_processed(small.open(), target(small)).stat().st_ino)
        return assemble(*given)

    monkeypatch.setattr(assembly_module, "assemble", overtaken)
    folder = build_processed(small.open(), target(small))
    assert [folder.stat().st_ino] == places
    assert [path.name for path in target(small).iterdir()] == ["litet"]


def test_tables_that_are_replaced_while_they_are_read_are_all_of_one_build(
    small: SmallSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build_processed(small.open(), target(small))
    read = tables_module._read

    def overtaken(path: Path) -> pd.DataFrame:
        if path.stem == "kpis":
            monkeypatch.setattr(tables_module, "_read", read)
            small.write_rows("N15428", QUALIFIED[1:])
            build_processed(small.seal().open(), target(small))
        return read(path)

    monkeypatch.setattr(tables_module, "_read", overtaken)
    assert len(load_tables(folder).observations) == 6


def test_tables_that_are_away_while_they_are_replaced_are_waited_for(
    small: SmallSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build_processed(small.open(), target(small))
    away = folder.rename(folder.with_name("away"))
    monkeypatch.setattr(tables_module.time, "sleep", lambda _: away.exists() and away.rename(folder))
    assert len(load_tables(folder).observations) == 7


def test_a_folder_that_cannot_be_put_in_place_leaves_the_last_good_tables(
    small: SmallSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build_processed(small.open(), target(small))
    before, rename = contents(folder), Path.rename

    def failing(self: Path, target_path: Path) -> Path:
        if self.name.startswith(".litet-") and not self.name.endswith("-old"):
            raise OSError("disk full")
        return rename(self, target_path)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk full"):
        build_processed(small.open(), target(small), kinds={"N15428": "share"})
    assert contents(folder) == before
    assert [path.name for path in target(small).iterdir()] == ["litet"]


def test_tables_that_are_not_built_are_asked_for_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"observations\.parquet: tabellen är inte byggd.*nulage build"):
        load_tables(tmp_path / "2024-host")


def test_a_snapshot_without_optional_tables_gives_empty_ones_with_the_same_columns(
    small: SmallSnapshot, processed: Path
) -> None:
    mine, whole = small.build(), load_tables(processed)
    for name in ("groups", "districts", "facts", "later_values", "small_areas", "small_area_shapes", "corrections"):
        empty, full = getattr(mine, name), getattr(whole, name)
        assert len(empty) == 0 and len(full) > 0
        assert list(empty.columns) == list(full.columns)
        assert {c: str(t) for c, t in empty.dtypes.items()} == {c: str(t) for c, t in full.dtypes.items()}, name


def test_one_municipality_is_the_same_read_alone_as_picked_from_all(processed: Path) -> None:
    everything = load_tables(processed).observations
    alone = load_observations(processed, "0665")
    assert len(alone) > 1500
    assert alone.equals(everything[everything["municipality"] == "0665"].reset_index(drop=True))
    assert load_observations(processed, "9999").empty


def test_the_key_file_names_every_table(processed: Path) -> None:
    assert sorted(json.loads((processed / "key.json").read_text())["files"]) == sorted(TABLE_FILES)
