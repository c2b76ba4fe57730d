"""The programme's versions: which there are, what differs between them, and which marks differ because of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.figures import Figure
from indicators.pages import subjects
from indicators.pages.blocks import Blocks, Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator_figures import history
from indicators.pages.move_tables import mark_table, rollup_table
from indicators.pages.picture import Picture
from indicators.pages.report_moves import FIRST_YEAR, Moves, moves_between, report_before, with_other_verdict
from indicators.pages.version_names import called, place
from indicators.programme import Change, Programme, compare
from indicators.words import marks
from indicators.words import movements as moved
from indicators.words import versions as words
from indicators.words.fields import value
from indicators.words.markdown import escape
from indicators.words.noun import label
from indicators.words.numbers import years
from indicators.words.version_summary import summary

ONLY_ONE = "Programmet finns i en enda version, så det finns inget att jämföra."
TIMETABLE = "Versionens tidplan står i kapitlet [Data och metod](metod.qmd#uppdraget)."
LEFT_OUT = (
    "Jämförelsen gäller vad versionerna säger. Vilken källa en uppgift är hämtad ur räknas inte som en skillnad. På "
    "rapportens webbplats står också ändringens beteckning, som den som svarar på en remiss kan hänvisa till."
)


def heading(picture: Picture) -> Text:
    """Return the page's heading and the versions that exist, the report's own named."""
    columns = ["Version", "Läge", "Datum", "Beteckning", "Period", "Kriterierna kallas"]
    rows = [_version(each, each.id == picture.programme.id) for each, _ in picture.versions]
    return paragraphs(
        head(1, "Versioner", "versioner"),
        f"Rapporten följer versionen ”{escape(picture.programme.version_name)}”.",
        table(columns, rows, align="llllll", widths=[26, 20, 14, 22, 12, 16], css="versioner"),
        TIMETABLE if picture.programme.timetable else "",
    )


def _version(programme: Programme, own: bool) -> list[str]:
    name = escape(programme.version_name)
    cells = [
        value("status", programme.status), value("date", programme.date), programme.reference,
        years(*programme.term), programme.criterion_word,
    ]  # fmt: skip
    return [f"**{name}**" if own else name, *(escape(cell) for cell in cells)]


def _neighbours(picture: Picture) -> list[tuple[Picture, Picture]]:
    """Return the version before beside this one, and this one beside the version after, where there are any."""
    paths = [path for _, path in picture.versions]
    here = next(place for place, (each, _) in enumerate(picture.versions) if each.id == picture.programme.id)
    beside = [(paths[place - 1], paths[place]) for place in (here, here + 1) if 0 < place < len(paths)]
    return [(picture.at(programme=str(old)), picture.at(programme=str(new))) for old, new in beside]


def differences(picture: Picture) -> Text:
    """Return what differs between this version and those beside it, group by group, with the changes' ids."""
    parts = [head(2, "Vad som skiljer versionerna åt", "versionernas-skillnader")]
    pairs = _neighbours(picture)
    parts += [LEFT_OUT] if pairs else [ONLY_ONE]
    for before, after in pairs:
        changes = compare(before.programme, after.programme)
        parts += [_between(before, after, "skillnader"), bullets(_summary(changes, before, after))]
        roots = {each.id: each for each in changes}
        own_ids = {each.id for each in changes if words.is_own(roots.get(each.follows_from or "", each))}
        theirs = _groups([each for each in changes if each.id not in own_ids], before, after)
        parts += theirs or [words.NONE]
        own = _groups([each for each in changes if each.id in own_ids], before, after, "egna")
        parts += [f"**Rapportens egna anmärkningar och kopplingar.** {words.OWN}", *own] if own else []
    return paragraphs(*parts)


def _summary(changes: Sequence[Change], before: Picture, after: Picture) -> list[str]:
    old, new = before.programme, after.programme
    return summary(changes, old.term, new.term, len(old.strategies))


def _groups(changes: list[Change], before: Picture, after: Picture, whose: str = "skillnader") -> list[str]:
    found = words.grouped(changes, after.programme.term)
    return [part for title, rows in found.items() for part in _group(title, rows, before, after, whose)]


def _between(before: Picture, after: Picture, what: str) -> str:
    old, new = before.programme, after.programme
    return head(3, f"Från {called(old, new)} till {called(new, old)}", f"{what}-{old.id}-{new.id}")


def _group(title: str, rows: list[words.Row], before: Picture, after: Picture, whose: str) -> list[str]:
    old, new = before.programme, after.programme
    columns = ["Vad", called(old, new), called(new, old)]
    cells = [[f"{escape(what)} {_ids(ids)}", escape(was), escape(now)] for what, was, now, ids in rows]
    anchor = place(whose, old, new, title)
    return [head(4, title, anchor), table(columns, cells, align="lll", widths=[40, 30, 30], css="skillnader")]


def _ids(ids: tuple[str, ...]) -> str:
    return f"[{escape(' '.join(ids))}]{{.andring}}"


def verdicts(picture: Picture) -> Blocks:
    """Return which marks and roll-ups differ because of the version: the same data, both programmes."""
    parts: list[object] = []
    for before, after in _neighbours(picture):
        moves = moves_between(before, after)
        text = paragraphs(
            "" if parts else head(2, "Bedömningar som skiljer sig mellan versionerna", "versionernas-bedomningar"),
            _between(before, after, "bedomningar"),
            f"Samma uppgifter, uttaget {escape(picture.snapshot_label)} och rapportår {picture.year}, bedömda efter "
            "båda versionerna.",
            *_indicators(moves),
            *_rollups(moves),
        )
        parts += [text, *_swaps(before, after)]
    return Blocks(parts)


def _indicators(moves: Moves) -> list[str]:
    both = moves.in_both
    alone = {each.id for _, each in moves.only_in_one}
    kept = sum(1 for each in moves.before.programme.indicators if each.id not in alone)
    items = [
        f"Bara i {_own_name(moves, picture)}: {label(each)}, under "
        f"{subjects.name(picture.programme, each.criterion)}. {marks.verdict_mark(picture.row(each))}"
        for picture, each in moves.only_in_one
    ]
    return [
        "**Indikatorernas märken**",
        f"{kept} indikatorer finns i båda versionerna. Märken som skiljer sig: {'inga.' if both.empty else ''}".strip(),
        "" if both.empty else mark_table(moves, both),
        bullets(items),
    ]


def _own_name(moves: Moves, picture: Picture) -> str:
    pair = (moves.before.programme, moves.after.programme)
    return called(picture.programme, pair[0] if picture.programme.id == pair[1].id else pair[1])


def _rollups(moves: Moves) -> list[str]:
    changed = [len(with_other_verdict(frame)) or "inga" for frame in (moves.rollups, moves.other_rule)]
    beneath = [moved.BENEATH, rollup_table(moves, moves.rollups), moved.COUNTS_ARE]
    return [
        "**Sammanvägda bedömningar**",
        f"Sammanvägda bedömningar som ändras: {changed[0]}. Med den andra regeln, medelvärdet av de två sämsta "
        f"bedömningarna: {changed[1]}.",
        *([] if moves.rollups.empty else beneath),
    ]


def _swaps(before: Picture, after: Picture) -> Iterator[object]:
    """Return both series of every swapped nyckeltal, the earlier first."""
    for change in compare(before.programme, after.programme):
        if change.kind == "indicator_swapped":
            old, new = words.sides(change)
            yield Text(f"**{escape(words.what(change))}**: {escape(old)} → {escape(new)}")
            yield from _both_series(before, after, change)


def _both_series(before: Picture, after: Picture, change: Change) -> Iterator[Figure]:
    for picture, identifier in ((before, change.before), (after, change.after)):
        drawn = history(picture, picture.programme.indicator(str(identifier)))
        if drawn is not None:
            name = f"{picture.programme.id}-{identifier}-byte"
            yield replace(drawn, id=name, caption=drawn.caption.replace(escape(drawn.id), escape(name)))


def since_last(picture: Picture) -> Text:
    """Return which marks differ from those of the report for the year before, and because of what."""
    before = report_before(picture)
    if before is None:
        return paragraphs(
            head(2, "Sedan rapporten för året innan", "sedan-forra-rapporten"),
            f"{FIRST_YEAR} är första rapportåret, så det finns ingen tidigare rapport att jämföra med.",
        )
    moves = moves_between(before, picture)
    return paragraphs(
        head(2, f"Sedan rapporten för {before.year}", "sedan-forra-rapporten"),
        f"Här jämförs rapporten för {before.year} med den för {picture.year}. {_followed(before, picture)} "
        f"{AFTERWARDS}",
        bullets(_tallied(moves)),
        " ".join(moved.no_part(moves.steps)),
        moved.NOTHING_MOVED if moves.marks.empty else mark_table(moves, moves.marks),
        *_rolled_since(moves),
    )


def _followed(before: Picture, after: Picture) -> str:
    old, new = (escape(each.programme.version_name) for each in (before, after))
    if before.programme.id == after.programme.id:
        return f"Båda följer versionen ”{new}”."
    return f"Den första följer versionen ”{old}”, den andra versionen ”{new}”."


AFTERWARDS = "Båda är beräknade i efterhand, med dagens regler."


def _tallied(moves: Moves) -> list[str]:
    """Return for each of the four marks how many moved, by cause."""
    counts = {name: moves.marks[moves.marks["mark"] == name]["cause"].value_counts() for name in moved.MARKS}
    return [
        f"{text}: {moved.tally({cause: int(counts[name].get(cause, 0)) for cause in moved.CAUSES}) or 'inga'}."
        for name, text in moved.MARKS.items()
    ]


def _rolled_since(moves: Moves) -> list[str]:
    frame = with_other_verdict(moves.rollups)
    if frame.empty:
        return ["Sammanvägda bedömningar som skiljer sig: inga."]
    return ["Sammanvägda bedömningar som skiljer sig:", rollup_table(moves, frame), moved.COUNTS_ARE]
