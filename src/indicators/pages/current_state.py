"""A criterion's current state (nulägesbild): roll-up, the four marks of each indicator, county map, every indicator."""

from __future__ import annotations

from indicators.figures import county_map as draw_county_map
from indicators.pages import indicator as one
from indicators.pages.blocks import Blocks, Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator_figures import measure, named_values
from indicators.pages.links import ties
from indicators.pages.picture import Picture, Row
from indicators.programme import Criterion, Indicator
from indicators.words import alt, captions, decisions, marks, rollup
from indicators.words.markdown import escape
from indicators.words.missing import GAPS, MISSING
from indicators.words.noun import label, label_with_unit
from indicators.words.numbers import NO_BREAK_SPACE
from indicators.words.row import code, figure, whole
from indicators.words.sentence import joined
from indicators.words.units import cell, in_year, quantity

NO_INDICATOR = "Kriteriet har ingen egen indikator. Det kan därför inte bedömas."
ALL_UNCERTAIN = "Alla bedömningar bakom är osäkra."
TARGETS_NOTE = (
    "Målvärdet gäller värdets eget år; ett streck betyder att det då inte finns något målvärde att jämföra med."
)
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
        ties(found),
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
        rollup.background([label(each) for each in indicators if not each.direction]),
        rollup.better_alone(_better_than_family(picture, judged)),
        ALL_UNCERTAIN if all_uncertain(picture, criterion) else "",
        rollup.rule_difference(row, "" if other is None else str(other["verdict"])),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _better_than_family(picture: Picture, judged: list[Indicator]) -> dict[str, list[str]]:
    """Return the labels of indicators whose own verdict is better than their family's, by their verdict."""
    order = ("not", "partly", "met")
    graded = [(each, code(picture.row(each), "verdict")) for each in judged]
    graded = [(each, verdict) for each, verdict in graded if verdict in order]
    found: dict[str, list[str]] = {}
    for each, verdict in graded:
        family = [order.index(other) for one, other in graded if one.family and one.family == each.family]
        if family and order.index(verdict) > min(family):
            found.setdefault(verdict, []).append(label(each))
    return found


def all_uncertain(picture: Picture, criterion: Criterion) -> bool:
    """Return whether the criterion has verdicts and every one of them lies within chance or the margin of error."""
    rows = [picture.row(each) for each in picture.indicators_of(criterion.id)]
    judged = [row for row in rows if row["verdict"] != "na"]
    return bool(judged) and all(row["uncertain"] for row in judged)


def _shown_too(picture: Picture, criterion: Criterion) -> str:
    """Return which indicators counted under other criteria say something about this one too."""
    rows = [
        f"{label(each)}, som räknas under {escape(each.criterion)}: {_with_year(picture.row(each), each)}"
        for each in picture.shown_in(criterion.id)
    ]
    return f"Visas också här: {'; '.join(rows)}." if rows else ""


def _with_year(row: Row, indicator: Indicator) -> str:
    """Return the indicator's value with its unit and year: ``78,1 procent 2022``."""
    value, when = figure(row, "value"), whole(row, "period")
    if value is None or when is None:
        return GAPS.get(code(row, "missing"), MISSING)
    return in_year(escape(quantity(value, indicator)), when)


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
        one.NONE if code(row, "reason") == "series_break" else _plain(row, "target", indicator),
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
    return f"{escape(cell(row[column], indicator, unit=False))}{NO_BREAK_SPACE}({when})"


def marks_of(picture: Picture, criterion: str) -> Text:
    """Return the criterion's table of marks; nothing for a criterion without indicators."""
    indicators = picture.indicators_of(criterion)
    return paragraphs(marks_table(picture, indicators), _note(picture, indicators)) if indicators else Text("")


def _note(picture: Picture, indicators: list[Indicator]) -> str:
    """Return which of the targets and limits that stand in the table are decided and which are proposals."""
    rows = [(label(each), picture.row(each)) for each in indicators]
    shown = [(name, row) for name, row in rows if any(figure(row, key) is not None for key in ("target", "limit"))]
    decided = [name for name, row in shown if code(row, "target_status") == "decided"]
    said = decisions.of_table(decided, len(shown) - len(decided)) if shown else ""
    return joined(said, TARGETS_NOTE if shown else "")


def county_map(picture: Picture, criterion: Criterion, indicator: Indicator) -> object:
    """Return the county's municipalities on a map by the indicator, or why there is none.

    A map where half of the areas or more lack a value shows more of what is missing than of the county.
    """
    frame = picture.results.comparison
    county = frame[(frame["indicator"] == indicator.id) & (frame["role"] == "county")]
    known = county.dropna(subset=["value"])
    if known.empty:
        return Text(f"Kartan över länet visas inte: uppgift om {escape(indicator.name)} saknas.")
    if 2 * len(known) <= len(county):
        lacking = f"för {len(county) - len(known)} av {len(county)} kommuner"
        return Text(f"Kartan över länet visas inte: uppgift om {escape(indicator.name)} saknas {lacking}.")
    period = int(known["period"].max())
    name = f"{criterion.id}-{indicator.kpi}-karta"
    values = named_values(county)
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
        alt=alt.areas(measure(indicator), period, picture.county, values, outlined=picture.place),
    )


def indicators(picture: Picture, criterion: str) -> Blocks:
    """Return every indicator of the criterion: marks, sentences, figures and small print; a map under its own."""
    found = picture.criterion(criterion)
    blocks: list[object] = []
    for each in picture.indicators_of(criterion):
        *shown, small_print = one.section(picture, each)
        on_map = [county_map(picture, found, each)] if each.kpi == found.map_indicator else []
        blocks += [*shown, *on_map, small_print]
    return Blocks(blocks)
