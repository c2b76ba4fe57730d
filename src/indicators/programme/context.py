"""What stands around the goals: sources, goal conflicts, steering documents, strategies, the timetable.

Entries that several versions of a programme share may be held to some of them with ``only_in``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from indicators.programme.fields import Direction, Kind, Mark, ProgrammeId, SourceId, Subject, Year
from indicators.yaml_files.fields import Kpi, Label, Part, ShortLabel, Slug, Text

Link = Annotated[str, Field(pattern=r"^https://\S+$")]
OnlyIn = Annotated[
    tuple[ProgrammeId, ...], Field(description="De programversioner som posten hör till. Utelämnas: alla.")
]


class Source(Part):
    """Where something comes from: a decision, a page, a law, or this project's own proposal.

    ``decision`` is false for what nobody has decided or published: nothing that rests on it may be called decided.
    """

    title: Text
    decision: bool = Field(True, description="Falskt om källan varken är ett beslut eller något publicerat.")
    date: dt.date | None = None
    link: Link | None = None
    note: Text | None = None


class Between(Part):
    """Nyckeltal whose values in two years are told beside a conflict, so that its text can be held against them."""

    indicators: Annotated[tuple[Kpi, ...], Field(min_length=1, description="Nyckeltal; utsläpp visas som totaler.")]
    years: tuple[Year, Year] = Field(description="Året före och året efter.")


class Conflict(Part):
    """A declared goal conflict. ``pull`` and ``against`` are nyckeltal; both empty when no series can show it.

    ``shows`` is for a conflict that speaks of a change between two years: what the figures say of it.
    """

    id: Slug
    name: Label
    text: Text
    pull: tuple[Kpi, ...] = ()
    against: tuple[Kpi, ...] = ()
    missing: Text | None = Field(None, description="Varför konflikten inte kan visas, om den inte kan det.")
    shows: Between | None = Field(None, description="Nyckeltal vars värden två år sägs bredvid konflikten.")
    mark: Mark
    source: SourceId
    only_in: OnlyIn = ()


class Governs(Part):
    """A tie from a steering document to what it governs, and whether the tie is decided or proposed."""

    subject: Subject
    mark: Mark
    source: SourceId
    only_in: OnlyIn = ()


class Document(Part):
    """A steering document or decision that the goals must harmonise with.

    ``valid_from`` and ``valid_to`` are the first and last year it holds, None where no source says so; ``level`` is
    who has set it.
    """

    id: Slug
    name: Label
    decided_by: Label = Field(description="Vem som har beslutat, som källan har det.")
    date: dt.date | None = Field(None, description="Beslutsdatum, om det är känt.")
    decision: Text = Field(description="Beslutet i ord, för läsaren.")
    level: Annotated[str, Field(pattern=r"^(kommun|nämnd|stat|fn)$", description="kommun, nämnd, stat eller fn.")]
    valid_from: Year | None = None
    valid_to: Year | None = None
    replaced_by: Slug | None = Field(None, description="Dokumentet som ersätter det, med dess id.")
    link: Link | None = None
    note: Text | None = None
    governs: tuple[Governs, ...] = ()
    mark: Mark
    source: SourceId
    only_in: OnlyIn = ()


class Strategy(Part):
    """A political strategy for a criterion in a term, and the nyckeltal that would show it (a proposal)."""

    id: Slug
    criterion: Subject
    term: tuple[Year, Year]
    text: Text
    indicators: tuple[Kpi, ...] = Field((), description="Nyckeltal i programmet som skulle visa strategin: förslag.")
    missing: Text | None = Field(None, description="Vad som inte mäts av strategin.")
    mark: Mark
    source: SourceId
    only_in: OnlyIn = ()


class Step(Part):
    """A step in the programme's timetable; ``when`` is written as the source has it."""

    when: Label
    body: Label
    matter: Text
    note: Text | None = None
    mark: Mark
    source: SourceId


class Supporting(Part):
    """A nyckeltal that is not judged but needed: a predecessor, or one side of a goal conflict."""

    kpi: Kpi
    title: Text
    titles_confirmed: tuple[Text, ...] = Field(
        (), description="Titlar som en person har kontrollerat gäller samma definition."
    )
    name: Label
    short: Label
    unit: Label
    unit_short: ShortLabel
    kind: Kind
    decimals: Annotated[int, Field(ge=0, le=4)]
    direction: Direction
    max_age: Annotated[int, Field(ge=0, le=10, description="Så många år gammalt får ett värde vara.")] = 1
    total_of: Kpi | None = Field(
        None, description="Nyckeltalet per invånare som detta, i totala ton, ersätter i målkonflikterna."
    )


class Total(Part):
    """An emission per inhabitant that goal conflicts count as a total, ``kpi`` × inhabitants (N01951) / ``divisor``.

    Rule: docs/method.md, section 10. A total that is a nyckeltal itself stands under supporting, with ``total_of``.
    """

    kpi: Kpi = Field(description="Nyckeltalet per invånare, som programmet har som indikator.")
    name: Label
    short: Label
    unit: Label
    unit_short: ShortLabel
    decimals: Annotated[int, Field(ge=0, le=4)]
    divisor: Annotated[float, Field(gt=0, description="Delas med detta, till exempel 1000 för kg till ton.")] = 1.0
    only_in: OnlyIn = ()
