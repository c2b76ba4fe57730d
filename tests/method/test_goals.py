import pytest

from indicators.method import ChosenValueError

NAN = float("nan")


def decided(world, *rows):
    world.indicator(proposal="external", external_value=16, external_year=2030).values({2019: 5, 2021: 7, 2022: 8})
    world.chosen += [("1.1-N1", *row[:-1], "decided", row[-1]) for row in rows]
    return world


def test_a_decided_target_goes_before_the_proposal(world):
    mark = decided(world, ("0101", 2022, 9, 8, 20, 2027, "KF § 1")).mark()
    assert (mark["target"], mark["limit"], mark["long_term"], mark["long_term_year"]) == (9, 8, 20, 2027)
    assert (mark["verdict"], mark["target_status"]) == ("partly", "decided")


def test_a_decided_target_of_another_year_leaves_the_proposal_in_place(world):
    mark = decided(world, ("0101", 2021, 9, 8, NAN, NAN, "KF § 1")).mark()
    assert (mark["target"], mark["target_status"], mark["verdict"]) == (8, "proposed", "met")


def test_a_year_without_a_value_has_the_decision_of_the_report_year(world):
    world.indicator(proposal="external", external_value=16, external_year=2030).values({2019: 5})
    world.chosen.append(("1.1-N1", "0101", 2022, 9, 8, 20, 2027, "decided", "KF § 1"))
    mark = world.mark()
    assert (mark["target"], mark["limit"], mark["target_status"]) == (9, 8, "decided")
    assert (mark["verdict"], mark["reason"]) == ("na", "too_old")


def test_a_decision_without_a_limit_has_none(world):
    world.indicator().values({**{2009 + n: 50 + (n % 2) for n in range(11)}, 2022: 50})
    world.chosen.append(("1.1-N1", "0101", 2022, 51, NAN, NAN, NAN, "decided", "KF § 1"))
    assert world.mark()["verdict"] == "not"


def test_a_decision_is_for_its_own_municipality(world):
    decided(world, ("0102", 2022, 9, 8, NAN, NAN, "KF § 1"))
    assert world.mark()["target_status"] == "proposed"


def test_the_share_that_misses_is_by_the_proposal_whatever_was_decided(world):
    decided(world, ("0101", 2022, 99, 98, NAN, NAN, "KF § 1"))
    mark = world.mark()
    assert (mark["verdict"], mark["share_not"]) == ("not", 0)


def test_a_decided_target_that_has_been_read_in_is_judged_although_no_proposal_is_made(world):
    world.indicator(decided_unread=True).values({2019: 5, 2022: 8})
    world.chosen.append(("1.1-N1", "0101", 2022, 9, 7, NAN, NAN, "decided", "KF § 1"))
    assert world.mark()["verdict"] == "partly"


def test_a_decision_is_written_beside_the_proposals(world):
    found = decided(world, ("0101", 2022, 9, 8, 20, 2027, "KF § 1")).assess().targets
    row = found[found["status"] == "decided"].iloc[0]
    assert (row["ambition"], row["year"], row["target"], row["source"]) == ("beslutad", 2022, 9, "KF § 1")
    assert set(found[found["status"] == "proposed"]["ambition"]) == {"låg", "medel", "hög"}


def chosen(world, *rows):
    """Write values, each with its status, for an indicator whose proposal is 5 in 2019 and 16 in 2030."""
    world.indicator(proposal="external", external_value=16, external_year=2030).values({2019: 5, 2021: 7, 2022: 8})
    world.chosen += [("1.1-N1", "0101", *row) for row in rows]
    return world


def test_a_written_proposal_goes_before_the_computed_one_and_stays_a_proposal(world):
    mark = chosen(world, (2022, 9, 7.5, 20, 2027, "proposed", None)).mark()
    assert (mark["target"], mark["limit"], mark["long_term"], mark["long_term_year"]) == (9, 7.5, 20, 2027)
    assert (mark["verdict"], mark["target_status"]) == ("partly", "proposed")


def test_a_decided_long_term_value_goes_before_a_later_proposed_one(world):
    rows = [(2021, 7, 6, 18, 2030, "decided", "KF § 1"), (2022, 9, 7, 20, 2030, "proposed", None)]
    mark = chosen(world, *rows).mark()
    assert (mark["target"], mark["target_status"], mark["long_term"]) == (9, "proposed", 18)


def test_written_proposals_stand_beside_the_ambitions_with_their_long_term_year(world):
    found = chosen(world, (2022, 9, 7.5, 20, 2027, "proposed", None)).assess().targets
    rows = found[found["ambition"] == "vald"]
    assert list(zip(rows["year"], rows["target"], rows["limit"], strict=True)) == [(2022, 9, 7.5), (2027, 20, 7.5)]
    assert set(rows["status"]) == {"proposed"} and rows["source"].isna().all()


def test_values_of_the_programme_leave_other_municipalities_alone(world):
    world.values({2019: 5, 2022: 8}, area="0102")
    chosen(world, (2022, 99, 98, NAN, NAN, "proposed", None))
    found = world.assess(municipalities=["0101", "0102"]).assessments.set_index("municipality")
    assert list(found["target"]) == [99, 8] and list(found["verdict"]) == ["not", "met"]


def test_a_status_that_does_not_exist_is_an_error(world):
    with pytest.raises(ChosenValueError, match="varken proposed eller decided"):
        chosen(world, (2022, 9, 7, NAN, NAN, "beslutad", "KF")).mark()


def test_a_decided_target_worse_than_its_limit_is_an_error(world):
    with pytest.raises(ChosenValueError, match=r"1\.1-N1 0101 2022: målet 7.0 är sämre än gränsen 8.0"):
        decided(world, ("0101", 2022, 7, 8, NAN, NAN, "KF § 1")).mark()
