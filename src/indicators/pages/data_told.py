"""The data told, on the page of data and method: what is covered, what is doubtful, the indicators and the sources."""

from __future__ import annotations

import re

import pandas as pd

from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture, Row
from indicators.pages.plan import page_of
from indicators.programme import Indicator, Source
from indicators.records import records
from indicators.words import marks as word
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.noun import label
from indicators.words.numbers import counted_alike, years
from indicators.words.reasons import cannot_be_assessed
from indicators.words.row import whole
from indicators.words.units import cell, plain

DIRECTIONS = {1: "högre är bättre", -1: "lägre är bättre", 0: "bakgrund, bedöms inte"}
BASES = {"register": "register", "sample": "urval", "cohort": "årskull", "count": "antal händelser"}
QUALITY = {
    "suspect": "sannolikt fel, används inte",
    "jump": "ovanligt stor ändring på ett år",
    "break": "tidsseriebrott",
}
SEXES = {"T": "", "K": "kvinnor ", "M": "män "}
DOUBTFUL = ("suspect", "jump", "break")


def coverage(picture: Picture) -> Text:
    """Return, goal by goal, how many indicators have a target, a value of the year, and a verdict."""
    columns = ["Mål", "Indikatorer", f"Värde för {picture.year}", "Äldre värde", "Inget värde", "Målvärde", "Bedömda"]
    rows = [_coverage_row(picture, goal.id, goal.name) for goal in picture.programme.goals]
    unread = [each for each in picture.programme.indicators if each.decided_unread]
    (n,) = counted_alike([len(unread)])
    known = f"För {n} indikatorer finns beslutade mål som inte är inlästa. De räknas här som utan målvärde."
    return paragraphs(
        head(2, "Täckning", "tackning"),
        table(columns, rows, align="lrrrrrr", widths=[26, 11, 11, 11, 11, 11, 11], css="tackning"),
        known if unread else "",
        head(3, "Indikatorer utan bedömning", "utan-bedomning"),
        bullets(_without_verdict(picture)) or "Alla indikatorer är bedömda.",
    )


def _coverage_row(picture: Picture, goal: str, name: str) -> list[str]:
    rows = picture.results.assessments
    mine = rows[rows["goal"].astype(str) == goal]
    now = mine["period"] == picture.year
    has = mine["value"].notna()
    counts = [
        len(mine), (has & now.fillna(False)).sum(), (has & ~now.fillna(False)).sum(), (~has).sum(),
        mine["long_term"].notna().sum(), (mine["verdict"] != "na").sum(),
    ]  # fmt: skip
    return [escape(name), *(str(int(count)) for count in counts)]


def _without_verdict(picture: Picture) -> list[str]:
    pairs = [(picture.row(each), each) for each in picture.programme.indicators]
    return [
        f"{_link(each)}: {cannot_be_assessed(row, each)}"
        for row, each in pairs
        if row["verdict"] == "na" and row["reason"] != "context"
    ]


def _link(indicator: Indicator) -> str:
    return f"[{label(indicator)}]({page_of(indicator.goal)}.qmd#ind-{indicator.id.lower().replace('.', '-')})"


def quality(picture: Picture) -> Text:
    """Return every value that is doubtful, with its year, figure and what is doubtful about it."""
    history = picture.results.history
    own = history[
        (history["municipality"] == picture.municipality) & (history["gender"] == "T") & (history["period"] >= 2010)
    ]
    doubtful = own[own["quality"].fillna("").str.contains("|".join(DOUBTFUL))]
    known = {each.id: each for each in picture.programme.indicators}
    rows = [_doubt(known[str(each["indicator"])], each) for each in records(doubtful)]
    text = "Värden från 2010 och senare som avviker så mycket att de är markerade."
    columns = ["Indikator", "År", "Värde i källan", "Anmärkning"]
    return paragraphs(
        head(2, "Värden att vara försiktig med", "kvalitet"),
        text if rows else "Inget värde från 2010 och senare är markerat.",
        table(columns, rows, align="lrrl", widths=[36, 8, 16, 30], css="kvalitet") if rows else "",
        _corrections(picture),
    )


def _doubt(indicator: Indicator, entry: Row) -> list[str]:
    notes = [QUALITY[code] for code in str(entry["quality"]).split(";") if code in DOUBTFUL]
    return [label(indicator), str(entry["period"]), escape(cell(entry["raw"], indicator)), ", ".join(notes)]


def _corrections(picture: Picture) -> str:
    mine = picture.tables.corrections
    mine = mine[mine["area"].isin(["*", picture.municipality])]
    items = [
        f"{_named(picture, each['kpi'])}, {SEXES[each['gender']]}{each['period']}: {escape(each['reason'])}"
        for each in records(mine)
    ]
    return "Kända fel och brott hos källan, som rättats eller markerats:\n\n" + bullets(items) if items else ""


# A nyckeltal's bare code in a note: not one in parentheses, nor one with its name after it.
CODE = re.compile(r"(?<!\()\b[NU]\d{5}\b(?! \\?\()")


def _named(picture: Picture, kpi: str) -> str:
    """Return an indicator's name with its code, or only the code of what is no indicator."""
    named = {each.kpi: label(each) for each in picture.programme.indicators}
    return f"{named[kpi]} ({escape(kpi)})" if kpi in named else escape(kpi)


def indicators(picture: Picture) -> Text:
    """Return every indicator with its Kolada id, direction, basis and influence: the list a doubter begins with."""
    columns = ["Indikator", "Nyckeltal", "Riktning", "Underlag", "Utgångsår", "Rådighet"]
    rows = [
        [
            f"{escape(each.criterion)} {label(each)}",
            escape(each.kpi),
            DIRECTIONS[each.direction],
            BASES[each.basis] + (", treårsmedelvärde" if each.window > 1 else ""),
            str(whole(picture.row(each), "baseline_period") or each.baseline_year),
            escape(each.influence),
        ]
        for each in picture.programme.indicators
    ]
    return paragraphs(
        head(2, "Indikatorerna", "indikatorerna"),
        f"{word.proposal_mark()} Val av indikatorer, riktning och beräkning är förslag.",
        table(columns, rows, align="llllll", widths=[38, 10, 16, 16, 9, 9], css="indikatorlista"),
    )


def sources(picture: Picture) -> Text:
    """Return where the figures and the programme come from, and what is known about the snapshot."""
    descriptor = picture.source.descriptor
    facts = [
        f"Uttag: {escape(descriptor.label)} ({escape(descriptor.id)}). {escape(descriptor.collected)}.",
        f"Uppgifterna gäller {years(descriptor.first_period, descriptor.last_period)}.",
        "Obearbetade uppgifter anges med ”Källa: Kolada”, egna beräkningar med ”Egen bearbetning”. SCB:s "
        "uppgifter är fria (CC0).",
    ]
    return paragraphs(
        head(2, "Källor", "kallor"),
        bullets(facts),
        head(3, "Att veta om uttaget", "om-uttaget"),
        bullets([CODE.sub(lambda found: _named(picture, found[0]), escape(note)) for note in descriptor.notes]),
        *_facts(picture),
        head(3, "Programmets källor", "programmets-kallor"),
        bullets([_source(each) for each in picture.programme.sources.values()]),
    )


def _facts(picture: Picture) -> list[str]:
    facts: pd.DataFrame = picture.tables.facts
    mine = facts[facts["municipality"] == picture.municipality]
    if mine.empty:
        return []
    items = [
        f"{escape(each['label'])}, {each['year']}: {escape(_fact(each['value'], each['unit']))}. "
        f"Källa: {escape(each['source'])}."
        for each in records(mine)
    ]
    return [head(3, "Kommunens egna uppgifter, som bakgrund", "egna-uppgifter"), bullets(items)]


def _fact(value: float, unit: str) -> str:
    return plain(value, unit, 0 if float(value).is_integer() else 1)


def _source(source: Source) -> str:
    when = f", {date(source.date)}" if source.date and date(source.date) not in source.title else ""
    note = f". {escape(source.note)}" if source.note else ""
    text = f"{escape(source.title)}{when}{note}"
    return f"[{text}]({source.link})" if source.link else text
