"""Goal conflicts: those that are pointed out, with the figures that show them (docs/method.md, section 10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicators.figures import conflict_chart
from indicators.figures.conflicts import side
from indicators.figures.series import FIRST_YEAR
from indicators.pages.blocks import Blocks, Text, bullets, paragraphs
from indicators.pages.blocks import heading as head
from indicators.pages.conflict_pairs import matrix as matrix
from indicators.pages.conflict_pairs import questions as questions
from indicators.pages.conflict_pairs import synergies as synergies
from indicators.pages.picture import Picture
from indicators.programme import Conflict, ConflictSeries
from indicators.words import alt, captions, conflict, marks
from indicators.words.markdown import escape
from indicators.words.numbers import counted_alike, listed
from indicators.words.row import whole
from indicators.words.sentence import capital, joined

DECIDED = "beslutat"
NOT_CAUSE = (
    "Kapitlet visar samvariation. Samvariation är inte orsak: att två indikatorer har blivit bättre eller sämre "
    "samtidigt visar inte att den ena påverkar den andra. Inga bedömningar i rapporten beror på det som står här."
)

MORE_ON_RHO = "Hur den räknas står under [Alla par av indikatorer](#samvariation)."


def heading(picture: Picture) -> Text:
    """Return the page's heading: how many conflicts are pointed out, and what the figures cannot tell."""
    conflicts = picture.programme.conflicts
    decided = sum(each.mark == DECIDED for each in conflicts)
    n, sure, unsure = counted_alike([len(conflicts), decided, len(conflicts) - decided])
    if not conflicts:
        said = "Programmet pekar inte ut några målkonflikter."
    elif decided:
        whose = f"{capital(sure)} har kommunen pekat ut, {unsure} är rapportens förslag."
        said = f"{capital(n)} målkonflikter är utpekade. {whose}"
    else:
        said = f"{capital(n)} målkonflikter är utpekade som förslag."
    return paragraphs(head(1, "Målkonflikter", "konflikter"), joined(said, _can_be_shown(conflicts)), NOT_CAUSE)


def _can_be_shown(conflicts: Sequence[Conflict]) -> str:
    """Return how many of the conflicts the report's figures can show, in part or not at all."""
    shown = [each for each in conflicts if each.pull and each.against]
    partly = [each for each in conflicts if each not in shown and each.shows is not None]
    whole_ones, parts, none = counted_alike([len(shown), len(partly), len(conflicts) - len(shown) - len(partly)])
    if not conflicts:
        return ""
    lead = f"{capital(whole_ones)} av dem kan visas" if shown else "Ingen av dem kan visas fullt ut"
    part = f" och {parts} till viss del" if partly else ""
    without = f"; för {none} finns inga siffror" if len(shown) + len(partly) < len(conflicts) else ""
    return f"{lead} med rapportens siffror{part}{without}."


def declared(picture: Picture) -> Blocks:
    """Return each declared conflict, those of the municipality first, with both series wherever figures show it."""
    ordered = sorted(picture.programme.conflicts, key=lambda each: each.mark != DECIDED)
    title = head(2, "Utpekade målkonflikter", "utpekade-malkonflikter")
    explained = any(each.pull and each.against for each in ordered)
    intro = [paragraphs(title, f"{conflict.RHO} {MORE_ON_RHO}" if explained else "")] if ordered else []
    return Blocks([*intro, *(block for each in ordered for block in _conflict(picture, each))])


def anchor(each: Conflict) -> str:
    """Return the id of the heading that a conflict has on its page."""
    return f"konflikt-{each.id}"


def _conflict(picture: Picture, each: Conflict) -> list[Any]:
    mark = "" if each.mark == DECIDED else f" {marks.proposal_mark()}"
    source = f"Källa: {escape(picture.programme.sources[each.source].title)}." if each.mark == DECIDED else ""
    pairs = _pairs(picture, each)
    text = paragraphs(
        head(3, escape(each.name), anchor(each)),
        joined(escape(each.text), source) + mark,
        joined(escape(each.missing) if each.missing else "", between(picture, each)),
        bullets([_told(picture, *pair) for pair in pairs]),
        _basis(picture, pairs),
        conflict.NOT_CAUSE if any(_together(picture, *pair) for pair in pairs) else "",
    )
    return [text, *(_chart(picture, pair) for pair in pairs)]


def _pairs(picture: Picture, each: Conflict) -> list[tuple[ConflictSeries, ConflictSeries]]:
    named = picture.evidence.named
    return [(named(one), named(other)) for one in each.pull for other in each.against]


def between(picture: Picture, each: Conflict) -> str:
    """Return what the figures say of the change between two years that a conflict speaks of, or nothing."""
    if each.shows is None:
        return ""
    first, last = each.shows.years
    found = []
    for series in map(picture.evidence.named, each.shows.indicators):
        values = side(series, picture.evidence.history, picture.municipality, picture.year, None).values
        if first in values and last in values:
            found.append((series, values[first], values[last]))
    return conflict.between(found, first, last)


def _basis(picture: Picture, pairs: Sequence[tuple[ConflictSeries, ConflictSeries]]) -> str:
    """Return what ρ rests on beside what the sentences and charts show, where a conflict has pairs."""
    if not pairs:
        return ""
    begun = [whole(picture.evidence.pair(one.id, other.id), "first_year") for one, other in pairs]
    earlier = any(year is not None and year < FIRST_YEAR for year in begun)
    smoothed = [series for pair in pairs for series in pair if series.window > 1]
    return conflict.single_years(smoothed, FIRST_YEAR if earlier else None)


def _together(picture: Picture, first: ConflictSeries, second: ConflictSeries) -> str:
    rows = picture.evidence.rows
    return conflict.together((rows[first.id], first), (rows[second.id], second))


def shown(picture: Picture, each: Conflict) -> str:
    """Return what the first pair of a conflict that has a development since its baseline has done, or nothing."""
    said = [told for pair in _pairs(picture, each) if (told := _together(picture, *pair))]
    return joined(said[0], conflict.NOT_CAUSE) if said else ""


def _told(picture: Picture, first: ConflictSeries, second: ConflictSeries) -> str:
    rows = picture.evidence.rows
    one, other = rows[first.id], rows[second.id]
    said = _together(picture, first, second)
    span = conflict.since(one, other)
    unknown = joined(*dict.fromkeys(conflict.not_known(rows[each.id], each) for each in (first, second)))
    return joined(
        f"**{conflict.pair(first, second)}.**",
        f"{said[:-1]} ({span})." if said else unknown,
        conflict.evidence(picture.evidence.pair(first.id, second.id)),
        *(conflict.no_direction(each) for each in (first, second) if not each.direction),
    )


def _chart(picture: Picture, pair: tuple[ConflictSeries, ConflictSeries]) -> Any:
    history, municipality = picture.evidence.history, picture.municipality
    baselines = [whole(picture.evidence.rows[series.id], "baseline_period") for series in pair]
    first, second = (
        side(series, history, municipality, picture.year, baseline)
        for series, baseline in zip(pair, baselines, strict=True)
    )
    identifier = f"{pair[0].stands_for[0]}-{pair[1].stands_for[0]}-konflikt"
    return conflict_chart(
        (first, second),
        id=identifier,
        caption=_caption(picture, identifier, pair),
        alt=joined(
            *(
                alt.history(
                    alt.Measure(series.short, series.unit, series.decimals), picture.place, sorted(drawn.values.items())
                )
                for series, drawn in zip(pair, (first, second), strict=True)
            )
        ),
    )


def _caption(picture: Picture, identifier: str, pair: tuple[ConflictSeries, ConflictSeries]) -> str:
    own = [each for each in pair if each.divisor or each.window > 1]
    received = [each.kpi for each in pair if each not in own]
    last = max(whole(picture.evidence.rows[each.id], "period") or 0 for each in pair) or None
    given = captions.source(" och ".join(received), picture.snapshot_label, last) if received else ""
    worked_out = captions.own_work(_worked_out(own), picture.snapshot_label, None if given else last) if own else ""
    return joined(given, worked_out, captions.figure_id(identifier))


def _worked_out(series: Sequence[ConflictSeries]) -> str:
    parts = [
        f"{each.stands_for[0]} gånger antalet invånare" if each.divisor else f"treårsmedelvärden av {each.kpi}"
        for each in series
    ]
    return listed(parts)
