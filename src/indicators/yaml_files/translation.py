"""Turn what pydantic finds wrong into Swedish problems with a line, a field and a remedy."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from indicators.yaml_files.fieldnames import field_names
from indicators.yaml_files.problems import Problem
from indicators.yaml_files.reading import Tree, YamlPath

Said = tuple[str, str]


def problems_of(error: ValidationError, tree: Tree, model: type[BaseModel], at: YamlPath = ()) -> list[Problem]:
    """Return one problem for each thing ``error`` says of what stands ``at`` a path of ``tree``, read as ``model``."""
    return [_problem(detail, tree, model, at) for detail in error.errors(include_url=False) if not _echo(detail)]


def _echo(detail: ErrorDetails) -> bool:
    """Say whether pydantic calls a list short only because its members are wrong, which is said of each already."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, tree: Tree, model: type[BaseModel], at: YamlPath) -> Problem:
    path = (*at, *(part for part in detail["loc"] if part != "[key]"))
    name = _field(path)
    what, remedy = _say(detail, model)
    return Problem(tree.file, tree.line(path), name, what, remedy)


def _field(path: YamlPath) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return names[-1] if names else "filen"


def _say(detail: ErrorDetails, model: type[BaseModel]) -> Said:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return "okänt fält", _nearest(str(detail["loc"][-1]), field_names(model))
    say = _SAID.get(kind)
    shown = _shown(detail.get("input"))
    if say is None:
        return f"värdet {shown} godtas inte ({detail['msg']})", "Se fältets beskrivning i JSON-schemat."
    return say(shown, context)


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _nearest(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    if near:
        return f"Menas {near[0]}? Rätta stavningen."
    return "Ta bort fältet, eller se vilka fält som finns i JSON-schemat."


def _choices(shown: str, context: Mapping[str, Any]) -> Said:
    expected = context["expected"].replace(" or ", ", ")
    return f"{shown} finns inte bland de tillåtna värdena", f"Skriv ett av: {expected}."


def _pattern(shown: str, context: Mapping[str, Any]) -> Said:
    return f"{shown} har fel form", f"{_PATTERNS.get(context['pattern'], 'Följ mönstret ' + context['pattern'])}."


def _wrong(what: str, remedy: str) -> Callable[[str, Mapping[str, Any]], Said]:
    return lambda shown, context: (what.format(shown=shown, **context), remedy.format(**context))


_PATTERNS = {
    r"^[NUE]\d{5}$": (
        "Ett nyckeltal i Kolada skrivs N eller U och fem siffror, till exempel N15428; ett eget E och fem, E00001"
    ),
    r"^(\d{4}|\*)$": 'Ett område är fyra siffror i citattecken, till exempel "0665", eller "*" för alla områden',
    r"^[a-z0-9][a-z0-9-]{0,63}$": "Ett uttag är namnet på en mapp i data/raw, till exempel 2024-host",
    r"^TAB\d{1,6}$": "En tabell hos SCB skrivs TAB och siffror, till exempel TAB6574",
    r"^G\d{3,7}$": "En jämförelsegrupp i Kolada skrivs G och siffror, till exempel G37569",
    r"^\d{4}$": 'En kommunkod är fyra siffror i citattecken, till exempel "0665"',
    r"^([1-9]|[A-ZÅÄÖ])$": 'Ett mål betecknas med en siffra eller en stor bokstav, till exempel "1" eller "I"',
    r"^([1-9]|[A-ZÅÄÖ])\.[1-9]\d?$": 'Ett kriterium betecknas med mål, punkt och nummer, till exempel "2.2"',
    r"^([1-9]|[A-ZÅÄÖ])(\.[1-9]\d?)?$|^[NUE]\d{5}$": (
        'Skriv ett mål ("1"), ett kriterium ("1.1") eller ett nyckeltal (N15428)'
    ),
    r"^(kommun|nämnd|stat|fn)$": "Skriv ett av: kommun, nämnd, stat eller fn",
    r"^https://\S+$": "En länk börjar med https:// och innehåller inga mellanslag",
    r"^[a-z_]{2,30}$": "Ett mått skrivs med små bokstäver a–z och understreck, till exempel employed",
    r"^[a-z0-9][a-z0-9-]{0,49}$": "Beteckningen får bara ha små bokstäver a–z, siffror och bindestreck",
}
_QUOTE = "Skriv text; siffror och datum som är beteckningar ska stå inom citattecken"
_SAID: dict[str, Callable[[str, Mapping[str, Any]], Said]] = {
    "missing": _wrong("fältet saknas", "Lägg till fältet här."),
    "literal_error": _choices,
    "string_pattern_mismatch": _pattern,
    "string_type": _wrong("{shown} är inte text", f"{_QUOTE}."),
    "string_too_short": _wrong("texten är tom", "Skriv minst {min_length} tecken."),
    "string_too_long": _wrong("texten är för lång", "Skriv högst {max_length} tecken."),
    "not_one_line": _wrong("texten har radbrytning eller styrtecken", "Skriv den på en rad, eller med >- framför."),
    "space_around": _wrong("texten börjar eller slutar med mellanslag", "Ta bort mellanslaget."),
    "int_type": _wrong("{shown} är inte ett heltal", "Skriv ett heltal utan citattecken och decimaler."),
    "int_from_float": _wrong("{shown} är inte ett heltal", "Skriv ett heltal utan decimaler."),
    "float_type": _wrong("{shown} är inte ett tal", "Skriv ett tal med decimalpunkt, utan citattecken."),
    "bool_type": _wrong("{shown} är varken true eller false", "Skriv true eller false."),
    "date_type": _wrong("{shown} är inte ett giltigt datum", "Skriv ett datum som finns, som 2020-02-19."),
    "greater_than_equal": _wrong("{shown} är för litet", "Skriv {ge} eller mer."),
    "less_than_equal": _wrong("{shown} är för stort", "Skriv {le} eller mindre."),
    "greater_than": _wrong("{shown} är för litet", "Skriv mer än {gt}."),
    "tuple_type": _wrong("{shown} är inte en lista", "Skriv en lista: [a, b], eller en rad med - för varje värde."),
    "too_short": _wrong("listan har {actual_length} värden", "Minst {min_length} behövs."),
    "too_long": _wrong("listan har för många värden", "Högst {max_length} får finnas."),
    "dict_type": _wrong("{shown} är inte fält med värden", "Skriv fält: värde, ett per rad."),
    "model_type": _wrong("{shown} är inte fält med värden", "Skriv fält: värde, ett per rad."),
    "model_attributes_type": _wrong("{shown} är inte fält med värden", "Skriv fält: värde, ett per rad."),
}
