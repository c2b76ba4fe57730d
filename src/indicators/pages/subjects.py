"""A goal, a criterion or a nyckeltal as something is said of it: its name, its goal, and where it is shown."""

from __future__ import annotations

from indicators.pages.current_state import anchor
from indicators.pages.indicator import identifier
from indicators.pages.plan import page_of
from indicators.programme import Programme
from indicators.words.markdown import escape
from indicators.words.noun import label


def goal_of(programme: Programme, subject: str) -> str:
    """Return the id of the goal that a subject (goal, criterion or nyckeltal) belongs to.

    Raises UsageError for what the programme does not have.
    """
    for indicator in programme.indicators:
        if indicator.kpi == subject:
            return indicator.goal
    return programme.goal(subject.split(".")[0]).id


def name(programme: Programme, subject: str) -> str:
    """Return the subject's name, escaped: ``Mål 1``, ``3.3 Kultur, fritid och friluftsutbud``, ``Antal invånare``.

    Raises UsageError for what the programme does not have.
    """
    for indicator in programme.indicators:
        if indicator.kpi == subject:
            return label(indicator)
    if "." in subject:
        criterion = programme.criterion(subject)
        return f"{escape(criterion.id)} {escape(criterion.name)}"
    return escape(programme.goal(subject).name)


def link(programme: Programme, subject: str) -> str:
    """Return the subject's name as a link to where the report shows it."""
    page = page_of(goal_of(programme, subject))
    for indicator in programme.indicators:
        if indicator.kpi == subject:
            return f"[{name(programme, subject)}]({page}.qmd#{identifier(indicator)})"
    place = f"#{anchor(programme.criterion(subject))}" if "." in subject else ""
    return f"[{name(programme, subject)}]({page}.qmd{place})"
