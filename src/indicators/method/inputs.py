"""What goes into the method and what comes out of it: plain frames, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd

from indicators.errors import UsageError
from indicators.method.errors import InputError

FIRST_YEAR = 2019
AMBITIONS = {"låg": 50, "medel": 75, "hög": 90}
RULES = ("majority", "worst_two")

_REQUIRED = {
    "indicators": (
        "indicator kpi kpi_title goal criterion family direction kind decimals max_age window basis per proposal "
        "external_value external_year external_source baseline_year zero_implausible limit_floor peer_group election "
        "last_period predecessor break_from comparable successor successor_from successor_comparable decided_unread "
        "unconfirmed_title"
    ),
    "criteria": "criterion goal rollup",
    "observations": "kpi municipality period gender value status",
    "areas": "code title type county",
    "groups": "group title subject year owner member",
    "samples": "kpi municipality period n",
    "corrections": "kpi area period gender expect action value line",
    "earlier": "kpi municipality period gender value status",
    "chosen": "indicator municipality year target limit long_term long_term_year status reference",
}


@dataclass(frozen=True)
class Inputs:
    """The frames a judgement rests on; none of them is changed.

    indicators and criteria come from the programme, and so does chosen: the targets written there, with status
    ``proposed`` or, where there is a decision behind them, ``decided``. observations, areas, groups, samples and
    corrections come from the snapshot. samples may carry a column ``margin`` (half the width of a published 95 %
    interval, in the indicator's unit), which goes before n. earlier, where there is one, are the observations of the
    snapshot before, of the nyckeltal that are still the same ones, to tell what has been revised.

    Raises InputError when a frame lacks a column.
    """

    indicators: pd.DataFrame
    criteria: pd.DataFrame
    observations: pd.DataFrame
    areas: pd.DataFrame
    groups: pd.DataFrame
    samples: pd.DataFrame
    corrections: pd.DataFrame
    chosen: pd.DataFrame
    earlier: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            frame = getattr(self, field.name)
            missing = set() if frame is None else set(_REQUIRED[field.name].split()) - set(frame.columns)
            if missing:
                raise InputError(
                    f"tabellen {field.name} saknar {', '.join(sorted(missing))}. Varje kolumn ska finnas, tom där "
                    "inget är känt."
                )


@dataclass(frozen=True)
class Results:
    """Every number behind every mark: docs/method.md, section 12.

    assessments: one row an indicator and municipality; rollups: one row a criterion or goal and municipality;
    targets: limits and sub-goals for the three ambitions; history: every value up to the report year;
    gaps: why a value up to the report year is missing, where the provider says so; reasons: one row an indicator
    and municipality, why its judged value is missing and the title nobody has confirmed; comparison: the areas an
    indicator is compared with.
    """

    assessments: pd.DataFrame
    rollups: pd.DataFrame
    targets: pd.DataFrame
    history: pd.DataFrame
    gaps: pd.DataFrame
    reasons: pd.DataFrame
    comparison: pd.DataFrame


@dataclass(frozen=True)
class Options:
    """The choices a judgement is made under. Raises UsageError for a choice that is never valid."""

    year: int
    ambition: str = "medel"
    rule: str = "majority"
    snapshot: str = ""
    programme_version: str = ""

    def __post_init__(self) -> None:
        if self.year < FIRST_YEAR:
            raise UsageError(f"rapportåret {self.year} är före {FIRST_YEAR}, det första utgångsåret. Ange ett senare.")
        if self.ambition not in AMBITIONS:
            raise UsageError(f"okänd ambition {self.ambition!r}. Ange en av {', '.join(AMBITIONS)}.")
        if self.rule not in RULES:
            raise UsageError(f"okänd regel {self.rule!r} för sammanvägningen. Ange en av {', '.join(RULES)}.")
