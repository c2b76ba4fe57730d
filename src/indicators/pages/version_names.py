"""What a version of the programme is called beside another, and where a table of their differences stands."""

from __future__ import annotations

from indicators.programme import Programme
from indicators.words import versions as words
from indicators.words.markdown import escape
from indicators.words.numbers import years


def called(programme: Programme, beside: Programme) -> str:
    """Return what a version is called beside another: its term, or its name where both have the same term."""
    return years(*programme.term) if programme.term != beside.term else escape(programme.version_name)


def place(what: str, before: Programme, after: Programme, title: str) -> str:
    """Return the anchor of a table of changes between two versions; ``title`` is one of the groups'."""
    return f"{what}-{before.id}-{after.id}-{[*words.GROUPS, words.OTHERS].index(title)}"
