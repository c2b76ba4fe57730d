"""Goals and criteria of the annual report: roll-ups with their counts, and what officials have said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.pages.picture import Picture, Row
from indicators.programme import Criterion, Goal
from indicators.report.exports.lines import Line, comments_on
from indicators.report.exports.tables import Cell, Column, Number, Table, table
from indicators.words import marks

COMMENTS = "Kommentar från tjänstepersoner"
NO_SUM = "Vägs inte samman"


@dataclass(frozen=True)
class Summed:
    """A goal or criterion, its row of roll-ups (None: nothing is weighed together) and the indicators under it."""

    item: Goal | Criterion
    row: Row | None
    lines: tuple[Line, ...]
    comment: str

    @property
    def level(self) -> str:
        """``Mål`` or ``Kriterium``."""
        return "Mål" if isinstance(self.item, Goal) else "Kriterium"

    @property
    def name(self) -> str:
        """The name, exactly as decided; a criterion's after its id."""
        return self.item.name if isinstance(self.item, Goal) else f"{self.item.id} {self.item.name}"

    @property
    def mark(self) -> str:
        """Whether the goal or criterion itself is decided."""
        return "Beslutat" if self.item.mark == "beslutat" else marks.UNDECIDED

    @property
    def verdict(self) -> str:
        """The verdict in words, and what weakens it."""
        if self.row is None:
            return NO_SUM
        verdict = marks.word(marks.VERDICTS, str(self.row["verdict"]))
        if not self.lines:
            return f"{verdict} (ingen indikator)"
        alone = self.level == "Kriterium" and self.row["few"] and self.row["verdict"] != "na"
        return f"{verdict} (en indikator)" if alone else verdict

    @property
    def judged_against(self) -> str:
        """Whether the targets behind are decided, proposed or both; a dash where there are none."""
        states = sorted({state for line in self.lines for state in line.states})
        return " och ".join(states)

    @property
    def counted(self) -> str:
        """What the counts count: a goal's criteria, a criterion's indicators (a family of them once)."""
        return "kriterier" if self.level == "Mål" else "indikatorer"

    def count(self, verdict: str) -> Cell:
        """Return how many have the verdict."""
        return Number(None if self.row is None else float(self.row[f"n_{verdict}"]))


def goals_and_criteria(picture: Picture, lines: Sequence[Line], *, judged: bool) -> Table:
    """Return every goal with its criteria; roll-ups and counts only where the year is ``judged``."""
    columns: list[Column[Summed]] = [
        Column("Nivå", 11, lambda line: line.level),
        Column("Namn", 40, lambda line: line.name),
        Column("Mål eller kriterium är", 24, lambda line: line.mark),
        Column("Antal indikatorer", 11, lambda line: Number(float(len(line.lines))), numeric=True),
        *(_verdicts() if judged else ()),
        Column("Målvärden och gränser", 24, lambda line: line.judged_against),
        Column(COMMENTS, 40, lambda line: line.comment),
    ]
    what = "Sammanvägda bedömningar" if judged else "Mål och kriterier"
    return table("mal_och_kriterier", f"{what} {picture.year}", columns, _summed(picture, lines))


def _verdicts() -> list[Column[Summed]]:
    return [
        Column("Sammanvägd bedömning", 22, lambda line: line.verdict),
        Column("Räknar", 12, lambda line: line.counted),
        Column("Uppfyllt", 10, lambda line: line.count("met"), numeric=True),
        Column("Delvis uppfyllt", 10, lambda line: line.count("partly"), numeric=True),
        Column("Inte uppfyllt", 10, lambda line: line.count("not"), numeric=True),
        Column("Kan inte bedömas", 10, lambda line: line.count("na"), numeric=True),
    ]


def _summed(picture: Picture, lines: Sequence[Line]) -> list[Summed]:
    found = []
    for goal in picture.programme.goals:
        under = tuple(line for line in lines if line.goal.id == goal.id)
        found.append(Summed(goal, picture.rollup("goal", goal.id), under, comments_on(picture, goal.id)))
        for criterion in picture.programme.criteria_of(goal.id):
            mine = tuple(line for line in under if line.criterion.id == criterion.id)
            row = picture.rollup("criterion", criterion.id)
            found.append(Summed(criterion, row, mine, comments_on(picture, criterion.id)))
    return found
