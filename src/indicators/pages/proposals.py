"""Proposed limits and targets: the ambition the report uses for every year, and the three ambitions side by side."""

from __future__ import annotations

from indicators.pages.blocks import Blocks, Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture, Row, records
from indicators.programme import Indicator
from indicators.words import marks
from indicators.words.markdown import escape
from indicators.words.noun import label_with_unit as _name
from indicators.words.row import figure, whole
from indicators.words.units import cell

USED = "medel"
AMBITIONS = ("låg", "medel", "hög")
YEARS = (2020, 2021, 2022)
RULES = (
    "Målvärden och gränser är beräknade i efterhand. De är underlag för politiska val, inte beslut.",
    "Ambitionen medel betyder den nivå som en fjärdedel av kommunerna nådde eller överträffade utgångsåret. "
    "Låg betyder hälften och hög en tiondel.",
    "Målvärdet för ett år ligger på en rak linje från utgångsvärdet till det långsiktiga målvärdet. Takten och "
    "måluppfyllelsen följer därför varandra så länge målvärdena är förslag.",
    "Gränsen ligger på den sämre sidan av utgångsvärdet, så långt bort som indikatorns normala variation mellan åren "
    "räcker. Den är densamma alla år och för "
    "alla ambitioner. En oförändrad indikator hamnar på fel sida om gränsen ungefär en gång av tjugo.",
    "Där andra har satt ett mål, till exempel en nationell strategi, används det som långsiktigt målvärde.",
)


def heading(picture: Picture) -> Text:
    """Return the page's heading with the mark that nothing on it is decided."""
    text = f"{marks.proposal_mark()} Alla värden på sidan är förslag som politiker kan välja bland."
    return paragraphs(head(1, "Förslag till gränser och målvärden", "forslag"), text)


def rules(picture: Picture) -> Text:
    """Return how proposals are made, in plain words."""
    reading = (
        "Uppdraget talar om ”accepterad gräns / delmål”. Rapporten läser det som två trösklar och tre grader: "
        "uppfyllt, delvis uppfyllt och inte uppfyllt. Den läsningen är också ett förslag."
    )
    return paragraphs(head(2, "Så är förslagen gjorda", "sa-ar-forslagen-gjorda"), reading, bullets(RULES))


def values(picture: Picture) -> Blocks:
    """Return, goal by goal, baseline, limit, targets by year and long-term value with the ambition used."""
    intro = head(2, f"Förslag med ambitionen {USED}", "forslag-ambition")
    return Blocks([Text(intro), *(_values_of(picture, goal.id) for goal in picture.programme.goals)])


def _values_of(picture: Picture, goal: str) -> Text:
    chosen = [each for each in _judged(picture) if each.goal == goal]
    if not chosen:
        return Text("")
    columns = ["Indikator", "Utgångsvärde", "Gräns", *(str(year) for year in YEARS), "Långsiktigt", "Beräkning"]
    rows = [_value_row(picture, each) for each in chosen]
    title = head(3, escape(picture.goal(goal).name), f"forslag-{goal.lower()}")
    return paragraphs(title, table(columns, rows, align="lrrrrrrl", widths=[24, 12, 9, 8, 8, 8, 12, 12], css="forslag"))


def _judged(picture: Picture) -> list[Indicator]:
    return [each for each in picture.programme.indicators if each.direction]


def _value_row(picture: Picture, indicator: Indicator) -> list[str]:
    row = picture.row(indicator)
    if figure(row, "long_term") is None:
        why = "beslutat mål ej inläst" if indicator.decided_unread else "inget förslag"
        return [_name(indicator), _dated(row, indicator), *[NONE] * 5, why]
    targets = _targets(picture, indicator, USED)
    by_year = [_cell(targets.get(year), indicator) for year in YEARS]
    last = f"{_cell(figure(row, 'long_term'), indicator)} ({whole(row, 'long_term_year')})"
    return [
        _name(indicator),
        _dated(row, indicator),
        _cell(figure(row, "limit"), indicator),
        *by_year,
        last,
        _method(picture, indicator),
    ]


def _method(picture: Picture, indicator: Indicator) -> str:
    targets = picture.results.targets
    found = targets[(targets["indicator"] == indicator.id) & (targets["ambition"] == USED)]
    return escape(METHODS.get(str(found["method"].iloc[0]), NONE)) if not found.empty else NONE


METHODS = {
    "quantile": "andra kommuners nivå",
    "trend": "egen utveckling",
    "maintain": "behåll nivån",
    "external": "andras mål",
}


def _targets(picture: Picture, indicator: Indicator, ambition: str) -> dict[int, float]:
    targets = picture.results.targets
    found = targets[(targets["indicator"] == indicator.id) & (targets["ambition"] == ambition)]
    known = found.dropna(subset=["target"])
    return {int(each["year"]): float(each["target"]) for each in records(known)}


def _dated(row: Row, indicator: Indicator) -> str:
    when = whole(row, "baseline_period")
    return NONE if when is None else f"{_cell(figure(row, 'baseline'), indicator)} ({when})"


def _cell(value: float | None, indicator: Indicator) -> str:
    return NONE if value is None else escape(cell(value, indicator, unit=False))


def ambitions(picture: Picture) -> Text:
    """Return the long-term value and the report year's target under each ambition, where they differ."""
    columns = ["Indikator", *(f"{name.capitalize()} {picture.year}" for name in AMBITIONS)]
    columns += [f"{name.capitalize()}, långsiktigt" for name in AMBITIONS]
    rows = [row for each in _judged(picture) if (row := _ambition_row(picture, each))]
    intro = "Tabellen visar de indikatorer där ambitionen gör skillnad. För övriga ger alla tre samma värde."
    return paragraphs(
        head(2, "Tre ambitioner sida vid sida", "tre-ambitioner"),
        intro if rows else "Ambitionen gör ingen skillnad för någon indikator.",
        table(columns, rows, align="lrrrrrr", widths=[28, 10, 10, 10, 12, 12, 12], css="forslag") if rows else "",
    )


def _ambition_row(picture: Picture, indicator: Indicator) -> list[str]:
    each = [_targets(picture, indicator, name) for name in AMBITIONS]
    if not all(each) or len({tuple(sorted(one.items())) for one in each}) == 1:
        return []
    now = [_cell(one.get(picture.year), indicator) for one in each]
    return [_name(indicator), *now, *(_cell(one[max(one)], indicator) for one in each)]
