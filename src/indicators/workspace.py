"""Where things lie: the folders of one project checkout, and the checked names of what is asked for."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.data.fields import SNAPSHOT
from indicators.data.vintages import Vintage, as_known_on, newest, vintages
from indicators.errors import UsageError
from indicators.programme.files import version_files

if TYPE_CHECKING:
    import pandas as pd

_CODE = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Workspace:
    """A checkout of the project, known by its ``_quarto.yml`` and ``programme`` folder at ``root``."""

    root: Path

    @property
    def raw(self) -> Path:
        """Snapshots as received: ``data/raw``."""
        return self.root / "data" / "raw"

    @property
    def own(self) -> Path:
        """The municipality's own figures, read with every snapshot: ``data/raw/own``."""
        return self.raw / "own"

    @property
    def processed(self) -> Path:
        """Tidy tables, rebuilt from the snapshots: ``data/processed``."""
        return self.root / "data" / "processed"

    @property
    def corrections(self) -> Path:
        """The known errors of the providers: ``data/corrections.yml``."""
        return self.root / "data" / "corrections.yml"

    @property
    def sources(self) -> Path:
        """What is fetched besides the programme's nyckeltal: ``data/sources.yml``."""
        return self.root / "data" / "sources.yml"

    @property
    def locks(self) -> Path:
        """What has been locked, a folder for each municipality and year: ``data/locked``."""
        return self.root / "data" / "locked"

    @property
    def notebooks(self) -> Path:
        """The parameterised notebooks: ``notebooks``."""
        return self.root / "notebooks"

    def programme(self, name: str) -> Path:
        """Return the programme file for ``name``: a path to a YAML file, or the name of one in ``programme/``.

        Raises UsageError when there is none, naming those there are.
        """
        given = Path(name)
        candidates = [given, self.root / given, self.root / "programme" / f"{name}.yml"]
        for path in candidates:
            if path.suffix in {".yml", ".yaml"} and path.is_file():
                return path.resolve()
        known = ", ".join(path.stem for _, path in version_files(self.root / "programme")) or "inga"
        raise UsageError(f"programmet {name!r} finns inte. Kända program: {known}. Ange ett av dem eller en YAML-fil.")

    def snapshot(self, name: str) -> Path:
        """Return the folder of snapshot ``name`` in ``data/raw``.

        Raises UsageError when there is none, naming those there are.
        """
        known = sorted(path.parent.name for path in self.raw.glob("*/datapackage.json"))
        if not re.fullmatch(SNAPSHOT, name) or name not in known:
            listed = ", ".join(known) or "inga"
            raise UsageError(f"uttaget {name!r} finns inte i data/raw. Uttag som finns: {listed}.")
        return self.raw / name

    @property
    def vintages(self) -> tuple[Vintage, ...]:
        """Every snapshot, the earliest known first; only the heads of their descriptors are read."""
        return vintages(self.raw)

    def chosen(self, snapshot: str | None = None, as_of: str | None = None) -> Vintage:
        """Return the snapshot that ``snapshot`` names, or the newest one known on the date ``as_of``, or the newest.

        Raises UsageError when both are given, for a snapshot or date that does not exist, and for a date before the
        first snapshot.
        """
        if snapshot is not None and as_of is not None:
            raise UsageError("ange --snapshot eller --as-of, inte båda: ett datum väljer uttaget.")
        if snapshot is not None:
            name = self.snapshot(snapshot).name
            return next(each for each in self.vintages if each.id == name)
        return newest(self.vintages) if as_of is None else as_known_on(self.vintages, as_of)

    def build(self, municipality: str, year: int) -> Path:
        """Return the folder of one built report, ``build/<code>/<year>``; the code is four digits, the year whole."""
        return self.root / "build" / check_code(municipality) / str(check_year(year))


def check_code(municipality: str) -> str:
    """Return ``municipality`` when it is a four-digit code; raise UsageError otherwise."""
    if not isinstance(municipality, str) or not _CODE.fullmatch(municipality):
        raise UsageError(f"kommunkoden {municipality!r} är inte fyra siffror. Exempel: 0665 (Vaggeryd).")
    return municipality


def check_municipality(code: str, areas: pd.DataFrame) -> str:
    """Return ``code`` when it is one of the municipalities in ``areas``; raise UsageError otherwise."""
    if code not in set(areas.loc[areas["type"] == "K", "code"]):
        known = "Koderna går från 0114 (Upplands Väsby) till 2584 (Kiruna)."
        raise UsageError(f"kommunkoden {check_code(code)} finns inte i uttaget. {known}")
    return code


def check_year(year: int) -> int:
    """Return ``year`` when it is a whole year from 2019 (the first report year) on; raise UsageError otherwise."""
    if isinstance(year, bool) or not isinstance(year, int) or not 2019 <= year <= 2100:
        raise UsageError(f"rapportåret {year!r} går inte att använda. Ange ett helt år från och med 2019.")
    return year


def find_workspace(start: Path | None = None) -> Workspace:
    """Return the checkout that ``start`` (default: the current folder) lies in, else the one this code runs from.

    ``NULAGE_ROOT`` in the environment overrides both. Raises UsageError when there is none.
    """
    named = os.environ.get("NULAGE_ROOT")
    here = Path(named) if named else (start or Path.cwd())
    for folder in [here.resolve(), *here.resolve().parents, *Path(__file__).resolve().parents]:
        if (folder / "_quarto.yml").is_file() and (folder / "programme").is_dir():
            return Workspace(folder)
    raise UsageError("projektets mapp hittas inte. Kör kommandot i projektets mapp eller sätt NULAGE_ROOT till den.")
