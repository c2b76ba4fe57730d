from words_samples import SCHOOL, row

from indicators.words.uncertainty import base, deciding_threshold, uncertainty

SURVEY = SCHOOL.but(basis="sample", noun="svar", decimals=0)


def test_a_sample_has_a_margin_of_error_and_a_count_chance_variation():
    assert uncertainty(row(), SURVEY, 425, approximate=True) == (
        "Underlaget är ungefär 425 svar. Skillnaden, 4 procentenheter, ryms inom felmarginalen. Bedömningen är osäker."
    )
    assert uncertainty(row(), SCHOOL.but(basis="count", noun=None)) == (
        "Skillnaden mot den nivå som avgör bedömningen ryms inom slumpvariationen. Bedömningen är osäker."
    )


def test_a_sure_verdict_only_states_its_base():
    assert uncertainty(row(uncertain=False), SCHOOL, 167) == "Underlaget är 167 elever."
    assert uncertainty(row(uncertain=False), SCHOOL) == ""
    assert uncertainty(row(), SCHOOL.but(basis="register"), None) == ""


def test_the_deciding_threshold_follows_the_verdict():
    assert deciding_threshold(row(verdict="met")) == 81.8
    assert deciding_threshold(row(verdict="not")) == 72.9
    assert deciding_threshold(row(verdict="partly", value=73.0)) == 72.9
    assert deciding_threshold(row(verdict="partly", value=81.0)) == 81.8
    assert deciding_threshold(row(verdict="not", limit=None)) == 81.8


def test_one_person_is_written_in_the_singular():
    assert "motsvarar 1 elev och" in uncertainty(row(value=79.2), SCHOOL, 34)


def test_a_value_on_the_threshold_is_said_to_lie_there():
    assert uncertainty(row(value=81.8, verdict="met"), SCHOOL, 167) == (
        "Underlaget är 167 elever. Värdet ligger precis på den nivå som avgör bedömningen. Bedömningen är osäker."
    )


def test_small_bases_are_in_letters():
    assert base(9, SCHOOL) == "Underlaget är nio elever."
    assert base(None, SCHOOL) == ""


def test_a_difference_to_the_limit_says_so():
    said = uncertainty(row(verdict="not", value=70.9), SCHOOL, 167)
    assert "Skillnaden mot gränsen, 2,0 procentenheter, motsvarar 3 elever och ryms" in said
