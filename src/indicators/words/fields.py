"""What the fields and lists of a programme are called in Swedish, and their values as plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from indicators.words.dates import date as in_words
from indicators.words.numbers import listed, number, years

NOTHING = "–"

FIELDS: Mapping[str, str] = {
    "title": "titel", "titles_confirmed": "bekräftade titlar",
    "name": "namn", "short": "kort namn", "status": "läge", "date": "datum",
    "reference": "beteckning", "municipality": "kommun", "term": "period", "purpose": "syfte",
    "name_note": "anmärkning", "vision": "vision", "goals_lead": "inledning till målen", "number": "nummer",
    "criterion_word": "vad kriterierna kallas", "timetable": "tidplan", "text": "ordalydelse",
    "exact": "om ordalydelsen är exakt", "kind": "slag", "note": "anmärkning", "own_note": "anmärkning",
    "mark": "beslutat eller förslag",
    "dimension": "hållbarhet", "dimension_mark": "hållbarhet, beslutat eller förslag",
    "rollup": "om kriteriet räknas i målet",
    "map_indicator": "nyckeltal på länskartan", "small_areas": "mått för delområden", "gaps": "vad som inte mäts",
    "own_gaps": "vad som inte mäts i kommunen", "responsible": "ansvarig", "sdg": "Agenda 2030",
    "articles": "barnkonventionen", "id": "beteckning", "plural": "plural", "unit": "enhet",
    "unit_short": "kort enhet", "noun": "vad antalet räknar", "sex_words": "ord för kön", "decimals": "decimaler",
    "direction": "riktning", "max_age": "högsta ålder på värdet", "window": "antal år i medelvärdet",
    "basis": "underlag", "per": "nämnare", "proposal": "metod för förslag", "external": "någon annans mål",
    "baseline_year": "utgångsår", "family": "familj", "zero_implausible": "om noll är osannolikt",
    "limit_floor": "gränsens golv", "influence": "rådighet", "peer_group": "jämförelsegrupp",
    "leaves_out": "vilka som inte omfattas", "notes": "anmärkningar", "own_notes": "anmärkningar om kommunen",
    "election": "val", "survey_gaps": "år utan mätning", "last_period": "sista år", "break_from": "brott från",
    "predecessor": "föregångare", "successor": "efterföljare", "about": "grupp",
    "decided_unread": "om beslutat mål inte är inläst", "values": "valda värden", "decided": "beslutade värden",
    "also_in": "visas också under", "year": "år", "target": "målvärde", "limit": "accepterad gräns",
    "long_term": "långsiktigt målvärde", "long_term_year": "år för långsiktigt målvärde", "ambition": "ambition",
    "total_of": "total för", "divisor": "delas med",
    "partly": "om bara delar avses", "criterion": "kriterium", "indicators": "nyckeltal", "missing": "vad som saknas",
    "pull": "den ena sidan", "against": "den andra sidan", "decided_by": "beslutat av", "decision": "beslut",
    "level": "nivå", "valid_from": "gäller från", "valid_to": "gäller till", "replaced_by": "ersätts av",
    "link": "länk", "governs": "styr", "subject": "gäller", "body": "instans", "named": "om instansen är namngiven",
    "scope": "omfattning", "value": "värde", "source": "källa", "kpi": "nyckeltal",
    "from_year": "från år", "comparable": "om värdena får jämföras", "matter": "ärende", "when": "när",
}  # fmt: skip

_CODES: Mapping[str, Mapping[Any, str]] = {
    "direction": {1: "högre är bättre", -1: "lägre är bättre", 0: "bedöms inte"},
    "status": {
        "utkast": "utkast", "remiss": "på remiss", "antagen": "antaget",
        "publicerad": "publicerat; beslutet är inte känt",
    },
    "basis": {"register": "register", "sample": "urval", "cohort": "årskull", "count": "antal händelser"},
    "proposal": {
        "quantile": "andra kommuners nivå", "trend": "egen utveckling", "maintain": "behåll nivån",
        "external": "andras mål", "none": "inget förslag",
    },
}  # fmt: skip


def field(name: str) -> str:
    """Return what a field is called, its own name where there is no word for it."""
    return FIELDS.get(name, name)


def value(name: str, content: Any) -> str:
    """Return a field's content as plain text, not escaped; nothing is a dash, and a date that is not known is said."""
    if content is None:
        return "datum inte känt" if name == "date" else NOTHING
    if name in _CODES and not isinstance(content, tuple | Mapping) and content in _CODES[name]:
        return _CODES[name][content]
    if isinstance(content, bool):
        return "ja" if content else "nej"
    if isinstance(content, dt.date):
        return in_words(content)
    if isinstance(content, Mapping):
        return "; ".join(f"{field(str(key))} {value(str(key), each)}" for key, each in content.items() if each)
    if isinstance(content, tuple):
        return _several(name, content)
    return number(content, _decimals(content)) if isinstance(content, float) else str(content)


def _several(name: str, content: tuple[Any, ...]) -> str:
    if name == "term" and len(content) == 2:
        return years(*content)
    if any(isinstance(each, Mapping) for each in content):
        return f"{len(content)} {'steg' if name == 'timetable' else 'poster'}"
    said = [value("", each) for each in content]
    return " ".join(said) if any(each.endswith(".") for each in said) else listed(said)


def _decimals(amount: float) -> int:
    text = repr(amount).partition(".")[2]
    return 0 if text == "0" else len(text)
