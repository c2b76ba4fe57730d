import pytest
from words_samples import SCHOOL, External, row

from indicators.words.marks import UNDECIDED
from indicators.words.proposal import proposal
from indicators.words.row import WordsError


def test_the_ambition_names_its_share_of_the_municipalities():
    assert "hälften av kommunerna" in proposal(row(), SCHOOL, "låg")
    assert "en tiondel av kommunerna" in proposal(row(), SCHOOL, "hög")
    with pytest.raises(WordsError):
        proposal(row(), SCHOOL, "högst")


@pytest.mark.parametrize("method", ["quantile", "trend", "maintain", "external"])
def test_every_proposal_says_first_that_it_is_not_decided(method):
    indicator = SCHOOL.but(proposal=method, external=External(60, 2030, "Livsmedelsstrategin: 60 %."))
    assert proposal(row(), indicator).startswith(f"{UNDECIDED}. Målvärdet ")


def test_an_external_target_names_its_source():
    indicator = SCHOOL.but(proposal="external", decimals=0, external=External(60, 2030, "Livsmedelsstrategin"))
    said = proposal(row(), indicator)
    assert "en rak linje från 2019 till 60 procent 2030 (Livsmedelsstrategin)." in said


def test_a_level_as_good_as_the_computed_one_is_kept():
    said = proposal(row(long_term=79.78), SCHOOL)
    assert "Målvärdet är att behålla nivån från 2019, som var minst lika bra som det beräknade målvärdet." in said


def test_without_a_limit_that_is_said():
    assert proposal(row(limit=None), SCHOOL).endswith("Någon gräns har inte kunnat beräknas.")


def test_what_is_decided_or_unread_has_no_proposal():
    assert proposal(row(target_status="decided"), SCHOOL) == ""
    assert proposal(row(), SCHOOL.but(proposal="none", decided_unread=True)) == (
        "Inget målvärde föreslås: beslutat mål finns men är inte inläst."
    )
    assert proposal(row(), SCHOOL.but(direction=0)) == ""
