"""Who is consulted, responsible and comments: boards and companies, the remiss, comments, sound management."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from indicators.programme.context import OnlyIn
from indicators.programme.fields import Mark, ProgrammeId, SourceId, Subject, Year
from indicators.yaml_files.fields import Kpi, Label, Part, Slug, Text

AnswerState = Annotated[
    Literal["inkommet", "ej_tillgangligt", "ej_svarat"],
    Field(description="ej_tillgangligt: inget svar finns i någon källa, så det är okänt om instansen svarade."),
]
Treatment = Annotated[
    Literal["tillgodoses", "delvis", "inte", "besvaras"], Field(description="Föreslaget svar på synpunkten.")
]


class Body(Part):
    """A board, company or other body. ``named`` is false for a group of bodies that no source names one by one."""

    id: Slug
    name: Label
    kind: Annotated[Literal["nämnd", "bolag", "styrelse", "utskott", "fullmäktige"], Field()]
    named: bool = True
    note: Text | None = None
    mark: Mark
    source: SourceId


class Responsible(Part):
    """The body responsible for a criterion, where a source names one."""

    body: Slug = Field(description="Nämndens eller bolagets id i bodies.")
    mark: Mark
    source: SourceId


class Contribution(Part):
    """What a body is known to contribute to a goal or criterion."""

    body: Slug
    subject: Subject
    text: Text
    mark: Mark
    source: SourceId
    only_in: OnlyIn = ()


class Asked(Part):
    """A body that was asked in a consultation, and what is known of its answer."""

    body: Slug
    answer: AnswerState
    handled: dt.date | None = Field(None, description="När instansen behandlade remissen.")
    paragraph: Label | None = None
    reference: Label | None = Field(None, description="Instansens diarienummer.")
    note: Text | None = None
    source: SourceId


class Opinion(Part):
    """One thing a body says, the proposed answer to it, and the changes of the next version it led to."""

    id: Slug
    body: Slug
    date: dt.date
    paragraph: Label | None = None
    subjects: tuple[Subject, ...] = Field((), description="Det synpunkten gäller; utelämnas: hela programmet.")
    text: Text
    treatment: Treatment | None = Field(None, description="Utelämnas när inget svar är känt.")
    answer: Text | None = Field(None, description="Föreslaget svar i ord.")
    answer_mark: Mark | None = None
    changes: tuple[Label, ...] = Field((), description="Ändringar i nästa version som synpunkten ledde till.")
    mark: Mark
    source: SourceId


class Consultation(Part):
    """A consultation (remiss) on one version of the programme. ``next`` is the version that came after it."""

    id: Slug
    programme: ProgrammeId
    next: ProgrammeId | None = None
    next_note: Text | None = Field(None, description="Förbehåll om versionen efter.")
    title: Text
    reference: Label
    sent: dt.date | None = Field(None, description="När remissen skickades, om det är känt.")
    considered: dt.date | None = Field(None, description="När remissen behandlades, om det är känt.")
    considered_by: Slug | None = Field(None, description="Instansen som behandlade den, med id i bodies.")
    note: Text | None = None
    bodies: tuple[Asked, ...]
    inputs: tuple[Opinion, ...] = Field((), description="Krav och önskemål före remissen.")
    opinions: tuple[Opinion, ...] = Field((), description="Synpunkter i remissvaren.")
    source: SourceId


class Management(Part):
    """A goal that matters for sound financial management (god ekonomisk hushållning)."""

    id: Slug
    name: Label
    scope: Annotated[Literal["kommun", "koncern"], Field(description="koncern: kommunens bolag ingår.")]
    kind: Annotated[Literal["finansiellt", "arbetsgivare", "verksamhet"], Field()]
    decision: Text = Field(description="Beslutet som målet vilar på, i ord.")
    document: Slug | None = Field(None, description="Styrdokumentet som målet står i; det säger vilka år det gäller.")
    target: Text | None = Field(None, description="Det beslutade målet i ord. Utelämnas när det inte är inläst.")
    indicators: tuple[Kpi, ...] = Field((), description="Nyckeltal som visar utfallet.")
    missing: Text | None = Field(None, description="Vilket underlag som saknas.")
    mark: Mark
    source: SourceId
    only_in: OnlyIn = ()


class CommentHead(Part):
    """What stands above a comment, between the lines of three hyphens.

    ``summary`` is for the report's own summary of a published text: nobody's comment, and never counted as one.
    """

    programme: ProgrammeId
    subject: Subject
    by: Label = Field(
        description="Vem som kommenterar, till exempel kultur- och fritidsförvaltningen; med summary det sammanfattade."
    )
    summary: bool = Field(False, description="Om texten är rapportens sammanfattning av något publicerat.")
    date: dt.date | None = Field(None, description="När kommentaren skrevs. Utelämnas när det inte är känt.")
    measure: Text | None = Field(None, description="Vidtagen åtgärd.")
    prognosis: Text | None = Field(None, description="Tjänstepersonernas egen prognos.")
    source: SourceId | None = Field(None, description="Det sammanfattade. Krävs med summary, annars valfri.")


class Comment(CommentHead):
    """A comment by officials, or a summary of a published text, on a goal, criterion or nyckeltal in one year.

    ``paragraphs`` are plain text.
    """

    year: Year
    paragraphs: tuple[str, ...]
