import numpy as np
import pandas as pd
import pytest

from indicators.method.others import colour, share_not


def ranked(world, values, direction=1):
    """Give each municipality a value for 2022 and return the assessments."""
    world.indicator(direction=direction)
    for area, value in zip(world.municipalities, values, strict=False):
        world.values({2022: value}, area=area)
    return world.assess(municipalities=None).assessments.set_index("municipality")


def test_the_best_is_first_and_ties_share_the_best_place(world):
    found = ranked(world, [5, 9, 9, 7])
    assert list(found["rank"].dropna()) == [4, 1, 1, 3]
    assert set(found["rank_n"].dropna()) == {4}


def test_the_lowest_is_first_where_lower_is_better(world):
    assert list(ranked(world, [5, 9, 9, 7], direction=-1)["rank"].dropna()) == [1, 3, 3, 2]


def test_figures_the_reader_cannot_tell_apart_are_still_ranked_apart(world):
    assert list(ranked(world, [5.01, 5.02])["rank"].dropna()) == [2, 1]


def test_regions_and_the_country_are_not_ranked(world):
    world.values({2022: 100}, area="0000").values({2022: 100}, area="0001")
    assert list(ranked(world, [5])["rank_n"].dropna()) == [1]


def test_the_rank_is_among_those_with_a_value_for_the_same_period(world):
    world.values({2021: 99}, area="0105")
    found = ranked(world, [5, 9])
    assert (found.loc["0101", "rank"], found.loc["0101", "rank_n"]) == (2, 2)
    assert (found.loc["0105", "rank"], found.loc["0105", "rank_n"]) == (1, 1)


@pytest.mark.parametrize(("place", "shade"), [(1, "green"), (10, "green"), (11, "yellow"), (30, "yellow"), (31, "red")])
def test_the_colour_is_the_quarter_of_the_place(place, shade):
    assert colour(np.array([place]), np.array([40]))[0] == shade


def test_the_colour_thresholds_lie_at_a_quarter_and_three_quarters():
    assert list(colour(np.array([1, 2]), np.array([2, 2]))) == ["green", "yellow"]  # q = 0.25 and 0.75


def test_no_value_has_no_colour_but_grey(world):
    found = ranked(world, [5])
    assert found.loc["0102", "colour"] == "grey"
    assert pd.isna(found.loc["0102", "rank"])


def test_share_not_counts_those_that_can_be_assessed():
    verdicts = np.array(["not", "met", "na", "not", "not"])
    assert share_not(verdicts, np.array([True, True, True, True, False])) == pytest.approx(2 / 3)


def test_share_not_is_the_same_for_one_municipality_as_for_all(world):
    world.indicator()
    for number, area in enumerate(world.municipalities):
        world.values({2019: 5, 2022: 4 if number < 30 else 6}, area=area)
    assert world.mark()["share_not"] == 0.75
    assert set(world.assess(municipalities=None).assessments["share_not"]) == {0.75}


def test_share_not_is_known_for_a_decided_goal_that_is_not_read_in(world):
    world.indicator(decided_unread=True, proposal="none")
    for number, area in enumerate(world.municipalities):
        world.values({2019: 5, 2022: 4 if number < 10 else 6}, area=area)
    assert (world.mark()["verdict"], world.mark()["share_not"]) == ("na", 0.25)


def test_the_country_and_its_change_stand_beside(world):
    world.indicator().values({2019: 5, 2022: 6}).values({2019: 50, 2022: 47}, area="0000")
    mark = world.mark()
    assert (mark["country"], mark["country_change"]) == (47, -3)


def test_the_countrys_change_is_not_taken_across_a_break(world):
    world.indicator().values({2019: 5, 2022: 6}).values({2019: 50, 2022: 47}, area="0000").correct(
        2021, "break", area="*"
    )
    assert np.isnan(world.mark()["country_change"])


def test_the_county_mean_is_unweighted_and_includes_the_municipality(world):
    world.indicator().values({2022: 6}).values({2022: 10}, area="0102").values({2022: 99}, area="0201")
    assert world.mark()["county_mean"] == 8


def with_groups(world):
    members = ["0102", "0103", "0201", "0101"]
    world.groups += [("G1", "Liknande kommuner skola, Kommun 0101, 2022", "skola", 2022, "0101", m) for m in members]
    world.groups += [
        ("G2", "Liknande kommuner skola, Kommun 0102, 2022", "skola", 2022, "0102", m) for m in ["0101", "0104"]
    ]
    overall = "Liknande kommuner, övergripande"
    world.groups += [("G3", f"{overall}, Kommun 0101, 2022", overall, 2022, "0101", "0110")]
    world.groups += [("G4", f"{overall}, Kommun 0103, 2021", overall, 2021, "0103", "0111")]
    world.groups += [("G5", f"{overall}, Kommun 0103, 2022", overall, 2022, "0103", "0112")]
    world.groups += [("G9", "Alla kommuner", "alla", pd.NA, None, m) for m in world.municipalities]
    for number, area in enumerate(world.municipalities):
        world.values({2022: number}, area=area)
    return world


def test_peers_are_the_indicators_group_without_the_municipality_itself(world):
    mark = with_groups(world).indicator(peer_group="G1").mark()
    assert (mark["peer_group"], mark["peer_n"], mark["peer_mean"]) == ("G1", 3, (1 + 2 + 20) / 3)


def test_peers_without_a_value_are_not_counted(world):
    with_groups(world).indicator(peer_group="G1")
    world.rows = [row for row in world.rows if row[1] != "0201"]
    assert (world.mark()["peer_n"], world.mark()["peer_mean"]) == (2, 1.5)


def test_another_municipality_has_its_own_group_on_the_same_subject(world):
    with_groups(world).indicator(peer_group="G1")
    assert world.mark(municipalities=["0102"])["peer_group"] == "G2"


def test_without_a_group_on_the_subject_the_newest_overall_group_is_taken(world):
    with_groups(world).indicator(peer_group="G1")
    assert world.mark(municipalities=["0103"])["peer_group"] == "G5"


def test_an_indicator_without_a_group_takes_the_overall_one(world):
    assert with_groups(world).indicator().mark()["peer_group"] == "G3"


def test_a_group_that_is_nobodys_is_everybodys(world):
    with_groups(world).indicator(peer_group="G9")
    assert world.mark(municipalities=["0207"])["peer_n"] == 39


def test_a_municipality_without_any_group_has_no_peers(world):
    mark = with_groups(world).indicator(peer_group="G1").mark(municipalities=["0220"])
    assert mark["peer_n"] == 0
    assert pd.isna(mark["peer_group"])


def test_the_comparison_names_every_area_with_its_role_and_verdict(world):
    with_groups(world).indicator(peer_group="G1")
    for area in ("0101", "0102"):
        world.values({2019: 0.5}, area=area)
    world.values({2019: 3, 2022: 3}, area="0000")
    found = world.assess().comparison
    assert list(found[found["role"] != "county"]["area"]) == ["0101", "0102", "0103", "0201", "0000"]
    assert list(found[found["role"] != "county"]["verdict"]) == ["not", "met", "na", "na", "na"]
    assert list(found[found["role"] == "county"]["area"]) == [f"01{n:02d}" for n in range(1, 21)]
    assert set(found["period"]) == {2022}


def test_an_area_whose_own_value_is_of_another_year_gets_no_verdict_in_the_comparison(world):
    world.groups.append(("G1", "Grupp", "skola", 2022, "0101", "0102"))
    world.indicator(peer_group="G1").values({2019: 1, 2021: 2}).values({2019: 1, 2021: 2, 2022: 3}, area="0102")
    found = world.assess().comparison.set_index("role")
    assert (found.loc["peer", "period"], found.loc["peer", "value"], found.loc["peer", "verdict"]) == (2021, 2, "na")


@pytest.mark.parametrize("fields", [{"decided_unread": True}, {"proposal": "none"}])
def test_where_no_proposal_is_made_nobody_gets_a_verdict_in_the_comparison(world, fields):
    world.groups.append(("G1", "Grupp", "skola", 2022, "0101", "0102"))
    world.indicator(peer_group="G1", **fields)
    for area in world.municipalities:
        world.values({2019: 5, 2022: 4}, area=area)
    found = world.assess()
    assert set(found.comparison["role"]) == {"self", "peer", "county", "country"}
    assert set(found.comparison["verdict"]) == {"na"}
    assert set(found.assessments["share_not"]) == {1.0}


def test_without_a_value_of_its_own_the_others_are_shown_for_the_report_year(world):
    world.groups.append(("G1", "Grupp", "skola", 2022, "0101", "0102"))
    world.indicator(peer_group="G1").values({2022: 3}, area="0102")
    found = world.assess().comparison.set_index("role")
    assert (found.loc["peer", "period"], found.loc["peer", "value"]) == (2022, 3)
    assert np.isnan(found.loc["self", "value"])
