"""What must hold for every series, whatever its values."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indicators.method import assess
from indicators.method.tables import GAP_COLUMNS

MARKS = ["verdict", "reason", "uncertain", "pace", "trend", "movement", "rank", "rank_n", "colour"]
WHY = {
    "bortfall": "non_response",
    "sekretess": "suppressed",
    "ej_tillamplig": "not_applicable",
    "ej_publicerad": "not_published",
}
ORDER = {"not": 0, "partly": 1, "met": 2}
OFFSET = 0.00037  # keeps values, and all that is computed from them, off exact ties
YEARS = range(2009, 2023)
OPPOSITE = {"improving": "worsening", "worsening": "improving"}

checked = settings(max_examples=settings().max_examples // 5)  # each example is two whole judgements or more


def series():
    """Values by year in thousandths of 0–100, with gaps."""
    value = st.one_of(st.none(), st.integers(0, 99_999), st.integers(49_000, 51_000))
    return st.fixed_dictionaries(dict.fromkeys(YEARS, value)).map(
        lambda found: {year: x / 1000 + OFFSET for year, x in found.items() if x is not None}
    )


def countries():
    """The series of six municipalities and the fields of an indicator."""
    fields = st.fixed_dictionaries(
        {
            "direction": st.sampled_from([1, -1]),
            "decimals": st.sampled_from([0, 1]),
            "window": st.sampled_from([1, 3]),
            "max_age": st.sampled_from([1, 3]),
            "proposal": st.sampled_from(["quantile", "maintain", "external"]),
            "external_value": st.sampled_from([40.0, 60.0]),
            "external_year": st.sampled_from([2021, 2030]),
        }
    )
    return st.tuples(st.lists(series(), min_size=6, max_size=6), fields)


def built(new_world, country, **changed):
    """Write a country down; ``scale`` changes each value, ``changed`` the indicator's fields."""
    values, fields = country
    scale = changed.pop("scale", lambda x: x)
    world = new_world().indicator(**{"kind": "percent", **fields, **changed})
    for area, found in zip([*world.municipalities[:5], "0000"], values, strict=True):
        world.values({year: scale(x) for year, x in found.items()}, area=area)
    return world


def marks(world, year=2022):
    found = world.assess(year, municipalities=world.municipalities[:5]).assessments
    return found.set_index("municipality")[MARKS]


def suspects(world):
    """The periods of our municipality whose value is suspect: another value can make an older one look wrong."""
    history = world.assess().history.query("municipality == '0101'")
    return set(history[history["value"].isna() & history["quality"].str.contains("suspect")]["period"])


@checked
@given(countries(), st.floats(0, 50))
def test_a_better_value_never_gives_a_worse_mark(new_world, country, improvement):
    values, fields = country
    before, after = (built(new_world, country) for _ in range(2))
    better = values[0].get(2022, 50.0) + fields["direction"] * improvement
    for world, value in ((before, values[0].get(2022, 50.0)), (after, better)):
        world.rows = [row for row in world.rows if row[1:3] != ("0101", 2022)]
        world.values({2022: value})
    assume(suspects(before) == suspects(after))
    old, new = marks(before).loc["0101"], marks(after).loc["0101"]
    if old["verdict"] == "na":
        assert new["verdict"] == "na"
    else:
        assert ORDER[new["verdict"]] >= ORDER[old["verdict"]]
        assert new["rank"] <= old["rank"]


@checked
@given(countries())
def test_percent_turned_into_a_share_of_one_changes_no_mark(new_world, country):
    fields = country[1]
    as_share = {"decimals": fields["decimals"] + 2, "external_value": fields["external_value"] / 100}
    percent = marks(built(new_world, country))
    share = marks(built(new_world, country, scale=lambda x: round(x / 100, 12), **as_share))
    pd.testing.assert_frame_equal(percent, share)


@checked
@given(countries())
def test_a_share_and_what_is_left_of_it_get_the_same_marks(new_world, country):
    fields = country[1]
    rest = {"direction": -fields["direction"], "external_value": 100 - fields["external_value"]}
    share = marks(built(new_world, country, kind="share"))
    complement = marks(built(new_world, country, kind="share", scale=lambda x: 100 - x, **rest))
    pd.testing.assert_frame_equal(share, complement)


@checked
@given(countries())
def test_turning_the_direction_turns_the_trend(new_world, country):
    one = marks(built(new_world, country))["trend"].fillna("")
    other = marks(built(new_world, country, direction=-country[1]["direction"]))["trend"].fillna("")
    assert [OPPOSITE.get(word, word) for word in other] == list(one)


@checked
@given(countries(), st.sampled_from([2019, 2020, 2021]))
def test_a_year_after_the_report_year_changes_nothing(new_world, country, year):
    values, fields = country
    cut = [{period: x for period, x in found.items() if period <= year} for found in values]
    with_later, without = built(new_world, country), built(new_world, (cut, fields))
    with_later.correct(year + 1, "remove", expect=-1).correct(year + 1, "break", area="*")
    with_later.samples.append(("N1", "0101", year + 1, 400, np.nan))
    for mine, theirs in zip(results_of(with_later, year), results_of(without, year), strict=True):
        pd.testing.assert_frame_equal(mine, theirs)


def results_of(world, year):
    found = world.assess(year, municipalities=world.municipalities[:5])
    return [getattr(found, field.name) for field in dataclasses.fields(found)]


@checked
@given(countries())
def test_a_missing_value_is_the_same_as_no_row_and_never_a_zero(new_world, country):
    values, _ = country
    assume(2022 not in values[0])
    absent, missing, zero = (built(new_world, country) for _ in range(3))
    missing.values({year: None for year in YEARS if year not in values[0]}, status="ej_publicerad")
    zero.values({2022: 0.0})
    for mine, theirs in zip(results_of(absent, 2022), results_of(missing, 2022), strict=True):
        pd.testing.assert_frame_equal(*(without_why_missing(frame) for frame in (mine, theirs)))
    mark = absent.assess().assessments.iloc[0]
    assert pd.isna(mark["period"]) or mark["period"] < 2022
    assert zero.assess().history.query("period == 2022 and municipality == '0101'")["raw"].tolist() == [0.0]


def without_why_missing(frame):
    """Return a table as it is when nobody says why values are missing."""
    if list(frame.columns) == list(GAP_COLUMNS):
        return frame.iloc[:0]
    kept = frame.drop(columns="missing", errors="ignore")
    if "reason" in kept:
        unknown = np.where(kept["period"].isna(), "no_value", kept["reason"])
        kept["reason"] = np.where(
            kept["reason"].isin(["not_published", "no_value", "too_old"]), unknown, kept["reason"]
        )
    return kept


@checked
@given(countries(), st.sampled_from(["bortfall", "sekretess", "ej_tillamplig", "ej_publicerad"]))
def test_a_missing_value_has_its_reason_everywhere_and_a_number_nowhere(new_world, country, status):
    world = built(new_world, country)
    world.rows = [row for row in world.rows if row[1:3] != ("0101", 2021)]
    world.values({2021: None}, status=status)
    for year in (2021, 2022):
        found = world.assess(year)
        mine = found.history.query("municipality == '0101' and period == 2021")
        (why,) = found.gaps.query("municipality == '0101' and period == 2021")["missing"]
        assert mine.empty and why == WHY[status]
        assert found.gaps["indicator"].notna().all() and (found.gaps["kpi"] == "N1").all()
    own = world.assess(2021).comparison.query("role == 'self'").iloc[0]
    judged = world.mark(2021)
    if pd.isna(judged["period"]):
        assert np.isnan(own["value"]) and own["missing"] == judged["missing"] == WHY[status]
        assert judged["reason"] in (WHY[status], "no_target")


@checked
@given(countries(), st.integers(0, 2**32 - 1))
def test_the_order_of_the_rows_changes_nothing(new_world, country, seed):
    world = built(new_world, country, peer_group="G1", basis="cohort", kind="share")
    world.groups += [
        (f"G{n}", "Grupp", "skola", 2022, "0101", area) for n in (1, 2) for area in world.municipalities[:4]
    ]
    world.samples += [("N1", area, year, 50 + year % 7, np.nan) for area in ("0101", "0102") for year in YEARS]
    world.correct(2015, "replace", value=50, line=1).correct(2015, "break", area="*", line=2)
    world.criteria += [("1.2", "1", True), ("2.1", "2", True)]
    inputs = world.inputs()
    given = {field.name: getattr(inputs, field.name) for field in dataclasses.fields(inputs)}
    frames = {name: frame for name, frame in given.items() if frame is not None}
    shuffled = {name: frame.sample(frac=1, random_state=seed) for name, frame in frames.items()}
    one, other = (assess(type(inputs)(**given), year=2022) for given in (frames, shuffled))
    for field in dataclasses.fields(one):
        pd.testing.assert_frame_equal(getattr(one, field.name), getattr(other, field.name))


@checked
@given(countries())
def test_a_proposed_target_is_never_worse_than_its_limit(new_world, country):
    found = built(new_world, country).assess(municipalities=None).targets
    direction = country[1]["direction"]
    judged = found.dropna(subset=["limit"])
    assert (direction * (judged["target"] - judged["limit"]) >= 0).all()
    assert (direction * (judged["long_term"] - judged["target"]) >= 0).all()


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
def test_every_row_has_a_verdict_and_every_unjudged_one_a_reason(new_world, year):
    country = ([{2019: 5.0, 2021: 6.0}] * 6, {})
    found = built(new_world, country).assess(year, municipalities=None).assessments
    assert set(found["verdict"]) <= {"met", "partly", "not", "na"}
    assert ((found["verdict"] == "na") == found["reason"].notna()).all()
