"""Proposed limits and targets: how they are made, and those of the ambition that the report uses, year by year."""

from __future__ import annotations

from indicators.pages.blocks import Blocks, Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture, Row
from indicators.programme import Indicator
from indicators.records import records
from indicators.words import marks, short_and_long_term
from indicators.words.markdown import escape
from indicators.words.noun import label_with_unit as _name
from indicators.words.row import figure, whole
from indicators.words.units import cell

USED = "medel"
YEARS = (2020, 2021, 2022)
RULES = (
    "Målvärden och gränser är beräknade i efterhand. De är underlag för politiska val, inte beslut.",
    "Ambitionen medel betyder den nivå som en fjärdedel av kommunerna nådde eller överträffade utgångsåret. "
    "Låg betyder hälften och hög en tiondel.",
    "Målvärdet för ett år ligger på en rak linje från utgångsvärdet till det långsiktiga målvärdet. Takten och "
    "måluppfyllelsen följer därför varandra så länge målvärdena är förslag.",
    "Gränsen ligger på den sämre sidan av utgångsvärdet, så långt bort som indikatorns normala variation mellan åren "
    "räcker. Den är densamma alla år och för "
    "alla ambitioner. En oförändrad indikator når inte gränsen ungefär en gång av tjugo.",
    "Där andra har satt ett mål, till exempel en nationell strategi, används det som långsiktigt målvärde.",
    "Under Beräkning betyder andra kommuners nivå den nivå som ambitionen säger, egen utveckling att indikatorn "
    "fortsätter att ändras i den takt som har varit vanlig för den i tio år, behåll nivån att utgångsvärdet ska hållas "
    "och andras mål att någon annan har satt målet. Utgångsvärdet används också när det är minst lika bra som det "
    "värde som beräkningen ger.",
    "Ett streck under Gräns betyder att mätningarna är för få för att visa den normala variationen.",
)
MEASURED = "Utgångsvärden och utfall är uppmätta."


def heading(picture: Picture) -> Text:
    """Return the page's heading with the mark that nothing on it is decided."""
    decided = sum(any(value.decided for value in each.values) for each in picture.programme.indicators)
    chosen = sum(bool(each.values) for each in picture.programme.indicators) - decided
    text = f"{marks.proposal_mark()} Alla gränser och målvärden är förslag som politiker kan välja bland. {MEASURED}"
    if decided or chosen:
        text = f"{marks.proposal_mark()} {short_and_long_term.written(decided, chosen)} {MEASURED}"
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
    targets = _targets(picture, indicator)
    if not targets:
        why = "beslutat mål ej inläst" if indicator.decided_unread else "inget förslag"
        return [_name(indicator), _dated(row, indicator), *[NONE] * 5, why]
    far = targets[max(targets)]
    return [
        _name(indicator),
        _dated(row, indicator),
        _cell(figure(far, "limit"), indicator),
        *(_cell(figure(targets.get(year, {}), "target"), indicator) for year in YEARS),
        f"{_cell(figure(far, 'long_term'), indicator)} ({max(targets)})",
        escape(METHODS.get(str(far["method"]), NONE)),
    ]


METHODS = {
    "quantile": "andra kommuners nivå",
    "trend": "egen utveckling",
    "maintain": "behåll nivån",
    "external": "andras mål",
}


def _targets(picture: Picture, indicator: Indicator) -> dict[int, Row]:
    """Return the proposal of the ambition used by year, whatever has been chosen or decided beside it."""
    targets = picture.results.targets
    found = targets[(targets["indicator"] == indicator.id) & (targets["ambition"] == USED)]
    return {int(each["year"]): each for each in records(found.dropna(subset=["target"]))}


def _dated(row: Row, indicator: Indicator) -> str:
    when = whole(row, "baseline_period")
    return NONE if when is None else f"{_cell(figure(row, 'baseline'), indicator)} ({when})"


def _cell(value: float | None, indicator: Indicator) -> str:
    return NONE if value is None else escape(cell(value, indicator, unit=False))
