"""What a steering document governs, what follows it up, and whether it holds: the facts behind its page."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.pages.picture import Picture
from indicators.programme import Criterion, Document, Indicator, Programme

DECIDED = "beslutat"


def is_decided(mark: str) -> bool:
    """Return whether a mark in the programme says decided or published, and not proposed."""
    return mark == DECIDED


def judged(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Return the indicators that are judged: those where the programme says which way is better."""
    return [each for each in indicators if each.direction]


def criteria_of(programme: Programme, subject: str) -> list[Criterion]:
    """Return the criteria that a subject (goal, criterion or nyckeltal) stands for, in the programme's order."""
    kpis = {each.criterion for each in programme.indicators if each.kpi == subject}
    return [each for each in programme.criteria if subject in (each.goal, each.id) or each.id in kpis]


def named_criterion(programme: Programme, subject: str) -> str | None:
    """Return the one criterion that a subject names, itself or through its nyckeltal; None for a whole goal."""
    found = criteria_of(programme, subject)
    return found[0].id if found and subject not in {goal.id for goal in programme.goals} else None


def follow_up(programme: Programme, document: Document) -> list[Indicator]:
    """Return the judged indicators under what the document governs; a nyckeltal that it names stands for itself."""
    subjects = {tie.subject for tie in document.governs}
    wide = {each.id for one in subjects - _kpis(programme) for each in criteria_of(programme, one)}
    return [each for each in judged(programme.indicators) if each.criterion in wide or each.kpi in subjects]


def _kpis(programme: Programme) -> set[str]:
    return {each.kpi for each in programme.indicators}


def ungoverned(programme: Programme) -> list[Criterion]:
    """Return the criteria that no document names, itself or by one of its nyckeltal; ties to a goal do not count."""
    named = {named_criterion(programme, tie.subject) for each in programme.documents for tie in each.governs}
    return [each for each in programme.criteria if each.id not in named]


def goals_without_documents(programme: Programme) -> list[str]:
    """Return the ids of the goals that no document governs as a whole."""
    governed = {tie.subject for each in programme.documents for tie in each.governs}
    return [goal.id for goal in programme.goals if goal.id not in governed]


def without_follow_up(programme: Programme) -> list[Document]:
    """Return the documents with no judged indicator under what they govern."""
    return [each for each in programme.documents if not follow_up(programme, each)]


def not_assessed(picture: Picture) -> list[Document]:
    """Return the documents whose judged indicators all lack a verdict in the report year."""
    followed = ((each, follow_up(picture.programme, each)) for each in picture.programme.documents)
    return [
        document for document, found in followed if found and all(picture.row(one)["verdict"] == "na" for one in found)
    ]


def holds(document: Document, year: int) -> str:
    """Return whether the document holds in a year: ``past``, ``not_yet``, ``yes``, ``partly_known`` or ``unknown``.

    ``partly_known`` when only its first or last year is known and the year does not lie outside it.
    """
    first, last = document.valid_from, document.valid_to
    if last is not None and year > last:
        return "past"
    if first is not None and year < first:
        return "not_yet"
    if first is None and last is None:
        return "unknown"
    return "partly_known" if first is None or last is None else "yes"
