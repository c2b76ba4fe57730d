from words_samples import LIBRARY, SCHOOL, SICK_LEAVE, row

from indicators.words.sexes import sexes


def test_a_difference_in_a_register_is_stated_with_the_earlier_one():
    cells = row(value_women=7.9, value_men=5.5, gender_gap=2.4, gender_gap_change=-0.2)
    assert sexes(cells, SICK_LEAVE) == (
        "Kvinnor 7,9 procent, män 5,5 procent. Skillnaden är 2,4 procentenheter, jämfört med 2,6 procentenheter 2019."
    )


def test_a_turned_difference_is_said_to_be_turned():
    cells = row(value_women=4.5, value_men=5.6, gender_gap=-1.1, gender_gap_change=-2.6)
    assert sexes(cells, SICK_LEAVE).endswith("jämfört med 1,5 procentenheter åt andra hållet 2019.")


def test_nothing_is_said_of_a_difference_that_cannot_be_judged():
    assert sexes(row(), SCHOOL) == "Flickor 77,5 procent, pojkar 78,2 procent."


def test_values_without_a_unit_of_their_own_share_it():
    cells = row(value_women=16.6, value_men=25.7)
    indicator = LIBRARY.but(sex_words=("flickor", "pojkar"), unit="per invånare", basis="sample")
    assert sexes(cells, indicator) == "Flickor 16,6 och pojkar 25,7 per invånare."


def test_one_missing_value_silences_the_sentence():
    assert sexes(row(value_men=None), SCHOOL, certain=True) == ""
    assert sexes(row(), SCHOOL.but(sex_words=None), certain=True) == ""


def test_the_reason_that_already_gives_both_is_not_repeated():
    assert sexes(row(reason="total_missing"), SCHOOL) == ""


def test_a_bare_number_is_kept_apart_from_the_year_after_it():
    cells = row(value_women=0.89, value_men=0.82, gender_gap=0.07, gender_gap_change=-0.02)
    said = sexes(cells, SCHOOL.but(unit="kvot", decimals=2, kind="rate"), True)
    assert said.endswith("Skillnaden är 0,07, jämfört med 0,09 (2019).")
