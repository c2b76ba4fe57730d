"""The indicators and rows of the tests: real figures of Vaggeryd in the wording of the programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class External:
    value: float
    year: int
    source: str


@dataclass(frozen=True)
class Sample:
    """An indicator with the fields the sentences need; the defaults are those of N15428."""

    name: str = "andelen behöriga till yrkesprogram"
    short: str = "Behöriga till yrkesprogram"
    plural: bool = False
    unit: str = "procent"
    unit_short: str = "%"
    kind: str = "share"
    decimals: int = 1
    direction: int = 1
    sex_words: tuple[str, str] | None = ("flickor", "pojkar")
    noun: str | None = "elever"
    survey_gaps: Mapping[int, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    leaves_out: str | None = None
    influence: str = "egen"
    basis: str = "cohort"
    window: int = 1
    proposal: str = "quantile"
    external: External | None = None
    decided_unread: bool = False
    baseline_year: int = 2019

    def but(self, **changes: Any) -> Sample:
        """Return a copy with other fields."""
        return replace(self, **changes)


SCHOOL = Sample()

EMISSIONS = Sample(
    name="utsläppen per invånare",
    short="Utsläpp av växthusgaser",
    plural=True,
    unit="ton per invånare",
    unit_short="ton/inv.",
    kind="amount",
    decimals=2,
    direction=-1,
    sex_words=None,
    noun=None,
    influence="liten",
    basis="register",
)

POPULATION = Sample(
    name="invånarna",
    short="Antal invånare",
    plural=True,
    unit="invånare",
    unit_short="",
    kind="count",
    decimals=0,
    sex_words=("kvinnor", "män"),
    noun=None,
    influence="liten",
    basis="register",
    proposal="trend",
)

SICK_LEAVE = Sample(
    name="sjukfrånvaron bland anställda",
    short="Sjukfrånvaro bland anställda",
    direction=-1,
    sex_words=("kvinnor", "män"),
    noun=None,
    basis="register",
    proposal="none",
)

LIBRARY = Sample(
    name="besöken på bibliotek",
    short="Besök på bibliotek",
    plural=True,
    unit="besök per invånare",
    unit_short="",
    kind="rate",
    sex_words=None,
    noun=None,
    basis="register",
    proposal="maintain",
)


def row(**changes: Any) -> dict[str, Any]:
    """Return the row of N15428 for Vaggeryd 2022, changed."""
    values: dict[str, Any] = {
        "indicator": "2.2-N15428",
        "kpi": "N15428",
        "kpi_title": "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)",
        "unconfirmed_title": None,
        "municipality": "0665",
        "year": 2022,
        "direction": 1,
        "decimals": 1,
        "period": 2022,
        "missing": None,
        "value": 77.84,
        "value_low": 71.0,
        "value_high": 83.5,
        "baseline_period": 2019,
        "baseline": 79.78,
        "target": 81.8,
        "limit": 72.9,
        "target_status": "proposed",
        "long_term_year": 2030,
        "long_term": 87.2,
        "verdict": "partly",
        "reason": None,
        "uncertain": True,
        "pace_ratio": -0.72,
        "pace": "wrong_way",
        "pace_needed": 1.17,
        "trend_slope": -0.4,
        "trend_p": 0.4,
        "trend_n": 8,
        "trend_first": 2015,
        "trend": "no_certain_trend",
        "projection": 76.2,
        "projection_low": 61.0,
        "projection_high": 91.4,
        "p_reach": 0.17,
        "rank": 237,
        "rank_n": 290,
        "colour": "red",
        "peer_group": "G36109",
        "peer_mean": 83.11,
        "peer_n": 7,
        "county_mean": 84.02,
        "country": 85.04,
        "country_change": 0.69,
        "share_not": 0.18,
        "value_women": 77.5,
        "value_men": 78.2,
        "gender_gap": -0.7,
        "gender_gap_change": -3.1,
        "movement": "unchanged",
        "quality": "",
    }
    unknown = set(changes) - set(values) - {"family", "long_term_status"}
    assert not unknown, unknown
    return values | changes
