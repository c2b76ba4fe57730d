"""The rules for a consultation (remiss): who was asked and has answered, when, and what the answers led to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from indicators.programme.around_rules import Around, own_consultations
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem


def consultation_problems(around: Around) -> list[Problem]:
    """Return everything in the consultations on this version that contradicts something else in them."""
    return [problem for each in own_consultations(around) for problem in _consultation(around, each)]


def _consultation(around: Around, consultation: Place) -> Iterator[Problem]:
    if consultation.get("next") == around.programme:
        yield consultation.problem("next", "versionen kan inte följa på sig själv", "Ange versionen efter.")
    opinions = consultation.items("opinions")
    said = [*consultation.items("inputs"), *opinions]
    yield from _again(said, "id", "Ge den ena en annan beteckning.")
    asked = consultation.items("bodies")
    yield from _again(asked, "body", "Behåll den ena av de två.")
    yield from _answers(asked, opinions)
    yield from _too_late(consultation, [(each, "handled") for each in asked] + [(each, "date") for each in said])
    yield from _rejected(said)


def _again(places: Iterable[Place], field: str, remedy: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place in places:
        named = place.get(field)
        if named is not None and named in seen:
            yield place.problem(field, f"{named!r} finns redan", remedy)
        seen.add(str(named))


def _answers(asked: list[Place], opinions: list[Place]) -> Iterator[Problem]:
    """Yield opinions of bodies that were not asked, and bodies whose state is not what their opinions say.

    An answer without opinions says so in its ``note``.
    """
    bodies, speaking = {each.get("body") for each in asked}, {each.get("body") for each in opinions}
    for opinion in opinions:
        if opinion.get("body") not in bodies:
            yield opinion.problem("body", "instansen har inte fått remissen", "Lägg till den under remissens bodies.")
    for each in asked:
        state = each.get("answer")
        if each.get("body") in speaking and state in ("ej_svarat", "ej_tillgangligt"):
            yield each.problem("answer", f"instansen har synpunkter men står som {state}", "Skriv inkommet.")
        if each.get("body") not in speaking and state == "inkommet" and each.get("note") is None:
            remedy = "Skriv synpunkterna under opinions, eller i note att svaret inte har några."
            yield each.problem("answer", "svaret har kommit in men har inga synpunkter", remedy)


def _too_late(consultation: Place, dated: Iterable[tuple[Place, str]]) -> Iterator[Problem]:
    """Yield what is dated after the day the consultation was considered."""
    considered = consultation.get("considered", dt.date)
    for place, field in dated:
        when = place.get(field, dt.date)
        if considered is not None and when is not None and when > considered:
            what = f"{when} är efter att remissen behandlades ({considered})"
            yield place.problem(field, what, "Rätta datumet här, eller considered i remissen.")


def _rejected(said: Iterable[Place]) -> Iterator[Problem]:
    """Yield opinions that are turned down and yet have led to changes."""
    for opinion in said:
        if opinion.get("treatment") == "inte" and opinion.words("changes"):
            what = "en synpunkt som inte tillgodoses har inte lett till någon ändring"
            yield opinion.problem("changes", what, "Ta bort changes, eller skriv treatment: delvis eller tillgodoses.")
