"""What differs between two snapshots, in plain text that the page or the terminal makes its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from indicators.words.numbers import counted, listed, number, rounded, signed, typeset
from indicators.words.row import Row, figure
from indicators.words.units import MISSING

CHANGES: Mapping[str, str] = {"revised": "reviderat", "new": "nytt", "gone": "borta", "suppressed": "sekretess"}
SEXES: Mapping[str, str] = {"T": "alla", "K": "kvinnor", "M": "män"}
NO_DIFFERENCE = "–"
NOT_COMPARED = "Värdena har inte jämförts, eftersom nyckeltalet kan ha fått en annan definition."
WHOLE_SNAPSHOT = (
    "Reviderade uppgifter är här allt som skiljer uttagen: reviderade, nya och borttagna värden, även andra kommuners, "
    "och jämförelsegruppernas medlemmar."
)
COMPARED = "Båda titlarna är bekräftade i programmet, så värdena har jämförts."


class MeasuredWords(Protocol):
    """What the tables need to know of an indicator or a supporting nyckeltal."""

    @property
    def short(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def unit_short(self) -> str: ...
    @property
    def decimals(self) -> int: ...


@dataclass(frozen=True)
class Measured:
    """A nyckeltal as a table names and prints it."""

    short: str
    unit: str
    unit_short: str
    decimals: int

    @property
    def label(self) -> str:
        """The name with the unit that the cells leave out: ``Utsläpp av växthusgaser, ton/inv.``."""
        unit = self.unit_short.strip()
        return typeset(f"{self.short}, {unit}" if unit else self.short)


def measured(words: MeasuredWords) -> Measured:
    """Return the words of an indicator or supporting nyckeltal."""
    return Measured(words.short, words.unit, words.unit_short, words.decimals)


def value_cells(row: Row, words: Measured) -> list[str]:
    """Return before, after and difference in the nyckeltal's decimals; the difference is that of the values shown."""
    before, after = figure(row, "before"), figure(row, "after")
    cells = [MISSING if each is None else number(each, words.decimals) for each in (before, after)]
    return [
        *cells,
        NO_DIFFERENCE if before is None or after is None else shown_difference(before, after, words.decimals),
    ]


def shown_difference(before: float, after: float, decimals: int) -> str:
    """Return ``+0,15``: the difference between the two as they are shown."""
    return signed(float(rounded(after, decimals) - rounded(before, decimals)), decimals)


def area_cells(row: Row) -> list[str]:
    """Return how many areas' values were revised, are new, gone and secret."""
    return [number(figure(row, name) or 0.0) for name in CHANGES]


def unseen(count: int) -> str:
    """Return the sentence about values that were revised by less than what is shown; nothing for none."""
    if not count:
        return ""
    what = "Ett värde till är reviderat" if count == 1 else f"{counted(count).capitalize()} värden till är reviderade"
    return f"{what}, men så lite att det inte syns med de decimaler som visas."


def because_of_title(kpis: Sequence[str]) -> str:
    """Return the sentence about marks that moved because a title changed, which is no revision; nothing for none."""
    if not kpis:
        return ""
    return f"Märkena för {listed(list(kpis))} har ändrats för att titeln är ny, inte för att värdet är reviderat."


def members(gone: Sequence[str], new: Sequence[str], names: Mapping[str, str]) -> str:
    """Return ``utan Nybro; med Tidaholm``: which members a group has lost and got."""
    sides = (("utan", gone), ("med", new))
    return "; ".join(f"{word} {listed([names.get(each, each) for each in codes])}" for word, codes in sides if codes)
