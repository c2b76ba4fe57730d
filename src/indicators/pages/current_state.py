"""A criterion's current state (nulägesbild): roll-up, the four marks of each indicator, county map, every indicator."""

from __future__ import annotations

from indicators.figures import county_map as draw_county_map
from indicators.pages import indicator as one
from indicators.pages.blocks import Blocks, Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.links import articles, dimension, sdgs
from indicators.pages.picture import Picture, Row
from indicators.programme import Criterion, Indicator
from indicators.words import alt, captions, decisions, marks, rollup
from indicators.words.markdown import escape
from indicators.words.missing import GAPS
from indicators.words.noun import label, label_with_unit
from indicators.words.row import code, figure, whole
from indicators.words.units import cell

NO_INDICATOR = "Underlaget har inget eget nyckeltal för kriteriet. Det kan därför inte bedömas."
ALL_UNCERTAIN = "Alla bedömningar bakom är osäkra."
OTHER_RULE = "worst_two"


def heading(picture: Picture, criterion: str) -> Text:
    """Return the criterion's heading, its name quoted exactly, and whether it is decided."""
    found = picture.criterion(criterion)
    mark = "" if found.mark == "beslutat" else marks.proposal_mark()
    return paragraphs(head(2, f"{escape(found.id)} {escape(found.name)}", anchor(found)), mark)


def anchor(criterion: Criterion) -> str:
    """Return the criterion's place on its goal's page: ``kriterium-2-2``."""
    return f"kriterium-{criterion.id.lower().replace('.', '-')}"


def assessment(picture: Picture, criterion: str) -> Text:
    """Return the roll-up with its counts, what the indicators do not measure, and the criterion's ties."""
    found = picture.criterion(criterion)
    return paragraphs(
        _rolled_up(picture, found),
        gaps(found),
        _shown_too(picture, found),
        " ".join(part for part in (dimension(found), sdgs(found), articles(found)) if part),
    )


def gaps(criterion: Criterion) -> str:
    """Return what the criterion's indicators do not measure, or nothing where the programme names no gap."""
    return " ".join(escape(text) for text in (criterion.gaps, criterion.own_gaps) if text)


def _rolled_up(picture: Picture, criterion: Criterion) -> str:
    row = picture.rollup("criterion", criterion.id)
    indicators = picture.indicators_of(criterion.id)
    if row is None or not indicators:
        return NO_INDICATOR
    judged = [indicator for indicator in indicators if indicator.direction]
    families = {indicator.family or indicator.id for indicator in judged}
    other = picture.rollup("criterion", criterion.id, rule=OTHER_RULE)
    sentences = [
        f"{marks.verdict_mark(row)} {rollup.rollup(row, criterion.name)}",
        rollup.family_note(len(families), len(judged)) if len(families) < len(judged) else "",
        ALL_UNCERTAIN if all_uncertain(picture, criterion) else "",
        rollup.rule_difference(row, "" if other is None else str(other["verdict"])),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def all_uncertain(picture: Picture, criterion: Criterion) -> bool:
    """Return whether the criterion has verdicts and every one of them lies within chance or the margin of error."""
    rows = [picture.row(each) for each in picture.indicators_of(criterion.id)]
    judged = [row for row in rows if row["verdict"] != "na"]
    return bool(judged) and all(row["uncertain"] for row in judged)


def _shown_too(picture: Picture, criterion: Criterion) -> str:
    """Return which indicators counted under other criteria say something about this one too."""
    rows = [
        f"{label(each)} (under {escape(each.criterion)}): {escape(cell(picture.row(each).get('value'), each))}"
        for each in picture.shown_in(criterion.id)
    ]
    return f"Visas också här men räknas på annat håll: {'; '.join(rows)}." if rows else ""


def marks_table(picture: Picture, indicators: list[Indicator]) -> str:
    """Return one row an indicator: value and year, baseline, target, limit, and the four marks, never merged."""
    columns = ["Indikator", "Värde", "Utgångsvärde", "Målvärde", "Gräns", "Måluppfyllelse", "Takt", "Trend", "Plats"]
    rows = [_marks_row(picture.row(each), each) for each in indicators]
    return table(columns, rows, align="lrrrrllll", widths=[24, 10, 10, 8, 8, 14, 13, 13, 10], css="marktabell")


def _marks_row(row: Row, indicator: Indicator) -> list[str]:
    return [
        f"[{label_with_unit(indicator)}](#{one.identifier(indicator)})",
        _dated(row, "value", "period", indicator),
        _dated(row, "baseline", "baseline_period", indicator),
        _plain(row, "target", indicator),
        _plain(row, "limit", indicator),
        " ".join(part for part in (marks.verdict_mark(row), marks.uncertain_mark(row)) if part) or one.NONE,
        marks.pace_mark(row) or one.NONE,
        marks.trend_mark(row) or one.NONE,
        marks.rank_mark(row, brief=True),
    ]


def _plain(row: Row, column: str, indicator: Indicator) -> str:
    return one.NONE if figure(row, column) is None else escape(cell(row[column], indicator, unit=False))


def _dated(row: Row, column: str, year: str, indicator: Indicator) -> str:
    when = whole(row, year)
    if figure(row, column) is None or when is None:
        return GAPS.get(code(row, "missing"), one.NONE) if column == "value" else one.NONE
    return f"{escape(cell(row[column], indicator, unit=False))} ({when})"


def marks_of(picture: Picture, criterion: str) -> Text:
    """Return the criterion's table of marks; nothing for a criterion without indicators."""
    indicators = picture.indicators_of(criterion)
    states = [(label(each), code(picture.row(each), "target_status")) for each in indicators]
    decided = [name for name, state in states if state == "decided"]
    note = decisions.of_table(decided, sum(state == "proposed" for _, state in states))
    own_year = "Målvärdet gäller värdets eget år."
    return paragraphs(marks_table(picture, indicators), f"{note} {own_year}") if indicators else Text("")


def county_map(picture: Picture, criterion: str) -> Blocks:
    """Return the county's municipalities on a map by the criterion's map indicator, the report's own outlined."""
    found = picture.criterion(criterion)
    chosen = [each for each in picture.programme.indicators if each.kpi == found.map_indicator]
    return Blocks(_county_figure(picture, found, each) for each in chosen[:1])


def _county_figure(picture: Picture, criterion: Criterion, indicator: Indicator) -> object:
    frame = picture.results.comparison
    county = frame[(frame["indicator"] == indicator.id) & (frame["role"] == "county")]
    known = county.dropna(subset=["value"])
    if known.empty:
        return Text(f"Kartan över länet visas inte: uppgift om {escape(indicator.name)} saknas.")
    period = int(known["period"].max())
    name = f"{criterion.id}-{indicator.kpi}-karta"
    values = one.named_values(county)
    return draw_county_map(
        county,
        picture.tables.municipality_shapes,
        id=name,
        title=f"{indicator.short}, {period}",
        unit_short=indicator.unit_short,
        decimals=indicator.decimals,
        direction=indicator.direction,
        own=picture.municipality,
        caption=captions.caption(name, indicator.kpi, picture.snapshot_label, period, window=indicator.window),
        alt=alt.areas(one.measure(indicator), period, picture.county, values, outlined=picture.place),
    )


def indicators(picture: Picture, criterion: str) -> Blocks:
    """Return every indicator of the criterion: marks, sentences, figures and small print."""
    return Blocks(block for indicator in picture.indicators_of(criterion) for block in one.section(picture, indicator))
