"""The guide to own figures shows files that can be read, and names every column."""

from __future__ import annotations

import re
from pathlib import Path

from indicators.data import Snapshot, Tables
from indicators.data.own import read_own
from indicators.data.own.columns import COLUMNS

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "own-figures.md").read_text(encoding="utf-8")


def test_the_examples_of_the_guide_can_be_read(snapshot: Snapshot, tables: Tables, tmp_path: Path) -> None:
    for number, example in enumerate(re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)):
        (tmp_path / f"{number}.csv").write_text(example, encoding="utf-8")
    known = {"areas.code": set(tables.areas["code"]), "kpis.kpi": set(tables.kpis["kpi"])}
    own = read_own(tmp_path, snapshot.id, known)
    assert [len(own.own_values), len(own.later_values), len(own.districts), len(own.facts)] == [3, 3, 2, 1]


def test_the_guide_names_every_column() -> None:
    assert [name for name, _ in COLUMNS.values() if name not in GUIDE] == []
