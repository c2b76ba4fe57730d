"""What is said of locked years: when they were locked, where today differs, and what the difference comes from."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed
from indicators.words.sentence import capital

WHO = "Den som tar fram rapporten kan låsa ett år."
GONE = "Finns inte i dagens program"
NEW = "Fanns inte när året låstes"
ON_WHAT = "Uttaget, rättelserna, programmet och metoden är desamma som då."
WHAT = "Ett låst års program och bedömningar sparas som de är. Senare rapporter visar dem bredvid dagens."


def not_locked(years: Sequence[int]) -> str:
    """Return which years are not locked and what it would mean to lock them, or nothing."""
    if not years:
        return ""
    said = f"{years[0]} är inte låst" if len(years) == 1 else f"{listed([str(year) for year in years])} är inte låsta"
    return f"{said}. {WHAT} {WHO}"


def locked_when(year: int, date: str, commit: str | None) -> str:
    """Return when the year was locked, and at which version of the code (``commit``) where that is known."""
    at = "" if commit is None else f" med kodens version `{commit[:10]}`"
    loose = " (med ändringar som inte var sparade i git)" if commit is not None and commit.endswith("+") else ""
    return f"Bedömningarna för {year} låstes den {escape(date)}{at}{loose}."


def differing(n: int) -> str:
    """Return how many verdicts differ between then and today."""
    if not n:
        return "Inga skillnader: varje låst bedömning är densamma i dag."
    return f"{capital(counted(n))} {'bedömning' if n == 1 else 'bedömningar'} skiljer sig i dag från den låsta."


def other_values(n: int) -> str:
    """Return how many values differ though the verdict is the same, or nothing when none does."""
    if not n:
        return ""
    return f"För {counted(n)} {'indikator' if n == 1 else 'indikatorer'} är värdet ett annat men bedömningen densamma."


def programme(then: str, now: str, files: Sequence[str]) -> str:
    """Return how the programme differs: another one, or the same with changed files."""
    if then != now:
        return f"programmet ({then} då, {now} i dag)"
    return f"programmet ({listed(list(files))})"


def because(differences: Sequence[str]) -> str:
    """Return what differs in what then and today stand on; ``differences`` are plain text."""
    return f"Det som skiljer sig sedan dess är {escape(listed(list(differences)))}." if differences else ON_WHAT
