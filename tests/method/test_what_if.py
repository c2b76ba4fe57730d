"""What each ambition would have meant is what the whole judgement says for that year and ambition."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.errors import UsageError
from indicators.method import AMBITIONS, what_if
from indicators.method.what_if import COLUMNS

NAN = float("nan")


@pytest.fixture
def country(world):
    """Two indicators with differing values, one of them to be judged as a quantile of the municipalities."""
    world.indicator(kpi="N1", proposal="quantile", direction=-1, kind="percent")
    world.indicator(kpi="N2", proposal="trend")
    world.indicator(kpi="N3", direction=0, proposal="none")
    for place, area in enumerate(world.municipalities):
        for kpi in ("N1", "N2", "N3"):
            drift = {year: 20 + place + (year - 2009) * ((place % 3) - 1) * 0.7 for year in range(2009, 2023)}
            world.values({y: v for y, v in drift.items() if (y + place) % 7 or kpi != "N2"}, kpi=kpi, area=area)
    return world


def test_every_verdict_is_that_of_the_whole_judgement(country):
    some = ["0101", "0105", "0212"]
    found = what_if(country.inputs(), years=(2019, 2020, 2021, 2022), municipalities=some).verdicts
    for (year, ambition), mine in found.groupby(["year", "ambition"], sort=False):
        theirs = country.assess(year, some, ambition=ambition).assessments.assign(ambition=ambition)
        pd.testing.assert_frame_equal(mine.reset_index(drop=True), theirs[list(COLUMNS)])
    assert found["verdict"].nunique() == 4
    assert len(found) == 3 * 3 * 4 * len(AMBITIONS)


def test_the_targets_are_those_of_the_whole_judgement_for_the_years_asked_for(country):
    found = what_if(country.inputs(), years=(2021, 2022), municipalities=["0103"]).targets
    pd.testing.assert_frame_equal(found, country.assess(2022, ["0103"]).targets)
    later = what_if(country.inputs(), years=(2022,), target_years=(2023, 2024), municipalities=["0103"]).targets
    assert set(later["year"]) == {2023, 2024, 2030}


def test_chosen_values_go_before_the_ambitions_where_they_are_handed_in(country):
    country.chosen.append(("1.1-N1", "0101", 2022, 99, 100, NAN, NAN, "proposed", None))
    found = what_if(country.inputs(), years=(2022,), municipalities=["0101"]).verdicts
    assert list(found.loc[found["indicator"] == "1.1-N1", "target"]) == [99, 99, 99]


def test_nothing_after_a_report_year_changes_its_verdicts(country):
    alone = what_if(country.inputs(), years=(2020,)).verdicts
    beside = what_if(country.inputs(), years=(2022, 2020)).verdicts
    pd.testing.assert_frame_equal(alone, beside[beside["year"] == 2020].reset_index(drop=True))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"years": ()}, "minst ett"),
        ({"years": (2018,)}, "före 2019"),
        ({"years": (2022,), "ambitions": ("lagom",)}, "en av låg"),
        ({"years": (2022,), "municipalities": ["9999"]}, "9999"),
        ({"years": (2022,), "municipalities": ["0000"]}, "0000"),
    ],
)
def test_what_cannot_be_asked_for_is_said(country, options, said):
    with pytest.raises(UsageError, match=said):
        what_if(country.inputs(), **options)
