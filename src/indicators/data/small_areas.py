"""Measures for small areas (DeSO): shares computed from SCB's counts of 2022, and the measures of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.data.errors import DataError

CALCULATED = "Egen bearbetning av statistik från SCB"
AS_GIVEN = "SCB"
COLUMNS = (
    "area", "name", "measure", "label", "unit", "decimals", "year", "value", "source", "today", "part", "base",
)  # fmt: skip


Counts = Mapping[tuple[str, str, str], tuple[int, float]]
"""Year and count by SCB table, category and area."""


@dataclass(frozen=True)
class Measure:
    """One measure: 100 · the sum of ``parts`` / the sum of ``base``, or ``parts`` as they are without a ``base``.

    ``parts`` and ``base`` are categories of the SCB table ``table``; the definition is said in ``label``. With a
    ``base_table`` (the same categories of an earlier year) the measure is the change since then, in percent.
    """

    code: str
    label: str
    unit: str
    decimals: int
    table: str
    parts: tuple[str, ...]
    base: tuple[str, ...] = ()
    base_table: str = ""


_HOUSEHOLDS = ("sammanboende med barn", "sammanboende utan barn", "ensamstående med barn", "ensamstående utan barn",
               "övriga hushåll")  # fmt: skip
_HIGHER = ("eftergymnasial utbildning, mindre än 3 år", "eftergymnasial utbildning, 3 år eller mer")
_UNKNOWN = "uppgift saknas"
_LEVELS = ("förgymnasial utbildning", "gymnasial utbildning", *_HIGHER, "uppgift om utbildningsnivå saknas")
_TENURES = ("hyresrätt", "bostadsrätt", "äganderätt", _UNKNOWN)

# Those whose level of education or kind of dwelling is not known are in the base: so Kolada's N01982 for the whole
# municipality and SCB's shares of today are computed too.
MEASURES = (
    Measure("population", "Folkmängd 31 december", "invånare", 0, "000005FF", ("totalt",)),
    Measure("population_2023", "Folkmängd 31 december 2023", "invånare", 0, "000005FC", ("totalt",)),
    Measure("growth", "Befolkningsförändring från 2022 till 2023", "%", 1, "000005FC", ("totalt",), ("totalt",),
            base_table="000005FF"),
    Measure("children", "Barn 0–14 år, andel av befolkningen", "%", 1, "000005FF",
            ("0-4 år", "5-9 år", "10-14 år"), ("totalt",)),
    Measure("youth", "Unga 15–24 år, andel av befolkningen", "%", 1, "000005FF",
            ("15-19 år", "20-24 år"), ("totalt",)),
    Measure("employed", "Sysselsatta, andel av befolkningen 16–64 år", "%", 1, "000007A8",
            ("antal sysselsatta|16-64 år",), ("antal totalt|16-64 år",)),
    Measure("unemployed", "Arbetslösa, andel av arbetskraften 16–64 år", "%", 1, "000007A8",
            ("antal arbetslösa|16-64 år",), ("antal sysselsatta och arbetslösa (arbetskraften)|16-64 år",)),
    Measure("higher_education", "Eftergymnasialt utbildade, andel av befolkningen 25–64 år", "%", 1,
            "000005MO", _HIGHER, _LEVELS),
    Measure("low_economic_standard", "Personer med låg ekonomisk standard", "%", 0, "000006TA",
            ("Låg ekonomisk standard, procent",)),
    Measure("foreign_background", "Personer med utländsk bakgrund, andel av befolkningen", "%", 1, "000005FE",
            ("utländsk bakgrund",), ("totalt",)),
    Measure("renters", "Hyresrätter, andel av bostäderna", "%", 1, "000006OC",
            ("hyresrätt",), _TENURES),
    Measure("flats", "Boende i flerbostadshus, andel av befolkningen", "%", 1, "000005LO",
            ("flerbostadshus",), ("totalt",)),
    Measure("lone_parents", "Ensamstående med barn, andel av hushållen", "%", 1, "000005F8",
            ("ensamstående med barn",), _HOUSEHOLDS),
    Measure("income_median", "Nettoinkomst, median", "tkr", 1, "000005FM", ("Medianvärde, tkr|nettoinkomst",)),
)  # fmt: skip

TODAY = {
    "population": ("Folkmängd 31 december", "invånare", 0),
    "growth": ("Befolkningsförändring per år", "%", 1),
    "young_adults": ("Unga vuxna 20–34 år, andel av befolkningen", "%", 1),
    "one_person_households": ("Ensamhushåll, andel av hushållen", "%", 1),
    "foreign_background": ("Personer med utländsk bakgrund, andel av befolkningen", "%", 1),
    "income_mean": ("Nettoinkomst, medelvärde", "tkr", 1),
    "income_median": ("Nettoinkomst, median", "tkr", 1),
    "capital_income": ("Kapitalinkomst", "tkr", 0),
    "low_economic_standard": ("Personer med låg ekonomisk standard", "%", 0),
    "unemployed": ("Arbetslösa", "%", 1),
    "employed": ("Sysselsatta", "%", 1),
    "higher_education": ("Eftergymnasialt utbildade", "%", 1),
    "renters": ("Hyresrätter, andel av bostäderna", "%", 1),
    "flats": ("Boende i flerbostadshus", "%", 1),
}


def measure_small_areas(counts: pd.DataFrame, names: pd.Series, shown: str, *, whole: bool = True) -> pd.DataFrame:
    """Return every measure of ``MEASURES`` for every area of ``names`` (area code -> name), unrounded.

    ``counts`` holds table, area, category, year and value. Columns: ``COLUMNS``; ``part`` and ``base`` are the summed
    counts behind a share, missing for a value taken as it is. ``today`` is False. With ``whole`` every measure must be
    there; without, a measure is left out for an area that lacks a count it is made of.

    Raises DataError naming ``shown`` when an area lacks a count the measure is made of, or a base is zero.
    """
    keys = zip(counts["table"], counts["category"], counts["area"], strict=True)
    found = dict(zip(keys, zip(counts["year"], counts["value"], strict=True), strict=True))
    rows = [
        _measured(measure, str(area), str(name), found, shown)
        for measure in MEASURES
        for area, name in names.items()
        if whole or _can_be_made(measure, str(area), found)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def describe_today(today: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Return SCB's later measures (area, measure, year, value) with label, unit and ``today`` True.

    Their definitions are the provider's, not always those of 2022: the two are never to be drawn as one series.
    """
    rows = []
    for entry in today.to_dict("records"):
        label, unit, decimals = TODAY[entry["measure"]]
        name = names[entry["area"]]
        what = (entry["area"], name, entry["measure"], label, unit, decimals)
        rows.append((*what, entry["year"], entry["value"], AS_GIVEN, True, None, None))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _can_be_made(measure: Measure, area: str, found: Counts) -> bool:
    parts = [(measure.table, category, area) for category in measure.parts]
    base = [(measure.base_table or measure.table, category, area) for category in measure.base]
    there = all(key in found for key in (*parts, *base))
    return there and (not base or sum(found[key][1] for key in base) > 0)


def _measured(measure: Measure, area: str, name: str, found: Counts, shown: str) -> tuple[object, ...]:
    try:
        parts = [found[measure.table, category, area] for category in measure.parts]
        bases = [found[measure.base_table or measure.table, category, area] for category in measure.base]
    except KeyError as error:
        rule = f"antal saknas för {area} i tabell {measure.table}: {error.args[0][1]}"
        raise DataError.at(shown, rule, "hämta tabellen på nytt") from error
    year, part = int(parts[0][0]), float(sum(value for _, value in parts))
    head = (area, name, measure.code, measure.label, measure.unit, measure.decimals, year)
    if not measure.base:
        return (*head, part, AS_GIVEN, False, None, None)
    base = float(sum(value for _, value in bases))
    if base == 0:
        raise DataError.at(shown, f"{measure.code} för {area} har nämnaren 0", "hämta tabellen på nytt")
    value = 100 * (part - base) / base if measure.base_table else 100 * part / base
    return (*head, value, CALCULATED, False, int(part), int(base))
