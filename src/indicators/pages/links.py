"""A goal's and a criterion's ties to Agenda 2030 and the child convention; decided and proposed told apart."""

from __future__ import annotations

from indicators.programme import Criterion, Goal
from indicators.words import marks
from indicators.words.agenda import sdg
from indicators.words.markdown import escape
from indicators.words.numbers import listed
from indicators.words.sentence import joined

DECIDED = "beslutat"


def ties(item: Goal | Criterion) -> str:
    """Return the ties to Agenda 2030 and the child convention, and a criterion's dimension of sustainability.

    What is decided comes first; before what is proposed the mark stands once.
    """
    said = {decided: _sentences(item, decided=decided) for decided in (True, False)}
    return joined(*said[True], *([marks.proposal_mark(), *said[False]] if said[False] else []))


def _sentences(item: Goal | Criterion, *, decided: bool) -> list[str]:
    found = []
    if isinstance(item, Criterion) and (item.dimension_mark == DECIDED) == decided:
        found.append(f"Hållbarhet: {escape(item.dimension)}.")
    goals = [sdg(link.number, partly=link.partly) for link in item.sdg if (link.mark == DECIDED) == decided]
    if goals:
        found.append(f"Agenda 2030: {listed([escape(each) for each in goals])}.")
    numbers = [str(link.number) for link in item.articles if (link.mark == DECIDED) == decided]
    if numbers:
        found.append(f"Barnkonventionen: {'artiklarna' if len(numbers) > 1 else 'artikel'} {listed(numbers)}.")
    return found
