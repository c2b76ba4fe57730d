"""A goal's and a criterion's ties to Agenda 2030 and the child convention; decided and proposed told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from indicators.programme import ArticleLink, Criterion, Goal, Link
from indicators.words import marks
from indicators.words.agenda import sdg
from indicators.words.markdown import escape
from indicators.words.numbers import listed

DECIDED = "beslutat"
_Tie = TypeVar("_Tie", Link, ArticleLink)


def sdgs(item: Goal | Criterion) -> str:
    """Return the ties to Agenda 2030 as a sentence for the decided and one for the proposed."""
    return _told_apart("Agenda 2030:", item.sdg, lambda link: sdg(link.number, partly=link.partly))


def articles(item: Goal | Criterion) -> str:
    """Return the ties to the child convention as a sentence for the decided and one for the proposed."""
    several = len(item.articles) > 1
    return _told_apart(f"Barnkonventionen: {'artiklarna' if several else 'artikel'}", item.articles, _article)


def _article(link: ArticleLink) -> str:
    return str(link.number)


def dimension(criterion: Criterion) -> str:
    """Return the criterion's dimension of sustainability, and whether that is only proposed."""
    mark = "" if criterion.dimension_mark == DECIDED else f" {marks.proposal_mark()}"
    return f"Hållbarhet: {escape(criterion.dimension)}{mark}."


def _told_apart(what: str, links: Sequence[_Tie], say: Callable[[_Tie], str]) -> str:
    sentences = []
    for decided in (True, False):
        chosen = [escape(say(link)) for link in links if (link.mark == DECIDED) == decided]
        mark = "" if decided else f" {marks.proposal_mark()}"
        if chosen:
            sentences.append(f"{what} {listed(chosen)}{mark}.")
    return " ".join(sentences)
