from words_samples import EMISSIONS, SCHOOL, row

from indicators.words.pace import pace, within_chance


def test_a_level_that_was_reached_from_the_start_is_kept_or_lost():
    kept = row(pace="kept", baseline=90.0, value=91.0)
    assert pace(kept, SCHOOL) == (
        "Det långsiktiga målvärdet, 87,2 procent, var nått redan 2019, och nivån är bibehållen."
    )
    lost = row(pace="lost", baseline=90.0)
    assert pace(lost, SCHOOL) == (
        "Det långsiktiga målvärdet, 87,2 procent, var nått redan 2019, men nivån är inte bibehållen. "
        "Andelen behöver öka med 1,2 procentenheter per år från 2022 för att nå 87,2 procent 2030."
    )


def test_a_target_that_is_the_baseline_is_a_level_to_keep():
    assert pace(row(pace="kept", long_term=79.78, value=80.0), SCHOOL) == (
        "Det långsiktiga målvärdet är att behålla nivån från 2019, 79,8 procent. Nivån är bibehållen."
    )


def test_the_pronoun_never_points_at_the_target():
    assert pace(row(pace="on_pace", value=88.0), SCHOOL) == (
        "Det långsiktiga målvärdet, 87,2 procent, är nått. Sedan 2019 har andelen ökat."
    )


def test_verbs_and_pronouns_follow_noun_and_direction():
    cells = row(pace="on_pace", value=6.82, baseline=8.35, long_term=3.56, pace_needed=-0.41)
    assert pace(cells, EMISSIONS) == (
        "Utsläppen behöver minska med 0,41 ton per invånare och år från 2022 för att nå 3,56 ton 2030. "
        "Sedan 2019 har de minskat."
    )
    still = pace(row(value=79.8, pace="far_behind"), SCHOOL.but(name="valdeltagandet"))
    assert still.endswith("Sedan 2019 är det oförändrat.")


def test_a_year_that_has_passed_asks_for_nothing_more():
    cells = row(long_term_year=2022, pace="too_slow")
    assert pace(cells, SCHOOL).startswith("Det långsiktiga målvärdet, 87,2 procent, skulle nås 2022 och är inte nått.")


def test_without_a_pace_nothing_is_said():
    assert pace(row(pace=None), SCHOOL) == ""
    assert pace(row(long_term=None), SCHOOL) == ""
    assert pace(row(), SCHOOL.but(direction=0)) == ""
    assert pace(row(pace_needed=None), SCHOOL) == ""


def test_a_change_that_the_method_counts_as_none_is_said_to_be_within_chance():
    assert within_chance(row(), SCHOOL) == "Minskningen ryms inom slumpvariationen."
    assert within_chance(row(value=84.0), SCHOOL.but(basis="sample")) == "Ökningen ryms inom felmarginalen."
    assert within_chance(row(movement="worse"), SCHOOL) == within_chance(row(pace="kept"), SCHOOL) == ""
    assert within_chance(row(value=79.8, pace="far_behind"), SCHOOL) == ""


def test_the_long_term_value_is_told_from_a_target_of_another_status():
    said = pace(row(target_status="decided"), SCHOOL)
    assert "för att nå det föreslagna långsiktiga målvärdet 87,2 procent 2030" in said
    said = pace(row(target_status="decided", long_term_status="decided"), SCHOOL)
    assert "för att nå det beslutade långsiktiga målvärdet 87,2 procent 2030" in said
    kept = row(pace="kept", baseline=90.0, value=91.0, target_status="decided")
    assert pace(kept, SCHOOL).startswith("Det föreslagna långsiktiga målvärdet, 87,2 procent, var nått redan 2019")
