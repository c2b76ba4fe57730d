import numpy as np
import pytest

from indicators.errors import UsageError
from indicators.method.attainment import REASONS


def test_the_value_of_the_year_is_taken_before_an_older_one(world):
    world.indicator(max_age=3).values({2019: 1, 2021: 5, 2022: 6})
    assert world.mark()["period"] == 2022


def test_an_older_value_is_taken_up_to_max_age(world):
    world.indicator(max_age=2).values({2019: 1, 2020: 5})
    assert world.mark()["period"] == 2020


def test_an_indicator_without_any_value_says_so(world):
    world.indicator()
    assert world.mark()["reason"] == "no_value"


def test_a_value_older_than_max_age_is_too_old(world):
    world.indicator(max_age=1).values({2019: 1, 2020: 5})
    mark = world.mark()
    assert (mark["reason"], mark["colour"]) == ("too_old", "grey")


def test_the_baseline_may_be_older_than_its_year(world):
    world.indicator(max_age=1).values({2018: 4, 2022: 5})
    assert world.mark()["baseline_period"] == 2018


def test_women_and_men_are_shown_when_the_total_is_missing(world):
    world.indicator(kind="share").values({2019: 30, 2021: 20})
    world.values({2022: 6.9}, gender="K").values({2022: 0.0}, gender="M")
    mark = world.mark()
    assert (mark["reason"], mark["value_women"], mark["value_men"]) == ("total_missing", 6.9, 0)
    assert np.isnan(mark["value"])


@pytest.mark.parametrize(("status", "reason"), [("sekretess", "suppressed"), ("ej_tillamplig", "not_applicable")])
def test_a_status_at_the_year_beats_an_older_value(world, status, reason):
    world.indicator().values({2019: 5, 2021: 6}).values({2022: None}, status=status)
    assert world.mark()["reason"] == reason


def test_non_response_does_not_beat_an_older_value(world):
    world.indicator().values({2019: 5, 2021: 6}).values({2022: None}, status="bortfall")
    assert world.mark()["value"] == 6


def test_a_context_indicator_is_shown_and_never_judged(world):
    world.indicator(direction=0, proposal="none").values({year: year for year in range(2014, 2023)})
    mark = world.mark()
    assert (mark["reason"], mark["value"], mark["colour"]) == ("context", 2022, "grey")
    assert mark[["pace", "trend", "movement", "rank", "target", "limit", "long_term", "share_not"]].isna().all()


def test_context_gets_no_proposal_whatever_kind_it_names(world):
    world.indicator(direction=0, proposal="maintain").values({2019: 5, 2022: 6})
    assert world.assess().targets.empty


def test_the_baseline_year_has_no_assessment(world):
    world.indicator().values({2018: 4, 2019: 5})
    assert world.mark(2019)["reason"] == "baseline_year"


def test_before_its_baseline_year_an_indicator_has_no_baseline(world):
    world.indicator(baseline_year=2021).values({2019: 4, 2020: 5})
    mark = world.mark(2020)
    assert (mark["reason"], mark["value"]) == ("baseline_year", 5)
    assert np.isnan(mark["baseline"])


def test_a_retired_indicator_is_judged_as_long_as_its_last_value_is_young_enough(world):
    world.indicator(last_period=2021).values({2019: 4, 2021: 5})
    assert world.mark(2022)["verdict"] == "met"
    assert world.mark(2023)["reason"] == "retired"


def test_a_suspect_value_is_named_even_when_women_and_men_are_there(world):
    world.indicator(zero_implausible=True).values({2019: 5, 2022: 0}).values({2022: 2}, gender="K")
    assert world.mark()["reason"] == "suspect_value"


def test_a_break_at_the_value_forbids_the_comparison(world):
    world.indicator().values({2019: 5}).values({2022: 6}, status="B")
    mark = world.mark()
    assert (mark["reason"], mark["quality"]) == ("series_break", "break")
    assert mark[["pace", "movement"]].isna().all()


def test_a_break_between_baseline_and_value_forbids_the_comparison(world):
    world.indicator().values({2019: 5, 2022: 6}).values({2020: 6}, status="B")
    assert world.mark()["reason"] == "series_break"


def test_a_break_at_the_baseline_does_not_hinder(world):
    world.indicator().values({2019: 5}, status="B").values({2022: 6})
    assert world.mark()["verdict"] == "met"


def test_a_successor_without_a_baseline_of_its_own_is_a_break(world):
    world.indicator(predecessor="N0", break_from=2021, comparable=False)
    world.values({2019: 70}, kpi="N0").values({2021: 72, 2022: 74})
    assert world.mark()["reason"] == "series_break"


def test_a_value_not_newer_than_the_baseline_is_no_new_value(world):
    world.indicator(max_age=3).values({2019: 5})
    assert world.mark()["reason"] == "no_new_value"


def test_without_a_baseline_there_is_no_target(world):
    world.indicator(proposal="external", external_value=60, external_year=2030).values({2022: 40})
    mark = world.mark()
    assert (mark["reason"], mark["long_term"]) == ("no_target", 60)


@pytest.mark.parametrize("fields", [{"proposal": "none"}, {"decided_unread": True}])
def test_without_a_proposal_there_is_no_target(world, fields):
    world.indicator(**fields).values(dict.fromkeys(range(2005, 2023), 5))
    mark = world.mark()
    assert mark["reason"] == "no_target"
    assert mark[["target", "limit", "long_term", "target_status"]].isna().all()
    assert world.assess().targets.empty


def test_a_year_before_2019_is_wrong_use(world):
    world.indicator().values({2018: 5})
    with pytest.raises(UsageError, match="2018"):
        world.mark(2018)


ORDER = {
    "context": {"direction": 0},
    "unconfirmed_title": {"unconfirmed_title": "Något annat, andel (%)"},
    "baseline_year": {"baseline_year": 2022},
    "retired": {"last_period": 2020},
}


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_the_reasons_that_lie_in_the_indicator_come_in_order(world, first):
    fields = {name: value for group in list(ORDER.values())[first:] for name, value in group.items()}
    world.indicator(**fields).values({2022: None}, status="sekretess")
    assert world.mark()["reason"] == list(ORDER)[first]


def test_the_reasons_that_lie_in_the_figures_come_in_order(world):
    """Each step takes the earlier reason away and leaves all later ones in place."""
    world.indicator(zero_implausible=True, proposal="none")
    world.values({2022: 1}, gender="K")
    world.values({2022: None}, status="sekretess")
    found = [world.mark()["reason"]]
    world.rows[-1] = ("N1", "0101", 2022, "T", np.nan, "ej_tillamplig", "s")
    found.append(world.mark()["reason"])
    world.rows[-1] = ("N1", "0101", 2022, "T", np.nan, "bortfall", "s")
    found.append(world.mark()["reason"])
    world.rows[-1] = ("N1", "0101", 2022, "T", 0.0, "A", "s")
    found.append(world.mark()["reason"])
    world.rows = []
    for status in ("bortfall", "ej_publicerad"):
        world.rows = []
        world.values({2022: None}, status=status)
        found.append(world.mark()["reason"])
    world.rows = []
    found.append(world.mark()["reason"])
    world.values({2020: 5}, status="B")
    found.append(world.mark()["reason"])
    world.values({2022: 5}, status="B").values({2019: 5})
    found.append(world.mark()["reason"])
    world.rows[1] = ("N1", "0101", 2021, "T", 5.0, "A", "s")
    world.rows[0] = ("N1", "0101", 2015, "T", 5.0, "B", "s")
    world.indicators[0]["max_age"] = 3
    del world.rows[1]
    found.append(world.mark()["reason"])
    world.values({2022: 6})
    found.append(world.mark()["reason"])
    assert found == list(REASONS[len(ORDER) :])
