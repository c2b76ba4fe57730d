"""The columns of own figures: their Swedish names and what a person fills in."""

from __future__ import annotations

from indicators.data.fields import TABLES

# Each field's Swedish name and what a person fills in.
COLUMNS = {
    "kpi": ("nyckeltal", "Koladas kod (N15428) eller ett eget nyckeltal, E och fem siffror (E00001)."),
    "municipality": ("kommun", "Kommunkoden, fyra siffror (0665). 665 läses som 0665."),
    "period": ("år", "Helt år (2022), eller ett datum under året."),
    "year": ("år", "Helt år (2022), eller ett datum under året."),
    "gender": ("kön", "T alla, K kvinnor, M män. Tomt är T."),
    "value": ("värde", "Talet med decimalkomma, utan enhet och procenttecken."),
    "n": ("antal", "Antal personer eller svar bakom andelen för alla (T)."),
    "approximate": ("ungefärligt", "ja om antalet är ungefärligt. Tomt är nej."),
    "source": ("källa", "Varifrån uppgiften kommer. Skrivs ut i rapporten."),
    "title": ("titel", "Vad ett eget nyckeltal (E00001) mäter, med enhet. Samma på alla dess rader."),
    "snapshots": ("uttag", "Uttag som raden gäller, med mellanslag mellan. Tomt är alla."),
    "scope": ("avgränsning", "Hur du vet att värdet mäter detsamma som källans, där inget gemensamt år visar det."),
    "known": ("känd", "Datum då uppgiften blev känd (2026-06-30)."),
    "code": ("kod", "Valdistriktets kod, åtta siffror."),
    "name": ("namn", "Valdistriktets namn."),
    "eligible": ("röstberättigade", "Antal röstberättigade."),
    "voters": ("röstande", "Antal röstande."),
    "undistributed": ("ofördelade", "ja för röster som inte räknats till något distrikt. Tomt är nej."),
    "fact": ("uppgift", "Uppgiftens namn, ett för varje uppgift."),
    "label": ("benämning", "Uppgiftens namn så som rapporten skriver det."),
    "unit": ("enhet", "Talets enhet."),
}
YES, NO = ("ja", "sant", "true", "1"), ("nej", "falskt", "false", "0")


def column(field: str) -> str:
    """Return the Swedish name of a field's column."""
    return COLUMNS[field][0]


def fields_by_column(table: str) -> dict[str, str]:
    """Return the field of each name a column of ``table`` may have: the Swedish one and the field's own."""
    names = TABLES[table].names
    return {name: name for name in names} | {column(name): name for name in names}
