"""Words on who is responsible, what the municipality can influence and which measure is taken; the unknown is said."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.words.numbers import counted, counted_alike
from indicators.words.sentence import joined, sentence

UNKNOWN = "Okänt"
NO_MEASURE = "Åtgärd ej redovisad"
NO_PROGNOSIS = "Ej redovisad"
HOW = (
    "Okänt betyder att ingen källa säger det. Åtgärder, prognoser och kommentarer kommer från dem som anges. De "
    "påverkar inte bedömningarna."
)
INFLUENCE = (
    "Rådighet är vad kommunen själv kan påverka. Siffrorna är antalet indikatorer med egen, delad och liten rådighet; "
    "indelningen är ett förslag."
)
OLD = "Äldre utfall är från ett tidigare år än {year}."
_DEGREES = ("egen", "delad", "liten")


def influence(counts: Mapping[str, int]) -> str:
    """Return ``egen 3, delad 5`` from the number of indicators by degree; nothing for none."""
    return ", ".join(f"{degree} {counts[degree]}" for degree in _DEGREES if counts.get(degree))


def unknown_criteria(criteria: int, unowned: int, proposed: int, unmeasured: int, year: int) -> str:
    """Return for how many of the criteria no one is known to be responsible, and no measure is told.

    For ``proposed`` of the others the responsible body is only a proposal.
    """
    owner = _of(unowned, criteria, "är det okänt vilken nämnd eller vilket bolag som ansvarar")
    only = f"för {counted(proposed, neuter=True)} är ansvaret ett förslag, inte ett beslut" if proposed else ""
    measure = _of(unmeasured, criteria, f"är ingen åtgärd redovisad {year}")
    return joined(sentence(owner), sentence(only), sentence(measure))


def unknown_indicators(indicators: int, judged: int, untargeted: int, unread: int, without_outcome: int) -> str:
    """Return how many of the judged indicators have no target, and how many of all have no outcome.

    ``unread`` of those without a target have a decided one that has not been read into the programme.
    """
    target = _of(untargeted, judged, "finns inget målvärde i underlaget", "indikatorer som ska bedömas")
    decided = f"för {counted(unread)} av dem finns ett beslutat mål som inte är inläst" if unread else ""
    outcome = _of(without_outcome, indicators, "saknas utfall", "indikatorer")
    return joined(sentence(target), sentence(decided), sentence(outcome))


def _of(some: int, whole: int, said: str, noun: str = "kriterier") -> str:
    if some == whole:
        return f"för alla {whole} {noun} {said}"
    few, many = counted_alike([some, whole], neuter=noun == "kriterier")
    return f"för {few} av {many} {noun} {said}"


def context(count: int) -> str:
    """Return that indicators shown as background have no target to lack; nothing where there are none."""
    if not count:
        return ""
    what = "indikator visas" if count == 1 else "indikatorer visas"
    return sentence(f"{counted(count)} {what} som bakgrund, utan målvärde, och räknas inte bland dem som saknar ett")


def commented(count: int, year: int) -> str:
    """Return that there are no comments until the year, or nothing: the comments themselves follow."""
    return "" if count else f"Inga kommentarer finns till och med {year}."
