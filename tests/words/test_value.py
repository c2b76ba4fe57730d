from words_samples import EMISSIONS, LIBRARY, SCHOOL, row

from indicators.words.value import (
    baseline_mean,
    movement,
    movement_judged,
    old_value,
    suspect,
    value_and_verdict,
    verdict_sentence,
)

LOW = {"value": 6.82, "baseline": 8.35, "target": 7.04, "limit": 8.68, "verdict": "met"}


def test_a_target_where_lower_is_better_is_an_upper_bound():
    assert value_and_verdict(row(**LOW), EMISSIONS) == (
        "Utsläpp av växthusgaser: 6,82 ton per invånare 2022. "
        "Det föreslagna målvärdet, högst 7,04 ton, nåddes. **Uppfyllt.**"
    )


def test_worse_than_the_limit_is_above_it_where_lower_is_better_and_below_it_otherwise():
    worse = row(**(LOW | {"value": 9.0, "verdict": "not"}))
    assert verdict_sentence(worse, EMISSIONS) == (
        "Det föreslagna målvärdet, högst 7,04 ton, nåddes inte, och utsläppen ligger över den accepterade gränsen, "
        "8,68 ton. **Inte uppfyllt.**"
    )
    assert "andelen ligger under den accepterade gränsen, 72,9 procent" in verdict_sentence(row(verdict="not"), SCHOOL)


def test_without_a_limit_none_is_named():
    said = verdict_sentence(row(verdict="not", limit=None), SCHOOL)
    assert said == "Det föreslagna målvärdet 81,8 procent nåddes inte. **Inte uppfyllt.**"


def test_a_target_looks_decided_only_when_the_row_says_so():
    assert "beslutade" in verdict_sentence(row(target_status="decided"), SCHOOL)
    assert "föreslagna" in verdict_sentence(row(target_status=None), SCHOOL)


def test_a_windowed_value_says_that_it_is_a_mean():
    said = value_and_verdict(row(), SCHOOL.but(window=3))
    assert said.startswith("Behöriga till yrkesprogram: 77,8 procent 2022 (treårsmedelvärde).")


def test_a_mean_of_fewer_measurements_than_years_says_which_year_is_missing():
    said = value_and_verdict(row(), SCHOOL.but(window=3), [2021])
    assert said.startswith("Behöriga till yrkesprogram: 77,8 procent 2022 (medelvärde av två mätningar; 2021 saknas).")
    assert baseline_mean(row(), SCHOOL.but(window=3), [2018]) == (
        "Utgångsvärdet 2019 är ett medelvärde av två mätningar; 2018 saknas."
    )
    assert baseline_mean(row(), SCHOOL.but(window=3), []) == baseline_mean(row(), SCHOOL, []) == ""


def test_the_difference_is_taken_between_the_values_shown():
    assert movement(row(value=77.84, baseline=77.76), SCHOOL) == "Oförändrat sedan 2019."
    assert movement(row(value=77.86, baseline=77.84), SCHOOL) == "Det är 0,1 procentenheter högre än 2019."


def test_good_and_bad_follow_the_direction_and_chance_is_named():
    assert movement_judged(row(**LOW, movement="better"), EMISSIONS) == "Det är en förbättring."
    assert movement_judged(row(movement="worse"), SCHOOL) == "Det är en försämring."
    assert movement_judged(row(), SCHOOL) == (
        "Skillnaden mot 2019 ryms inom slumpvariationen och räknas varken som förbättring eller försämring."
    )
    assert movement_judged(row(), SCHOOL.but(basis="sample")).startswith("Skillnaden mot 2019 ryms inom felmarginalen")
    assert movement_judged(row(value=79.8), SCHOOL) == ""


def test_nothing_is_said_of_a_movement_without_a_later_value():
    assert movement(row(period=2019), SCHOOL) == ""
    assert movement(row(baseline=None), SCHOOL) == ""


def test_a_new_value_is_not_called_old():
    assert old_value(row()) == ""


def test_a_suspect_value_without_its_figure_is_still_named():
    assert suspect(2021, None, LIBRARY) == "Värdet för 2021 är sannolikt fel och har inte använts."


def test_what_has_no_value_is_named_with_its_year():
    cells = row(value=None, verdict="na", reason="total_missing", value_women=6.9, value_men=0.0)
    assert value_and_verdict(cells, SCHOOL) == (
        "Behöriga till yrkesprogram, 2022. Kan inte bedömas: totalvärdet saknas; flickor 6,9 och pojkar 0,0 procent."
    )
