import pytest

from indicators.method import DecidedTargetError

NAN = float("nan")


def decided(world, *rows):
    world.indicator(proposal="external", external_value=16, external_year=2030).values({2019: 5, 2021: 7, 2022: 8})
    world.decided += [("1.1-N1", *row) for row in rows]
    return world


def test_a_decided_target_goes_before_the_proposal(world):
    mark = decided(world, ("0101", 2022, 9, 8, 20, 2027, "KF § 1")).mark()
    assert (mark["target"], mark["limit"], mark["long_term"], mark["long_term_year"]) == (9, 8, 20, 2027)
    assert (mark["verdict"], mark["target_status"]) == ("partly", "decided")


def test_a_decided_target_of_another_year_leaves_the_proposal_in_place(world):
    mark = decided(world, ("0101", 2021, 9, 8, NAN, NAN, "KF § 1")).mark()
    assert (mark["target"], mark["target_status"], mark["verdict"]) == (8, "proposed", "met")


def test_a_decision_without_a_limit_has_none(world):
    world.indicator().values({**{2009 + n: 50 + (n % 2) for n in range(11)}, 2022: 50})
    world.decided.append(("1.1-N1", "0101", 2022, 51, NAN, NAN, NAN, "KF § 1"))
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
    world.decided.append(("1.1-N1", "0101", 2022, 9, 7, NAN, NAN, "KF § 1"))
    assert world.mark()["verdict"] == "partly"


def test_a_decision_is_written_beside_the_proposals(world):
    found = decided(world, ("0101", 2022, 9, 8, 20, 2027, "KF § 1")).assess().targets
    row = found[found["status"] == "decided"].iloc[0]
    assert (row["ambition"], row["year"], row["target"], row["source"]) == ("beslutad", 2022, 9, "KF § 1")
    assert set(found[found["status"] == "proposed"]["ambition"]) == {"låg", "medel", "hög"}


def test_a_decided_target_worse_than_its_limit_is_an_error(world):
    with pytest.raises(DecidedTargetError, match=r"1\.1-N1, 0101, 2022"):
        decided(world, ("0101", 2022, 7, 8, NAN, NAN, "KF § 1")).mark()
