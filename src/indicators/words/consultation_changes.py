"""Words on what a consultation led to: how many changes lack a known answer, how many answers lack a change."""

from __future__ import annotations

from indicators.words.numbers import counted, counted_alike
from indicators.words.sentence import capital, sentence

NO_NEXT = "Remissen säger inte vilken version av programmet som kom efter. Ändringarna kan därför inte visas."
NONE_BEHIND = "Att inget känt svar ligger bakom en ändring betyder inte att den saknar skäl."
SAME_ROW = "Det som bara följer av en ändring står på samma rad som den."
NOTHING_ACCEPTED = "Ingen synpunkt är känd som föreslås tillgodoses, helt eller delvis."
ALL_ACCEPTED_LED = "Varje synpunkt som föreslås tillgodoses, helt eller delvis, har lett till en ändring."


def how_many(changes: int, alone: int, version: str) -> str:
    """Return how many changes there are to the next version (``version`` is escaped), and how many have no answer."""
    if not changes:
        return f"Inget har ändrats till nästa version, {version}."
    all_of_them, some = counted_alike([changes, alone])
    noun = "skillnad" if changes == 1 else "skillnader"
    made = sentence(f"{all_of_them} {noun} finns mellan remissen och den jämförda versionen, {version}")
    if alone == 0:
        return f"{made} Bakom var och en finns ett känt svar."
    if alone == changes:
        return f"{made} Inget känt svar ligger bakom någon av dem."
    return f"{made} Inget känt svar ligger bakom {some} av dem."


def new_strategies(count: int, before: str, after: str, where: str) -> str:
    """Return how many political strategies are known only for the later term, with links to them and to each change.

    ``before`` and ``after`` are the terms, ``where`` the place of the changes.
    """
    noun = "politisk strategi" if count == 1 else "politiska strategier"
    told = f"{capital(counted(count))} {noun} finns i {after}; för {before} har ingen hittats. Vad de säger står i"
    return f"{told} kapitlet [Politiska strategier](strategier.qmd), och var och en i kapitlet [Versioner]({where})."


def accepted_without(without: int, accepted: int) -> str:
    """Return how many of the accepted opinions name no change."""
    some, whole = counted_alike([without, accepted])
    return sentence(f"{some} av {whole} synpunkter som föreslås tillgodoses har inte lett till någon känd ändring")
