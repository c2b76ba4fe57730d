from __future__ import annotations

from indicators.words.short_and_long_term import Reach, long_term, rule, short_term, written


def test_the_rule_of_a_goal_is_said_with_the_number_of_its_criteria_and_as_a_proposal() -> None:
    said = rule(3, rolled_up=True)
    assert said.startswith(
        "[Förslag – inte beslutat]{.proposal} Målet är uppfyllt när fler än hälften av dess tre kriterier"
    )
    assert "inget har bedömningen inte uppfyllt" in said and "minst hälften måste kunna bedömas" in said
    assert "dess enda kriterium" in rule(1, rolled_up=True)
    assert "ingen sammanvägd bedömning" in rule(2, rolled_up=False)


def test_the_short_term_says_how_many_have_a_target_and_why_the_others_have_none() -> None:
    without = [
        ("Soliditet", "Beslutat mål finns men är inte inläst"),
        ("Tillit", "Inget förslag görs"),
        ("Oro", "Inget förslag görs"),
    ]
    said = short_term(2022, Reach(18, 15, [2022], without))
    assert said == (
        "**På kort sikt (2022)** gäller regeln mot målvärdena för 2022. 15 av 18 indikatorer har ett föreslaget "
        "målvärde för 2022. Beslutat mål finns men är inte inläst: Soliditet. Inget förslag görs: Tillit och Oro."
    )


def test_all_one_two_and_none_are_said_in_words_that_fit() -> None:
    assert "Alla tre indikatorer har ett" in short_term(2022, Reach(3, 3, [2022]))
    assert "Den enda indikatorn har ett" in short_term(2022, Reach(1, 1, [2022]))
    assert "Båda indikatorerna har ett" in short_term(2022, Reach(2, 2, [2022]))
    assert "Ingen av de fyra indikatorerna har ett" in short_term(2022, Reach(4, 0, [2022]))
    assert "Ingen indikator bedöms." in short_term(2022, Reach(0, 0, [2022]))


def test_decided_targets_are_not_called_proposed() -> None:
    said = short_term(2022, Reach(5, 5, [2022], decided=2))
    assert "har ett målvärde för 2022" in said and said.endswith("Två av dem är beslutade, övriga är förslag.")
    assert short_term(2022, Reach(5, 4, [2022], decided=4)).endswith("De är beslutade.")
    assert "Ett av dem är beslutat, övriga är förslag." in short_term(2022, Reach(5, 4, [2022], decided=1))


def test_the_long_term_names_the_years_that_come_sooner() -> None:
    said = long_term(Reach(4, 4, [2030, 2027, 2030, 2025]))
    assert "**På lång sikt (2030)**" in said
    assert "De gäller redan 2025 för en indikator och redan 2027 för en indikator." in said
    assert "redan" not in long_term(Reach(2, 2, [2030, 2030]))


def test_decided_long_term_values_are_not_called_proposed() -> None:
    said = long_term(Reach(5, 5, [2030] * 5, decided=4))
    assert "har ett långsiktigt målvärde" in said and said.endswith("Fyra av dem är beslutade, övriga är förslag.")
    assert "ett föreslaget långsiktigt målvärde" in long_term(Reach(5, 5, [2030] * 5))


def test_written_values_are_told_apart() -> None:
    assert written(2, 1).startswith("För två indikatorer finns beslutade värden och för en indikator är värden valda")
    assert "beslutade värden" not in written(0, 3)
    assert "valda" not in written(1, 0)
