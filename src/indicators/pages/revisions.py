"""Revisions: which snapshots there are, what was revised between them, which marks moved, and what is known since."""

from __future__ import annotations

from indicators.data.revisions import GONE, NEW, REVISED, SUPPRESSED
from indicators.data.vintages import Vintage
from indicators.method.inputs import FIRST_YEAR
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.earlier import vintage_before
from indicators.pages.later_values import editions, section, words_of
from indicators.pages.move_tables import mark_table, rollup_table
from indicators.pages.picture import Picture, Row
from indicators.pages.report_moves import with_other_verdict
from indicators.pages.revision_facts import Revisions
from indicators.records import records
from indicators.words import movements as moved
from indicators.words import revisions as words
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed, number
from indicators.words.sentence import lower

ONLY_ONE = "Det finns inget äldre uttag att jämföra med."
NOT_KNOWN = "Därför går det inte att säga vad källorna har reviderat."
KNOWN = "Uttaget heter efter den tid då uppgifterna samlades in, och känt är den dag då allt i det var publicerat."


def heading(picture: Picture) -> Text:
    """Return the page's heading and the snapshots there are, the report's own named."""
    known = picture.workspace.vintages
    mine = next(each for each in known if each.id == picture.snapshot)
    columns = ["Uttag", "Beteckning", "Känt"]
    return paragraphs(
        head(1, "Revideringar", "revideringar"),
        "Källorna ändrar gamla värden i efterhand. Här står vad som skiljer rapportens uttag från det närmast äldre, "
        "och vilka bedömningar som ändras av det.",
        table(columns, [_vintage(each, each.id == mine.id) for each in known], align="lll", css="uttag"),
        f"Rapporten bygger på uttaget {escape(mine.label)}. Det som står där var känt den {date(mine.known)}. {KNOWN}",
        "" if vintage_before(picture.workspace, picture.snapshot) else f"{ONLY_ONE} {_since(picture)}",
    )


def _since(picture: Picture) -> str:
    """Return which series there are later figures of, where there is no earlier snapshot to say what was revised."""
    series = [escape(lower(words_of(picture, each.kpi).short)) for each in editions(picture)]
    if not series:
        return NOT_KNOWN
    many = f"{counted(len(series))} serier" if len(series) > 1 else "en serie"
    return f"För {many} finns senare uppgifter, som står nedan: {listed(series)}."


def _vintage(each: Vintage, own: bool) -> list[str]:
    cells = [escape(each.label), escape(each.id), date(each.known)]
    return [f"**{cells[0]}**", *cells[1:]] if own else cells


def since_earlier(picture: Picture) -> Text:
    """Return what differs from the snapshot before: titles, the municipality's values, groups."""
    found = revisions_of(picture)
    if found is None:
        return paragraphs()
    return paragraphs(
        head(2, f"Sedan uttaget {escape(found.before.snapshot_label)}", "reviderade-varden"),
        *_values(found),
        *_titles(found),
        *_groups(found),
    )


def revisions_of(picture: Picture) -> Revisions | None:
    """Return what differs between the report's snapshot and the one before; None when it is the first."""
    earlier = vintage_before(picture.workspace, picture.snapshot)
    return None if earlier is None else Revisions(picture.at(snapshot=earlier.id), picture)


def _values(found: Revisions) -> list[str]:
    own = found.own[found.own["period"] <= found.after.year]
    counts = {name: int((own["change"] == name).sum()) for name in words.CHANGES}
    others = found.counts[found.counts["period"] <= found.after.year]
    revised, gone, new, secret = (number(counts[name]) for name in (REVISED, GONE, NEW, SUPPRESSED))
    text = (
        f"Till och med {found.after.year} är {revised} av kommunens värden reviderade, {gone} borta, {secret} belagda "
        f"med sekretess och {new} nya. "
        f"I alla kommuner, regioner och riket är {number(int(others[REVISED].sum()))} totalvärden reviderade."
    )
    shown = own[own["shown"] & (own["gender"] == "T") & (own["period"] >= FIRST_YEAR) & (own["change"] != NEW)]
    if shown.empty:
        return [text, f"Inget totalvärde från {FIRST_YEAR} och senare är reviderat så att det syns."]
    columns = ["Nyckeltal", "År", "Före", "Efter", "Skillnad", "Vad"]
    rows = [_value(found, each) for each in records(shown)]
    return [
        f"{text} Tabellen visar totalvärdena från {FIRST_YEAR}, så som de skrivs i rapporten.",
        table(columns, rows, align="lrrrrl", widths=[40, 8, 13, 13, 13, 13], css="reviderat"),
        words.unseen(int((~own["shown"]).sum())),
    ]


def _value(found: Revisions, row: Row) -> list[str]:
    label = found.words[row["kpi"]].label
    cells = words.value_cells(row, found.words[row["kpi"]])
    return [f"{escape(label)} ({escape(row['kpi'])})", str(row["period"]), *cells, words.CHANGES[row["change"]]]


def _titles(found: Revisions) -> list[str]:
    items = [
        f"{escape(row['kpi'])}: ”{escape(row['before'])}” heter nu ”{escape(row['after'])}”. "
        f"{words.COMPARED if row['compared'] else words.NOT_COMPARED}"
        for row in records(found.titles)
    ]
    return ["**Nyckeltal med ny titel**", bullets(items)] if items else []


def _groups(found: Revisions) -> list[str]:
    mine = found.groups[found.groups["owner"].isna() | (found.groups["owner"] == found.after.municipality)]
    areas = found.after.tables.areas
    names = dict(zip(areas["code"], areas["title"], strict=True))
    items = [
        f"{escape(row['title'])}: {escape(words.members(row['gone'].split(), row['new'].split(), names))}"
        for row in records(mine)
    ]
    return ["**Jämförelsegrupper med andra medlemmar**", bullets(items)] if items else []


def marks(picture: Picture) -> Text:
    """Return which marks and roll-ups differ because of the newer snapshot; nothing for the first snapshot."""
    found = revisions_of(picture)
    if found is None:
        return paragraphs()
    moves = found.moves
    rolled = with_other_verdict(moves.rollups)
    return paragraphs(
        head(2, "Märken som har ändrats av det", "reviderade-marken"),
        f"Samma program och samma rapportår, {picture.year}, bedömda på båda uttagen. {words.WHOLE_SNAPSHOT}",
        moved.NOTHING_MOVED if moves.marks.empty else mark_table(moves, moves.marks),
        words.because_of_title(found.moved_by_title),
        "Sammanvägda bedömningar som skiljer sig: inga." if rolled.empty else rollup_table(moves, rolled),
        "" if rolled.empty else moved.COUNTS_ARE,
    )


def later(picture: Picture) -> Text:
    """Return figures that became known after the snapshot, beside its own."""
    return section(picture)
