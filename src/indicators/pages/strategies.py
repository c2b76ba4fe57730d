"""Political strategies: those of this version with the nyckeltal that would show them, or those of a later version."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.pages import subjects
from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.programme import Criterion, Programme, Strategy
from indicators.words import marks
from indicators.words.markdown import escape
from indicators.words.numbers import counted_alike, listed, years
from indicators.words.sentence import capital, sentence

SUMMARISED = (
    "Strategierna är sammanfattade. De är inte citat. En del är bara ett ämne: vad kommunen vill med det framgår inte "
    "av sammanfattningen."
)
ONLY_THE_INDICATOR = (
    "Bedömningen gäller indikatorns målvärde, inte strategin. Vilka indikatorer som skulle visa en strategi är ett "
    "förslag."
)
WOULD_SHOW = "Vilka indikatorer som skulle visa en strategi är ett förslag."
NOT_YET = "De gäller inte perioden som den här rapporten följer upp, och bedöms därför inte här."


def heading(picture: Picture) -> Text:
    """Return the page's heading, and whether any strategy of the programme's own term is known."""
    programme = picture.programme
    term = years(*programme.term)
    title = head(1, "Politiska strategier", "politiska-strategier")
    if not programme.strategies:
        return paragraphs(title, _of_other_versions(picture) or f"För {term} har ingen publicerad strategi hittats.")
    shown = [each for each in programme.strategies if each.indicators]
    known, some = counted_alike([len(programme.strategies), len(shown)])
    return paragraphs(
        title,
        f"{capital(known)} strategier är kända för {term}. För {some} av dem finns en indikator som delvis skulle "
        "visa dem.",
        f"{SUMMARISED} {_sources(programme)}",
        f"{marks.proposal_mark()} {ONLY_THE_INDICATOR}",
        f"Rapportåret {picture.year} ligger före {term}. Bedömningen visar läget innan strategierna gällde."
        if picture.year < programme.term[0]
        else "",
    )


def _of_other_versions(picture: Picture) -> str:
    """Return that strategies of the same term are known, but of another version than this one; nothing without any."""
    mine, said = picture.programme, []
    for each in (other for other, _ in picture.versions if other.id != mine.id and other.term == mine.term):
        if each.strategies:
            (n,) = counted_alike([len(each.strategies)])
            noun = "strategi hör" if len(each.strategies) == 1 else "strategier hör"
            said.append(
                f"{capital(n)} {noun} till en annan version för {years(*mine.term)}, {escape(each.version_name)}"
            )
    return f"{'. '.join(said)}. De är inte knutna till den här versionen." if said else ""


def _sources(programme: Programme) -> str:
    cited = dict.fromkeys(each.source for each in programme.strategies)
    return sentence(f"Källa: {listed([escape(programme.sources[each].title) for each in cited])}")


def own(picture: Picture) -> Text:
    """Return the strategies of the programme's own version, goal by goal: criterion, term, indicators, verdicts."""
    parts = []
    for goal in picture.programme.goals:
        chosen = [each for each in picture.programme.strategies if _goal(picture.programme, each) == goal.id]
        if chosen:
            title = head(2, escape(goal.name), f"strategier-{goal.id.lower()}")
            parts += [title, escape(goal.text) if goal.exact else "", _table(picture, chosen)]
    return paragraphs(*parts)


def _goal(programme: Programme, strategy: Strategy) -> str:
    return subjects.goal_of(programme, strategy.criterion)


def _table(picture: Picture, chosen: Sequence[Strategy]) -> str:
    columns = ["Strategi", "Kriterium", "Period", f"Indikator och bedömning {picture.year}", "Det som inte mäts"]
    rows = [_row(picture, strategy) for strategy in chosen]
    return table(columns, rows, align="lllll", widths=[26, 18, 9, 30, 28], css="strategier")


def _row(picture: Picture, strategy: Strategy) -> list[str]:
    proposed = "" if strategy.mark == "beslutat" else f" {marks.proposal_mark()}"
    return [
        escape(strategy.text) + proposed,
        subjects.link(picture.programme, strategy.criterion),
        years(*strategy.term),
        "; ".join(_indicator(picture, kpi) for kpi in strategy.indicators) or "Ingen",
        escape(strategy.missing or NONE),
    ]


def _indicator(picture: Picture, kpi: str) -> str:
    """Return a link to the indicator and its verdict; a supporting nyckeltal is not assessed."""
    for each in picture.programme.indicators:
        if each.kpi == kpi:
            return f"{subjects.link(picture.programme, kpi)} {marks.verdict_mark(picture.row(each))}"
    supporting = next(each for each in picture.programme.supporting if each.kpi == kpi)
    return f"{escape(supporting.short)} (bedöms inte)"


def unseen(picture: Picture) -> Text:
    """Return the decided criteria of the overall goals that have no known strategy."""
    programme = picture.programme
    if not programme.strategies:
        return Text("")
    said = _not_seen([subjects.link(programme, each.id) for each in _without_strategy(programme)])
    return (
        paragraphs(head(2, "Kriterier utan känd strategi", "kriterier-utan-kand-strategi"), said) if said else Text("")
    )


def _without_strategy(programme: Programme) -> list[Criterion]:
    """Return the decided criteria of the overall goals for which the programme has no strategy."""
    known = {each.criterion for each in programme.strategies}
    return [
        each
        for goal in programme.goals
        if goal.kind == "overgripande" and goal.id not in known
        for each in programme.criteria_of(goal.id)
        if each.mark == "beslutat" and each.id not in known
    ]


def _not_seen(criteria: Sequence[str]) -> str:
    return f"För {listed(criteria)} syns ingen strategi i källan. Det betyder inte att ingen finns." if criteria else ""


def later(picture: Picture) -> Text:
    """Return the strategies of later versions, goal by goal, with the indicators that would show them; no verdicts."""
    if not picture.is_home:
        return Text("")
    mine = picture.programme
    found = [each for each, _ in picture.versions if each.strategies and each.term[0] > mine.term[1]]
    return paragraphs(*(part for each in found for part in _later(each, mine)))


def _later(version: Programme, mine: Programme) -> list[str]:
    parts = [
        head(2, f"Strategier för {years(*version.term)}", f"strategier-{version.term[0]}"),
        f"Strategierna hör till en senare version av programmet, {escape(version.version_name)}. {NOT_YET} "
        f"{SUMMARISED} {_sources(version)}",
        f"{marks.proposal_mark()} {WOULD_SHOW}",
    ]
    for goal in version.goals:
        chosen = [each for each in version.strategies if _goal(version, each) == goal.id]
        if chosen:
            columns = ["Strategi", "Kriterium", "Indikator som skulle visa den", "Det som inte mäts"]
            rows = [_later_row(version, mine, strategy) for strategy in chosen]
            listing = table(columns, rows, align="llll", widths=[30, 20, 24, 30], css="strategier")
            parts += [f"**{escape(goal.name)}**", listing]
    return [*parts, _not_seen([subjects.name(version, each.id) for each in _without_strategy(version)])]


def _later_row(version: Programme, mine: Programme, strategy: Strategy) -> list[str]:
    proposed = "" if strategy.mark == "beslutat" else f" {marks.proposal_mark()}"
    return [
        escape(strategy.text) + proposed,
        subjects.name(version, strategy.criterion),
        "; ".join(_shown_by(version, mine, kpi) for kpi in strategy.indicators) or "Ingen",
        escape(strategy.missing or NONE),
    ]


def _shown_by(version: Programme, mine: Programme, kpi: str) -> str:
    """Return a link to the indicator where this report has it, otherwise its name in the later version."""
    if any(each.kpi == kpi for each in mine.indicators):
        return subjects.link(mine, kpi)
    if any(each.kpi == kpi for each in version.indicators):
        return subjects.name(version, kpi)
    return escape(next(each for each in version.supporting if each.kpi == kpi).short)
