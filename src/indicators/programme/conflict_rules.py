"""The rules for goal conflicts: what can show them, and what stands in for an emission per inhabitant."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.programme.around_rules import Around
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem

INHABITANTS = "N01951"


def conflict_problems(around: Around, judged: frozenset[str]) -> list[Problem]:
    """Return conflicts that show one side only or nothing, and totals of what the programme does not judge.

    ``judged`` are the nyckeltal of the programme's indicators.
    """
    return [*_sides(around), *_years(around), *_totals(around, judged)]


def _sides(around: Around) -> Iterator[Problem]:
    for conflict in around.items("conflicts"):
        pull, against = conflict.words("pull"), conflict.words("against")
        if bool(pull) != bool(against):
            field, empty = ("pull", "against") if pull else ("against", "pull")
            what, remedy = f"{empty} saknas, så konflikten har bara en sida", f"Fyll i {empty}, eller ta bort {field}."
            yield conflict.problem(field, what, remedy)
        if not pull and not against and conflict.get("missing") is None:
            what = "konflikten har varken nyckeltal eller förklaring"
            yield conflict.problem("missing", what, "Fyll i pull och against, eller skriv under missing varför inte.")
        if pull and against and conflict.get("missing") is not None:
            what = "konflikten har både nyckeltal och en förklaring till varför den inte kan visas"
            yield conflict.problem("missing", what, "Ta bort missing, eller pull och against.")
        for kpi in sorted(set(pull) & set(against)):
            yield conflict.problem("against", f"{kpi} står på båda sidor", "Ta bort det från den ena sidan.")


def _years(around: Around) -> Iterator[Problem]:
    for conflict in around.items("conflicts"):
        shows = conflict.inner("shows")
        if shows is None:
            continue
        years = shows.get("years", tuple)
        if years and len(years) == 2 and all(type(year) is int for year in years) and years[0] >= years[1]:
            yield shows.problem("years", "det första året är inte före det andra", "Skriv det tidigare året först.")


def _totals(around: Around, judged: frozenset[str]) -> Iterator[Problem]:
    given = [(each, "total_of") for each in around.items("supporting") if each.get("total_of") is not None]
    computed = [(each, "kpi") for each in around.items("totals")]
    seen: dict[str, Place] = {}
    for place, field in [*given, *computed]:
        named = str(place.get(field))
        if named not in judged:
            what = f"nyckeltalet {named!r} är inte en indikator i programmet"
            yield place.problem(field, what, "Rätta koden, eller ta bort posten.")
        elif named in seen:
            yield place.problem(field, f"{named} har redan en total", "Behåll den ena av de två.")
        seen.setdefault(named, place)
    if computed and INHABITANTS not in judged:
        what = f"totalen räknas med antalet invånare ({INHABITANTS}), som inte är en indikator i programmet"
        yield computed[0][0].problem("kpi", what, f"Lägg till {INHABITANTS} som indikator, eller ta bort totals.")
