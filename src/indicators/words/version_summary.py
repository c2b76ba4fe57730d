"""What differs between two versions, in a few lines before the tables: what is another, and what only sources tell."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed, years
from indicators.words.versions import ChangeWords, is_own

# What every version has of its own, so that it says nothing about the content.
_IDENTITY = frozenset({"status", "date", "reference", "term"})
ONLY_SOURCES = (
    "**Det som bara källorna skiljer:** det som står under Rapportens egna anmärkningar och kopplingar. Källorna säger "
    "olika mycket om det, och inget av det är känt som en ändring."
)


def summary(changes: Sequence[ChangeWords], before: tuple[int, int], after: tuple[int, int], known: int) -> list[str]:
    """Return the lines: what is really another, the strategies, and what only the sources differ in.

    ``before`` and ``after`` are the versions' terms; ``known`` is how many strategies the earlier one has.
    """
    real = [each for each in changes if not is_own(each) and each.follows_from is None]
    told = {each.id: said for each in real if (said := _told(each))}
    rest = [each for each in real if each.id not in told and each.area != "strategies" and each.field not in _IDENTITY]
    if rest:
        told["rest"] = f"{counted(len(rest))} {'annan uppgift' if len(rest) == 1 else 'andra uppgifter'} i tabellerna"
    lines = [f"**Det som verkligen skiljer:** {listed(list(told.values()))}." if told else ""]
    strategies = sum(1 for each in real if each.area == "strategies" and each.before is None)
    if strategies and not known:
        noun = "politisk strategi" if strategies == 1 else "politiska strategier"
        lines.append(
            f"**Strategierna:** {counted(strategies)} {noun} finns i {years(*after)}. För {years(*before)} har ingen "
            "hittats."
        )
    lines.append(ONLY_SOURCES if any(is_own(each) for each in changes) else "")
    return [line for line in lines if line]


def _told(change: ChangeWords) -> str:
    if change.kind == "criterion_removed":
        return f"kriteriet {escape(change.subject)} {escape(change.name)} är borta"
    if change.kind == "criterion_added":
        return f"kriteriet {escape(change.subject)} {escape(change.name)} är nytt"
    if (change.area, change.field) == ("programme", "title"):
        return "programmet heter något annat"
    if (change.area, change.field) == ("programme", "criterion_word"):
        return f"kriterierna kallas {escape(str(change.after))} i stället för {escape(str(change.before))}"
    return ""
