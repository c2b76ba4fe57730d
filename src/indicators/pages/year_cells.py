"""Each indicator year by year: value and verdict, or the reason why there is none; for the baseline year its state."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.current_state import anchor
from indicators.pages.indicator import NONE, identifier
from indicators.pages.picture import Picture, Row
from indicators.pages.plan import page_of
from indicators.pages.summary import BASELINE
from indicators.programme import Criterion, Indicator
from indicators.words import follow_up, marks
from indicators.words.markdown import escape
from indicators.words.missing import GAPS
from indicators.words.noun import label_with_unit
from indicators.words.row import code, figure, flag, whole
from indicators.words.units import cell

# What a written value goes before: decided first, then chosen, then the proposal of the ambition the report uses.
AMBITIONS = ("beslutad", "vald", "medel")
DECIDED = "beslutat målvärde"
NOTHING_JUDGED = "Kriteriet har ingen indikator som bedöms."
LEAD = (
    "Värdet står före bedömningen. År inom parentes säger när ett äldre värde är från, och – att uppgift saknas. "
    f"{BASELINE} är nuläge och bedöms inte. Indikatorer som bara visas som bakgrund är inte med."
)
BASELINE_LEAD = "År inom parentes säger när ett äldre värde är från. – betyder att uppgift eller förslag saknas."


def judged(picture: Picture) -> list[Indicator]:
    """Return the indicators that are judged, in the programme's order."""
    return [each for each in picture.programme.indicators if each.direction]


def name_cell(criterion: Criterion) -> str:
    """Return the criterion's id and name as a link to where it is shown."""
    return f"[{escape(criterion.id)} {escape(criterion.name)}]({page_of(criterion.goal)}.qmd#{anchor(criterion)})"


def brief(picture: Picture, criterion: Criterion) -> str:
    """Return in a few words why a criterion has no verdict, where all its indicators have the same reason."""
    mine = [each for each in picture.indicators_of(criterion.id) if each.direction]
    rows = [(picture.row(each), each) for each in mine]
    reasons = {follow_up.brief_reason(row, each) for row, each in rows}
    if any(row["verdict"] != "na" for row, _ in rows):
        return "färre än hälften kan bedömas"
    return reasons.pop() if len(reasons) == 1 else "flera skäl" if reasons else ""


def per_criterion(each: Mapping[int, Picture]) -> Text:
    """Return, criterion by criterion, a row an indicator; ``each`` has the picture of every year shown."""
    last = each[max(each)]
    parts = [head(2, "Indikatorerna", "indikatorer-per-ar")]
    parts.append(BASELINE_LEAD if last.year <= BASELINE else LEAD)
    for criterion in last.programme.criteria:
        title = f"{escape(criterion.id)} {escape(criterion.name)}"
        parts.append(head(3, title, f"ar-{anchor(criterion)}"))
        parts.append(_of_criterion(each, last, criterion))
    return paragraphs(*parts)


def _of_criterion(each: Mapping[int, Picture], last: Picture, criterion: Criterion) -> str:
    mine = [one for one in last.indicators_of(criterion.id) if one.direction]
    if not mine:
        return NOTHING_JUDGED
    if last.year <= BASELINE:
        years = _target_years(last)
        columns = ["Indikator", f"{follow_up.NOW} {last.year}", "Gräns", *(f"Målvärde {year}" for year in years)]
        rows = [_baseline_row(last, one, years) for one in mine]
        return table(
            columns, rows, align="l" + "r" * (len(columns) - 1), widths=[34, 14, 10, *[12] * len(years)], css="ar"
        )
    columns = ["Indikator", *(f"{follow_up.NOW} {year}" if year <= BASELINE else str(year) for year in each)]
    rows = [[_name(one), *(_cell(picture, one) for picture in each.values())] for one in mine]
    return table(columns, rows, align="l" * len(columns), widths=[30, 10, *[18] * (len(each) - 1)], css="ar")


def _name(indicator: Indicator) -> str:
    return f"[{label_with_unit(indicator)}]({page_of(indicator.goal)}.qmd#{identifier(indicator)})"


def _cell(picture: Picture, indicator: Indicator) -> str:
    row = picture.row(indicator)
    value = dated(row, indicator)
    if picture.year <= BASELINE:
        return value
    unsure = marks.span("Osäker", "uncertain") if flag(row, "uncertain") else ""
    said = [follow_up.brief_reason(row, indicator), DECIDED if code(row, "target_status") == "decided" else ""]
    small = " ".join(f"({text})" for text in said if text)
    shown = "" if figure(row, "value") is None else value
    return " ".join(part for part in (shown, marks.verdict_mark(row), unsure, small) if part)


def dated(row: Row, indicator: Indicator) -> str:
    """Return the row's value as a cell, with its own year where that is not the row's; else why it is missing."""
    when = whole(row, "period")
    if figure(row, "value") is None or when is None:
        return GAPS.get(code(row, "missing"), NONE)
    text = escape(cell(row["value"], indicator, unit=False))
    return text if when == whole(row, "year") else f"{text} ({when})"


def _target_years(picture: Picture) -> list[int]:
    known = {int(year) for year in picture.results.targets["year"]}
    return [year for year in range(BASELINE + 1, picture.programme.term[1] + 1) if year in known]


def _baseline_row(picture: Picture, indicator: Indicator, years: list[int]) -> list[str]:
    row = picture.row(indicator)
    limit = NONE if figure(row, "limit") is None else escape(cell(row["limit"], indicator, unit=False))
    return [_name(indicator), dated(row, indicator), limit, *(_target(picture, indicator, year) for year in years)]


def _target(picture: Picture, indicator: Indicator, year: int) -> str:
    targets = picture.results.targets
    mine = targets[(targets["indicator"] == indicator.id) & (targets["year"] == year)]
    for ambition in AMBITIONS:
        found = mine.loc[mine["ambition"] == ambition, "target"].dropna()
        if not found.empty:
            return escape(cell(float(found.iloc[0]), indicator, unit=False))
    return NONE
