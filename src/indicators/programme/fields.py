"""The kinds of values a programme file may hold: codes, years, texts and the closed lists of words.

The descriptions are Swedish because editors show them, through the JSON Schema, to the analyst who writes the file.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

Group = Annotated[str, Field(pattern=r"^G\d{3,7}$", description="Jämförelsegruppens kod i Kolada.")]
Municipality = Annotated[str, Field(pattern=r"^\d{4}$", description="Kommunkod med fyra siffror, i citattecken.")]
GoalId = Annotated[str, Field(pattern=r"^([1-9]|[A-ZÅÄÖ])$", description="Målets beteckning, i citattecken.")]
CriterionId = Annotated[
    str, Field(pattern=r"^([1-9]|[A-ZÅÄÖ])\.[1-9]\d?$", description='Kriteriets beteckning, till exempel "2.2".')
]
SourceId = Annotated[
    str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,49}$", description="En beteckning ur källförteckningen (sources).")
]
ProgrammeId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,49}$", description="Ett programs id.")]
Subject = Annotated[
    str,
    Field(
        pattern=r"^([1-9]|[A-ZÅÄÖ])(\.[1-9]\d?)?$|^[NUE]\d{5}$",
        description='Ett mål ("1"), ett kriterium ("1.1") eller ett nyckeltal (N15428) i programmet.',
    ),
]
Year = Annotated[int, Field(ge=1990, le=2100)]
Sdg = Annotated[int, Field(ge=1, le=17, description="Mål i Agenda 2030, 1–17.")]
Article = Annotated[int, Field(ge=1, le=54, description="Artikel i barnkonventionen, 1–54.")]
Measure = Annotated[str, Field(pattern=r"^[a-z_]{2,30}$")]

Mark = Annotated[
    Literal["beslutat", "förslag"],
    Field(description="beslutat: beslutat eller publicerat av kommunen. förslag: allt annat."),
]
Status = Annotated[
    Literal["utkast", "remiss", "antagen", "publicerad"],
    Field(description="publicerad: kommunen har publicerat programmet, men beslutet är inte känt."),
]
GoalKind = Literal["overgripande", "intern", "integration"]
Dimension = Literal["ekologisk", "social", "ekonomisk"]
Kind = Annotated[
    Literal["share", "percent", "count", "rate", "index", "years", "amount"],
    Field(description="share: andel 0–100. percent: kan vara negativ eller över 100. count: antal. rate: antal per …."),
]
Direction = Annotated[
    Literal[1, 0, -1], Field(description="1: högre är bättre. -1: lägre är bättre. 0: visas men bedöms inte.")
]
Basis = Annotated[
    Literal["register", "sample", "cohort", "count"],
    Field(description="Osäkerhet: register (ingen), sample (enkät), cohort (liten grupp), count (få händelser)."),
]
Proposal = Annotated[
    Literal["quantile", "trend", "maintain", "external", "none"],
    Field(description="Hur förslaget till målvärde räknas fram; se docs/method.md, avsnitt 9."),
]
ValueStatus = Annotated[
    Literal["förslag", "beslutad"],
    Field(description="förslag: valt men inte beslutat. beslutad: beslutat, med reference till beslutet."),
]
Ambition = Annotated[
    Literal["låg", "medel", "hög"], Field(description="Ambitionen som nulage propose har räknat fram värdet med.")
]
Influence = Annotated[Literal["egen", "delad", "liten"], Field(description="Rådighet: vad kommunen själv kan påverka.")]
Election = Literal["municipal", "eu"]
