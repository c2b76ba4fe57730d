"""Words of the consultation (remiss): who has answered, and what answer is proposed to each opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.words.numbers import counted, counted_alike, listed
from indicators.words.sentence import joined, sentence

ANSWERED, UNAVAILABLE, SILENT = "inkommet", "ej_tillgangligt", "ej_svarat"
UNTREATED = "okänt"

STATES: Mapping[str, str] = {
    ANSWERED: "Har svarat",
    UNAVAILABLE: "Svaret är inte tillgängligt",
    SILENT: "Har inte svarat",
}
TREATMENTS: Mapping[str, str] = {
    "tillgodoses": "Tillgodoses",
    "delvis": "Tillgodoses delvis",
    "inte": "Tillgodoses inte",
    "besvaras": "Besvaras",
    UNTREATED: "Inget svar är känt",
}
# The same in the head of a column.
BRIEF: Mapping[str, str] = {
    "tillgodoses": "Tillgodoses",
    "delvis": "Delvis",
    "inte": "Inte",
    "besvaras": "Besvaras",
    UNTREATED: "Okänt",
}
ACCEPTED = ("tillgodoses", "delvis")

UNKNOWN_ANSWER = "Där svaret inte är tillgängligt är det också okänt om instansen svarade."
NO_OPINIONS = "Inga remissvar är kända. Därför kan inga synpunkter redovisas."


def who_answered(states: Sequence[str], groups: int) -> str:
    """Return how many of the bodies asked have answered, by their ``states``; ``groups`` of them have no names.

    Every state is an answer state of the programme (a key of ``STATES``).
    """
    if not states:
        return "Vilka som fick remissen är inte känt."
    came, unavailable, silent = (states.count(state) for state in STATES)
    named = len(states) - groups
    asked = [_instances(named)] if named else []
    asked += [f"{_groups(groups)} vars medlemmar inte nämns i källorna"] if groups else []
    said = [f"{counted(came)} har svarat"] if came else []
    said += [f"för {counted(unavailable)} är svaret inte tillgängligt"] if unavailable else []
    said += [f"{counted(silent)} har inte svarat"] if silent else []
    return joined(
        "" if came else "Inget remissvar är tillgängligt.",
        sentence(f"remissen gick till {listed(asked)}"),
        sentence(listed(said)) if came or silent else "",
        UNKNOWN_ANSWER if unavailable else "",
    )


def _instances(count: int) -> str:
    return "en instans" if count == 1 else f"{counted(count)} instanser"


def _groups(count: int) -> str:
    return "en grupp" if count == 1 else f"{counted(count)} grupper"


def treated(counts: Mapping[str, int]) -> str:
    """Return how many opinions there are and how they are treated; ``counts`` by the keys of ``TREATMENTS``."""
    total = sum(counts.values())
    if not total:
        return NO_OPINIONS
    known = [key for key in TREATMENTS if counts.get(key)]
    whole, *parts = counted_alike([total, *(counts[key] for key in known)])
    said = [f"{part} {_TREATED[key]}" for key, part in zip(known, parts, strict=True)]
    noun = "synpunkt" if total == 1 else "synpunkter"
    return joined(sentence(f"{whole} {noun} har kommit in"), sentence(listed(said)))


_TREATED: Mapping[str, str] = {
    "tillgodoses": "föreslås tillgodoses",
    "delvis": "föreslås tillgodoses delvis",
    "inte": "föreslås inte tillgodoses",
    "besvaras": "besvaras",
    UNTREATED: "har inget känt svar",
}
