"""Read, check and hand on the programme: what is decided, what is proposed, and how each indicator is judged."""

from indicators.programme.change import Change
from indicators.programme.choosing import Changed, WritingError, mark_decided, write_values
from indicators.programme.comparison import compare
from indicators.programme.conflict_series import ConflictSeries, conflict_series
from indicators.programme.context import Conflict, Document, Governs, Source, Step, Strategy, Supporting
from indicators.programme.files import programme_files, version_files
from indicators.programme.frames import chosen_frame, criterion_frame, indicator_frame
from indicators.programme.indicator import ChosenValue, External, Indicator, Succession
from indicators.programme.loading import load_programme
from indicators.programme.model import ArticleLink, Criterion, Goal, Link, Programme
from indicators.programme.organisation import (
    Asked,
    Body,
    Comment,
    Consultation,
    Contribution,
    Management,
    Opinion,
    Responsible,
)
from indicators.programme.problems import ProgrammeError
from indicators.yaml_files.problems import Problem

__all__ = [
    "ArticleLink",
    "Asked",
    "Body",
    "Change",
    "Changed",
    "ChosenValue",
    "Comment",
    "Conflict",
    "ConflictSeries",
    "Consultation",
    "Contribution",
    "Criterion",
    "Document",
    "External",
    "Goal",
    "Governs",
    "Indicator",
    "Link",
    "Management",
    "Opinion",
    "Problem",
    "Programme",
    "ProgrammeError",
    "Responsible",
    "Source",
    "Step",
    "Strategy",
    "Succession",
    "Supporting",
    "WritingError",
    "chosen_frame",
    "compare",
    "conflict_series",
    "criterion_frame",
    "indicator_frame",
    "load_programme",
    "mark_decided",
    "programme_files",
    "version_files",
    "write_values",
]
