"""The picture of ties: every tie a line, decided and proposed told apart by the dash, labels where they can be read."""

from __future__ import annotations

from html import unescape
from itertools import combinations, pairwise
from typing import Any

import pandas as pd
import pytest

from indicators.figures.figure import Figure, FigureError
from indicators.figures.ties import SIZE, WIDTH, Node, Tie, ties_picture

from ..contrast import contrast

DOCUMENTS = [Node("plan", "Plan <b>ett</b> & två"), Node("lag", "Lagen"), Node("ensam", "Utan koppling")]
GOALS = [Node("1", "Mål 1"), Node("2", "Mål 2")]
CRITERIA = [
    Node("1.1", "1.1 Miljö och naturresurser", "1"),
    Node("1.2", "1.2 Hållbar tillväxt i hela kommunen", "1"),
    Node("2.1", "2.1 Lärande (förslag)", "2", decided=False),
]
TIES = [Tie("plan", "1", True), Tie("plan", "1.2", False), Tie("lag", "2", True), Tie("lag", "2.1", False)]


def drawn(ties: list[Tie] = TIES, criteria: list[Node] = CRITERIA) -> Figure:
    return ties_picture(
        DOCUMENTS, GOALS, criteria, ties,
        id="prov-kopplingar", title="Kopplingar", caption="Egen.", alt="Tre dokument.",
        table=pd.DataFrame([["Plan", "1"]], columns=["Dokument", "Mål"]),
    )  # fmt: skip


def lines(figure: Figure, name: str) -> int:
    return sum(list(trace.x).count(None) + 1 for trace in figure.plot.data if trace.name == name)


def boxes(figure: Figure) -> list[tuple[float, float, float, float]]:
    found = []
    for note in figure.plot.layout.annotations[1:]:
        rows = note.text.replace('<span style="font-weight:600">', "").replace("</span>", "").split("<br>")
        width, height = max(len(unescape(row)) for row in rows) * SIZE * 0.51, len(rows) * SIZE * 1.2
        left = note.x - {"left": 0, "center": width / 2, "right": width}[note.xanchor]
        found.append((left, note.y - height / 2, left + width, note.y + height / 2))
    return found


def test_each_tie_is_one_line_solid_when_decided_and_dashed_when_proposed() -> None:
    figure = drawn()
    assert (lines(figure, "decided"), lines(figure, "proposed")) == (2, 2)
    dashes = {trace.name: trace.line.dash for trace in figure.plot.data}
    assert dashes["decided"] == "solid" and dashes["proposed"] != "solid"
    assert (lines(figure, "part"), lines(figure, "part_proposed")) == (2, 1)
    assert dashes["part_proposed"] != dashes["part"]


def test_the_heading_says_what_the_lines_mean() -> None:
    heading = drawn().plot.layout.annotations[0].text.replace("<br>", " ")
    assert "Heldragen linje: beslutad" in heading and "Streckad linje: förslag, inte beslutat" in heading


def test_lines_and_texts_have_contrast_enough() -> None:
    assert all(contrast(trace.line.color) >= 3 for trace in drawn().plot.data)


def test_no_line_goes_through_a_goal_and_the_heading_names_every_kind_of_line() -> None:
    figure = drawn([*TIES, Tie("lag", "1.1", True), Tie("ensam", "1.1", False), Tie("plan", "2.1", True)])
    goals = [
        (each.x, each.y, SIZE * 0.51 * 5 / 2) for each in figure.plot.layout.annotations[1:] if each.xanchor == "center"
    ]
    assert len(goals) == len(GOALS)
    for trace in figure.plot.data:
        points = list(zip(trace.x, trace.y, strict=True))
        for one, other in pairwise(points):
            if None in (one[0], other[0]):
                continue
            for x, y, half in goals:
                if one[0] < x - half and other[0] > x + half:
                    at = one[1] + (other[1] - one[1]) * (x - one[0]) / (other[0] - one[0])
                    assert abs(at - y) > SIZE / 2, (trace.name, one, other)
    assert "prickad där kriteriet är ett förslag" in figure.plot.layout.annotations[0].text.replace("<br>", " ")


def test_no_label_lies_on_another_or_outside_the_picture() -> None:
    placed = boxes(drawn())
    assert all(left >= 0 and right <= WIDTH for left, _, right, _ in placed)
    for one, other in combinations(placed, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)


def test_a_document_without_ties_is_drawn_last_and_without_a_line() -> None:
    texts: dict[str, Any] = {note.text: note for note in drawn().plot.layout.annotations[1:]}
    assert texts["Utan koppling"].y > max(note.y for text, note in texts.items() if text == "Lagen")
    ends = {
        y for trace in drawn().plot.data for x, y in zip(trace.x, trace.y, strict=True) if x is not None and x < 200
    }
    assert texts["Utan koppling"].y not in ends


def test_the_lines_reach_their_documents_height() -> None:
    figure = drawn()
    starts = {
        y for t in figure.plot.data if t.name == "decided" for x, y in zip(t.x, t.y, strict=True) if x and x < 200
    }
    labels = {note.y for note in figure.plot.layout.annotations[1:] if note.xanchor == "right"}
    assert len(starts) == 2 and starts <= labels


def test_text_from_the_programme_is_no_markup_in_the_drawing() -> None:
    assert any("Plan &lt;b&gt;ett&lt;/b&gt;" in note.text for note in drawn().plot.layout.annotations)


@pytest.mark.parametrize(
    ("ties", "criteria", "lost"),
    [
        ([Tie("plan", "9.9", True)], CRITERIA, "plan – 9.9"),
        ([Tie("borta", "1", True)], CRITERIA, "borta – 1"),
        ([], [Node("3.1", "3.1 Annat", "3")], "3.1"),
    ],
)
def test_a_tie_to_nothing_drawn_is_an_error_that_names_it(ties: list[Tie], criteria: list[Node], lost: str) -> None:
    with pytest.raises(FigureError, match=lost):
        drawn(ties, criteria)


def test_a_picture_without_ties_still_shows_goals_and_criteria() -> None:
    assert lines(drawn([]), "decided") == 0 and lines(drawn([]), "part") == 2
