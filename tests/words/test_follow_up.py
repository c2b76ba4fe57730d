from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from indicators.words.follow_up import BRIEF_REASONS, Moves, brief_reason, direction, moved, moves
from indicators.words.reasons import REASONS


def reasoned(reason: str, year: int = 2022, *, baseline_year: int = 2019, unread: bool = False) -> str:
    indicator: Any = SimpleNamespace(decided_unread=unread, baseline_year=baseline_year)
    return brief_reason({"reason": reason, "year": year}, indicator)


def test_every_reason_has_a_brief_form() -> None:
    assert set(BRIEF_REASONS) == set(REASONS)


def test_a_year_before_the_indicators_own_baseline_names_that_year() -> None:
    assert reasoned("baseline_year", 2022, baseline_year=2022) == "utgångsår"
    assert reasoned("baseline_year", 2020, baseline_year=2022) == "utgångsår först 2022"


def test_a_decided_target_that_is_not_read_is_not_called_missing() -> None:
    assert reasoned("no_target") == "målvärde saknas"
    assert reasoned("no_target", unread=True) == "beslutat mål inte inläst"
    assert reasoned("") == ""


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("not", "partly", "better"),
        ("met", "not", "worse"),
        ("met", "met", "same"),
        ("na", "met", "begun"),
        ("not", "na", "ended"),
        ("na", "na", "never"),
    ],
)
def test_a_verdict_goes_one_way_between_two_years(before: str, after: str, way: str) -> None:
    assert direction(before, after) == way
    assert getattr(moves([(before, after)]), way) == 1


@pytest.mark.parametrize(
    ("these", "said"),
    [
        (Moves(2, 1, 9, 0, 0, 0), "fick två kriterier en bättre bedömning, ett en sämre och nio samma."),
        (Moves(0, 1, 0, 0, 0, 0), "fick ett kriterium en sämre bedömning."),
        (Moves(0, 0, 3, 0, 0, 0), "fick tre kriterier samma bedömning."),
        (Moves(0, 0, 0, 0, 0, 2), "kunde inget kriterium jämföras. Två kunde inte bedömas något av åren."),
        (
            Moves(1, 0, 0, 1, 0, 0),
            "fick ett kriterium en bättre bedömning. Ett kunde bedömas 2022 men inte 2021.",
        ),
        (
            Moves(13, 0, 1, 0, 1, 0),
            "fick 13 kriterier en bättre bedömning och 1 samma. 1 kunde bedömas 2021 men inte 2022.",
        ),
    ],
)
def test_what_moved_is_said_with_its_counts(these: Moves, said: str) -> None:
    assert moved(these, 2021, 2022, ("kriterium", "kriterier"), neuter=True) == f"Från 2021 till 2022 {said}"
