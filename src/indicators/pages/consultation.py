"""The consultation (remiss): who was asked, what was demanded before it, what was answered, by goal and by body."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.pages import subjects
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.indicator import NONE
from indicators.pages.picture import Picture
from indicators.pages.report_facts import report_facts
from indicators.programme import Asked, Body, Consultation, Opinion
from indicators.words import consultation as words
from indicators.words import marks
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import listed
from indicators.words.sentence import joined, sentence

NO_CONSULTATION = "Programfilen har ingen remiss av den här versionen. Därför kan inga svar redovisas."


def heading(picture: Picture) -> Text:
    """Return the page's heading, and for each consultation of this version its case, and how many have answered."""
    parts = [_about(picture, each) for each in picture.programme.consultations]
    return paragraphs(head(1, "Remissen", "remissen"), *(parts or [NO_CONSULTATION, _earlier(picture)]))


def _about(picture: Picture, consultation: Consultation) -> str:
    states = [each.answer for each in consultation.bodies]
    groups = sum(1 for each in consultation.bodies if not body_of(picture, each.body).named)
    dated = [
        f"Den skickades den {date(consultation.sent)}." if consultation.sent else "",
        f"Den behandlades {_by(picture, consultation)}den {date(consultation.considered)}."
        if consultation.considered
        else "",
    ]
    return "\n\n".join(
        (
            words.who_answered(states, groups),
            joined(
                sentence(f"{escape(consultation.title)}, {escape(consultation.reference)}"),
                *dated,
                escape(consultation.note or ""),
                source(picture, consultation.source),
            ),
        )
    )


def _by(picture: Picture, consultation: Consultation) -> str:
    if consultation.considered_by is None:
        return ""
    named = escape(body_of(picture, consultation.considered_by).name)
    return f"av {named[:1].lower()}{named[1:]} "


def _earlier(picture: Picture) -> str:
    """Return which earlier versions were sent out, when this is the one that came after them."""
    sent = [
        f"Remissen {escape(each.reference)} gällde {escape(version.version_name)}, som den här versionen jämförs med."
        for version, _ in picture.versions
        for each in version.consultations
        if each.next == picture.programme.id
    ]
    return " ".join(sent)


def body_of(picture: Picture, identifier: str) -> Body:
    """Return the body with the id; the programme has been read, so there is one."""
    return next(each for each in picture.programme.bodies if each.id == identifier)


def source(picture: Picture, identifier: str) -> str:
    """Return ``Källa: …`` with the source's title, ready for the page."""
    return sentence(f"Källa: {escape(picture.programme.sources[identifier].title)}")


def asked(picture: Picture) -> Text:
    """Return who was asked: first those who have answered, then those whose answer is missing, each in a table."""
    bodies = [each for consultation in picture.programme.consultations for each in consultation.bodies]
    came = [each for each in bodies if each.answer == words.ANSWERED]
    missing = [each for each in bodies if each.answer != words.ANSWERED]
    return paragraphs(
        *([head(2, "Svar som har kommit in", "svar-som-har-kommit-in"), _asked_table(picture, came)] if came else []),
        *([head(2, "Svar som saknas", "svar-som-saknas"), _asked_table(picture, missing)] if missing else []),
        *(_note(picture, each) for each in bodies),
    )


def _asked_table(picture: Picture, bodies: Sequence[Asked]) -> str:
    columns = ["Instans", "Svar", "Beredde remissen", "Paragraf", "Diarienummer"]
    rows = [
        [
            escape(body_of(picture, each.body).name),
            words.STATES[each.answer],
            date(each.handled) if each.handled else NONE,
            escape(each.paragraph or NONE),
            escape(each.reference or NONE),
        ]
        for each in bodies
    ]
    return table(columns, rows, align="lllll", widths=[28, 26, 20, 12, 18], css="instanser")


def _note(picture: Picture, asked_body: Asked) -> str:
    body = body_of(picture, asked_body.body)
    said = joined(escape(asked_body.note or ""), escape(body.note or ""))
    return f"**{escape(body.name)}.** {said}" if said else ""


def inputs(picture: Picture) -> Text:
    """Return the demands made before the consultation, by body and date, and what the report shows of the same."""
    demands = [each for consultation in picture.programme.consultations for each in consultation.inputs]
    if not demands:
        return Text("")
    parts = [head(2, "Krav före remissen", "krav-fore-remissen")]
    for body, day in dict.fromkeys((each.body, each.date) for each in demands):
        chosen = [each for each in demands if (each.body, each.date) == (body, day)]
        cited = dict.fromkeys(each.source for each in chosen)
        parts += [
            f"**{escape(body_of(picture, body).name)}, {date(day)}**",
            bullets([_demand(picture, each) for each in chosen]),
            " ".join(source(picture, each) for each in cited),
        ]
    untreated = sum(1 for each in demands if each.treatment is None)
    unknown = "Vad kraven ledde till är inte känt." if untreated == len(demands) else ""
    return paragraphs(*parts, unknown, *report_facts(picture))


def _demand(picture: Picture, demand: Opinion) -> str:
    about = f" Gäller {subject_links(picture, demand)}." if demand.subjects else ""
    proposed = "" if demand.mark == "beslutat" else f" {marks.proposal_mark()}"
    said = f" {words.TREATMENTS[demand.treatment]}: {escape(demand.answer or NONE)}" if demand.treatment else ""
    return f"{escape(demand.text)}{proposed}{about}{said}"


def subject_links(picture: Picture, opinion: Opinion) -> str:
    """Return what an opinion is about, each a link to where the report shows it."""
    return listed([subjects.link(picture.programme, each) for each in opinion.subjects])
