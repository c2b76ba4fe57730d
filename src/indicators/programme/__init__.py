"""Read, check and hand on the programme: what is decided, what is proposed, and how each indicator is judged."""

from indicators.programme.context import Conflict, Document, Source, Step, Supporting
from indicators.programme.frames import criterion_frame, decided_frame, indicator_frame
from indicators.programme.indicator import Decided, External, Indicator, Succession
from indicators.programme.loading import load_programme
from indicators.programme.model import ArticleLink, Criterion, Goal, Link, Programme
from indicators.programme.problems import Problem, ProgrammeError

__all__ = [
    "ArticleLink",
    "Conflict",
    "Criterion",
    "Decided",
    "Document",
    "External",
    "Goal",
    "Indicator",
    "Link",
    "Problem",
    "Programme",
    "ProgrammeError",
    "Source",
    "Step",
    "Succession",
    "Supporting",
    "criterion_frame",
    "decided_frame",
    "indicator_frame",
    "load_programme",
]
