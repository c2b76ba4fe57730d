"""Rolled-up verdicts of criteria and goals, always with their counts (docs/method.md, section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.words.markdown import escape
from indicators.words.marks import VERDICTS, word
from indicators.words.numbers import counted_alike, listed
from indicators.words.row import Row, code, flag, whole
from indicators.words.sentence import capital, joined, sentence


@dataclass(frozen=True)
class Counts:
    """How many targets are met, partly met, not met, and cannot be assessed."""

    met: int
    partly: int
    not_met: int
    na: int

    @property
    def total(self) -> int:
        return self.met + self.partly + self.not_met + self.na

    @property
    def assessed(self) -> int:
        return self.met + self.partly + self.not_met


def counts(row: Row) -> Counts:
    """Return the counts of one row of the rollups table; a missing count is zero."""
    met, partly, not_met, na = (whole(row, f"n_{key}") or 0 for key in ("met", "partly", "not", "na"))
    return Counts(met, partly, not_met, na)


def total(rows: Iterable[Row]) -> Counts:
    """Return the sum of the counts of several rows."""
    each = [counts(row) for row in rows]
    return Counts(
        sum(one.met for one in each),
        sum(one.partly for one in each),
        sum(one.not_met for one in each),
        sum(one.na for one in each),
    )


def _graded(texts: tuple[str, str, str], numbers: tuple[int, int, int]) -> str:
    """Return ``uppfyllt för två, delvis för en och inte för en``, naming ``uppfyllt`` once and leaving zeros out."""
    full = ("uppfyllt", "delvis uppfyllt", "inte uppfyllt")
    short = ("uppfyllt", "delvis", "inte")
    parts: list[str] = []
    for place, n in enumerate(numbers):
        if n:
            parts.append(f"{(short if parts else full)[place]} för {texts[place]}")
    return listed(parts)


def indicator_counts(these: Counts) -> str:
    """Return ``Av fem indikatorer är målvärdet uppfyllt för två, delvis för en …; en kan inte bedömas.``"""
    grades = (these.met, these.partly, these.not_met)
    everything, met, partly, not_met, na = counted_alike([these.total, *grades, these.na])
    if these.total == 0:
        return "Det finns ingen indikator att bedöma."
    if these.assessed == 0:
        one = "Den enda indikatorn kan inte bedömas."
        return one if these.total == 1 else f"Ingen av de {everything} indikatorerna kan bedömas."
    only = next((VERDICTS[key].lower() for key, n in zip(VERDICTS, grades, strict=False) if n == these.total), "")
    if only:
        return f"Målvärdet är {only} för {_everyone(these, everything)}."
    rest = f"; {na} kan inte bedömas" if these.na else ""
    return f"Av {everything} indikatorer är målvärdet {_graded((met, partly, not_met), grades)}{rest}."


def _everyone(these: Counts, everything: str) -> str:
    if these.total == 1:
        return "den enda indikatorn"
    if these.not_met:
        return f"någon av de {everything} indikatorerna"
    return "båda indikatorerna" if these.total == 2 else f"alla {everything} indikatorer"


def criterion_counts(these: Counts) -> str:
    """Return the same for a goal: ``Av tre kriterier är ett uppfyllt och två delvis uppfyllda.``"""
    grades = (these.met, these.partly, these.not_met)
    if these.total == 0:
        return "Det finns inget kriterium att bedöma."
    everything, *each, na = counted_alike([these.total, *grades, these.na], neuter=True)
    if these.assessed == 0:
        one = "Det enda kriteriet kan inte bedömas."
        return one if these.total == 1 else f"Inget av de {everything} kriterierna kan bedömas."
    words = ("uppfyllt", "delvis uppfyllt", "inte uppfyllt"), ("uppfyllda", "delvis uppfyllda", "inte uppfyllda")
    if these.total > 1 and these.total in grades:
        subject = "Båda kriterierna" if these.total == 2 else f"Alla {everything} kriterier"
        return f"{subject} är bedömda som {words[1][grades.index(these.total)]}."
    parts = [f"{text} {words[n > 1][place]}" for place, (n, text) in enumerate(zip(grades, each, strict=True)) if n]
    rest = f"; {na} kan inte bedömas" if these.na else ""
    noun = "kriterium" if these.total == 1 else "kriterier"
    return f"Av {everything} {noun} är {listed(parts)}{rest}."


def rollup(row: Row, title: str) -> str:
    """Return ``Lärande och utbildning: **delvis uppfyllt**.`` with the counts; ``title`` is quoted as decided."""
    these = counts(row)
    verdict = word(VERDICTS, code(row, "verdict") or "na").lower()
    counted_as = criterion_counts if code(row, "level") == "goal" else indicator_counts
    return joined(sentence(f"{escape(title)}: **{verdict}**"), counted_as(these), _reservation(row, these))


def _reservation(row: Row, these: Counts) -> str:
    if code(row, "verdict") == "na" and these.assessed > 0:
        return "Färre än hälften kan bedömas, och därför görs ingen sammanvägd bedömning."
    if flag(row, "few") and these.total > 1:
        part = "ett enda kriterium" if code(row, "level") == "goal" else "en enda indikator"
        return f"Bedömningen vilar på {part}."
    return ""


def family_note(families: int, indicators: int) -> str:
    """Return why fewer are counted than shown, or nothing when all are counted."""
    if families >= indicators:
        return ""
    shown, counted = counted_alike([indicators, families])
    return (
        f"{capital(shown)} indikatorer räknas här som {counted}: de som mäter nästan samma sak räknas en gång, med den "
        "sämsta av sina bedömningar."
    )


def background(labels: Sequence[str]) -> str:
    """Return which of the indicators shown (labels, escaped) are background, so that they are not among the counted."""
    if not labels:
        return ""
    return f"{listed(labels)} visas som bakgrund och räknas inte."


def better_alone(labels: Mapping[str, Sequence[str]]) -> str:
    """Return which indicators of a family have a better verdict than the one counted: ``uppfyllt för Lån …``.

    ``labels`` are the indicators' labels (escaped) by their own verdict, ``met`` or ``partly``.
    """
    parts = [f"{word(VERDICTS, key).lower()} för {listed(labels[key])}" for key in ("met", "partly") if labels.get(key)]
    return f"Räknat för sig är målvärdet {listed(parts)}." if parts else ""


def rule_difference(row: Row, other_verdict: str) -> str:
    """Return where the rule ``worst_two`` would differ from the rule used, or nothing where it would not."""
    used = code(row, "verdict")
    if not used or not other_verdict or used == other_verdict:
        return ""
    other = word(VERDICTS, other_verdict).lower()
    return f"Med den andra regeln, medelvärdet av de två sämsta bedömningarna, hade bedömningen blivit **{other}**."
