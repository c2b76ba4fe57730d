"""Back tests: marks of Vaggeryd 2022, computed by hand from the project's own snapshot, come out of the method."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.data import Tables
from indicators.method import Inputs, Results, assess
from indicators.pages.store import method_inputs
from indicators.programme import load_programme

ROOT = Path(__file__).resolve().parents[2]
INDICATORS = ("1.1-N85052", "1.1-U07414", "2.2-N18409", "I.2-N00090")


@pytest.fixture(scope="module")
def inputs(tables: Tables) -> Inputs:
    """The frames of the method for the indicators of these tests."""
    everything = method_inputs(load_programme(ROOT / "programme" / "2020-02-remiss.yml"), tables)
    rules = everything.indicators
    return replace(everything, indicators=rules[rules["indicator"].isin(INDICATORS)])


@pytest.fixture(scope="module")
def results(inputs: Inputs) -> Results:
    """Vaggeryd 2022 at the highest ambition."""
    return assess(inputs, year=2022, municipalities=["0665"], ambition="hög")


@pytest.fixture(scope="module")
def marks(results: Results) -> pd.DataFrame:
    """The assessments by indicator."""
    return results.assessments.set_index("indicator")


def test_sick_leave_rose_beyond_normal_variation_in_78_per_cent_of_the_municipalities(marks: pd.DataFrame) -> None:
    assert marks.loc["I.2-N00090", "verdict"] == "na"
    assert marks.loc["I.2-N00090", "share_not"] == pytest.approx(223 / 285)


def test_the_recycled_share_is_compared_with_figures_of_the_same_definition(marks: pd.DataFrame) -> None:
    assert marks.loc["1.1-U07414", "long_term"] == 48


def test_the_difference_between_women_and_men_has_a_change_although_the_total_is_missing(marks: pd.DataFrame) -> None:
    assert marks.loc["2.2-N18409", "reason"] == "total_missing"
    assert marks.loc["2.2-N18409", "gender_gap_change"] == pytest.approx(-1.10, abs=0.005)


def test_an_external_target_names_where_it_comes_from(results: Results) -> None:
    found = results.targets.set_index("indicator").loc["1.1-N85052"]
    assert set(found["method"]) == {"external"}
    assert set(found["source"]) == {"EU:s ramdirektiv för vatten: god status senast 2027"}
