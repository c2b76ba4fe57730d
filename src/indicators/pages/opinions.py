"""The opinions of a consultation's answers: counted by goal and by body, and each with its proposed answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indicators.pages import subjects
from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.consultation import body_of, subject_links
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.programme import Opinion
from indicators.words import consultation as words
from indicators.words import marks
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import listed
from indicators.words.sentence import joined, sentence

WHOLE = "Hela programmet"
Numbered = tuple[int, Opinion]


def opinions(picture: Picture) -> Text:
    """Return the answers' opinions: counts by goal and by body, then each opinion with its proposed answer, by goal."""
    if not picture.programme.consultations:
        return Text("")
    found = numbered(picture)
    title = head(2, "Synpunkter och föreslagna svar", "synpunkter")
    if not found:
        return paragraphs(title, words.NO_OPINIONS)
    return paragraphs(
        title,
        words.treated(Counter(_treatment(each) for _, each in found)),
        "En synpunkt som gäller flera mål räknas under vart och ett av dem.",
        _by_goal(picture, found),
        _by_body(picture, found),
        *_each(picture, found),
    )


def numbered(picture: Picture) -> list[Numbered]:
    """Return every opinion of the consultations with the number it has on the page, from 1."""
    return list(enumerate((each for one in picture.programme.consultations for each in one.opinions), 1))


def place(number: int) -> str:
    """Return the anchor of an opinion on the page."""
    return f"synpunkt-{number}"


def _treatment(opinion: Opinion) -> str:
    return opinion.treatment or words.UNTREATED


def _goals(picture: Picture, opinion: Opinion) -> list[str]:
    """Return the goals that an opinion is about in the programme's order, the empty id for the whole programme."""
    named = {subjects.goal_of(picture.programme, each) for each in opinion.subjects}
    return [goal.id for goal in picture.programme.goals if goal.id in named] or [""]


def _counts(found: Sequence[Opinion]) -> list[str]:
    counted = Counter(_treatment(each) for each in found)
    return [str(len(found)), *(str(counted[key]) for key in words.TREATMENTS)]


def _by_goal(picture: Picture, found: Sequence[Numbered]) -> str:
    columns = ["Mål", "Synpunkter", *words.BRIEF.values()]
    named = [*((goal.id, escape(goal.name)) for goal in picture.programme.goals), ("", WHOLE)]
    rows = [[label, *_counts([each for _, each in found if goal in _goals(picture, each)])] for goal, label in named]
    return table(columns, rows, align="lrrrrrr", widths=[26, 12, 12, 10, 10, 12, 10], css="remissvar")


def _by_body(picture: Picture, found: Sequence[Numbered]) -> str:
    columns = ["Instans", "Synpunkter", *words.BRIEF.values(), "Nummer"]
    rows = []
    for each in (one for consultation in picture.programme.consultations for one in consultation.bodies):
        own = [(number, opinion) for number, opinion in found if opinion.body == each.body]
        links = listed([f"[{number}](#{place(number)})" for number, _ in own])
        known = each.answer == words.ANSWERED
        counts = _counts([opinion for _, opinion in own]) if known else [NONE] * (1 + len(words.TREATMENTS))
        rows.append([escape(body_of(picture, each.body).name), *counts, links or NONE])
    return table(columns, rows, align="lrrrrrrl", widths=[26, 12, 12, 10, 10, 12, 10, 14], css="remissvar")


def _each(picture: Picture, found: Sequence[Numbered]) -> list[str]:
    parts: list[str] = []
    for goal, label in [*((goal.id, escape(goal.name)) for goal in picture.programme.goals), ("", WHOLE)]:
        own = [pair for pair in found if goal == _goals(picture, pair[1])[0]]
        also = [str(number) for number, each in found if goal in _goals(picture, each)[1:]]
        if own or also:
            parts.append(head(3, label, f"synpunkter-{goal.lower() or 'programmet'}"))
            parts.extend(_opinion(picture, number, each) for number, each in own)
            parts.append(f"Se också synpunkt {listed([f'[{n}](#{place(int(n))})' for n in also])}." if also else "")
    return parts


def _opinion(picture: Picture, number: int, opinion: Opinion) -> str:
    where = f", {escape(opinion.paragraph)}" if opinion.paragraph else ""
    about = f" Gäller {subject_links(picture, opinion)}." if opinion.subjects else ""
    proposed = "" if opinion.answer_mark == "beslutat" or not opinion.treatment else f" {marks.proposal_mark()}"
    title = head(4, f"Synpunkt {number}. {escape(body_of(picture, opinion.body).name)}", place(number))
    answer = joined(f"**{words.TREATMENTS[_treatment(opinion)]}.**{proposed}", sentence(escape(opinion.answer or "")))
    return "\n\n".join(
        (title, f"{date(opinion.date)}{where}.{about}", escape(opinion.text), f"::: {{.svar}}\n{answer}\n:::")
    )
