"""A programme: goals, criteria and indicators, with what is decided kept apart from what is proposed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, TypeVar

from pydantic import Field

from indicators.errors import UsageError
from indicators.programme.context import Conflict, Document, Source, Step, Strategy, Supporting, Total
from indicators.programme.fields import (
    Article,
    CriterionId,
    Dimension,
    GoalId,
    GoalKind,
    Mark,
    Measure,
    Municipality,
    ProgrammeId,
    Sdg,
    SourceId,
    Status,
    Year,
)
from indicators.programme.indicator import Indicator, IndicatorEntry
from indicators.programme.organisation import Body, Comment, Consultation, Contribution, Management, Responsible
from indicators.yaml_files.fields import Kpi, Label, Part, Text


class Link(Part):
    """A tie to one goal of Agenda 2030; ``partly`` when only parts of that goal are meant."""

    number: Sdg
    partly: bool = False
    mark: Mark
    source: SourceId


class ArticleLink(Part):
    """A tie to one article of the Convention on the Rights of the Child."""

    number: Article
    mark: Mark
    source: SourceId


class CriterionFields(Part):
    """What a criterion says of itself."""

    id: CriterionId
    name: Label = Field(description="Exakt som beslutat.")
    mark: Mark
    source: SourceId
    dimension: Dimension
    dimension_mark: Mark
    rollup: bool = Field(description="Om kriteriet räknas i målets sammanvägda bedömning.")
    map_indicator: Kpi | None = Field(description="Nyckeltalet på länskartan, eller null.")
    small_areas: tuple[Measure, ...] = Field((), description="Mått som visas för kommunens delområden.")
    gaps: Text | None = Field(None, description="Vad kriteriets indikatorer inte mäter, i hela meningar.")
    own_gaps: Text | None = Field(None, description="Som gaps, men bara i programmets egen kommun.")
    responsible: Responsible | None = Field(None, description="Ansvarig nämnd eller bolag, om en källa nämner det.")
    sdg: tuple[Link, ...] = ()
    articles: tuple[ArticleLink, ...] = ()


class CriterionEntry(CriterionFields):
    """A criterion as it is written under its goal."""

    indicators: tuple[IndicatorEntry, ...] = ()


class Criterion(CriterionFields):
    """A criterion together with the goal it belongs to."""

    goal: GoalId


class GoalFields(Part):
    """What a goal says of itself. ``exact`` is false where the text describes the goal instead of quoting it."""

    id: GoalId
    name: Label
    text: Text = Field(description="Målets ordalydelse, exakt som beslutad.")
    exact: bool = Field(True, description="Falskt om texten beskriver målet i stället för att citera det.")
    kind: GoalKind
    note: Text | None = None
    own_note: Text | None = Field(None, description="Som note, men bara i programmets egen kommun.")
    mark: Mark
    source: SourceId
    sdg: tuple[Link, ...] = ()
    articles: tuple[ArticleLink, ...] = ()


class GoalEntry(GoalFields):
    """A goal with its criteria and indicators, as written in a file of its own or in the main file."""

    criteria: Annotated[tuple[CriterionEntry, ...], Field(min_length=1)]


class Goal(GoalFields):
    """A goal of the programme."""


class Shared(Part):
    """What stands around the goals; written in the main file, or in files that several versions share."""

    sources: dict[SourceId, Source] = Field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    totals: tuple[Total, ...] = Field((), description="Utsläpp per invånare som målkonflikterna räknar i totala ton.")
    documents: tuple[Document, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    supporting: tuple[Supporting, ...] = ()
    bodies: tuple[Body, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    management: tuple[Management, ...] = Field((), description="Mål av betydelse för god ekonomisk hushållning.")


class ProgrammeFields(Part):
    """What a programme says of itself."""

    id: ProgrammeId
    title: Text
    version_name: Label
    status: Status
    date: dt.date | None = Field(None, description="Beslutets eller remissens datum. Måste finnas utom för publicerad.")
    reference: Label = Field(description="Diarienummer, eller var programmet är publicerat.")
    municipality: Municipality
    term: tuple[Year, Year] = Field(description="Mandatperiodens första och sista år.")
    purpose: Text
    name_note: Text | None = None
    vision: Text | None = None
    goals_lead: Text = Field(description="Orden före målens texter, exakt som beslutade.")
    criterion_word: Label = Field("målkriterier", description="Vad versionen kallar kriterierna, i flertal.")
    timetable: tuple[Step, ...] = ()


class ProgrammeFile(ProgrammeFields, Shared):
    """The main file: goals are written in it, or in the files that ``parts`` lists."""

    shared: tuple[Label, ...] = Field((), description="Filer som flera versioner delar, räknat från huvudfilens mapp.")
    parts: tuple[Label, ...] = Field((), description="Filer med ett mål var, i den ordning målen visas.")
    goals: tuple[GoalEntry, ...] = ()


_Named = TypeVar("_Named", Goal, Criterion, Indicator)


class Programme(ProgrammeFields, Shared):
    """A programme that has been read and checked; everything in it can be trusted to hang together."""

    goals: tuple[Goal, ...]
    criteria: tuple[Criterion, ...]
    indicators: tuple[Indicator, ...]
    comments: tuple[Comment, ...] = ()

    def goal(self, goal_id: str) -> Goal:
        """Return the goal with this id. Raises UsageError when the programme has none."""
        return _named(self.goals, goal_id, "mål")

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id. Raises UsageError when the programme has none."""
        return _named(self.criteria, criterion_id, "kriterium")

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator with this id (``2.2-N15428``). Raises UsageError when the programme has none."""
        return _named(self.indicators, indicator_id, "indikator")

    def criteria_of(self, goal_id: str) -> tuple[Criterion, ...]:
        """Return the goal's criteria in the order of the file."""
        return tuple(each for each in self.criteria if each.goal == goal_id)

    def indicators_of(self, criterion_id: str) -> tuple[Indicator, ...]:
        """Return the indicators counted under the criterion, in the order of the file."""
        return tuple(each for each in self.indicators if each.criterion == criterion_id)

    def shown_in(self, criterion_id: str) -> tuple[Indicator, ...]:
        """Return the indicators that are counted elsewhere but shown under the criterion too."""
        return tuple(each for each in self.indicators if criterion_id in each.also_in)


def _named(things: tuple[_Named, ...], wanted: str, what: str) -> _Named:
    for thing in things:
        if thing.id == wanted:
            return thing
    known = ", ".join(thing.id for thing in things)
    raise UsageError(f"Programmet har inget {what} med beteckningen {wanted!r}. Det som finns är: {known}.")
