"""The kind of every nyckeltal that a value can come of, and which are totals of which."""

from __future__ import annotations

import pytest

from indicators.data.processed import processed_key
from indicators.data.snapshot import open_snapshot
from indicators.kinds import Kinds, totals_of
from indicators.programme import load_programme
from indicators.programme.kinds import kinds_of

from .conftest import ROOT, SMALL, Write


@pytest.mark.parametrize("version", ["2020-02-remiss", "2023-publicerat"])
def test_indicators_and_supporting_nyckeltal_of_every_version_have_a_kind(version: str) -> None:
    path = ROOT / "programme" / f"{version}.yml"
    kinds = kinds_of(load_programme(path), path)
    assert (kinds["N07702"], kinds["N45700"], kinds["N00593"]) == ("amount", "rate", "share")
    assert totals_of(kinds) == {"N07702": "N00401"}


def test_an_indicators_kind_goes_before_a_supporting_ones_and_a_broken_version_is_left_out(write: Write) -> None:
    path = write(SMALL)
    (path.parent / "trasig.yml").write_text("id: trasig\ngoals: [\n", encoding="utf-8")
    kinds = kinds_of(load_programme(path), path)
    assert kinds["N00914"] == "share" and totals_of(kinds) == {}


def test_the_tables_are_built_anew_when_a_total_is_declared() -> None:
    source = open_snapshot(ROOT / "data" / "raw", "2024-host")
    folder = ROOT / "data"
    keys = {
        processed_key(source, kinds, folder / "corrections.yml", folder / "raw" / "own")
        for kinds in ({"N07702": "amount"}, Kinds({"N07702": "amount"}, {"N07702": "N00401"}))
    }
    assert len(keys) == 2
