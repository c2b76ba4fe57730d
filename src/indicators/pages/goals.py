"""A goal's page: its wording, its roll-up, its criteria and its ties; the criteria's own pictures follow."""

from __future__ import annotations

from indicators.pages import links as ties
from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.current_state import OTHER_RULE, all_uncertain, anchor
from indicators.pages.picture import Picture
from indicators.programme import Criterion
from indicators.words import marks, rollup
from indicators.words.markdown import escape
from indicators.words.sentence import sentence

BESIDE = "visas bredvid och räknas inte: kriteriet är ett förslag."
ONLY_BY_CRITERION = "Målen här visas per kriterium och vägs inte samman till ett mål."


def heading(picture: Picture, goal: str) -> Text:
    """Return the page's heading and the goal's wording, quoted exactly where the programme has it exactly."""
    found = picture.goal(goal)
    lead = escape(picture.programme.goals_lead)
    wording = (
        f"> {lead} {escape(found.text)}"
        if found.exact and found.kind == "overgripande"
        else sentence(escape(found.text))
    )
    whose = "" if picture.is_home else _borrowed(picture)
    mark = "" if found.mark == ties.DECIDED else marks.proposal_mark()
    note = " ".join(escape(text) for text in (found.note, found.own_note) if text)
    return paragraphs(head(1, escape(found.name), f"mal-{goal.lower()}"), wording, mark, whose, note)


def _borrowed(picture: Picture) -> str:
    return (
        f"Målen och kriterierna är {escape(picture.owner)}. {escape(picture.place)} har inte beslutat dem; "
        "här visas hur de skulle bedömas med samma program."
    )


def assessment(picture: Picture, goal: str) -> Text:
    """Return the goal's roll-up from its decided criteria, with counts and the criteria shown beside."""
    found, row = picture.goal(goal), picture.rollup("goal", goal)
    if row is None:
        return paragraphs(ONLY_BY_CRITERION)
    other = picture.rollup("goal", goal, rule=OTHER_RULE)
    beside = [each for each in picture.programme.criteria_of(goal) if not each.rollup]
    return paragraphs(
        f"{marks.verdict_mark(row)} {rollup.rollup(row, found.name)} "
        + rollup.rule_difference(row, "" if other is None else str(other["verdict"])),
        *(f"{escape(each.id)} {escape(each.name)} {BESIDE}" for each in beside),
    )


def criteria(picture: Picture, goal: str) -> Text:
    """Return the goal's criteria as a table: roll-up and counts of families, each a link to its picture."""
    columns = ["Kriterium", "Sammanvägd bedömning", "Uppfyllt", "Delvis", "Inte", "Kan inte bedömas"]
    rows = [_row(picture, each) for each in picture.programme.criteria_of(goal)]
    return paragraphs(table(columns, rows, align="llrrrr", widths=[34, 20, 8, 8, 8, 10], css="kriterietabell"))


def _row(picture: Picture, criterion: Criterion) -> list[str]:
    mark = "" if criterion.mark == ties.DECIDED else f" {marks.proposal_mark()}"
    name = f"[{escape(criterion.id)} {escape(criterion.name)}](#{anchor(criterion)}){mark}"
    return [name, *verdict_cells(picture, criterion)]


def verdict_cells(picture: Picture, criterion: Criterion) -> list[str]:
    """Return the criterion's verdict, with what weakens it, and its counts of met, partly, not and not assessed."""
    row = picture.rollup("criterion", criterion.id)
    if row is None or not picture.indicators_of(criterion.id):
        return [f"{marks.span(marks.VERDICTS['na'], 'verdict', 'na')} (ingen indikator)", *["–"] * 4]
    weak = " (en indikator)" if row["few"] and row["verdict"] != "na" else ""
    unsure = f" {marks.span('Osäker', 'uncertain')}" if all_uncertain(picture, criterion) else ""
    counts = (str(row[f"n_{key}"]) for key in ("met", "partly", "not", "na"))
    return [f"{marks.verdict_mark(row)}{unsure}{weak}", *counts]


def links(picture: Picture, goal: str) -> Text:
    """Return the goal's ties to Agenda 2030 and the child convention."""
    return paragraphs(ties.ties(picture.goal(goal)))
