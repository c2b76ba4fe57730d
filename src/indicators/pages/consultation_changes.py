"""The consultation against the next version: changes without an answer, accepted answers without a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.consultation import body_of
from indicators.pages.opinions import numbered, place
from indicators.pages.picture import Picture
from indicators.pages.version_names import place as place_of
from indicators.programme import Consultation, Opinion, Programme
from indicators.programme.change import Change
from indicators.programme.led_to import changes_after
from indicators.words import consultation as words
from indicators.words import consultation_changes as said
from indicators.words import versions
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import listed, years


@dataclass(frozen=True)
class Outcome:
    """A consultation, the changes to the version after it, and all that was said in and before it."""

    consultation: Consultation
    changes: tuple[Change, ...]

    @property
    def everything(self) -> tuple[Opinion, ...]:
        """The demands before the consultation, then the opinions of the answers."""
        return (*self.consultation.inputs, *self.consultation.opinions)

    @property
    def without_change(self) -> list[Opinion]:
        """What is to be met, fully or partly, but names no change."""
        return [each for each in self.everything if each.treatment in words.ACCEPTED and not each.changes]

    def behind(self, identities: Sequence[str]) -> list[Opinion]:
        """Return the opinions that name any of the changes with these ids."""
        return [each for each in self.everything if set(each.changes) & set(identities)]


def outcome(picture: Picture, consultation: Consultation) -> Outcome:
    """Return what a consultation led to. Raises ProgrammeError for an opinion that names a change there is not."""
    return Outcome(consultation, changes_after(picture.programme, consultation, picture.programme_file))


def changes(picture: Picture) -> Text:
    """Return, for each consultation, what changed with and without an answer behind it, and what did not change."""
    outcomes = [outcome(picture, each) for each in picture.programme.consultations]
    if not outcomes:
        return Text("")
    parts = [head(2, _title(picture, outcomes), "remissens-skillnader")]
    for each in outcomes:
        rows = _rows(picture, each)
        parts += [*_counts(picture, each, rows), *_without_change(picture, each), *_lists(picture, each, rows)]
    return paragraphs(*parts)


def _title(picture: Picture, outcomes: Sequence[Outcome]) -> str:
    terms = {years(*_next(picture, each).term) for each in outcomes if each.consultation.next is not None}
    return (
        f"Skillnader mellan remissen och programmet {terms.pop()}" if len(terms) == 1 else "Skillnader efter remissen"
    )


Rows = Mapping[str, Sequence[versions.Row]]


def _next(picture: Picture, found: Outcome) -> Programme:
    return next(each for each, _ in picture.versions if each.id == found.consultation.next)


def _rows(picture: Picture, found: Outcome) -> Rows:
    """Return the rows of what the municipality changed, and of what else an opinion names."""
    shown = [each for each in found.changes if not versions.is_own(each) or found.behind([each.id])]
    return versions.grouped(shown, _next(picture, found).term) if shown else {}


def _alone_in(found: Outcome, rows: Rows) -> Rows:
    return {title: [row for row in some if not found.behind(row[3])] for title, some in rows.items()}


def _counts(picture: Picture, found: Outcome, rows: Rows) -> list[str]:
    if found.consultation.next is None:
        return [said.NO_NEXT]
    version = _next(picture, found)
    total, alone = (sum(map(len, each.values())) for each in (rows, _alone_in(found, rows)))
    counted = said.how_many(total, alone, escape(version.version_name))
    return [f"{counted} {said.SAME_ROW if total else ''}", escape(found.consultation.next_note or "")]


def _lists(picture: Picture, found: Outcome, rows: Rows) -> list[str]:
    parts, alone = [], _alone_in(found, rows)
    if alone != rows:
        parts += [head(3, "Ändringar med svar bakom", "andringar-med-svar"), _answered(picture, found, rows)]
    if any(alone.values()):
        parts += [head(3, "Ändringar utan känt svar bakom", "andringar-utan-svar"), said.NONE_BEHIND]
    return parts + [part for title, some in alone.items() if some for part in _alone(picture, found, title, some)]


def _answered(picture: Picture, found: Outcome, rows: Rows) -> str:
    cells = [
        [*(escape(each) for each in row[:3]), _named(picture, behind)]
        for some in rows.values()
        for row in some
        if (behind := found.behind(row[3]))
    ]
    columns = ["Ändring", "Före", "Efter", "Synpunkt"]
    return table(columns, cells, align="llll", widths=[28, 24, 24, 24], css="andringar")


def _alone(picture: Picture, found: Outcome, title: str, rows: Sequence[versions.Row]) -> list[str]:
    if title == versions.STRATEGIES and not picture.programme.strategies:
        later = _next(picture, found)
        where = f"versioner.qmd#{place_of('skillnader', picture.programme, later, title)}"
        before, after = (years(*each.term) for each in (picture.programme, later))
        return [f"**{title}**", said.new_strategies(len(rows), before, after, where)]
    cells = [[escape(each) for each in row[:3]] for row in rows]
    return [
        f"**{escape(title)}**",
        table(["Ändring", "Före", "Efter"], cells, align="lll", widths=[34, 33, 33], css="andringar"),
    ]


def _without_change(picture: Picture, found: Outcome) -> list[str]:
    title = head(3, "Svar som ska tillgodoses utan ändring", "svar-utan-andring")
    accepted = [each for each in found.everything if each.treatment in words.ACCEPTED]
    if not accepted:
        return [title, said.NOTHING_ACCEPTED]
    if not found.without_change:
        return [title, said.ALL_ACCEPTED_LED]
    items = [f"{_named(picture, [each])}: {escape(each.text)}" for each in found.without_change]
    return [title, said.accepted_without(len(found.without_change), len(accepted)), bullets(items)]


def _named(picture: Picture, opinions: Sequence[Opinion]) -> str:
    """Return each opinion by its number and body, as a link; a demand before the consultation by its body and date."""
    numbers = {id(each): number for number, each in numbered(picture)}
    names = []
    for each in opinions:
        body = escape(body_of(picture, each.body).name)
        number = numbers.get(id(each))
        names.append(f"[Synpunkt {number}](#{place(number)}), {body}" if number else f"{body}, {date(each.date)}")
    return listed(names)
