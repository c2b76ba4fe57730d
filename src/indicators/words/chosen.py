"""Values chosen in the programme: what they are taken from, and whether somebody has decided them."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from indicators.words.dates import date as spelled
from indicators.words.markdown import escape
from indicators.words.marks import UNDECIDED
from indicators.words.sentence import joined, sentence


class Chosen(Protocol):
    """A value written in the programme for one year."""

    @property
    def year(self) -> int: ...
    @property
    def decided(self) -> bool: ...
    @property
    def ambition(self) -> str | None: ...
    @property
    def date(self) -> dt.date | None: ...


class Cited(Protocol):
    """The source a decision is read from."""

    @property
    def title(self) -> str: ...
    @property
    def date(self) -> dt.date | None: ...


def decision(value: Chosen, source: Cited | None) -> str:
    """Return the decision behind a decided value, with its date where the title does not say it; escaped."""
    if source is None:
        return ""
    when = value.date or source.date
    dated = f" ({spelled(when)})" if when and spelled(when) not in source.title else ""
    return f"{escape(source.title.rstrip('.'))}{dated}"


def long_term(amount: str, decided_by: str | None) -> str:
    """Return the status of a long-term value that is not that of the target beside it; a proposal says so first.

    ``amount`` is the value with its year, ``decided_by`` the decision as :func:`decision` has it, None for a proposal.
    """
    if decided_by is None:
        return joined(f"{UNDECIDED}.", f"Det långsiktiga målvärdet, {amount}, är ett förslag.")
    return sentence(f"Det långsiktiga målvärdet, {amount}, är beslutat: {decided_by}")


def chosen(value: Chosen, source: Cited | None) -> str:
    """Return where a written target and limit come from; a proposal begins with ``Förslag – inte beslutat.``"""
    if value.decided:
        return sentence(f"Målvärdet för {value.year} är beslutat: {decision(value, source)}")
    taken = f", med ambitionen {escape(value.ambition)}" if value.ambition else ""
    return joined(f"{UNDECIDED}.", f"Målvärdet för {value.year} är valt i programmet{taken}.")
