"""Steering documents: what they govern, drawn and as a table; orphans both ways; which of them hold in the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from indicators.pages import governing, subjects
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.documents_drawing import drawing as drawing
from indicators.pages.picture import Picture
from indicators.programme import Criterion, Document, Programme
from indicators.words import marks
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed, years
from indicators.words.sentence import capital

NO_DOCUMENTS = "Programmet nämner inga styrdokument."
UNKNOWN = "okänt"
PROPOSED = (
    "De föreslagna kopplingarna är rapportens egna: ingen källa säger att dokumentet styr målet eller kriteriet, men "
    "innehållet ligger nära."
)
COUNTED_HERE = (
    "Här räknas kopplingar från ett dokument till ett mål, ett kriterium eller en indikator. Kapitlet [Agenda 2030 och "
    "barnen](agenda-2030.qmd) räknar i stället varje globalt mål och varje artikel för sig, och blir därför större."
)


def heading(picture: Picture) -> Text:
    """Return the page's heading with the counts of documents and ties, decided and proposed apart."""
    documents = [each for each in picture.programme.documents if each.governs]
    if not picture.programme.documents:
        return paragraphs(head(1, "Styrdokument", "styrdokument"), NO_DOCUMENTS)
    ties = [tie for each in documents for tie in each.governs]
    decided = sum(governing.is_decided(tie.mark) for tie in ties)
    proposed = len(ties) - decided
    text = (
        f"{capital(counted(len(documents), neuter=True))} dokument har kopplingar till målen, kriterierna eller "
        f"indikatorerna. Beslutade eller publicerade av kommunen: {_ties(decided)}. Förslag: {_ties(proposed)}."
    )
    return paragraphs(
        head(1, "Styrdokument", "styrdokument"),
        text,
        f"{marks.proposal_mark()} {PROPOSED}" if proposed else "",
        COUNTED_HERE,
    )


def _ties(n: int) -> str:
    return f"{n} koppling{'' if n == 1 else 'ar'}"


def register(picture: Picture) -> Text:
    """Return the table of documents: who decided, when, how long it holds, what is tied to it and where it is."""
    programme = picture.programme
    if not programme.documents:
        return Text("")
    columns = ["Dokument", "Beslutat av", "Datum och beslut", "Giltighet", "Kopplat till", "Länk"]
    rows = [_row(programme, each, picture.year) for each in programme.documents]
    return paragraphs(
        head(2, "Dokumenten", "styrdokument-tabell"),
        "Det som är kopplat till ett dokument ska stämma med det. "
        "Okänt betyder att uppgiften inte finns i någon källa som rapporten bygger på.",
        table(columns, rows, align="llllll", widths=[20, 12, 18, 14, 28, 8], css="dokument"),
    )


def _row(programme: Programme, document: Document, year: int) -> list[str]:
    mark = "" if governing.is_decided(document.mark) else f" {marks.proposal_mark()}"
    note = f". {escape(document.note)}" if document.note else ""
    return [
        f"{escape(document.name)}{mark}{note}",
        escape(document.decided_by),
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
        found = [
            subjects.name(programme, tie.subject)
            for tie in document.governs
            if governing.is_decided(tie.mark) == decided
        ]
        if found:
            mark = "beslutat eller publicerat" if decided else marks.proposal_mark()
            parts.append(f"{listed(found)} ({mark})" if decided else f"{listed(found)} {mark}")
    return capital("; ".join(parts)) if parts else "inget i programmet"


def _link(programme: Programme, document: Document) -> str:
    address = document.link or programme.sources[document.source].link
    if address is None:
        return "–"
    return f"[Webbsida](<{quote(address, safe=':/?#@!$&=+,;~%()-._')}>)"


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
            [_marked(programme, each) for each in governing.ungoverned(programme)],
        ),
        _listed(
            "Ingen indikator som ska bedömas följer upp de här dokumenten",
            "Varje dokument följs upp av minst en indikator som ska bedömas.",
            [escape(each.name) for each in governing.without_follow_up(programme)],
        ),
        _unassessed(picture),
    )


def _marked(programme: Programme, criterion: Criterion) -> str:
    mark = "" if governing.is_decided(criterion.mark) else f" {marks.proposal_mark()}"
    return subjects.link(programme, criterion.id) + mark


def _goals(programme: Programme) -> str:
    lonely = governing.goals_without_documents(programme)
    if not lonely:
        return "Varje mål är som helhet kopplat till minst ett dokument."
    named = listed([subjects.link(programme, each) for each in lonely])
    return f"Mål som inte som helhet är kopplade till något dokument: {named}."


def _unassessed(picture: Picture) -> str:
    found = governing.not_assessed(picture)
    if not found:
        return ""
    return _listed(
        f"De här dokumenten följs upp av indikatorer som ska bedömas, men ingen av dem kan bedömas {picture.year}",
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
