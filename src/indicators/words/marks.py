"""Codes to Swedish words, and the spans that carry the report's four marks. One glossary a mark; never merged."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.words.numbers import number
from indicators.words.row import Row, WordsError, code, flag, whole

VERDICTS: Mapping[str, str] = {
    "met": "Uppfyllt",
    "partly": "Delvis uppfyllt",
    "not": "Inte uppfyllt",
    "na": "Kan inte bedömas",
}
BRIEF: Mapping[str, str] = {"met": "uppfyllt", "partly": "delvis", "not": "inte"}
PACES: Mapping[str, str] = {
    "on_pace": "I fas",
    "too_slow": "För långsamt",
    "far_behind": "Långt efter",
    "wrong_way": "Åt fel håll",
    "kept": "Nivån bibehållen",
    "lost": "Nivån inte bibehållen",
}
TRENDS: Mapping[str, str] = {
    "improving": "Förbättras",
    "worsening": "Försämras",
    "no_certain_trend": "Ingen tydlig trend",
    "unchanged": "Oförändrad",
    "too_short": "För kort serie",
}
COLOURS: Mapping[str, str] = {
    "green": "i den fjärdedel som ligger bäst till",
    "yellow": "i den hälft som ligger i mitten",
    "red": "i den fjärdedel som ligger sämst till",
    "grey": "ingen placering",
}
MOVEMENTS: Mapping[str, str] = {"better": "Förbättrat", "worse": "Försämrat", "unchanged": "Oförändrat"}
UNDECIDED = "Förslag – inte beslutat"
UNCERTAIN = "Osäker bedömning"


def word(glossary: Mapping[str, str], key: str) -> str:
    """Return the Swedish word for a code.

    Raises WordsError for a code the glossary does not have.
    """
    if key not in glossary:
        known = ", ".join(glossary)
        raise WordsError(f"koden {key!r} saknar ord på svenska. Åtgärd: använd någon av {known}.")
    return glossary[key]


def span(text: str, *classes: str) -> str:
    """Return a Pandoc span; ``text`` must already be safe."""
    return f"[{text}]{{{' '.join(f'.{name}' for name in classes)}}}"


def _mark(glossary: Mapping[str, str], name: str, key: str) -> str:
    return span(word(glossary, key), name, key) if key else ""


def verdict_mark(row: Row) -> str:
    """Return ``[Delvis uppfyllt]{.verdict .partly}``; a missing verdict gives no mark."""
    return _mark(VERDICTS, "verdict", code(row, "verdict"))


def pace_mark(row: Row) -> str:
    """Return ``[För långsamt]{.pace .too_slow}``, or nothing where no pace is given."""
    return _mark(PACES, "pace", code(row, "pace"))


def trend_mark(row: Row) -> str:
    """Return ``[Försämras]{.trend .worsening}``, or nothing where no trend is given."""
    return _mark(TRENDS, "trend", code(row, "trend"))


def rank_mark(row: Row, *, brief: bool = False) -> str:
    """Return ``[Plats 237 av 290]{.rank .red}``; without a rank ``[Ingen placering]{.rank .grey}``.

    ``brief`` leaves out the word in a column that is called so.
    """
    rank, among, colour = whole(row, "rank"), whole(row, "rank_n"), code(row, "colour") or "grey"
    word(COLOURS, colour)
    if rank is None or among is None or colour == "grey":
        return span("Ingen placering", "rank", "grey")
    return span(f"{'' if brief else 'Plats '}{number(rank)} av {number(among)}", "rank", colour)


def proposal_mark(row: Row | None = None) -> str:
    """Return the span that says a value is only proposed; nothing for a row whose target is decided."""
    if row is not None and code(row, "target_status") == "decided":
        return ""
    return span(UNDECIDED, "proposal")


def uncertain_mark(row: Row) -> str:
    """Return the span for a verdict within chance variation or the margin of error, or nothing."""
    return span(UNCERTAIN, "uncertain") if flag(row, "uncertain") else ""
