import pandas as pd
import pytest

from indicators.errors import UsageError
from indicators.method import InputError
from indicators.method.rollup import COLUMNS as ROLLUP_COLUMNS
from indicators.method.tables import (
    ASSESSMENT_COLUMNS,
    COMPARISON_COLUMNS,
    HISTORY_COLUMNS,
    REASON_COLUMNS,
    TARGET_COLUMNS,
)


def test_the_tables_have_exactly_their_columns_in_order(world):
    results = world.indicator().values({2019: 5, 2022: 6}).assess()
    assert tuple(results.assessments.columns) == ASSESSMENT_COLUMNS
    assert tuple(results.rollups.columns) == ROLLUP_COLUMNS
    assert tuple(results.targets.columns) == TARGET_COLUMNS
    assert tuple(results.history.columns) == HISTORY_COLUMNS
    assert tuple(results.comparison.columns) == COMPARISON_COLUMNS
    assert tuple(results.reasons.columns) == REASON_COLUMNS


def test_the_columns_have_the_same_types_whether_or_not_there_are_values(new_world):
    empty = new_world().indicator(direction=0).assess().assessments
    full = new_world().indicator().values({2019: 5, 2022: 6}).assess().assessments
    assert empty.dtypes.equals(full.dtypes)


def test_there_is_one_row_an_indicator_and_municipality(world):
    world.indicator(criterion="1.1").indicator(criterion="1.2").values({2019: 5, 2022: 6})
    found = world.assess(municipalities=["0102", "0101", "0101"]).assessments
    assert list(zip(found["indicator"], found["municipality"], strict=True)) == [
        ("1.1-N1", "0101"), ("1.1-N1", "0102"), ("1.2-N1", "0101"), ("1.2-N1", "0102"),
    ]  # fmt: skip


def test_all_municipalities_are_judged_when_none_is_named(world):
    found = world.indicator().assess(municipalities=None).assessments
    assert list(found["municipality"]) == world.municipalities


def test_snapshot_and_programme_version_are_written_down(world):
    mark = world.indicator().mark(snapshot="2024-host", programme_version="remiss")
    assert (mark["snapshot"], mark["programme_version"]) == ("2024-host", "remiss")


def test_a_judged_row_has_no_reason_and_an_unjudged_one_has(world):
    world.indicator().values({2019: 5, 2022: 6})
    assert pd.isna(world.mark()["reason"])
    assert world.mark(2019)["reason"] == "baseline_year"


@pytest.mark.parametrize("code", ["9999", "0000", "0001", "101"])
def test_a_code_that_is_no_municipality_is_wrong_use(world, code):
    with pytest.raises(UsageError, match=code):
        world.indicator().assess(municipalities=[code])


@pytest.mark.parametrize("options", [{"ambition": "higher"}, {"rule": "mean"}, {"municipalities": []}])
def test_an_unknown_option_is_wrong_use(world, options):
    with pytest.raises(UsageError):
        world.indicator().assess(**options)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "procent"}, "kind 'procent'"),
        ({"direction": 2}, "direction 2"),
        ({"basis": "survey"}, "basis 'survey'"),
        ({"proposal": "guess"}, "proposal 'guess'"),
        ({"proposal": "external"}, "external_value och external_year"),
        ({"basis": "count"}, "kräver per"),
    ],
)
def test_an_indicator_that_breaks_its_form_is_named(world, fields, message):
    with pytest.raises(InputError, match=f"1.1-N1.*{message}"):
        world.indicator(**fields).assess()


def test_an_indicator_listed_twice_is_an_error(world):
    with pytest.raises(InputError, match=r"1\.1-N1 finns två gånger"):
        world.indicator().indicator().assess()
