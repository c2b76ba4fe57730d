"""Who is responsible for each criterion, what the municipality can influence, which measure is taken, what is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from indicators.pages import comments, subjects
from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.consultation import body_of
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.programme import Criterion
from indicators.words import marks
from indicators.words import responsibility as words
from indicators.words.markdown import escape
from indicators.words.row import figure, whole


@dataclass(frozen=True)
class Coverage:
    """How much is known of some criteria and their indicators; ``judged`` are those that can have a target."""

    criteria: int = 0
    unowned: int = 0
    proposed: int = 0
    unmeasured: int = 0
    uncommented: int = 0
    indicators: int = 0
    judged: int = 0
    untargeted: int = 0
    unread: int = 0
    without_outcome: int = 0
    old_outcome: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        """Return the sum of both, field by field."""
        return Coverage(*(one + two for one, two in zip(vars(self).values(), vars(other).values(), strict=True)))


def coverage(picture: Picture, criterion: Criterion) -> Coverage:
    """Return what is known of one criterion in the report year; an indicator is counted only where it is listed.

    A target is the report year's or the long-term one. An old outcome is a value of an earlier year.
    """
    indicators = picture.indicators_of(criterion.id)
    rows = [picture.row(each) for each in indicators]
    judged = [row for row in rows if row["direction"]]
    said = comments.of_year(picture, criterion.id)
    periods = [whole(row, "period") for row in rows if figure(row, "value") is not None]
    return Coverage(
        criteria=1,
        unowned=int(criterion.responsible is None),
        proposed=int(criterion.responsible is not None and criterion.responsible.mark != "beslutat"),
        unmeasured=int(not any(each.measure for each in said)),
        uncommented=int(not said),
        indicators=len(rows),
        judged=len(judged),
        untargeted=sum(1 for row in judged if figure(row, "target") is None and figure(row, "long_term") is None),
        unread=sum(1 for each in indicators if each.decided_unread and each.direction),
        without_outcome=len(rows) - len(periods),
        old_outcome=sum(1 for period in periods if period is not None and period < picture.year),
    )


def of_goal(picture: Picture, goal: str) -> Coverage:
    """Return what is known of all the goal's criteria."""
    return sum((coverage(picture, each) for each in picture.programme.criteria_of(goal)), Coverage())


def of_all(picture: Picture) -> Coverage:
    """Return what is known of the whole programme."""
    return sum((coverage(picture, each) for each in picture.programme.criteria), Coverage())


def heading(picture: Picture) -> Text:
    """Return the page's heading and, first, how much is not known."""
    found = of_all(picture)
    return paragraphs(
        head(1, "Ansvar och åtgärder", "ansvar-och-atgarder"),
        words.unknown_criteria(found.criteria, found.unowned, found.proposed, found.unmeasured, picture.year),
        words.HOW,
    )


def unknown(picture: Picture) -> Text:
    """Return the coverage: per goal how many criteria and indicators lack what an auditor asks for."""
    columns = [
        "Mål", "Kriterier", "Ansvarig okänd", f"Åtgärd {picture.year} ej redovisad", f"Utan kommentar {picture.year}",
        "Indikatorer", "Utan målvärde", "Utan utfall", "Äldre utfall",
    ]  # fmt: skip
    goals = picture.programme.goals
    rows = [_coverage_row(escape(goal.name), of_goal(picture, goal.id)) for goal in goals]
    rows.append(_coverage_row("Alla", of_all(picture)))
    found = of_all(picture)
    return paragraphs(
        head(2, "Det som inte är känt", "det-som-inte-ar-kant"),
        words.unknown_indicators(found.indicators, found.judged, found.untargeted, found.unread, found.without_outcome),
        table(columns, rows, align="lrrrrrrrr", widths=[20, 11, 12, 13, 13, 13, 12, 11, 11], css="tackning"),
        words.context(found.indicators - found.judged),
        words.OLD.format(year=picture.year) if found.old_outcome else "",
    )


def _coverage_row(label: str, found: Coverage) -> list[str]:
    counts = (
        found.criteria, found.unowned, found.unmeasured, found.uncommented,
        found.indicators, found.untargeted, found.without_outcome, found.old_outcome,
    )  # fmt: skip
    return [label, *(str(each) for each in counts)]


def criteria(picture: Picture) -> Text:
    """Return each criterion with who is responsible, influence, measure and the officials' prognosis."""
    columns = ["Kriterium", "Ansvarig", "Rådighet", f"Åtgärd {picture.year}", "Prognos"]
    rows = [_row(picture, each) for each in picture.programme.criteria]
    return paragraphs(
        head(2, "Kriterium för kriterium", "kriterium-for-kriterium"),
        words.INFLUENCE,
        table(columns, rows, align="lllll", widths=[30, 24, 20, 20, 16], css="ansvar"),
    )


def _row(picture: Picture, criterion: Criterion) -> list[str]:
    said = comments.of_year(picture, criterion.id)
    measures = [escape(each.measure) for each in said if each.measure]
    prognoses = [escape(each.prognosis) for each in said if each.prognosis]
    counted = Counter(str(each.influence) for each in picture.indicators_of(criterion.id))
    return [
        subjects.link(picture.programme, criterion.id),
        _responsible(picture, criterion),
        words.influence(counted) or NONE,
        " ".join(measures) or words.NO_MEASURE,
        " ".join(prognoses) or words.NO_PROGNOSIS,
    ]


def _responsible(picture: Picture, criterion: Criterion) -> str:
    found = criterion.responsible
    if found is None:
        return words.UNKNOWN
    mark = "" if found.mark == "beslutat" else f" {marks.proposal_mark()}"
    return f"{escape(body_of(picture, found.body).name)}{mark}"


def said(picture: Picture) -> Text:
    """Return all comments until the report year, by goal, criterion and indicator in the programme's order."""
    found = []
    for goal in picture.programme.goals:
        found += comments.known(picture, goal.id)
        for criterion in picture.programme.criteria_of(goal.id):
            found += comments.known(picture, criterion.id)
            for indicator in picture.indicators_of(criterion.id):
                found += comments.known(picture, indicator.kpi)
    title = head(2, "Kommentarer", "kommentarer")
    boxes = [comments.box(picture, each, about=True) for each in found]
    return paragraphs(title, words.commented(len(found), picture.year), *boxes)
