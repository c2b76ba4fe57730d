"""One indicator as the method needs it: a row of the indicator frame with its gaps made explicit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.method.errors import InputError

LONG_TERM_YEAR = 2030
KINDS = ("share", "percent", "count", "rate", "index", "years", "amount")
BASES = ("register", "sample", "cohort", "count")
PROPOSALS = ("quantile", "trend", "maintain", "external", "none")


@dataclass(frozen=True)
class Specification:
    """How one indicator is read and judged; the fields are those of the programme file."""

    indicator: str
    kpi: str
    kpi_title: str
    goal: str
    criterion: str
    family: str | None
    direction: int
    kind: str
    decimals: int
    max_age: int
    window: int
    basis: str
    per: float | None
    proposal: str
    external_value: float | None
    external_year: int | None
    external_source: str | None
    baseline_year: int
    zero_implausible: bool
    limit_floor: float | None
    peer_group: str | None
    election: str | None
    last_period: int | None
    predecessor: str | None
    break_from: int | None
    comparable: bool
    successor: str | None
    successor_from: int | None
    successor_comparable: bool
    decided_unread: bool
    unconfirmed_title: str | None

    @property
    def makes_proposal(self) -> bool:
        """Whether limits and sub-goals are proposed: never for context, a stopped one, or a decision not read in."""
        return self.direction != 0 and self.proposal != "none" and not self.decided_unread and not self.stopped

    @property
    def stopped(self) -> bool:
        """Whether the provider has changed the title and nobody has confirmed that it measures the same."""
        return self.unconfirmed_title is not None

    @property
    def continues_from(self) -> int | None:
        """The first year of a successor that may be compared with this one, None without such a successor."""
        if not self.successor or not self.successor_comparable:
            return None
        last = None if self.last_period is None else self.last_period + 1
        return last if self.successor_from is None else self.successor_from

    @property
    def unit_step(self) -> float:
        """One unit of the last decimal shown."""
        return float(10.0**-self.decimals)


def specifications(indicators: pd.DataFrame) -> list[Specification]:
    """Return the rows of the indicator frame, in its order.

    Raises InputError for an indicator listed twice, or a kind, basis, proposal or direction that does not exist.
    """
    found = [_specification(row) for row in indicators.to_dict("records")]
    ids = [item.indicator for item in found]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise InputError(f"indikatorn {', '.join(twice)} finns två gånger. Behåll den ena i programmet.")
    return found


def _specification(row: Mapping[Hashable, Any]) -> Specification:
    given: dict[str, Any] = {name: read(row[name]) for names, read in _READERS for name in names.split()}
    item = Specification(**given)
    _check(item)
    return item


def _check(item: Specification) -> None:
    allowed = {"kind": KINDS, "basis": BASES, "proposal": PROPOSALS, "direction": (-1, 0, 1)}
    for name, values in allowed.items():
        if getattr(item, name) not in values:
            known = ", ".join(str(value) for value in values)
            raise InputError(f"{item.indicator}: {name} {getattr(item, name)!r} är okänt. Använd något av {known}.")
    if item.proposal == "external" and (item.external_value is None or item.external_year is None):
        raise InputError(f"{item.indicator}: ett mål utifrån kräver external_value och external_year. Skriv dem.")
    if item.basis == "count" and item.per is None:
        raise InputError(f"{item.indicator}: räknade fall kräver per, fall per så många invånare. Skriv det.")
    if item.successor and item.successor_comparable and item.continues_from is None:
        raise InputError(f"{item.indicator}: en jämförbar efterföljare kräver from_year. Skriv året den börjar.")


def _text(value: Any) -> str | None:
    return None if value is None or pd.isna(value) or value == "" else str(value)


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _whole(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _true(value: Any) -> bool:
    return bool(value is not None and not pd.isna(value) and bool(value))


_READERS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("indicator kpi kpi_title goal criterion kind basis proposal", str),
    ("direction decimals max_age window baseline_year", int),
    ("family peer_group election predecessor successor external_source unconfirmed_title", _text),
    ("per external_value limit_floor", _number),
    ("external_year last_period break_from successor_from", _whole),
    ("zero_implausible comparable successor_comparable decided_unread", _true),
)
