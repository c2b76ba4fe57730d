"""The picture of the steering documents, the goals and the criteria, and its twin in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.figures import Figure
from indicators.figures.ties import Node, Tie, document_order, ties_picture
from indicators.pages.governing import is_decided, named_criterion
from indicators.pages.picture import Picture
from indicators.programme import Criterion, Document, Programme
from indicators.words import captions
from indicators.words.numbers import listed

FIGURE = "styrdokument-kopplingar"
TITLE = "Styrdokumenten, målen och kriterierna"


def drawing(picture: Picture) -> Figure | None:
    """Return the picture of documents, goals and criteria with its table twin, or None without documents."""
    programme = picture.programme
    if not programme.documents:
        return None
    ties = _drawn_ties(programme)
    documents = [Node(each.id, each.name) for each in programme.documents]
    goals = [Node(each.id, each.name) for each in programme.goals]
    criteria = [_criterion(each) for each in programme.criteria]
    return ties_picture(
        documents,
        goals,
        criteria,
        ties,
        id=FIGURE,
        title=TITLE,
        caption=f"{captions.own_work()} {captions.figure_id(FIGURE)}",
        alt=_alt(programme, ties),
        table=_twin(programme, document_order(documents, goals, criteria, ties)),
    )


def _criterion(criterion: Criterion) -> Node:
    decided = is_decided(criterion.mark)
    label = f"{criterion.id} {criterion.name}{'' if decided else ' (förslag)'}"
    return Node(criterion.id, label, criterion.goal, decided)


def _drawn_ties(programme: Programme) -> list[Tie]:
    """Return one line a document and end; a tie to a nyckeltal is drawn to its criterion."""
    found: dict[tuple[str, str], bool] = {}
    for each in programme.documents:
        for tie in each.governs:
            end = named_criterion(programme, tie.subject) or tie.subject
            found[each.id, end] = found.get((each.id, end), False) or is_decided(tie.mark)
    return [Tie(start, end, decided) for (start, end), decided in found.items()]


def _alt(programme: Programme, ties: Sequence[Tie]) -> str:
    most = max(programme.documents, key=lambda each: len(each.governs))
    decided = sum(tie.decided for tie in ties)
    return (
        f"{len(programme.documents)} dokument till vänster, {len(programme.goals)} mål i mitten och "
        f"{len(programme.criteria)} kriterier till höger. {decided} heldragna linjer visar beslutade eller publicerade "
        f"kopplingar och {len(ties) - decided} streckade linjer föreslagna. "
        f"Flest kopplingar har {most.name}: {len(most.governs)}."
    )


def _twin(programme: Programme, order: Sequence[str]) -> pd.DataFrame:
    """Return the documents in the picture's order with what is tied to each."""
    documents = sorted(programme.documents, key=lambda each: order.index(each.id))
    rows = [[each.name, *(_plain(programme, each, decided=flag) for flag in (True, False))] for each in documents]
    return pd.DataFrame(
        rows, columns=["Dokument", "Beslutade eller publicerade kopplingar", "Föreslagna kopplingar"], dtype=str
    )


def _plain(programme: Programme, document: Document, *, decided: bool) -> str:
    names = {goal.id: goal.name for goal in programme.goals}
    found = [tie.subject for tie in document.governs if is_decided(tie.mark) == decided]
    return listed([names.get(one, one) for one in found]) or "–"
