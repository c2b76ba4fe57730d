"""From indicators to criteria, and from criteria to goals: docs/method.md, section 8."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from indicators.errors import UsageError
from indicators.method.attainment import MET, NA, NOT, PARTLY
from indicators.method.inputs import RULES

POINTS = {MET: 2, PARTLY: 1, NOT: 0}
MET_FROM, PARTLY_FROM = 1.5, 0.5
COLUMNS = (
    "level",
    "id",
    "municipality",
    "year",
    "verdict",
    "rule",
    "few",
    "n_met",
    "n_partly",
    "n_not",
    "n_na",
)


def worst(verdicts: Sequence[str]) -> str:
    """Return the worst of a family's verdicts; "na" only if all are."""
    judged = [verdict for verdict in verdicts if verdict != NA]
    return min(judged, key=lambda verdict: POINTS[verdict]) if judged else NA


def summed_up(verdicts: Sequence[str], rule: str) -> str:
    """Return the verdict on several families (or criteria) under ``rule``.

    "na" when none or fewer than half can be assessed. ``majority``: not when more than half are not; met when none
    is not and more than half are met; else partly. ``worst_two``: the mean of the two lowest of met 2, partly 1,
    not 0; from 1.5 met, from 0.5 partly. Raises UsageError for another rule.
    """
    if rule not in RULES:
        raise UsageError(f"okänd regel {rule!r} för sammanvägningen. Ange en av {', '.join(RULES)}.")
    judged = [verdict for verdict in verdicts if verdict != NA]
    if not judged or len(judged) < len(verdicts) / 2:
        return NA
    if rule == "worst_two":
        lowest = sorted(POINTS[verdict] for verdict in judged)[:2]
        mean = sum(lowest) / len(lowest)
        return MET if mean >= MET_FROM else PARTLY if mean >= PARTLY_FROM else NOT
    half = len(judged) / 2
    if judged.count(NOT) > half:
        return NOT
    return MET if NOT not in judged and judged.count(MET) > half else PARTLY


def roll_up(assessments: pd.DataFrame, criteria: pd.DataFrame, *, rule: str = "majority") -> pd.DataFrame:
    """Return one row a criterion and one a goal, for every municipality in ``assessments``.

    Context indicators are not counted, a family counts once. A goal is rolled up from its criteria with
    ``rollup`` true; a goal without such criteria gets no row. Columns: docs/method.md, section 12.
    """
    counted = assessments[assessments["direction"] != 0]
    family = counted["family"].where(counted["family"].notna(), counted["indicator"])
    keys = [counted["municipality"], counted["criterion"], family]
    marks: dict[tuple[str, str], list[str]] = {}
    for (municipality, criterion, _), part in counted["verdict"].groupby(keys, sort=True, observed=True):
        marks.setdefault((str(municipality), str(criterion)), []).append(worst(list(part)))
    ordered = criteria.assign(_id=criteria["criterion"].astype(str)).sort_values("_id")
    rows: list[dict[str, object]] = []
    for (municipality, year), _ in assessments.groupby(["municipality", "year"], sort=True, observed=True):
        rows += _of_municipality(str(municipality), int(str(year)), ordered, marks, rule)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _of_municipality(
    municipality: str, year: int, criteria: pd.DataFrame, marks: dict[tuple[str, str], list[str]], rule: str
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    goals: dict[str, list[str]] = {}
    for criterion, goal, counted in zip(criteria["_id"], criteria["goal"], criteria["rollup"], strict=True):
        row = _row("criterion", criterion, municipality, year, marks.get((municipality, criterion), []), rule)
        rows.append(row)
        if counted:
            goals.setdefault(str(goal), []).append(str(row["verdict"]))
    return rows + [_row("goal", goal, municipality, year, goals[goal], rule) for goal in sorted(goals)]


def _row(level: str, identity: str, municipality: str, year: int, verdicts: list[str], rule: str) -> dict[str, object]:
    return {
        "level": level,
        "id": identity,
        "municipality": municipality,
        "year": year,
        "verdict": summed_up(verdicts, rule),
        "rule": rule,
        "few": len(verdicts) - verdicts.count(NA) == 1,
        "n_met": verdicts.count(MET),
        "n_partly": verdicts.count(PARTLY),
        "n_not": verdicts.count(NOT),
        "n_na": verdicts.count(NA),
    }


def have_we_become_better(better: int, worse: int) -> str:
    """Return "yes", "no" or "both" for the number of indicators that became better and worse.

    Yes when at least twice as many became better, no when at least twice as many became worse; nothing moved at
    all is "both" too, since neither can be said.
    """
    if better == worse:
        return "both"
    if better >= 2 * worse:
        return "yes"
    return "no" if worse >= 2 * better else "both"
