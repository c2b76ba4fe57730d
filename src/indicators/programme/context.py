"""What stands around the goals: sources, goal conflicts, steering documents, the timetable, supporting figures."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from indicators.programme.fields import (
    Direction,
    Kind,
    Kpi,
    Label,
    Mark,
    Part,
    ShortLabel,
    Slug,
    SourceId,
    Text,
)


class Source(Part):
    """Where something comes from: a decision, a page, a law, or this project's own proposal."""

    title: Text
    date: dt.date | None = None
    link: Annotated[str, Field(pattern=r"^https://\S+$")] | None = None
    note: Text | None = None


class Conflict(Part):
    """A declared goal conflict. ``pull`` and ``against`` are nyckeltal; both empty when no series can show it."""

    id: Slug
    name: Label
    text: Text
    pull: tuple[Kpi, ...] = ()
    against: tuple[Kpi, ...] = ()
    missing: Text | None = Field(None, description="Varför konflikten inte kan visas, om den inte kan det.")
    mark: Mark
    source: SourceId


class Document(Part):
    """A steering document or decision that the goals must harmonise with."""

    name: Label
    decision: Text
    mark: Mark
    source: SourceId


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
    name: Label
    short: Label
    unit: Label
    unit_short: ShortLabel
    kind: Kind
    decimals: Annotated[int, Field(ge=0, le=4)]
    direction: Direction
    use: Text
