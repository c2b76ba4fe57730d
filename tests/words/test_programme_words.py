from pathlib import Path

import pytest
from words_check import check
from words_samples import row

from indicators.programme import load_programme
from indicators.words.noun import VALUE, subject

PROGRAMME = load_programme(Path(__file__).parents[2] / "programme" / "2020-02-remiss.yml")


@pytest.mark.parametrize("indicator", PROGRAMME.indicators, ids=lambda one: one.id)
def test_every_indicator_of_the_programme_is_spoken_in_whole_sentences(indicator):
    for changed in ({}, {"verdict": "met", "value": 90.2}, {"value": None}, {"verdict": "na", "reason": "no_target"}):
        check(row(**changed), indicator)


def test_almost_every_indicator_has_a_noun_of_its_own():
    nameless = [one.id for one in PROGRAMME.indicators if subject(one) == VALUE]
    assert len(nameless) <= len(PROGRAMME.indicators) // 10, nameless
