"""Which marks have moved between two reports and why, in plain text that the page or the terminal makes its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indicators.words.follow_up import BRIEF_REASONS
from indicators.words.indicator import IndicatorWords
from indicators.words.marks import COLOURS, PACES, TRENDS, VERDICTS, word
from indicators.words.missing import MISSING, SUSPECT
from indicators.words.numbers import NO_BREAK_SPACE, counted_alike, listed
from indicators.words.row import Row, code, figure, whole
from indicators.words.units import cell

MARKS: Mapping[str, str] = {"verdict": "Måluppfyllelse", "pace": "Takt", "trend": "Trend", "colour": "Plats"}
CAUSES: Mapping[str, str] = {
    "revision": "reviderade uppgifter",
    "title": "ny titel",
    "data": "nya uppgifter",
    "year": "nytt rapportår utan nytt värde",
    "programme": "ny version av programmet",
    "basis": "ändrat underlag",
}
_GLOSSARIES = {"verdict": VERDICTS, "pace": PACES, "trend": TRENDS, "colour": COLOURS}
ABSENT = "finns inte"
NO_MARK = "inget"
HOW_TO_READ = "En tom ruta betyder att märket inte har ändrats, och inget att det inte gavs."
# The arrow keeps to what comes after it, so that it never stands alone on a line.
ARROW = " →\u00a0"
NOTHING_MOVED = "Inga märken skiljer sig."
_NO_PART = {
    "revision": "Båda rapporterna bygger på samma uttag, så inget märke har ändrats av reviderade uppgifter.",
    "data": "Båda rapporterna gäller samma år, så inget märke har ändrats av nya uppgifter.",
    "programme": "Båda rapporterna följer samma version av programmet, så inget märke har ändrats av en ny version.",
}


def mark(name: str, key: str, *, present: bool = True) -> str:
    """Return a mark in words; ``inget`` where none is given, ``finns inte`` where the programme lacks the nyckeltal.

    Raises WordsError for a code the glossary does not have.
    """
    if not present:
        return ABSENT
    return word(_GLOSSARIES[name], key) if key else NO_MARK


def no_part(steps: Sequence[str]) -> list[str]:
    """Return for each cause that cannot have played a part a sentence that says so.

    Where the basis of a report has changed since it was made, its programme and snapshot may be other ones too.
    """
    unknown = ("revision", "programme") if "basis" in steps else ()
    return [text for cause, text in _NO_PART.items() if cause not in steps and cause not in unknown]


def other_basis(year: int, folder: str, differences: Sequence[str]) -> str:
    """Return that the report in ``folder`` was made on another basis than today's, and what differs."""
    return (
        f"Rapporten för {year} i {folder} jämförs så som den gjordes. Sedan dess har detta ändrats: "
        f"{listed(differences)}. Det som ändras av det har orsaken {CAUSES['basis']}."
    )


def gone(indicators: Sequence[str]) -> str:
    """Return which indicators a report had when it was made but no programme of today has; nothing where none."""
    return f"Finns inte längre i programmet: {listed(list(indicators))}." if indicators else ""


def tally(counts: Mapping[str, int]) -> str:
    """Return ``17 på grund av nya uppgifter och …``: how many marks moved, by cause; ``counts`` by the cause's code."""
    known = [(cause, n) for cause, n in counts.items() if n]
    numbers = counted_alike([n for _, n in known])
    return listed([f"{n} på grund av {CAUSES[cause]}" for n, (cause, _) in zip(numbers, known, strict=True)])


def dated(row: Row, when: str, indicator: IndicatorWords, reason: str = "") -> str:
    """Return the judged value ``before`` or ``after`` with its year: ``80,0 (2021)``, or that it is missing.

    ``reason`` is why that report gives no verdict: a likely wrong value and a break in the series are said.
    """
    amount, period = figure(row, f"value_{when}"), whole(row, f"period_{when}")
    if amount is None or period is None:
        return SUSPECT if reason == "suspect_value" else MISSING
    broken = f", {BRIEF_REASONS[reason]}" if reason == "series_break" else ""
    return f"{cell(amount, indicator, unit=False)}{NO_BREAK_SPACE}({period}{broken})"


def side(row: Row, when: str) -> str:
    """Return a roll-up's verdict and counts, ``before`` or ``after``: ``Delvis uppfyllt (0 / 2 / 1 / 1)``."""
    verdict = code(row, when)
    if not verdict:
        return ABSENT
    return f"{word(VERDICTS, verdict)} ({' / '.join(str(whole(row, f'n_{key}_{when}')) for key in _KEYS)})"


_KEYS = ("met", "partly", "not", "na")
BENEATH = "Underlaget skiljer sig för dessa:"
COUNTS_ARE = "Inom parentes: antal uppfyllda, delvis uppfyllda, inte uppfyllda och sådana som inte kan bedömas."
