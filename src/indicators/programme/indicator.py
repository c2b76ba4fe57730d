"""An indicator: the nyckeltal, its words for the reader and the rules it is judged by (docs/method.md)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from indicators.programme.fields import (
    Ambition,
    Basis,
    CriterionId,
    Direction,
    Election,
    Group,
    Influence,
    Kind,
    Mark,
    Proposal,
    SourceId,
    ValueStatus,
    Year,
)
from indicators.yaml_files.fields import Kpi, Label, Part, ShortLabel, Slug, Text


class External(Part):
    """A long-term target somebody else has set. ``source`` is the reader's text, ``reference`` its id in sources."""

    value: float
    year: Year
    source: Label
    reference: SourceId


class Succession(Part):
    """Another nyckeltal before or after this one, and whether the two may be compared."""

    kpi: Kpi
    from_year: Year | None = Field(None, description="Första året som den senare serien används.")
    comparable: bool = Field(description="Om värden i de två serierna får jämföras med varandra.")


class ChosenValue(Part):
    """The target and limit chosen for one year: still a proposal, or decided.

    ``ambition`` is that of the computed proposal it was taken from. A decided value has ``reference``, the decision's
    id in sources, and may have its ``date``; a proposal has neither.
    """

    year: Year
    target: float = Field(description="Målvärdet för året.")
    limit: float | None = Field(None, description="Den accepterade gränsen; aldrig bättre än target.")
    long_term: float | None = Field(None, description="Det långsiktiga målvärdet; kräver long_term_year.")
    long_term_year: Year | None = None
    status: ValueStatus
    ambition: Ambition | None = None
    reference: SourceId | None = Field(None, description="Beslutet, som beteckning i sources. Bara för beslutad.")
    date: dt.date | None = Field(None, description="Beslutets datum. Bara för beslutad.")

    @property
    def decided(self) -> bool:
        """Whether the value has been decided."""
        return self.status == "beslutad"


class IndicatorEntry(Part):
    """An indicator as it is written under its criterion in a programme file."""

    kpi: Kpi
    title: Text = Field(description="Nyckeltalets titel i Kolada, exakt, när det valdes.")
    titles_confirmed: tuple[Text, ...] = Field(
        (), description="Titlar som en person har kontrollerat gäller samma definition."
    )
    name: Label = Field(description="Namn i löpande text: bestämd form, liten bokstav, till exempel andelen behöriga.")
    short: Label = Field(description="Namn i diagram och tabeller.")
    plural: bool = Field(False, description="Sant om namnet är plural: utsläppen … är fler.")
    unit: Label = Field(description="Enhet i löpande text, till exempel procent.")
    unit_short: ShortLabel = Field(description="Enhet i diagram och tabeller, till exempel %. Får vara tom.")
    noun: Label | None = Field(None, description="Vilka eller vad antalet n räknar, till exempel elever.")
    sex_words: tuple[Label, Label] | None = Field(None, description="Till exempel [flickor, pojkar].")
    kind: Kind
    decimals: Annotated[int, Field(ge=0, le=4)]
    direction: Direction
    max_age: Annotated[int, Field(ge=0, le=10, description="Så många år gammalt får ett värde vara.")]
    window: Annotated[int, Field(description="1, eller 3 för medelvärde av tre år.", ge=1, le=3)] = 1
    basis: Basis = "register"
    per: Annotated[float, Field(gt=0)] | None = Field(None, description="Nämnaren för basis count, till exempel 1000.")
    proposal: Proposal
    external: External | None = None
    baseline_year: Year
    family: Slug | None = Field(None, description="Indikatorer i samma familj räknas en gång.")
    zero_implausible: bool = Field(False, description="Sant om värdet 0 sannolikt är fel.")
    limit_floor: float | None = Field(None, description="Den accepterade gränsen föreslås aldrig sämre än detta.")
    influence: Influence
    peer_group: Group
    leaves_out: Text = Field(description="Vilka eller vad indikatorn inte omfattar, i hela meningar.")
    notes: tuple[Text, ...] = Field((), description="Meningar som läsaren behöver, i alla kommuners rapporter.")
    own_notes: tuple[Text, ...] = Field((), description="Som notes, men bara i programmets egen kommun.")
    election: Election | None = Field(None, description="Uppgiften finns bara för valår.")
    survey_gaps: dict[Year, Text] = Field(
        default_factory=dict, description="År utan mätning och varför, som bisats: enkäten genomfördes inte 2021."
    )
    last_period: Year | None = Field(None, description="Sista året om nyckeltalet har upphört.")
    break_from: Year | None = Field(None, description="Första året efter ett brott i tidsserien.")
    predecessor: Succession | None = None
    successor: Succession | None = None
    about: Label | None = Field(None, description="Vilka utrikes födda eller nyanlända indikatorn gäller, om bara de.")
    decided_unread: bool = Field(False, description="Beslutat mål finns, men texten är inte inläst.")
    values: tuple[ChosenValue, ...] = Field((), description="Valda målvärden och gränser, ett för varje år.")
    also_in: tuple[CriterionId, ...] = Field((), description="Kriterier där den också visas, utan att räknas.")
    mark: Mark
    source: SourceId


class Indicator(IndicatorEntry):
    """An indicator together with the criterion it is counted under."""

    criterion: CriterionId

    @property
    def id(self) -> str:
        """The indicator's id, ``<criterion>-<kpi>``, for example ``2.2-N15428``."""
        return f"{self.criterion}-{self.kpi}"

    @property
    def goal(self) -> str:
        """The id of the goal the criterion belongs to."""
        return self.criterion.split(".")[0]

    @property
    def broken_from(self) -> int | None:
        """The first year after the last break in the series, whether declared or caused by a predecessor."""
        years = [self.break_from, self.predecessor.from_year if self.predecessor else None]
        return max((year for year in years if year is not None), default=None)

    @property
    def comparable(self) -> bool:
        """Whether values before ``broken_from`` may be compared with those after; true where there is no break."""
        if self.break_from is not None:
            return False
        return self.predecessor is None or self.predecessor.comparable
