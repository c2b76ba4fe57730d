"""What the annual report says of one indicator: a line of its table, in plain text and real numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.pages.indicator_sources import own_source
from indicators.pages.picture import Picture, Row
from indicators.programme import Comment, Criterion, Goal, Indicator
from indicators.records import records
from indicators.report.exports.tables import MISSING, Cell, Number, cell_text
from indicators.words import marks, reasons
from indicators.words.captions import OWN_KPI
from indicators.words.markdown import unescape
from indicators.words.missing import GAPS
from indicators.words.numbers import listed, typeset
from indicators.words.row import code, figure, flag, whole

BESIDE = {"låg", "hög"}
"""Ambitions that stand beside the one the report uses."""

DECIDED = "Beslutat"
UNREAD = "Beslutat mål finns men är inte inläst"
CONTEXT = "Bakgrund, har inget målvärde"
NO_PROPOSAL = "Inget förslag"


@dataclass(frozen=True)
class Line:
    """One indicator of the picture; ``targets`` are the rows of the table of that name, by year."""

    goal: Goal
    criterion: Criterion
    indicator: Indicator
    row: Row
    targets: Mapping[int, Row]
    source: str
    comment: str

    def number(self, column: str) -> Cell:
        """Return the row's number in the indicator's decimals; the value says why where it is missing."""
        why = GAPS.get(code(self.row, "missing"), "") if column == "value" else ""
        return Number(figure(self.row, column), self.indicator.decimals, why=why)

    def year(self, column: str) -> Cell:
        """Return the row's year."""
        return Number(whole(self.row, column), year=True)

    def target(self, year: int) -> Cell:
        """Return the target of a year."""
        return Number(figure(self.targets.get(year, {}), "target"), self.indicator.decimals)

    @property
    def long_term_year(self) -> Cell:
        """The year of the long-term value, where there is such a value."""
        known = figure(self.row, "long_term") is not None
        return self.year("long_term_year") if known else Number(None, year=True)

    @property
    def long_term(self) -> str:
        """The long-term value with its year in one cell: ``3,56 (2030)``."""
        value, year = cell_text(self.number("long_term")), cell_text(self.long_term_year)
        return value if value == MISSING else f"{value} ({year})"

    @property
    def status_and_note(self) -> str:
        """Status and what else a reader must know, in one cell."""
        return f"{self.status}; {self.note}" if self.note else self.status

    @property
    def unit(self) -> str:
        """The unit, in words."""
        return typeset(self.indicator.unit)

    @property
    def name(self) -> str:
        """The indicator's name."""
        return typeset(self.indicator.short)

    @property
    def status(self) -> str:
        """Whether target and limit are decided or only proposed, or why there are none."""
        if self.states == {DECIDED}:
            return DECIDED
        if self.states:
            decided = sorted(year for year, row in self.targets.items() if code(row, "status") == "decided")
            said = listed([str(year) for year in decided])
            return f"{DECIDED} för {said}, i övrigt {marks.UNDECIDED}" if decided else marks.UNDECIDED
        if not self.indicator.direction:
            return CONTEXT
        if self.indicator.decided_unread:
            return UNREAD
        return NO_PROPOSAL

    @property
    def states(self) -> set[str]:
        """``Beslutat`` and ``Förslag – inte beslutat``, one or both, of the targets and of the one that is judged."""
        codes = {code(row, "status") for row in self.targets.values()} | {code(self.row, "target_status")}
        return {said for status, said in (("decided", DECIDED), ("proposed", marks.UNDECIDED)) if status in codes}

    @property
    def verdict(self) -> str:
        """The verdict in words; ``Kan inte bedömas`` is one of them."""
        return marks.word(marks.VERDICTS, code(self.row, "verdict")) if code(self.row, "verdict") else ""

    @property
    def reason(self) -> str:
        """Why there is no verdict, as a sentence without its lead; nothing where there is one."""
        if code(self.row, "verdict") != "na":
            return ""
        said = unescape(reasons.cannot_be_assessed(self.row, self.indicator)).rstrip(".")
        return said.removeprefix(reasons.LEAD).removeprefix(": ")

    @property
    def verdict_or_reason(self) -> str:
        """Verdict and, where there is none, its reason in one cell; an uncertain verdict says that it is."""
        unsure = f" ({marks.UNCERTAIN.lower()})" if flag(self.row, "uncertain") else ""
        return f"{self.verdict}: {self.reason}" if self.reason else f"{self.verdict}{unsure}"

    @property
    def pace(self) -> str:
        """The pace in words, or nothing."""
        return marks.word(marks.PACES, code(self.row, "pace")) if code(self.row, "pace") else ""

    @property
    def uncertain(self) -> str:
        """``ja`` where the verdict lies within chance or the margin of error."""
        return "ja" if flag(self.row, "uncertain") else ""

    @property
    def note(self) -> str:
        """What a reader of the current state must know: a missing value, or proposals that come later."""
        indicator, missing = self.indicator, figure(self.row, "value") is None
        if indicator.baseline_year > int(self.row["year"]):
            value = "värde saknas; " if missing else ""
            return f"{value}utgångsår är {indicator.baseline_year}, så inget kan föreslås ännu"
        return self.reason if missing else ""


def lines_of(picture: Picture) -> list[Line]:
    """Return a line for every indicator of the picture, in the programme's order."""
    return [
        Line(
            picture.goal(indicator.goal),
            picture.criterion(indicator.criterion),
            indicator,
            picture.row(indicator),
            _targets(picture, indicator),
            _source(picture, indicator),
            comments_on(picture, indicator.kpi),
        )
        for indicator in picture.programme.indicators
    ]


def _source(picture: Picture, indicator: Indicator) -> str:
    mean = ", treårsmedelvärde: egen bearbetning" if indicator.window > 1 else ""
    giver = "Egen uppgift" if indicator.kpi.startswith(OWN_KPI) else "Kolada"
    return f"{giver} ({indicator.kpi}){mean}.{unescape(own_source(picture, indicator))}"


def _targets(picture: Picture, indicator: Indicator) -> dict[int, Row]:
    """Return the indicator's targets by year: those of the report's ambition, or what was chosen or decided."""
    frame = picture.results.targets
    mine = [row for row in records(frame[frame["indicator"] == indicator.id]) if row["ambition"] not in BESIDE]
    ours = sorted(mine, key=lambda row: (code(row, "status") == "decided", row["ambition"] != "medel"))
    return {int(row["year"]): row for row in ours}


def comments_on(picture: Picture, subject: str) -> str:
    """Return what officials have said of a goal, a criterion or a nyckeltal in the report year, as plain text.

    The report's summaries of published texts are nobody's comments and are left out.
    """
    own = [each for each in picture.programme.comments if each.subject == subject and not each.summary]
    found = [each for each in own if each.year == picture.year]
    return " ".join(_comment(each) for each in found)


def _comment(comment: Comment) -> str:
    parts = [f"Kommentar från {comment.by}: {' '.join(comment.paragraphs)}"]
    parts += [f"Vidtagen åtgärd: {comment.measure}"] if comment.measure else []
    parts += [f"Tjänstepersonernas prognos: {comment.prognosis}"] if comment.prognosis else []
    return " ".join(parts)
