"""The rules within one indicator: proposals, breaks in the series, and chosen values (docs/method.md, 2, 9, 11)."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem

_COUNTED = ("sample", "cohort", "count")


def indicator_problems(indicator: Place) -> list[Problem]:
    """Return everything in one indicator that contradicts something else in it."""
    rules = (_proposal, _external, _uncertainty, _breaks, _succession, _values)
    return [problem for rule in rules for problem in rule(indicator)]


def _proposal(indicator: Place) -> Iterator[Problem]:
    proposal = indicator.get("proposal")
    if proposal in (None, "none"):
        return
    if indicator.get("direction", int) == 0:
        yield indicator.problem(
            "proposal", "en indikator med direction 0 bedöms inte och kan inte ha förslag", "Skriv proposal: none."
        )
    if indicator.get("decided_unread", bool):
        yield indicator.problem(
            "proposal", "beslutat mål finns (decided_unread), så inget förslag får göras", "Skriv proposal: none."
        )


def _external(indicator: Place) -> Iterator[Problem]:
    external = indicator.inner("external")
    if indicator.get("proposal") == "external" and "external" not in indicator.data:
        yield indicator.problem("proposal", "external saknas", "Lägg till external med value, year, source, reference.")
    if external is None:
        return
    if indicator.get("proposal") not in (None, "external"):
        yield indicator.problem("external", "external används bara av proposal: external", "Ta bort det ena.")
    year, baseline = external.number("year"), indicator.number("baseline_year")
    if year is not None and baseline is not None and year <= baseline:
        yield external.problem("year", "året ligger inte efter utgångsåret", "Skriv ett år efter baseline_year.")
    yield from _outside_share(indicator, external, "value")


def _outside_share(indicator: Place, place: Place, field: str) -> Iterator[Problem]:
    value = place.number(field)
    if indicator.get("kind") == "share" and value is not None and not 0 <= value <= 100:
        yield place.problem(field, "en andel måste ligga mellan 0 och 100", "Rätta värdet, eller skriv kind: percent.")


def _uncertainty(indicator: Place) -> Iterator[Problem]:
    basis = indicator.get("basis")
    if basis == "count" and "per" not in indicator.data:
        yield indicator.problem("basis", "per saknas", "Lägg till per: 1000, 100000 eller vad taget räknas per.")
    if basis != "count" and indicator.number("per") is not None:
        yield indicator.problem("per", "per används bara av basis: count", "Ta bort per.")
    if basis in _COUNTED and "noun" not in indicator.data:
        yield indicator.problem("basis", "noun saknas", "Lägg till noun: vilka eller vad antalet räknar, som elever.")
    if indicator.get("window", int) == 2:
        yield indicator.problem("window", "2 är inget tillåtet fönster", "Skriv 1 eller 3.")


def _breaks(indicator: Place) -> Iterator[Problem]:
    before = indicator.inner("predecessor")
    baseline = indicator.number("baseline_year")
    years = [indicator.number("break_from")]
    if before is not None and before.get("comparable", bool) is False:
        years.append(before.number("from_year"))
    for year in years:
        if year is not None and baseline is not None and baseline < year:
            yield indicator.problem(
                "baseline_year",
                f"utgångsåret ligger före brottet {year:.0f}, så värden som inte kan jämföras skulle jämföras",
                f"Skriv baseline_year: {year:.0f} eller senare.",
            )
    last = indicator.number("last_period")
    if last is not None and baseline is not None and last < baseline:
        yield indicator.problem("last_period", "sista året ligger före utgångsåret", "Rätta ett av de två åren.")


def _succession(indicator: Place) -> Iterator[Problem]:
    after, last = indicator.inner("successor"), indicator.number("last_period")
    if after is None:
        return
    begins = after.number("from_year")
    if after.get("kpi") is not None and after.get("kpi") == indicator.get("kpi"):
        yield after.problem("kpi", "ett nyckeltal kan inte efterträda sig självt", "Skriv efterföljarens kod.")
    if after.get("comparable", bool) is True and begins is None and last is None:
        remedy = "Skriv from_year, första året som efterföljaren används."
        yield after.problem("comparable", "det framgår inte från vilket år efterföljaren gäller", remedy)


def _values(indicator: Place) -> Iterator[Problem]:
    seen: set[float] = set()
    values = indicator.items("values")
    if values and indicator.get("decided_unread", bool):
        decided = any(place.get("status") == "beslutad" for place in values)
        what = "målet är inläst under values" if decided else "beslutat mål finns, så inga andra värden får väljas"
        remedy = "Ta bort decided_unread." if decided else "Läs in det beslutade målet, eller ta bort values."
        yield indicator.problem("decided_unread", what, remedy)
    if values and indicator.get("direction", int) == 0:
        yield indicator.problem("values", "direction 0 kan inte ha mål", "Skriv direction: 1 eller -1.")
    for place in values:
        year = place.number("year")
        if year is not None and year in seen:
            yield place.problem("year", f"{year:.0f} har redan ett värde", "Behåll ett värde för varje år.")
        seen |= {year} if year is not None else set()
        yield from _before_baseline(indicator, year, place)
        yield from _limit(indicator, place)
        yield from _long_term(place)
        yield from _status(place)
        for field in ("target", "limit", "long_term"):
            yield from _outside_share(indicator, place, field)


def _before_baseline(indicator: Place, year: float | None, place: Place) -> Iterator[Problem]:
    baseline = indicator.number("baseline_year")
    if year is not None and baseline is not None and year <= baseline:
        what = f"{year:.0f} är inte efter utgångsåret {baseline:.0f}, så värdet bedöms aldrig"
        yield place.problem("year", what, "Skriv ett år efter baseline_year, eller ta bort raden.")


def _limit(indicator: Place, place: Place) -> Iterator[Problem]:
    direction, target, limit = indicator.number("direction"), place.number("target"), place.number("limit")
    if None not in (direction, target, limit) and direction * (target - limit) < 0:  # type: ignore[operator]
        yield place.problem(
            "limit",
            f"den accepterade gränsen {place.data['limit']} är bättre än målvärdet {place.data['target']}",
            "Byt plats på de två, eller rätta direction.",
        )


def _status(place: Place) -> Iterator[Problem]:
    status = place.get("status")
    if status == "beslutad" and place.data.get("reference") is None:
        remedy = "Skriv reference: beslutets beteckning i sources, eller status: förslag."
        yield place.problem("reference", "ett beslutat värde måste hänvisa till beslutet", remedy)
    if status == "förslag":
        for field in ("reference", "date"):
            if place.data.get(field) is not None:
                what = f"ett förslag kan inte ha {field}, det hör till ett beslut"
                yield place.problem(field, what, f"Ta bort {field}, eller skriv status: beslutad om det är beslutat.")


def _long_term(place: Place) -> Iterator[Problem]:
    year, later = place.number("year"), place.number("long_term_year")
    if (place.data.get("long_term") is None) != (place.data.get("long_term_year") is None):
        yield place.problem("long_term", "long_term och long_term_year hör ihop", "Skriv båda, eller ingen.")
    if year is not None and later is not None and later < year:
        yield place.problem("long_term_year", "året ligger före målvärdets år", "Rätta ett av de två åren.")
