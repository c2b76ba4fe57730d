from __future__ import annotations

import pytest

from indicators.method.economy import together


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], "na"),
        (["met"], "met"),
        (["met", "met"], "met"),
        (["met", "not"], "partly"),
        (["met", "partly"], "partly"),
        (["partly", "not"], "partly"),
        (["not", "not"], "not"),
        (["met", "na"], "na"),
        (["na", "na"], "na"),
    ],
)
def test_a_whole_is_judged_only_when_every_part_is(verdicts: list[str], expected: str) -> None:
    assert together(verdicts) == expected
