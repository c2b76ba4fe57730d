"""What the tables must know of each nyckeltal to check and protect its values: its kind, and what it is a total of."""

from __future__ import annotations

from collections.abc import Mapping


class Kinds(dict[str, str]):
    """The kind (share, percent, count, rate, index, years, amount) of each nyckeltal.

    ``totals`` has the nyckeltal per inhabitant of each nyckeltal that is its total, as the programme's ``total_of``
    says: N07702 (tonnes) is N00401 (tonnes per inhabitant) times the inhabitants.
    """

    def __init__(self, kinds: Mapping[str, str] | None = None, totals: Mapping[str, str] | None = None) -> None:
        super().__init__(kinds or {})
        self.totals = dict(totals or {})


def totals_of(kinds: Mapping[str, str]) -> dict[str, str]:
    """Return which nyckeltal are totals of which others; none where only kinds are known."""
    return kinds.totals if isinstance(kinds, Kinds) else {}
