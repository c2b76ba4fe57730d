"""Agenda 2030 and the child convention: which goal and criterion is tied to which, and what nobody follows up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from indicators.pages import governing
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.current_state import anchor
from indicators.pages.picture import Picture
from indicators.pages.plan import page_of
from indicators.programme import ArticleLink, Criterion, Goal, Link, Programme
from indicators.words import marks
from indicators.words.agenda import ARTICLES, SDG_NAMES, article, sdg_mark
from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed
from indicators.words.sentence import capital

AnyLink: TypeAlias = Link | ArticleLink
Ties = Callable[[Goal | Criterion], Sequence[AnyLink]]
OWN_TIES = "au-2020-01-15"
BOTH = ("agenda-2030", "barnkonventionen")
LEGEND = (
    f"Tecknen: ● beslutad eller publicerad koppling, ○ koppling som är {marks.proposal_mark()}. "
    "Tom ruta: ingen koppling."
)
PARTLY = "”del” betyder att kopplingen gäller delar av det globala målet."
# Articles 1-41 are the rights, 42 the duty to make them known; 43-54 say how states and the UN handle the convention.
LAST_ARTICLE = 42


def heading(picture: Picture) -> Text:
    """Return the page's heading, the counts of ties, and that the municipality's own are not at hand."""
    sdgs, articles = _count(picture.programme, _sdgs), _count(picture.programme, _articles)
    text = (
        "Kapitlet visar hur målen och kriterierna hänger ihop med de 17 globala målen i Agenda 2030 och med artiklarna "
        f"i barnkonventionen. {_counted('Agenda 2030', sdgs)} {_counted('Barnkonventionen', articles)}"
    )
    title = head(1, "Agenda 2030 och barnen", "agenda-2030")
    return paragraphs(title, text, _demanded(picture), _own_ties(picture))


def _demanded(picture: Picture) -> str:
    """Return what the register of documents says of both: whose demand it is that the goals be tied to them."""
    notes = [each.note for each in picture.programme.documents if each.id in BOTH and each.note]
    return " ".join(escape(each) for each in notes)


def _sdgs(item: Goal | Criterion) -> Sequence[AnyLink]:
    return item.sdg


def _articles(item: Goal | Criterion) -> Sequence[AnyLink]:
    return item.articles


def _items(programme: Programme) -> list[Goal | Criterion]:
    found: list[Goal | Criterion] = []
    for goal in programme.goals:
        found += [goal, *programme.criteria_of(goal.id)]
    return found


def _count(programme: Programme, ties: Ties) -> tuple[int, int]:
    found = [link.mark == governing.DECIDED for item in _items(programme) for link in ties(item)]
    return sum(found), len(found) - sum(found)


def _counted(what: str, counts: tuple[int, int]) -> str:
    decided, proposed = counts
    if not decided + proposed:
        return f"{what}: inga kopplingar."
    if not decided or not proposed:
        which = "alla är förslag" if proposed else "alla är beslutade eller publicerade av kommunen"
        return f"{what}: {decided + proposed} kopplingar, {which}."
    return f"{what}: {decided} kopplingar som är beslutade eller publicerade av kommunen och {proposed} som är förslag."


def _own_ties(picture: Picture) -> str:
    source = picture.programme.sources.get(OWN_TIES)
    if source is None or not source.note:
        return ""
    whose = f"{escape(source.title)}. {escape(source.note)} "
    return f"::: {{.notis}}\n{whose}De föreslagna kopplingarna är rapportens egna. {marks.proposal_mark()}\n:::"


def sdg_matrix(picture: Picture) -> Text:
    """Return goals and criteria against the 17 goals of Agenda 2030."""
    columns = [sdg_mark(number) for number in SDG_NAMES]
    return paragraphs(
        head(2, "Mål och kriterier mot de globala målen", "agenda-2030-matris"),
        f"{LEGEND} {PARTLY} Vad de globala målen heter står i nästa tabell.",
        _matrix(picture.programme, "Mål och kriterium", columns, list(SDG_NAMES), _sdgs),
    )


def _matrix(programme: Programme, first: str, columns: Sequence[str], numbers: Sequence[int], ties: Ties) -> str:
    rows = []
    for item in _items(programme):
        links = {link.number: link for link in ties(item)}
        rows.append([_name(item), *(_sign(links.get(number)) for number in numbers)])
    widths = [34, *[5] * len(numbers)]
    return table([first, *columns], rows, align="l" + "c" * len(numbers), widths=widths, css="matris")


def _name(item: Goal | Criterion) -> str:
    if isinstance(item, Goal):
        return f"**{escape(item.name)}**"
    mark = "" if item.mark == governing.DECIDED else f" {marks.proposal_mark()}"
    return f"{escape(item.id)} {escape(item.name)}{mark}"


def _sign(link: AnyLink | None) -> str:
    if link is None:
        return ""
    decided = link.mark == governing.DECIDED
    part = " del" if isinstance(link, Link) and link.partly else ""
    sign, said = ("●", "beslutad eller publicerad") if decided else ("○", "förslag")
    return f"[{sign}]{{.tecken}} [{said}]{{.dold}}{part}"


def sdg_follow_up(picture: Picture) -> Text:
    """Return each goal of Agenda 2030 with its criteria and judged indicators, and those that nobody follows up."""
    programme = picture.programme
    rows = [
        [f"{sdg_mark(number)} {escape(name)}", *_followed(programme, number, _sdgs)]
        for number, name in SDG_NAMES.items()
    ]
    missing = [
        f"mål {sdg_mark(number)} {escape(SDG_NAMES[number])}" for number in _unfollowed(programme, SDG_NAMES, _sdgs)
    ]
    columns = ["Globalt mål", "Kriterier", "Mål", "Indikatorer som ska bedömas"]
    return paragraphs(
        head(2, "De globala målen och vad som följs upp", "agenda-2030-uppfoljning"),
        _lead(missing, "Saknar kriterium med indikatorer som ska bedömas", "Varje globalt mål följs upp."),
        "Indikatorerna hör till kriterier som är kopplade till det globala målet. De är inte valda för att mäta det.",
        table(columns, rows, align="lllr", widths=[34, 30, 22, 14], css="agenda"),
    )


def _criteria(programme: Programme, number: int, ties: Ties) -> list[Criterion]:
    return [each for each in programme.criteria if any(link.number == number for link in ties(each))]


def _followed(programme: Programme, number: int, ties: Ties) -> list[str]:
    criteria = _criteria(programme, number, ties)
    goals = [each for each in programme.goals if any(link.number == number for link in ties(each))]
    judged = sum(len(governing.judged(programme.indicators_of(each.id))) for each in criteria)
    links = [f"[{escape(each.id)}]({page_of(each.goal)}.qmd#{anchor(each)})" for each in criteria]
    return [listed(links) or "inget", listed([escape(each.name) for each in goals]) or "inget", str(judged)]


def _unfollowed(programme: Programme, numbers: Iterable[int], ties: Ties) -> list[int]:
    return [number for number in numbers if _followed(programme, number, ties)[-1] == "0"]


def _lead(items: Sequence[str], lead: str, none: str) -> str:
    return f"{lead}: {listed(items)}." if items else none


def article_matrix(picture: Picture) -> Text:
    """Return goals and criteria against the articles of the child convention that any of them names."""
    numbers = _named(picture.programme)
    if not numbers:
        return paragraphs(
            head(2, "Mål och kriterier mot barnkonventionen", "barnkonventionen-matris"),
            "Inget mål och inget kriterium nämner någon artikel.",
        )
    return paragraphs(
        head(2, "Mål och kriterier mot barnkonventionen", "barnkonventionen-matris"),
        f"{LEGEND} Kolumnerna är de artiklar som nämns. Vad de handlar om står i nästa tabell.",
        _matrix(picture.programme, "Mål och kriterium", [str(each) for each in numbers], numbers, _articles),
    )


def _named(programme: Programme) -> list[int]:
    return sorted({link.number for item in _items(programme) for link in item.articles})


def article_follow_up(picture: Picture) -> Text:
    """Return each named article with its criteria and judged indicators, and the articles that nobody names."""
    programme = picture.programme
    named = _named(programme)
    rows = [[escape(article(number)), *_followed(programme, number, _articles)] for number in named]
    missing = [f"artikel {escape(article(number))}" for number in _unfollowed(programme, named, _articles)]
    columns = ["Artikel", "Kriterier", "Mål", "Indikatorer som ska bedömas"]
    return paragraphs(
        head(2, "Barnkonventionens artiklar och vad som följs upp", "barnkonventionen-uppfoljning"),
        _lead(missing, "Nämns men saknar kriterium med indikatorer som ska bedömas", "") if named else "",
        "Konventionens svenska text har inga rubriker. Orden efter numret är rapportens korta beskrivning.",
        table(columns, rows, align="lllr", widths=[34, 30, 22, 14], css="agenda") if named else "",
        _unnamed(named),
    )


def _unnamed(named: Sequence[int]) -> str:
    left = [number for number in ARTICLES if number not in named]
    lead = (
        f"Artiklarna 1–41 är rättigheterna och artikel {LAST_ARTICLE} gäller att göra dem kända. Resten, 43–54, "
        "handlar om hur stater och FN arbetar med konventionen."
    )
    if not left:
        return f"{lead} Alla {LAST_ARTICLE} nämns."
    return (
        f"{lead} Av de {LAST_ARTICLE} första nämns {len(ARTICLES) - len(left)}. {capital(counted(len(left)))} nämns "
        f"inte av något mål eller kriterium:\n\n{bullets([escape(article(number)) for number in left])}"
    )
