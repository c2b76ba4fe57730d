"""How verdicts changed from one year to the next, and briefly why one could not be given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.words.indicator import IndicatorWords
from indicators.words.numbers import counted_alike, listed
from indicators.words.row import Row, code, whole
from indicators.words.sentence import capital, joined

NOW = "Nuläge"
BRIEF_REASONS: Mapping[str, str] = {
    "context": "bakgrund",
    "unconfirmed_title": "titeln har ändrats",
    "baseline_year": "utgångsår",
    "retired": "har upphört",
    "suppressed": "sekretess",
    "not_applicable": "inte tillämplig",
    "total_missing": "totalvärde saknas",
    "suspect_value": "värdet sannolikt fel",
    "non_response": "bortfall",
    "not_published": "ej publicerad",
    "no_value": "uppgift saknas",
    "too_old": "för gammalt värde",
    "series_break": "tidsseriebrott",
    "no_new_value": "ingen ny mätning",
    "no_target": "målvärde saknas",
}
PANDEMIC = "2020 och 2021 är pandemiår. Jämförelser med dem ska läsas med försiktighet."
GRADES: Mapping[str, int] = {"met": 2, "partly": 1, "not": 0}


def brief_reason(row: Row, indicator: IndicatorWords) -> str:
    """Return in a few words why the row has no verdict, or nothing where it has one or the reason is not known."""
    reason = code(row, "reason")
    if reason == "no_target" and indicator.decided_unread:
        return "beslutat mål inte inläst"
    if reason == "baseline_year" and whole(row, "year") != indicator.baseline_year:
        return f"utgångsår först {indicator.baseline_year}"
    return BRIEF_REASONS.get(reason, "")


@dataclass(frozen=True)
class Moves:
    """How many verdicts went which way between two years; the last three lack a verdict in one of them or both."""

    better: int
    worse: int
    same: int
    begun: int
    ended: int
    never: int


def moves(pairs: Iterable[tuple[str, str]]) -> Moves:
    """Return the counts of ``pairs``: the codes of one and the same thing's verdicts in the first and last year."""
    tally = dict.fromkeys(("better", "worse", "same", "begun", "ended", "never"), 0)
    for before, after in pairs:
        tally[direction(before, after)] += 1
    return Moves(**tally)


def direction(before: str, after: str) -> str:
    """Return which way a verdict went: a field of :class:`Moves`."""
    first, last = GRADES.get(before), GRADES.get(after)
    if first is None or last is None:
        return "never" if first is last else "begun" if first is None else "ended"
    return "same" if first == last else "better" if last > first else "worse"


def moved(these: Moves, first: int, last: int, noun: tuple[str, str], *, neuter: bool) -> str:
    """Return ``Från 2021 till 2022 fick två målkriterier en bättre bedömning, ett en sämre och tio samma. …``

    ``noun`` is in singular and plural, ``neuter`` its gender.
    """
    counts = (these.better, these.worse, these.same, these.begun, these.ended, these.never)
    better, worse, same, begun, ended, never = counted_alike(counts, neuter=neuter)
    ways = [(these.better, better, "bättre"), (these.worse, worse, "sämre"), (these.same, same, "samma")]
    none = "inget" if neuter else "ingen"
    said = _compared([way for way in ways if way[0]], noun) or f"kunde {none} {noun[0]} jämföras"
    return joined(
        f"Från {first} till {last} {said}.",
        f"{capital(begun)} kunde bedömas {last} men inte {first}." if these.begun else "",
        f"{capital(ended)} kunde bedömas {first} men inte {last}." if these.ended else "",
        f"{capital(never)} kunde inte bedömas något av åren." if these.never else "",
    )


def _compared(ways: Sequence[tuple[int, str, str]], noun: tuple[str, str]) -> str:
    """Return ``fick två målkriterier en bättre bedömning, ett en sämre och tio samma``; the noun stands once."""
    said: list[str] = []
    for n, text, way in ways:
        what = way if way == "samma" else f"en {way}"
        said.append(f"{text} {what}" if said else f"{text} {noun[n > 1]} {what} bedömning")
    return f"fick {listed(said)}" if said else ""
