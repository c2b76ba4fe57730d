"""The tidy tables of a snapshot, as the other rooms get them."""

from __future__ import annotations

import time
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from indicators.data.errors import DataError

if TYPE_CHECKING:
    import geopandas as gpd

KEY_FILE = "key.json"
_TIMES, _PAUSE = 5, 0.1


@dataclass(frozen=True)
class Tables:
    """Every table of one snapshot. Codes are text: ``municipality`` is four characters.

    ``observations`` are as the provider gave them, with own values where it has none: ``corrections`` are beside, to be
    applied by the method. ``later_values`` became known after the snapshot: they revise its series and never enter it.
    ``small_areas.today`` tells the later measures ("läget idag") from those of the report's own year.
    """

    observations: pd.DataFrame
    areas: pd.DataFrame
    kpis: pd.DataFrame
    groups: pd.DataFrame
    samples: pd.DataFrame
    corrections: pd.DataFrame
    districts: pd.DataFrame
    facts: pd.DataFrame
    later_values: pd.DataFrame
    small_areas: pd.DataFrame
    small_area_shapes: gpd.GeoDataFrame
    municipality_shapes: gpd.GeoDataFrame


TABLE_FILES = tuple(f"{field.name}.parquet" for field in fields(Tables))


def load_tables(folder: Path) -> Tables:
    """Return the tables that ``build_processed`` wrote to ``folder`` (``data/processed/<snapshot>``), all of one build.

    Another process may put a new build in the folder's place meanwhile: what was read until then is read again.
    Raises DataError naming the first table that is missing, and for a folder that is never left alone.
    """
    folder = Path(folder)
    for _ in range(_TIMES):
        key = _key(folder)
        try:
            tables = Tables(**{Path(name).stem: _read(folder / name) for name in TABLE_FILES})
        except FileNotFoundError:
            tables = None
        if tables is not None and key is not None and key == _key(folder):
            return tables
        time.sleep(_PAUSE)
    missing = next((name for name in TABLE_FILES if not (folder / name).is_file()), KEY_FILE)
    raise DataError.at(f"{folder.name}/{missing}", "tabellen är inte byggd", "kör kommandot nulage build")


def _key(folder: Path) -> bytes | None:
    """Return what tells one build from another, None where there is none."""
    try:
        return (folder / KEY_FILE).read_bytes()
    except FileNotFoundError:
        return None


def load_observations(folder: Path, municipality: str) -> pd.DataFrame:
    """Return the observations of one municipality (or the country ``0000``), read without reading the others.

    Same columns and order as ``Tables.observations``; empty when the snapshot has nothing for the code.
    """
    path = Path(folder) / "observations.parquet"
    return pd.read_parquet(path, filters=[("municipality", "==", municipality)])


def _read(path: Path) -> pd.DataFrame:
    if not path.stem.endswith("_shapes"):
        return pd.read_parquet(path)
    import geopandas  # imported here: it is slow to load, and only maps need it

    return geopandas.read_parquet(path)
