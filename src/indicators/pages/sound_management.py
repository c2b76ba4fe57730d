"""Sound financial management: the goals that matter for it with decision, target and outcome, or what is lacking."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.method.economy import together
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.programme import Document, Indicator, Management
from indicators.words import marks
from indicators.words.markdown import escape
from indicators.words.noun import label
from indicators.words.numbers import listed, years
from indicators.words.row import code, figure, whole
from indicators.words.sentence import joined, lower
from indicators.words.units import cell

SCOPES = {"kommun": "Kommunen", "koncern": "Koncernen"}
UNREAD = "beslutat mål finns men är inte inläst"
LACKING = "underlag saknas"
NOTHING = "Underlag saknas"
NOT_READ = "Finns men är inte inläst"
# What the goals of one kind are called together, the companies' apart from the municipality's own.
KINDS = {
    ("finansiellt", "kommun"): "finansiella mål",
    ("arbetsgivare", "kommun"): "arbetsgivarpolitiska mål",
    ("verksamhet", "kommun"): "verksamhetsmål",
    ("finansiellt", "koncern"): "finansiella mål för kommunkoncernen",
    ("arbetsgivare", "koncern"): "arbetsgivarpolitiska mål för kommunkoncernen",
    ("verksamhet", "koncern"): "verksamhetsmål för kommunkoncernen",
}
INTRO = (
    "Kommunallagen säger att budgeten ska ange finansiella mål och verksamhetsmål av betydelse för god ekonomisk "
    "hushållning, och att årsredovisningen ska utvärdera dem. Kapitlet visar beslut, mål och utfall, eller vad som "
    "saknas."
)


@dataclass(frozen=True)
class Judged:
    """A goal, the indicators that show it and its verdict; ``why`` says in words why there is none."""

    goal: Management
    document: Document | None
    indicators: tuple[Indicator, ...]
    verdict: str
    why: str


def judged(picture: Picture) -> list[Judged]:
    """Return the goals that hold in the report year, each with its verdict (docs/method.md, section 8)."""
    return [_judged(picture, goal) for goal in picture.programme.management if holds(picture, goal)]


def holds(picture: Picture, goal: Management) -> bool:
    """Return whether the goal's decision holds in the report year; one without known years always does."""
    document = _document(picture, goal)
    if document is None:
        return True
    first, last = document.valid_from or picture.year, document.valid_to or picture.year
    return first <= picture.year <= last


def _document(picture: Picture, goal: Management) -> Document | None:
    return next((each for each in picture.programme.documents if each.id == goal.document), None)


def _judged(picture: Picture, goal: Management) -> Judged:
    indicators = tuple(each for each in picture.programme.indicators if each.kpi in goal.indicators)
    rows = [picture.row(each) for each in indicators]
    decided = [row for row in rows if code(row, "target_status") == "decided"]
    document = _document(picture, goal)
    if goal.target is None:
        return Judged(goal, document, indicators, "na", UNREAD if goal.mark == "beslutat" else LACKING)
    if not rows or len(decided) < len(rows):
        return Judged(goal, document, indicators, "na", LACKING)
    verdict = together([code(row, "verdict") for row in rows])
    return Judged(goal, document, indicators, verdict, "uppgift saknas" if verdict == "na" else "")


def heading(picture: Picture) -> Text:
    """Return the page's heading and what the law asks for."""
    return paragraphs(head(1, "God ekonomisk hushållning", "hushallning"), INTRO)


def overall(picture: Picture) -> Text:
    """Return the overall judgement with its counts; it is made only when every goal can be judged."""
    goals = judged(picture)
    if not goals:
        return paragraphs(f"Programmet har inga mål av betydelse för god ekonomisk hushållning {picture.year}.")
    verdict = together([each.verdict for each in goals])
    why = "" if verdict != "na" else f": {_reasons(goals)}"
    return paragraphs(
        f"**Samlad bedömning {picture.year}:** {marks.span(marks.VERDICTS[verdict], 'verdict', verdict)}{why}.",
        _counts(goals),
        bullets(_not_yet(picture)),
    )


def _reasons(goals: list[Judged]) -> str:
    """Return the reasons of the goals without a verdict, each once, in the goals' order."""
    return "; ".join(dict.fromkeys(each.why for each in goals if each.why))


def _counts(goals: list[Judged]) -> str:
    """Return which kinds of goals can be judged, which are decided but not read in, and for which something is lacking.

    Goals of one kind that two steering documents decide are one: their indicators are the same.
    """
    kinds: dict[str, list[Judged]] = {}
    for each in goals:
        kinds.setdefault(KINDS[each.goal.kind, each.goal.scope], []).append(each)
    unread = [name for name, some in kinds.items() if any(each.why == UNREAD for each in some)]
    can = [name for name, some in kinds.items() if all(each.verdict != "na" for each in some)]
    without = [name for name in kinds if name not in (*unread, *can)]
    papers = dict.fromkeys(each.document.name for each in goals if each.why == UNREAD and each.document)
    group = any(each.goal.scope == "koncern" and each.verdict != "na" for each in goals)
    where = f", i {listed([escape(name) for name in papers])}" if papers else ""
    return joined(
        f"Det som kan bedömas är {listed(can)}." if can else "Inget av målen kan bedömas.",
        f"För {listed(unread)} finns beslut som inte är inlästa{where}." if unread else "",
        f"För {listed(without)} saknas underlag." if without else "",
        "" if group else "Kommunkoncernen, med bolagen, kan inte bedömas.",
    )


def _not_yet(picture: Picture) -> list[str]:
    """Return the goals whose decision does not hold in the report year, so that none is left out in silence."""
    others = [each for each in picture.programme.management if not holds(picture, each)]
    return [f"{escape(each.name)} gäller inte {picture.year} och räknas inte." for each in others]


def goals_table(picture: Picture) -> Text:
    """Return one row a goal: decision, target, outcome with its year, and the judgement."""
    goals = judged(picture)
    columns = ["Mål", "Omfattar", "Beslut", "Beslutat mål", "Utfall", "Bedömning"]
    rows = [_row(picture, each) for each in goals]
    note = "Utfallet är detsamma som i kapitlet [Interna mål](interna-mal.qmd). Ett värde utan inläst mål bedöms inte."
    if not rows:
        return Text("")
    return paragraphs(
        head(2, "Mål, beslut och utfall", "hushallning-mal"),
        table(columns, rows, align="llllll", widths=[20, 10, 17, 13, 24, 16], css="hushallning"),
        note,
        _proposed(goals),
    )


def _proposed(goals: list[Judged]) -> str:
    """Return which of the goals no known decision names, so that counting them here is the report's proposal."""
    names = [escape(each.goal.name) for each in goals if each.goal.mark != "beslutat"]
    return (
        f"{marks.proposal_mark()} Inget känt beslut säger att de här raderna hör hit: {listed(names)}." if names else ""
    )


def _row(picture: Picture, each: Judged) -> list[str]:
    goal = each.goal
    verdict = marks.span(marks.VERDICTS[each.verdict], "verdict", each.verdict)
    return [
        escape(goal.name),
        SCOPES[goal.scope],
        _decision(each),
        escape(goal.target) if goal.target else NOT_READ if each.why == UNREAD else NOTHING,
        "; ".join(_outcome(picture, indicator) for indicator in each.indicators) or NOTHING,
        f"{verdict}: {each.why}" if each.why else verdict,
    ]


def _decision(each: Judged) -> str:
    """Return the decision and the years it holds, where they are known."""
    document, said = each.document, f"{escape(each.goal.decision)}."
    if document is None or document.valid_from is None:
        return said
    last = document.valid_to
    return f"{said} Gäller {'från ' if last is None else ''}{years(document.valid_from, last or document.valid_from)}."


def _outcome(picture: Picture, indicator: Indicator) -> str:
    """Return an indicator's value and its year: ``Soliditet inklusive pensionsåtaganden: 31,2 % (2022)``."""
    row = picture.row(indicator)
    value, year = figure(row, "value"), whole(row, "period")
    said = NONE if value is None or year is None else f"{escape(cell(value, indicator))} ({year})"
    return f"{label(indicator)}: {said}"


def lacking(picture: Picture) -> Text:
    """Return what is lacking before the judgement can be made, and for which goals."""
    missing: dict[str, list[str]] = {}
    for each in judged(picture):
        if each.goal.missing:
            missing.setdefault(each.goal.missing, []).append(escape(each.goal.name))
    items = [f"{listed(names)}: {lower(escape(text))}" for text, names in missing.items()]
    return paragraphs(head(2, "Det som saknas", "hushallning-saknas"), bullets(items)) if items else Text("")
