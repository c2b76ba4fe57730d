"""Steering documents: what they govern, drawn and as a table; orphans both ways; which of them hold in the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

import pandas as pd

from indicators.figures import Figure
from indicators.figures.ties import Node, Tie, ties_picture
from indicators.pages import governing, subjects
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture
from indicators.programme import Document, Programme
from indicators.words import captions, marks
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import counted_alike, listed, years
from indicators.words.sentence import capital

FIGURE = "styrdokument-kopplingar"
TITLE = "Styrdokumenten, målen och kriterierna"
NO_DOCUMENTS = "Programmet nämner inga styrdokument."
UNKNOWN = "okänt"


def heading(picture: Picture) -> Text:
    """Return the page's heading with the counts of documents and ties, decided and proposed apart."""
    documents = [each for each in picture.programme.documents if each.governs]
    if not picture.programme.documents:
        return paragraphs(head(1, "Styrdokument", "styrdokument"), NO_DOCUMENTS)
    ties = [tie for each in documents for tie in each.governs]
    decided = sum(tie.mark == governing.DECIDED for tie in ties)
    proposed = len(ties) - decided
    n, sure, unsure = counted_alike([len(documents), decided, proposed])
    text = (
        f"{capital(n)} dokument har kopplingar till målen, kriterierna eller nyckeltalen. {capital(sure)} kopplingar är "
        f"beslutade eller publicerade av kommunen, {unsure} är förslag."
    )
    mark = f" {marks.proposal_mark()}" if proposed else ""
    return paragraphs(head(1, "Styrdokument", "styrdokument"), text + mark)


def drawing(picture: Picture) -> Figure | None:
    """Return the picture of documents, goals and criteria with its table twin, or None without documents."""
    programme = picture.programme
    if not programme.documents:
        return None
    ties = _drawn_ties(programme)
    return ties_picture(
        [Node(each.id, each.name) for each in programme.documents],
        [Node(each.id, each.name) for each in programme.goals],
        [Node(each.id, f"{each.id} {each.name}", each.goal, _decided(each.mark)) for each in programme.criteria],
        ties,
        id=FIGURE,
        title=TITLE,
        caption=f"{captions.own_work()} {captions.figure_id(FIGURE)}",
        alt=_alt(programme, ties),
        table=_twin(programme),
    )


def _decided(mark: str) -> bool:
    return mark == governing.DECIDED


def _drawn_ties(programme: Programme) -> list[Tie]:
    """Return one line a document and end; a tie to a nyckeltal is drawn to its criterion."""
    found: dict[tuple[str, str], bool] = {}
    for each in programme.documents:
        for tie in each.governs:
            end = governing.named_criterion(programme, tie.subject) or tie.subject
            found[each.id, end] = found.get((each.id, end), False) or _decided(tie.mark)
    return [Tie(start, end, decided) for (start, end), decided in found.items()]


def _alt(programme: Programme, ties: Sequence[Tie]) -> str:
    most = max(programme.documents, key=lambda each: len(each.governs))
    decided = sum(tie.decided for tie in ties)
    return (
        f"{len(programme.documents)} dokument till vänster, {len(programme.goals)} mål i mitten och "
        f"{len(programme.criteria)} kriterier till höger. {decided} heldragna linjer visar beslutade kopplingar och "
        f"{len(ties) - decided} streckade linjer föreslagna. Flest kopplingar har {most.name}: {len(most.governs)}."
    )


def _twin(programme: Programme) -> pd.DataFrame:
    rows = [
        [each.name, *(_plain(programme, each, decided=flag) for flag in (True, False))] for each in programme.documents
    ]
    return pd.DataFrame(rows, columns=["Dokument", "Beslutade kopplingar", "Föreslagna kopplingar"], dtype=str)


def _plain(programme: Programme, document: Document, *, decided: bool) -> str:
    names = {goal.id: goal.name for goal in programme.goals}
    found = [tie.subject for tie in document.governs if _decided(tie.mark) == decided]
    return listed([names.get(one, one) for one in found]) or "–"


def register(picture: Picture) -> Text:
    """Return the table of documents: who decided, when, how long it holds, what it governs and where it is."""
    programme = picture.programme
    if not programme.documents:
        return Text("")
    columns = ["Dokument", "Beslutat av", "Datum och beslut", "Giltighet", "Styr", "Länk"]
    rows = [_row(programme, each, picture.year) for each in programme.documents]
    return paragraphs(
        head(2, "Dokumenten", "styrdokument-tabell"),
        "Okänt betyder att uppgiften inte finns i någon källa som rapporten bygger på.",
        table(columns, rows, align="llllll", widths=[20, 12, 18, 14, 28, 8], css="dokument"),
    )


def _row(programme: Programme, document: Document, year: int) -> list[str]:
    mark = "" if _decided(document.mark) else f" {marks.proposal_mark()}"
    note = f". {escape(document.note)}" if document.note else ""
    return [
        f"{escape(document.name)}{mark}{note}",
        UNKNOWN if document.decided_by.lower() == UNKNOWN else escape(document.decided_by),
        _decision(document),
        capital(_validity(programme, document, year)),
        _governs(programme, document),
        _link(programme, document),
    ]


def _decision(document: Document) -> str:
    said = escape(document.decision)
    if document.date is None or date(document.date) in document.decision:
        return said
    return f"{said}, {date(document.date)}"


def _validity(programme: Programme, document: Document, year: int) -> str:
    first, last = document.valid_from, document.valid_to
    state = governing.holds(document, year)
    if first is not None and last is not None:
        text = escape(years(first, last))
    else:
        text = f"från {first}, slut {UNKNOWN}" if first else f"till och med {last}, början okänd" if last else UNKNOWN
    later = {"past": f". Gäller inte {year}", "not_yet": f". Gäller inte än {year}"}.get(state, "")
    followers = [each.name for each in programme.documents if each.id == document.replaced_by]
    return text + later + (f". Ersätts av {escape(followers[0])}" if followers else "")


def _governs(programme: Programme, document: Document) -> str:
    parts = []
    for decided in (True, False):
        found = [subjects.name(programme, tie.subject) for tie in document.governs if _decided(tie.mark) == decided]
        if found:
            mark = "beslutat" if decided else marks.proposal_mark()
            parts.append(f"{listed(found)} ({mark})" if decided else f"{listed(found)} {mark}")
    return capital("; ".join(parts)) if parts else "inget i programmet"


def _link(programme: Programme, document: Document) -> str:
    address = document.link or programme.sources[document.source].link
    if address is None:
        return "–"
    return f"[{escape(urlsplit(address).netloc)}](<{quote(address, safe=':/?#@!$&=+,;~%()-._')}>)"


def orphans(picture: Picture) -> Text:
    """Return what hangs loose: criteria that no document names, and documents that nothing follows up."""
    programme = picture.programme
    if not programme.documents:
        return Text("")
    return paragraphs(
        head(2, "Det som saknar koppling", "styrdokument-utan-koppling"),
        _goals(programme),
        _listed(
            "Inget dokument nämner de här kriterierna för sig. Kopplingar till hela målet räknas inte här",
            "Varje kriterium nämns för sig av minst ett dokument.",
            [subjects.link(programme, each.id) for each in governing.ungoverned(programme)],
        ),
        _listed(
            "Ingen indikator som bedöms följer upp de här dokumenten",
            "Varje dokument följs upp av minst en indikator som bedöms.",
            [escape(each.name) for each in governing.without_follow_up(programme)],
        ),
        _unassessed(picture),
    )


def _goals(programme: Programme) -> str:
    lonely = governing.goals_without_documents(programme)
    if not lonely:
        return "Varje mål styrs av minst ett dokument."
    return f"Mål som inget dokument styr som helhet: {listed([subjects.link(programme, each) for each in lonely])}."


def _unassessed(picture: Picture) -> str:
    found = governing.not_assessed(picture)
    if not found:
        return ""
    return _listed(
        f"De här dokumenten har indikatorer, men ingen av dem kan bedömas {picture.year}",
        "",
        [escape(each.name) for each in found],
    )


def _listed(lead: str, none: str, items: Sequence[str]) -> str:
    return f"{lead}:\n\n{bullets(items)}" if items else none


def validity(picture: Picture) -> Text:
    """Return the documents that do not hold in the report year, and those whose validity is not known."""
    if not picture.programme.documents:
        return Text("")
    year = picture.year
    return paragraphs(
        head(2, f"Giltighet {year}", "styrdokument-giltighet"),
        _group(picture, ("past",), f"Giltigheten har gått ut före {year}", f"Inget dokument har gått ut före {year}."),
        _group(picture, ("not_yet",), f"Gäller först efter {year}", ""),
        _group(picture, ("unknown",), "Okänd giltighet", "Giltigheten är känd för alla dokument, helt eller delvis."),
        _group(picture, ("partly_known",), "Bara början eller slutet är känt", ""),
    )


def _group(picture: Picture, states: Iterable[str], lead: str, none: str) -> str:
    wanted = set(states)
    found = [each for each in picture.programme.documents if governing.holds(each, picture.year) in wanted]
    names = [_dated(each) for each in found]
    return f"{lead}: {listed(names)}." if names else none


def _dated(document: Document) -> str:
    first, last = document.valid_from, document.valid_to
    if first is not None and last is not None and escape(years(first, last)) not in escape(document.name):
        return f"{escape(document.name)} ({escape(years(first, last))})"
    return escape(document.name)
