from indicators.words.alt import Measure, areas, history, peers

SHARE = Measure("behöriga till yrkesprogram i årskurs 9", "procent", 1)


def test_a_history_gives_first_last_and_extremes():
    series = [(2019, 79.78), (2020, 86.53), (2021, 90.06), (2022, 77.84)]
    said = history(SHARE, "Vaggeryd", series, target=(2022, 81.8), limit=72.9, long_term=(2030, 87.2))
    assert said == (
        "Behöriga till yrkesprogram i årskurs 9 i Vaggeryd 2019–2022: från 79,8 procent 2019 till 77,8 procent 2022. "
        "Högst är värdet 90,1 procent 2021, lägst 77,8 procent 2022. Det föreslagna målvärdet 2022 är 81,8 procent, "
        "den föreslagna gränsen är 72,9 procent och det föreslagna långsiktiga målvärdet 2030 är 87,2 procent."
    )


def test_only_what_is_decided_is_called_decided_in_a_history():
    series = [(2019, 79.78), (2022, 77.84)]
    decided = history(SHARE, "Vaggeryd", series, target=(2022, 80.0), limit=75.0, decided=True)
    assert decided.endswith("Det beslutade målvärdet 2022 är 80,0 procent och den beslutade gränsen är 75,0 procent.")
    assert "beslutade" not in history(SHARE, "Vaggeryd", series, target=(2022, 80.0), limit=75.0)


def test_a_long_term_value_has_a_status_of_its_own_in_a_history():
    series = [(2019, 79.78), (2022, 77.84)]
    lines = {"target": (2022, 75.0), "limit": 70.0, "long_term": (2030, 87.2)}
    said = history(SHARE, "Vaggeryd", series, decided=True, **lines)
    assert "Det beslutade målvärdet 2022" in said and "det föreslagna långsiktiga målvärdet 2030" in said
    said = history(SHARE, "Vaggeryd", series, long_term_decided=True, **lines)
    assert "Det föreslagna målvärdet 2022" in said and "det beslutade långsiktiga målvärdet 2030" in said


def test_missing_values_are_neither_first_nor_lowest():
    series = [(2018, None), (2019, 79.78), (2020, float("nan")), (2021, 90.06)]
    said = history(SHARE, "Vaggeryd", series, suspect=[2022])
    assert "från 79,8 procent 2019 till 90,1 procent 2021" in said
    assert said.endswith("Värdet för 2022 är sannolikt fel och ritas som en ihålig punkt.")


def test_an_empty_and_a_single_history_are_said_to_be_so():
    assert history(SHARE, "Vaggeryd", [(2022, None)]).endswith("i Vaggeryd: diagrammet saknar värden.")
    assert history(SHARE, "Vaggeryd", [(2022, 77.84)]).endswith("i Vaggeryd: ett enda värde, 77,8 procent 2022.")


def test_a_comparison_names_the_best_the_worst_and_the_missing():
    said = peers(
        SHARE,
        2022,
        "Vaggeryd",
        77.84,
        [("Nybro", 88.1), ("Tranås", 70.0), ("Åmål", None)],
        [("länets kommuner", 84.0), ("riket", 85.0)],
    )
    assert said == (
        "Behöriga till yrkesprogram i årskurs 9, 2022: Vaggeryd har 77,8 procent. Av två jämförbara kommuner har Nybro "
        "högst, 88,1 procent, och Tranås lägst, 70,0 procent. Till jämförelse: länets kommuner 84,0 procent och riket "
        "85,0 procent. Uppgift saknas för Åmål."
    )


def test_a_map_is_told_in_words():
    values = [("Habo", 92.0), ("Vaggeryd", 77.84), ("Aneby", 70.0)]
    assert areas(SHARE, 2022, "Jönköpings län", values, outlined="Vaggeryd") == (
        "Karta över Jönköpings län: behöriga till yrkesprogram i årskurs 9, 2022. Vaggeryd har 77,8 procent. Av tre "
        "kommuner har Habo högst, 92,0 procent, och Aneby lägst, 70,0 procent."
    )


def test_a_small_area_map_names_its_areas_and_ties():
    said = areas(
        Measure("Hyresrätter", "procent", 0), 2024, "Vaggeryd", [("Hok", 30.2), ("Åker", 30.4)], kind="delområden"
    )
    assert said == "Karta över Vaggeryd: hyresrätter, 2024. Samtliga två delområden har 30 procent."
