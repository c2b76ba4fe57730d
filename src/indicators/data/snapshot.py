"""A snapshot: a folder of files exactly as received, described and hashed in its ``datapackage.json``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from indicators.data.descriptor import DESCRIPTOR, RECEIVED, RESTORE, Descriptor, Resource, parse_descriptor
from indicators.data.errors import SnapshotError
from indicators.data.reading import count_rows


@dataclass(frozen=True)
class Snapshot:
    """A verified snapshot in ``folder``; ``digest`` is the sha256 of its descriptor, and so of every file in it."""

    folder: Path
    descriptor: Descriptor
    digest: str

    @property
    def id(self) -> str:
        """The snapshot's id, which is also its folder's name."""
        return self.descriptor.id

    def of(self, table: str) -> tuple[Resource, ...]:
        """Return the files that hold ``table``, in path order; none when the snapshot lacks it."""
        return tuple(r for r in self.descriptor.resources if r.table == table)

    def file(self, resource: Resource) -> Path:
        """Return where the resource lies on disk."""
        return self.folder / resource.path

    def shown(self, resource: Resource) -> str:
        """Return the resource's path as errors name it: from the folder of snapshots."""
        return f"{self.id}/{resource.path}"


def open_snapshot(raw_dir: Path, id: str) -> Snapshot:
    """Return the snapshot ``id`` in ``raw_dir`` after comparing every file with its descriptor.

    Checked are the descriptor itself, missing and unknown files, and each file's size, sha256 and number of rows, so
    that no file can differ in a single byte. What the rows hold is checked when the tables are built.

    Raises SnapshotError, which names the file, the rule and the remedy.
    """
    folder = Path(raw_dir) / id
    shown = f"{id}/{DESCRIPTOR}"
    content = _read_descriptor(Path(raw_dir), id)
    descriptor = parse_descriptor(content, shown)
    if descriptor.id != id:
        rule = f"beskrivningens id är {descriptor.id!r} men mappen heter {id!r}"
        raise SnapshotError.at(shown, rule, "döp om mappen efter id eller välj rätt uttag")
    _check_files(folder, id, descriptor.resources)
    for resource in descriptor.resources:
        _check_content(folder / resource.path, f"{id}/{resource.path}", resource)
    return Snapshot(folder=folder, descriptor=descriptor, digest=hashlib.sha256(content).hexdigest())


def _read_descriptor(raw_dir: Path, id: str) -> bytes:
    path = raw_dir / id / DESCRIPTOR
    if PurePosixPath(id).name != id or not path.is_file():
        known = ", ".join(sorted(p.parent.name for p in raw_dir.glob(f"*/{DESCRIPTOR}"))) or "inga"
        raise SnapshotError.at(f"{id}/{DESCRIPTOR}", "uttaget finns inte", f"välj ett som finns: {known}")
    return path.read_bytes()


def _check_files(folder: Path, id: str, resources: tuple[Resource, ...]) -> None:
    named = {resource.path for resource in resources}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {DESCRIPTOR}
    for path in sorted(named - found):
        raise SnapshotError.at(f"{id}/{path}", "filen saknas", RESTORE)
    for path in sorted(found - named):
        rule = f"filen finns inte i {DESCRIPTOR}"
        raise SnapshotError.at(f"{id}/{path}", rule, "ta bort filen ur uttaget")


def _check_content(path: Path, shown: str, resource: Resource) -> None:
    content = path.read_bytes()
    if len(content) != resource.bytes:
        rule = f"filen är {len(content)} byte, beskrivningen säger {resource.bytes}"
        raise SnapshotError.at(shown, rule, RESTORE)
    if f"sha256:{hashlib.sha256(content).hexdigest()}" != resource.hash:
        raise SnapshotError.at(shown, "filens innehåll är ändrat (kontrollsumman stämmer inte)", RESTORE)
    if resource.table in RECEIVED:
        return
    rows = count_rows(path, resource.format, shown)
    if rows != resource.rows:
        raise SnapshotError.at(shown, f"filen har {rows} rader, beskrivningen säger {resource.rows}", RESTORE)
