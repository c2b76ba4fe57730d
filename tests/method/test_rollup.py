import pandas as pd
import pytest

from indicators.errors import UsageError
from indicators.method import have_we_become_better, roll_up
from indicators.method.rollup import summed_up, worst

M, P, N, A = "met", "partly", "not", "na"


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([N, N, M], N), ([N, M], P), ([N, N, M, M], P), ([M, M, P], M), ([M, P], P), ([M, M, N], P), ([P, P, P], P),
        ([M], M), ([N], N), ([], A), ([A, A], A), ([M, A], M), ([M, A, A], A), ([M, M, A, A, A], A), ([N, N, A, A], N),
    ],
)  # fmt: skip
def test_the_majority_decides(verdicts, expected):
    assert summed_up(verdicts, "majority") == expected


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([M, M, M], M), ([M, M, P], M), ([M, P, P], P), ([M, M, N], P), ([M, P, N], P), ([M, N, N], N), ([P], P),
        ([M], M), ([N], N), ([M, A], M), ([M, A, A], A), ([], A),
    ],
)  # fmt: skip
def test_the_two_worst_decide_under_the_other_rule(verdicts, expected):
    assert summed_up(verdicts, "worst_two") == expected


def test_an_unknown_rule_is_wrong_use():
    with pytest.raises(UsageError, match="mean"):
        summed_up([M], "mean")


@pytest.mark.parametrize(("verdicts", "expected"), [([M, P, N], N), ([M, P, A], P), ([A, M], M), ([A, A], A)])
def test_a_family_has_its_worst_mark(verdicts, expected):
    assert worst(verdicts) == expected


@pytest.mark.parametrize(
    ("better", "worse", "answer"),
    [(4, 2, "yes"), (3, 2, "both"), (2, 4, "no"), (2, 3, "both"), (1, 0, "yes"), (0, 1, "no"), (0, 0, "both")],
)
def test_the_answer_to_have_we_become_better_needs_twice_as_many(better, worse, answer):
    assert have_we_become_better(better, worse) == answer


def assessments(*rows):
    frame = pd.DataFrame(rows, columns=["criterion", "indicator", "family", "direction", "verdict"])
    return frame.assign(municipality="0101", year=2022)


CRITERIA = pd.DataFrame(
    [("1.1", "1", True), ("1.2", "1", True), ("4.4", "4", False), ("I.1", "I", False)],
    columns=["criterion", "goal", "rollup"],
)


def rolled(*rows, rule="majority"):
    return roll_up(assessments(*rows), CRITERIA, rule=rule).set_index(["level", "id"])


def test_a_family_counts_once(world):
    found = rolled(("1.1", "a", "f", 1, N), ("1.1", "b", "f", 1, M), ("1.1", "c", None, 1, M), ("1.1", "d", None, 1, M))
    row = found.loc[("criterion", "1.1")]
    assert (row["n_met"], row["n_not"], row["verdict"]) == (2, 1, P)


def test_context_is_not_counted():
    row = rolled(("1.1", "a", None, 0, A), ("1.1", "b", None, 1, M)).loc[("criterion", "1.1")]
    assert (row["n_na"], row["n_met"], row["verdict"]) == (0, 1, M)


def test_one_assessable_family_is_flagged_as_few():
    found = rolled(
        ("1.1", "a", None, 1, M), ("1.1", "b", None, 1, A), ("1.2", "c", None, 1, M), ("1.2", "d", None, 1, P)
    )
    assert found.loc[("criterion", "1.1"), "few"]
    assert not found.loc[("criterion", "1.2"), "few"]


def test_a_criterion_without_indicators_cannot_be_assessed():
    row = rolled(("1.1", "a", None, 1, M)).loc[("criterion", "1.2")]
    assert (row["verdict"], row["few"], row["n_na"]) == (A, False, 0)


def test_a_goal_is_rolled_up_from_its_decided_criteria_only():
    found = rolled(
        ("1.1", "a", None, 1, M), ("1.2", "b", None, 1, N), ("4.4", "c", None, 1, M), ("I.1", "d", None, 1, M)
    )
    assert [name for level, name in found.index if level == "goal"] == ["1"]
    goal = found.loc[("goal", "1")]
    assert (goal["verdict"], goal["n_met"], goal["n_not"]) == (P, 1, 1)


def test_the_rule_is_written_down():
    rows = [("1.1", name, None, 1, verdict) for name, verdict in (("a", M), ("b", M), ("c", P))]
    assert rolled(*rows, rule="worst_two").loc[("criterion", "1.1"), ["verdict", "rule"]].tolist() == [M, "worst_two"]
    rows += [("1.1", "d", None, 1, P), ("1.1", "e", None, 1, M)]
    assert rolled(*rows, rule="worst_two").loc[("criterion", "1.1"), "verdict"] == P
    assert rolled(*rows).loc[("criterion", "1.1"), "verdict"] == M
