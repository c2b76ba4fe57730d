"""A small snapshot of two KPIs and three areas that a test may tamper with."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.data import Snapshot, Tables, build_processed, load_tables, open_snapshot
from indicators.data.packaging import Described, write_descriptor

AREAS = "code,title,type\n0000,Riket,R\n0665,Vaggeryd,K\n0680,Jönköping,K\n"
KPIS = (
    "kpi,title,title_2026,divided_by_gender,retired\n"
    "N01951,Invånare totalt antal,Invånare totalt antal,true,false\n"
    "N15428,Elever i åk 9 behöriga till yrkesprogram,,,true\n"
)
POPULATION = [("0665", 2021, "T", 14746.0), ("0665", 2022, "T", 14854.0), ("0680", 2022, "T", 144699.0)]
QUALIFIED = [
    ("0665", 2021, "T", 90.06),
    ("0665", 2022, "K", 77.5),
    ("0665", 2022, "M", 78.16),
    ("0665", 2022, "T", 77.84),
]
COUNTS = "nyckeltal;kommun;år;antal;källa\nN15428;0665;2022;167;härlett\n"
FILES = {
    "areas.csv": "areas",
    "kpis.csv": "kpis",
    "kolada/N01951.parquet": "observations",
    "kolada/N15428.parquet": "observations",
}


@dataclass
class SmallSnapshot:
    """A snapshot of two KPIs and three areas in ``folder``; ``seal`` describes and hashes whatever lies in it."""

    raw: Path
    folder: Path
    files: dict[str, str]

    def write_rows(
        self, kpi: str, rows: list[tuple[Any, ...]], columns: str = "municipality period gender value"
    ) -> None:
        """Replace the file of ``kpi`` with ``rows``."""
        frame = pd.DataFrame(rows, columns=columns.split())
        frame.to_parquet(self.folder / f"kolada/{kpi}.parquet", index=False)

    def write_text(self, path: str, text: str, table: str | None = None) -> None:
        """Replace or add the file ``path``; a new one is described as ``table``."""
        (self.folder / path).parent.mkdir(exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")
        if table:
            self.files[path] = table

    def write_own(self, content: str | bytes, name: str = "egna.csv") -> None:
        """Replace or add the file ``name`` of own figures, which lie beside the snapshot."""
        (self.raw / "own").mkdir(exist_ok=True)
        (self.raw / "own" / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def seal(self) -> SmallSnapshot:
        """Write the descriptor of the files as they are now: sizes, hashes and rows are right."""
        licence = {"name": "CC0-1.0"}
        described = [
            Described(path, table, path, "Kolada", "https://api.kolada.se/v3/", licence, "hösten 2024")
            for path, table in self.files.items()
        ]
        package = {
            "id": "litet",
            "title": "Litet uttag",
            "label": "hösten 2024",
            "created": "2024-11-01",
            "known": "2024-11-01",
            "collected": "hösten 2024",
        }
        write_descriptor(self.folder, package | {"periods": {"first": 2000, "last": 2022}}, described)
        return self

    def describe(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Apply ``change`` to the descriptor, leaving the files as they are."""
        path = self.folder / "datapackage.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        change(content)
        path.write_text(json.dumps(content), encoding="utf-8")

    def open(self) -> Snapshot:
        """Open the snapshot as any caller would."""
        return open_snapshot(self.raw, "litet")

    def build(self, **options: Any) -> Tables:
        """Seal, open, build beside the raw folder and load."""
        return load_tables(build_processed(self.seal().open(), self.raw.parent / "processed", **options))


def make_small(raw: Path) -> SmallSnapshot:
    """Return a sealed small snapshot in ``raw``, a folder of snapshots."""
    (raw / "litet" / "kolada").mkdir(parents=True)
    snapshot = SmallSnapshot(raw, raw / "litet", dict(FILES))
    for path, text in {"areas.csv": AREAS, "kpis.csv": KPIS}.items():
        snapshot.write_text(path, text)
    snapshot.write_own(COUNTS)
    snapshot.write_rows("N01951", POPULATION)
    snapshot.write_rows("N15428", QUALIFIED)
    return snapshot.seal()
