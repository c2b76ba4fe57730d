"""A snapshot that is not what its descriptor says is refused, and the message names the file and what to do."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_snapshot import SmallSnapshot

from indicators.data import Snapshot, SnapshotError, open_snapshot

KPI_FILE = "kolada/N15428.parquet"


def refused(small: SmallSnapshot) -> SnapshotError:
    """Return the error that opening the snapshot raises, after checking that its message is complete."""
    with pytest.raises(SnapshotError) as caught:
        small.open()
    error = caught.value
    assert error.file in str(error) and error.rule in str(error) and f"Åtgärd: {error.remedy}." in str(error)
    return error


def resource(path: str, /, **changes: Any) -> Callable[[dict[str, Any]], None]:
    """Return a change of the descriptor: the fields ``changes`` of the resource at ``path``."""

    def change(package: dict[str, Any]) -> None:
        next(r for r in package["resources"] if r["path"] == path).update(changes)

    return change


def test_an_untouched_snapshot_opens_with_its_label_periods_and_files(small: SmallSnapshot) -> None:
    snapshot = small.open()
    assert (snapshot.id, snapshot.descriptor.label) == ("litet", "hösten 2024")
    assert (snapshot.descriptor.first_period, snapshot.descriptor.last_period) == (2000, 2022)
    assert [r.path for r in snapshot.of("observations")] == ["kolada/N01951.parquet", KPI_FILE]
    assert snapshot.of("facts") == ()


def test_any_single_changed_byte_is_found_and_its_file_named(small: SmallSnapshot) -> None:
    draw = random.Random(1)
    for path in small.files:
        original = (small.folder / path).read_bytes()
        for position in draw.sample(range(len(original)), 25):
            changed = bytearray(original)
            changed[position] ^= 1 << draw.randrange(8)
            (small.folder / path).write_bytes(changed)
            error = refused(small)
            assert error.file == f"litet/{path}" and "ändrat" in error.rule
        (small.folder / path).write_bytes(original)
    assert small.open().id == "litet"


def test_a_shortened_file_is_named_with_both_sizes(small: SmallSnapshot) -> None:
    content = (small.folder / "areas.csv").read_bytes()
    (small.folder / "areas.csv").write_bytes(content[:-1])
    error = refused(small)
    assert error.file == "litet/areas.csv"
    assert str(len(content)) in error.rule and str(len(content) - 1) in error.rule


def test_a_missing_file_is_named(small: SmallSnapshot) -> None:
    (small.folder / KPI_FILE).unlink()
    error = refused(small)
    assert (error.file, error.rule) == (f"litet/{KPI_FILE}", "filen saknas")


@pytest.mark.parametrize("path", ["extra.csv", "kolada/N99999.parquet", ".hidden"])
def test_a_file_the_descriptor_does_not_know_is_named(small: SmallSnapshot, path: str) -> None:
    (small.folder / path).write_bytes(b"x")
    error = refused(small)
    assert error.file == f"litet/{path}" and "ta bort filen" in error.remedy


@pytest.mark.parametrize(("path", "rows"), [(KPI_FILE, 5), ("areas.csv", 2)])
def test_a_wrong_number_of_rows_is_named_with_both_numbers(small: SmallSnapshot, path: str, rows: int) -> None:
    small.describe(resource(path, rows=rows))
    error = refused(small)
    assert error.file == f"litet/{path}" and f"beskrivningen säger {rows}" in error.rule


def test_a_descriptor_that_is_not_json_is_refused_with_its_line(small: SmallSnapshot) -> None:
    (small.folder / "datapackage.json").write_text('{\n "id": "litet",\n "resources": [\n', encoding="utf-8")
    error = refused(small)
    assert (error.file, error.row) == ("litet/datapackage.json", 4) and "JSON" in error.rule


def test_a_descriptor_that_is_not_utf8_is_refused(small: SmallSnapshot) -> None:
    (small.folder / "datapackage.json").write_bytes('{"id": "lität"}'.encode("latin-1"))
    assert "UTF-8" in refused(small).rule


@pytest.mark.parametrize("hash", ["md5:d41d8cd98f00b204e9800998ecf8427e", "sha256:abc", "d41d8cd98f00b204"])
def test_a_hash_that_is_not_sha256_is_refused(small: SmallSnapshot, hash: str) -> None:
    small.describe(resource("areas.csv", hash=hash))
    error = refused(small)
    assert "sha256" in error.rule and "areas.csv" in error.rule


@pytest.mark.parametrize("path", ["../areas.csv", "/etc/passwd", "..\\areas.csv", "C:/areas.csv"])
def test_a_path_out_of_the_snapshot_is_refused(small: SmallSnapshot, path: str) -> None:
    small.describe(resource("areas.csv", path=path))
    assert "leder ut ur uttaget" in refused(small).rule


@pytest.mark.parametrize("changes", [{"table": "budget"}, {"format": "xlsx"}, {"format": "parquet"}])
def test_an_unknown_table_or_format_is_refused(small: SmallSnapshot, changes: dict[str, str]) -> None:
    small.describe(resource("areas.csv", **changes))
    assert next(iter(changes.values())) in refused(small).rule


@pytest.mark.parametrize(
    "changes", [{"bytes": "108"}, {"rows": None}, {"title": ""}, {"hash": 7}, {"sources": []}, {"sources": [{}]}]
)
def test_a_missing_or_mistyped_field_of_a_file_is_named(small: SmallSnapshot, changes: dict[str, Any]) -> None:
    small.describe(resource("areas.csv", **changes))
    error = refused(small)
    assert "areas" in error.rule or "title" in error.rule
    assert error.file == "litet/datapackage.json"


def test_a_descriptor_with_other_fields_than_the_code_knows_is_refused(small: SmallSnapshot) -> None:
    small.describe(resource("areas.csv", schema={"fields": [{"name": "code"}, {"name": "title"}]}))
    assert "väntade ['code', 'title', 'type']" in refused(small).rule


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda p: p["resources"].append(p["resources"][0]), "mer än en gång"),
        (lambda p: p.update(resources=[]), "'resources' saknas eller är tom"),
        (lambda p: p.update(resources=["areas.csv"]), "resurs nummer 1 är inte ett objekt"),
        (lambda p: p.pop("periods"), "'periods'"),
        (lambda p: p.update(periods={"first": 2022, "last": 2000}), "är efter den sista"),
        (lambda p: p.pop("label"), "'label' saknas"),
        (lambda p: p.update(id="annat"), "mappen heter 'litet'"),
    ],
)
def test_a_descriptor_that_contradicts_itself_is_refused(
    small: SmallSnapshot, change: Callable[[dict[str, Any]], None], rule: str
) -> None:
    small.describe(change)
    assert rule in refused(small).rule


@pytest.mark.parametrize("path", [KPI_FILE, "areas.csv"])
def test_a_file_that_cannot_be_read_as_its_format_is_refused_even_with_the_right_hash(
    small: SmallSnapshot, path: str
) -> None:
    content = b"\xff\xfe not what it says"
    (small.folder / path).write_bytes(content)
    small.describe(resource(path, bytes=len(content), hash=f"sha256:{hashlib.sha256(content).hexdigest()}"))
    error = refused(small)
    assert error.file == f"litet/{path}" and "går inte att läsa" in error.rule


@pytest.mark.parametrize("name", ["2023-var", "../litet", ""])
def test_an_unknown_snapshot_is_answered_with_those_there_are(small: SmallSnapshot, name: str) -> None:
    with pytest.raises(SnapshotError, match=r"uttaget finns inte.*välj ett som finns: litet"):
        open_snapshot(small.raw, name)


def test_the_projects_own_snapshot_is_small_described_and_free_of_texts_that_are_not_ours(snapshot: Snapshot) -> None:
    sizes = [path.stat().st_size for path in snapshot.folder.rglob("*") if path.is_file()]
    assert sum(sizes) < 8_000_000 and max(sizes) < 1_000_000
    package = json.loads((snapshot.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "data-package" and package["name"] == snapshot.id
    for entry in package["resources"]:
        assert entry["sources"][0]["path"].startswith("https://"), entry["path"]
        assert entry["licenses"][0].get("name") or entry["licenses"][0].get("path"), entry["path"]
        assert entry["schema"]["primaryKey"] and entry["fetched"] and entry["mediatype"]
    assert len(snapshot.of("observations")) == 87
    assert all(Path(r.path).stem == r.path.split("/")[-1].removesuffix(".parquet") for r in snapshot.of("observations"))
