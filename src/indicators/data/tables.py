"""The tidy tables of a snapshot, as the other rooms get them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from indicators.data.errors import DataError

if TYPE_CHECKING:
    import geopandas as gpd

KEY_FILE = "key.json"


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
    """Return the tables that ``build_processed`` wrote to ``folder`` (``data/processed/<snapshot>``).

    Raises DataError naming the first table that is missing.
    """
    folder = Path(folder)
    for name in TABLE_FILES:
        if not (folder / name).is_file():
            raise DataError.at(f"{folder.name}/{name}", "tabellen är inte byggd", "kör kommandot nulage build")
    return Tables(**{Path(name).stem: _read(folder / name) for name in TABLE_FILES})


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
