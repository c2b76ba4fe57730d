"""Integration made municipality-wide: each criterion's figure for foreign-born or new arrivals, and who contributes."""

from __future__ import annotations

from indicators.pages import subjects
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.current_state import anchor
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.pages.plan import page_of
from indicators.programme import Body, Contribution, Criterion, Indicator
from indicators.words import marks
from indicators.words.markdown import escape
from indicators.words.noun import label_with_unit
from indicators.words.numbers import counted_alike, listed
from indicators.words.row import figure, whole
from indicators.words.sentence import lower
from indicators.words.units import cell

OVERALL = "overgripande"
INTEGRATION = "integration"
UNKNOWN = "Inte känt"


def figures_of(picture: Picture, criterion: Criterion) -> list[Indicator]:
    """Return the indicators of foreign-born or new arrivals that say something about the criterion.

    They are counted under it, or shown there and counted elsewhere (the programme's ``about`` and ``also_in``).
    """
    own = [*picture.indicators_of(criterion.id), *picture.shown_in(criterion.id)]
    return [indicator for indicator in own if indicator.about]


def overview(picture: Picture) -> Text:
    """Return, for every criterion of the overall goals, its figure for foreign-born or new arrivals."""
    kinds = {goal.id: goal.kind for goal in picture.programme.goals}
    criteria = [each for each in picture.programme.criteria if kinds[each.goal] == OVERALL]
    found = {each.id: figures_of(picture, each) for each in criteria}
    rows = [_row(picture, each, indicator) for each in criteria for indicator in found[each.id]]
    columns = ["Kriterium", "Gäller", "Indikator", "Värde", "Utgångsvärde", "Måluppfyllelse"]
    shown = table(columns, rows, align="lllrrl", widths=[21, 15, 23, 13, 13, 15], css="marktabell")
    return paragraphs(
        head(2, "Integration i alla kriterier", "integration-kriterier"),
        f"{marks.proposal_mark()} Om integrationsmålen ska gälla hela kommunen behöver varje kriterium en uppgift om "
        "utrikes födda eller nyanlända.",
        shown if rows else "",
        "En indikator kan stå under flera kriterier. Den räknas bara där den hör hemma, och kopplingarna är förslag."
        if rows
        else "",
        _without([each for each in criteria if not found[each.id]], len(criteria)),
    )


def _row(picture: Picture, criterion: Criterion, indicator: Indicator) -> list[str]:
    row = picture.row(indicator)
    unsure = marks.uncertain_mark(row)
    return [
        f"[{escape(criterion.id)} {escape(criterion.name)}]({page_of(criterion.goal)}.qmd#{anchor(criterion)})",
        escape(indicator.about or ""),
        label_with_unit(indicator),
        _dated(picture, indicator, "value", "period"),
        _dated(picture, indicator, "baseline", "baseline_period"),
        " ".join(part for part in (marks.verdict_mark(row), unsure) if part) or NONE,
    ]


def _dated(picture: Picture, indicator: Indicator, column: str, year: str) -> str:
    row = picture.row(indicator)
    value, when = figure(row, column), whole(row, year)
    return NONE if value is None or when is None else f"{escape(cell(value, indicator, unit=False))} ({when})"


def _without(criteria: list[Criterion], of: int) -> str:
    if not criteria:
        return ""
    n, every = counted_alike([len(criteria), of], neuter=True)
    items = [f"{escape(each.id)} {escape(each.name)}" for each in criteria]
    lead = f"För {n} av {every} kriterier har underlaget ingen uppgift om utrikes födda eller nyanlända:"
    return f"{lead}\n\n{bullets(items)}"


def contributions(picture: Picture) -> Text:
    """Return what each board and company is known to contribute; nothing in another municipality's report."""
    bodies = picture.programme.bodies
    if not picture.is_home or not bodies:
        return Text("")
    rows = [_body_row(picture, body) for body in bodies]
    columns = ["Nämnd eller bolag", "Till de övergripande målen", "Till integrationsmålen"]
    return paragraphs(
        head(2, "Vad nämnder och bolag bidrar med", "integration-bidrag"),
        _known(picture, bodies),
        table(columns, rows, align="lll", widths=[24, 36, 40], css="bidrag"),
    )


def _known(picture: Picture, bodies: tuple[Body, ...]) -> str:
    unknown = [body for body in bodies if not _of(picture, body, INTEGRATION)]
    n, every = counted_alike([len(unknown), len(bodies)])
    first = "Tabellen visar vad källorna säger, för varje nämnd, bolag och annan instans i programmet."
    return f"{first} För {n} av {every} är det inte känt vad de bidrar med till integrationsmålen."


def _of(picture: Picture, body: Body, kind: str) -> list[Contribution]:
    goals = {goal.id for goal in picture.programme.goals if goal.kind == kind}
    mine = [each for each in picture.programme.contributions if each.body == body.id]
    return [each for each in mine if each.subject.split(".")[0] in goals]


def _body_row(picture: Picture, body: Body) -> list[str]:
    unsaid = "" if body.named else " (nämns inte vid namn i källorna)"
    said = (_said(picture, _of(picture, body, kind)) for kind in (OVERALL, INTEGRATION))
    return [f"{escape(body.name)}{unsaid}", *(text or UNKNOWN for text in said)]


def _said(picture: Picture, contributions: list[Contribution]) -> str:
    """Return what is said, each text once after all that it is about: ``Mål 1 och Mål 2: bidrar.``"""
    about: dict[tuple[str, str], list[str]] = {}
    for each in contributions:
        about.setdefault((each.text, each.mark), []).append(subjects.name(picture.programme, each.subject))
    return " ".join(_sentence(text, mark, names) for (text, mark), names in about.items())


def _sentence(text: str, mark: str, names: list[str]) -> str:
    undecided = "" if mark == "beslutat" else f" {marks.proposal_mark()}"
    return f"{listed(names)}: {lower(escape(text)).rstrip('.')}.{undecided}"
