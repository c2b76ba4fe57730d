"""What officials say of a goal, a criterion or an indicator, beside the computed marks and clearly apart from them."""

from __future__ import annotations

from indicators.pages import subjects
from indicators.pages.blocks import Text, paragraphs
from indicators.pages.picture import Picture
from indicators.programme import Comment
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.sentence import joined, sentence

APART = "Kommentaren påverkar inte bedömningarna."
SUMMARY_APART = "Sammanfattningen är rapportens egen och påverkar inte bedömningarna."


def of_year(picture: Picture, criterion: str) -> list[Comment]:
    """Return the report year's comments on a criterion and on its indicators, in the order of their files.

    The report's summaries of published texts are nobody's comments and are left out.
    """
    named = {criterion, *(each.kpi for each in picture.indicators_of(criterion))}
    own = [each for each in picture.programme.comments if each.subject in named and not each.summary]
    return [each for each in own if each.year == picture.year]


def known(picture: Picture, subject: str) -> list[Comment]:
    """Return the comments on a subject until the report year, the latest year first; never those of later years."""
    found = [each for each in picture.programme.comments if each.subject == subject and each.year <= picture.year]
    return sorted(found, key=lambda each: -each.year)


def on_goal(picture: Picture, goal: str) -> Text:
    """Return the comments on the goal as boxes of their own."""
    return paragraphs(*(box(picture, each) for each in known(picture, goal)))


def on_criterion(picture: Picture, criterion: str) -> Text:
    """Return the comments on the criterion, then those on each of its indicators, as boxes of their own."""
    own = [*known(picture, criterion)]
    for indicator in picture.indicators_of(criterion):
        own += known(picture, indicator.kpi)
    return paragraphs(*(box(picture, each) for each in own))


def box(picture: Picture, comment: Comment, *, about: bool = False) -> str:
    """Return the comment as a box that names its writer first; with ``about`` it also links to what it is about."""
    subject = comment.subject
    told = about or any(each.kpi == subject for each in picture.programme.indicators)
    dated = f", {date(comment.date)}" if comment.date else ""
    what = f"{subjects.link(picture.programme, subject)}, {comment.year}" if told else str(comment.year)
    kind = "Sammanfattning av" if comment.summary else "Kommentar från"
    lines = [
        f"**{kind} {escape(comment.by)}{dated}.** Gäller {what}.",
        *(escape(each) for each in comment.paragraphs),
        f"Vidtagen åtgärd: {escape(comment.measure)}" if comment.measure else "",
        f"Tjänstepersonernas egen prognos: {escape(comment.prognosis)}" if comment.prognosis else "",
        joined(
            sentence(f"Källa: {escape(picture.programme.sources[comment.source].title)}") if comment.source else "",
            SUMMARY_APART if comment.summary else APART,
        ),
    ]
    inner = "\n\n".join(line for line in lines if line)
    return f"::: {{.kommentar}}\n{inner}\n:::"
