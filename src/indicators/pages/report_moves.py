"""Which marks differ between two reports of one municipality, step by step, so that each has its own cause."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.data.revisions import retitled
from indicators.data.secrecy import SECRET
from indicators.errors import UsageError
from indicators.method.movements import BASIS, DATA, PROGRAMME, REVISION, attributed, rollup_moves
from indicators.method.rollup import roll_up
from indicators.pages.earlier import comparable_kpis
from indicators.pages.picture import Picture, open_picture
from indicators.programme import Indicator, Programme, criterion_frame

FIRST_YEAR = 2019
TITLE = "title"


@dataclass(frozen=True)
class Moves:
    """The marks that differ between two reports (``method.movements``), and the roll-ups by both rules.

    ``steps`` are the causes that can have played a part: what differs between the two reports.
    """

    before: Picture
    after: Picture
    steps: tuple[str, ...]
    marks: pd.DataFrame
    rollups: pd.DataFrame
    other_rule: pd.DataFrame

    @property
    def in_both(self) -> pd.DataFrame:
        """The moved marks of the nyckeltal that both programmes have."""
        return self.marks[self.marks["indicator_before"].notna() & self.marks["indicator_after"].notna()]

    @property
    def gone(self) -> list[str]:
        """The ids of the indicators that a report had when it was made, but that neither programme has any longer."""
        known = {each.kpi for picture in (self.before, self.after) for each in picture.programme.indicators}
        rows = self.marks[~self.marks["kpi"].isin(known)]
        return sorted(set(rows["indicator_before"].combine_first(rows["indicator_after"]).astype(str)))

    @property
    def only_in_one(self) -> list[tuple[Picture, Indicator]]:
        """The indicators whose nyckeltal only one of the programmes has, each with the report that has it."""
        pair = (self.before, self.after)
        return [
            (mine, each)
            for mine, other in (pair, pair[::-1])
            for each in mine.programme.indicators
            if each.kpi not in {kept.kpi for kept in other.programme.indicators} and each.id in mine.assessments
        ]


def with_other_verdict(rollups: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of moved roll-ups that both reports have, with another verdict."""
    known = (rollups["before"] != "") & (rollups["after"] != "")
    return rollups[known & (rollups["before"] != rollups["after"])]


def moves_between(
    before: Picture, after: Picture, *, before_today: Picture | None = None, after_today: Picture | None = None
) -> Moves:
    """Return which marks differ between two reports, first by revised old data, then the new year, then the programme.

    ``before_today`` and ``after_today`` are given for a report that is shown as it was made, on another basis than
    today's: the same report as it would be made today. The way goes over them, so that what the changed basis moved
    has that cause.

    Raises UsageError for two municipalities, or when ``after`` is of an earlier year than ``before``.
    """
    if before.municipality != after.municipality:
        raise UsageError(f"rapporterna gäller {before.place} och {after.place}. Jämför två rapporter för samma kommun.")
    if after.year < before.year:
        raise UsageError(f"rapporten för {after.year} är äldre än den för {before.year}. Ange den äldre först.")
    chain = [] if before_today is None else [(BASIS, before_today)]
    chain += _chain(before_today or before, after_today or after)
    chain += [] if after_today is None else [(BASIS, after)]
    marks = attributed(before.results.assessments, [(cause, each.results.assessments) for cause, each in chain])
    return Moves(
        before,
        after,
        tuple(dict.fromkeys(cause for cause, _ in chain)),
        marks
        if before.snapshot == after.snapshot
        else _because_of_titles(_without_secret(marks, after), before, after),
        rollup_moves(before.results.rollups, after.results.rollups),
        rollup_moves(_by_other_rule(before), _by_other_rule(after)),
    )


def _because_of_titles(marks: pd.DataFrame, before: Picture, after: Picture) -> pd.DataFrame:
    """Return the moves with the cause ``title`` for nyckeltal whose title is new and not confirmed: no revision."""
    old, new = before.tables.kpis, after.tables.kpis
    unlike = set(retitled(old, new)["kpi"]) - set(comparable_kpis(old, new, after.programme))
    return marks.assign(cause=marks["cause"].mask(marks["kpi"].isin(unlike) & (marks["cause"] == REVISION), TITLE))


def _without_secret(marks: pd.DataFrame, after: Picture) -> pd.DataFrame:
    """Return the moves without the earlier values that the newer snapshot has made secret."""
    rows = after.tables.observations
    secret = rows[(rows["status"] == SECRET) & (rows["municipality"] == after.municipality)]
    known = pd.MultiIndex.from_frame(secret[["kpi", "period"]].astype({"kpi": str, "period": float}))
    here = pd.MultiIndex.from_frame(marks[["kpi", "period_before"]].astype({"kpi": str, "period_before": float}))
    return marks.assign(value_before=marks["value_before"].mask(here.isin(known)))


def _chain(before: Picture, after: Picture) -> list[tuple[str, Picture]]:
    """Return the reports between the two, each with the one thing that differs from the one before it."""
    chain: list[tuple[str, Picture]] = []
    programme = str(before.programme_file)
    if before.snapshot != after.snapshot:
        revised = open_picture(before.municipality, before.year, programme, after.snapshot)
        chain.append((REVISION, revised))
    if before.year != after.year:
        chain.append((DATA, open_picture(before.municipality, after.year, programme, after.snapshot)))
    if before.programme_file != after.programme_file:
        chain.append((PROGRAMME, after))
    return chain


def _by_other_rule(picture: Picture) -> pd.DataFrame:
    return roll_up(picture.results.assessments, criterion_frame(picture.programme), rule="worst_two")


def report_before(picture: Picture) -> Picture | None:
    """Return the report of the year before, by the programme that covered that year; None for the first report year.

    The report's own programme goes first where its term covers the year; else the latest version whose term does.
    """
    year = picture.year - 1
    if year < FIRST_YEAR:
        return None
    covering = [path for programme, path in picture.versions if _covers(programme, year)]
    if _covers(picture.programme, year) or not covering:
        return picture.at(year=year)
    return picture.at(year=year, programme=str(covering[-1]))


def _covers(programme: Programme, year: int) -> bool:
    return programme.term[0] <= year <= programme.term[1]
