"""One municipality's picture of one year: programme, results and the tables that its pages show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.data import Snapshot, Tables, build_processed, open_snapshot
from indicators.method import Results, roll_up
from indicators.method.goals import DECIDED
from indicators.pages.evidence import Evidence, evidence_of
from indicators.pages.processed import tables_in
from indicators.pages.store import inputs_key, results_for
from indicators.programme import Criterion, Goal, Indicator, Programme, criterion_frame, version_files
from indicators.programme.kinds import kinds_of, programme_now
from indicators.records import records
from indicators.workspace import Workspace, check_code, check_year, find_workspace

Row = dict[str, Any]


# The counties by the first two digits of a municipality's code (SCB).
COUNTIES = {
    "01": "Stockholms län", "03": "Uppsala län", "04": "Södermanlands län", "05": "Östergötlands län",
    "06": "Jönköpings län", "07": "Kronobergs län", "08": "Kalmar län", "09": "Gotlands län",
    "10": "Blekinge län", "12": "Skåne län", "13": "Hallands län", "14": "Västra Götalands län",
    "17": "Värmlands län", "18": "Örebro län", "19": "Västmanlands län", "20": "Dalarnas län",
    "21": "Gävleborgs län", "22": "Västernorrlands län", "23": "Jämtlands län", "24": "Västerbottens län",
    "25": "Norrbottens län",
}  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """What the pages of one report read; every number in ``results`` stands in the files beside the report."""

    workspace: Workspace
    programme: Programme
    results: Results
    municipality: str
    year: int
    source: Snapshot
    programme_file: Path

    def at(self, *, year: int | None = None, programme: str | None = None, snapshot: str | None = None) -> Picture:
        """Return the same municipality's picture of another report year, version of the programme or snapshot.

        ``programme`` is a name or file as in :func:`open_picture`; what is not given is the same.
        """
        version = programme or str(self.programme_file)
        return open_picture(self.municipality, year or self.year, version, snapshot or self.snapshot)

    @cached_property
    def versions(self) -> list[tuple[Programme, Path]]:
        """Every version of the programme beside this one, itself among them, by first year of the term and date."""
        loaded = [(programme_now(path), path) for _, path in version_files(self.programme_file.parent)]
        mine = [(each, path) for each, path in loaded if each.municipality == self.programme.municipality]
        return sorted(mine, key=lambda pair: (pair[0].term, str(pair[0].date or ""), pair[0].id))

    @cached_property
    def tables(self) -> Tables:
        """The processed tables of the snapshot."""
        return tables_in(self.workspace.processed / self.snapshot)

    @property
    def snapshot(self) -> str:
        """The snapshot's id, the name of its folder."""
        return self.source.id

    @property
    def snapshot_label(self) -> str:
        """When the snapshot was made, in words: ``hösten 2024``."""
        return self.source.descriptor.label

    @cached_property
    def place(self) -> str:
        """The municipality's name without "kommun"."""
        areas = self.tables.areas
        return str(areas.loc[areas["code"] == self.municipality, "title"].iloc[0])

    @cached_property
    def owner(self) -> str:
        """The name, in the genitive, of the municipality whose programme this is: ``Vaggeryds``."""
        areas = self.tables.areas
        name = str(areas.loc[areas["code"] == self.programme.municipality, "title"].iloc[0])
        return name if name[-1] in "sxz" else f"{name}s"

    @property
    def is_home(self) -> bool:
        """Whether the programme is this municipality's own."""
        return self.programme.municipality == self.municipality

    @cached_property
    def assessments(self) -> dict[str, Row]:
        """The rows of assessments, by indicator, with the status of the long-term value as ``long_term_status``.

        The long-term value has a status of its own: a decision may give the target of a year and nothing more.
        """
        targets = self.results.targets
        far = targets[(targets["status"] == DECIDED) & targets["long_term"].notna()]["indicator"]
        states = {name: {"long_term_status": DECIDED} for name in far}
        whys = {row["indicator"]: row for row in records(self.results.reasons)}
        rows = records(self.results.assessments)
        return {(name := row["indicator"]): whys[name] | states.get(name, {}) | row for row in rows}

    def row(self, indicator: Indicator) -> Row:
        """Return the indicator's row of assessments."""
        return self.assessments[indicator.id]

    def rollup(self, level: str, identifier: str, *, rule: str = "majority") -> Row | None:
        """Return the roll-up of a criterion or goal by the rule, or None where there is none (no indicators)."""
        rollups = self.results.rollups if rule == "majority" else self._by_other_rule
        found = rollups[(rollups["level"] == level) & (rollups["id"] == identifier)]
        return None if found.empty else records(found)[0]

    @cached_property
    def _by_other_rule(self) -> pd.DataFrame:
        """The roll-ups by the alternative rule, so that the report can say where it would differ."""
        return roll_up(self.results.assessments, criterion_frame(self.programme), rule="worst_two")

    @cached_property
    def evidence(self) -> Evidence:
        """Every series of the goal conflicts and every pair of them; its pairs stand in a file beside the report."""
        return evidence_of(self)

    @property
    def county(self) -> str:
        """The county's name: ``Jönköpings län``."""
        return COUNTIES[self.municipality[:2]]

    def goal(self, identifier: str) -> Goal:
        """Return the goal with that id; raise UsageError naming those there are."""
        return self.programme.goal(identifier)

    def criterion(self, identifier: str) -> Criterion:
        """Return the criterion with that id; raise UsageError naming those there are."""
        return self.programme.criterion(identifier)

    def indicators_of(self, criterion: str) -> list[Indicator]:
        """Return the indicators listed under the criterion, in the programme's order."""
        return list(self.programme.indicators_of(criterion))

    def shown_in(self, criterion: str) -> list[Indicator]:
        """Return indicators listed elsewhere that this criterion shows too; they are counted where they are listed."""
        return list(self.programme.shown_in(criterion))


def open_picture(municipality: str, year: int, programme: str, snapshot: str) -> Picture:
    """Return the picture that a notebook's parameters ask for, building tables and results where they are missing.

    ``municipality`` is four digits, ``year`` whole and from 2019, ``programme`` a file or a name in ``programme/``,
    ``snapshot`` a folder in ``data/raw``. Raises UsageError naming what there is to choose among.
    """
    workspace = find_workspace()
    path = workspace.programme(programme)
    workspace.snapshot(snapshot)
    key = inputs_key(workspace, check_code(municipality), check_year(year), path, snapshot)
    return _picture(key, workspace, municipality, year, path, snapshot)


@lru_cache(maxsize=12)
def _picture(key: str, workspace: Workspace, municipality: str, year: int, path: Path, snapshot: str) -> Picture:
    """Return the picture of one ``key``, kept in this process: a warm kernel opens it once for all its notebooks."""
    loaded = as_seen_from(programme_now(path), municipality)
    source = open_snapshot(workspace.raw, snapshot)
    build_processed(source, workspace.processed, kinds=kinds_of(loaded, path), corrections=workspace.corrections)
    results = results_for(workspace, municipality, year, path, snapshot, key)
    return Picture(workspace, loaded, results, municipality, year, source, path)


def as_seen_from(programme: Programme, municipality: str) -> Programme:
    """Return the programme as another municipality may use it: without what is known only of its own municipality.

    Notes, chosen values and unread decisions of the programme's own municipality say nothing about others; of the
    declared conflicts only those stay that figures can show, and nothing of the organisation: documents, remiss,
    comments.
    """
    if programme.municipality == municipality:
        return programme
    indicators = tuple(
        each.model_copy(update={"own_notes": (), "decided_unread": False, "values": ()})
        for each in programme.indicators
    )
    changes = {
        "indicators": indicators,
        "criteria": tuple(
            each.model_copy(update={"own_gaps": None, "responsible": None}) for each in programme.criteria
        ),
        "goals": tuple(each.model_copy(update={"own_note": None}) for each in programme.goals),
        "conflicts": tuple(each for each in programme.conflicts if each.pull and each.against),
        **dict.fromkeys(("documents", "strategies", "contributions", "consultations", "management", "comments"), ()),
    }
    return programme.model_copy(update=changes)
