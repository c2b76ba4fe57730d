from decimal import Decimal

import pytest
from words_samples import EMISSIONS, LIBRARY, POPULATION, SCHOOL

from indicators.words.units import brief, cell, clear, comparison, gap, in_year, per_year, plain, quantity


def test_percent_is_a_word_in_text_and_a_sign_in_tables():
    assert quantity(77.84, SCHOOL) == "77,8 procent"
    assert cell(77.84, SCHOOL) == "77,8\u00a0%"
    assert cell(77.84, SCHOOL, unit=False) == "77,8"


def test_a_missing_cell_is_said_in_words():
    assert [cell(None, SCHOOL), cell(float("nan"), SCHOOL)] == ["saknas", "saknas"]


def test_a_number_keeps_its_unit_apart_from_its_year():
    assert in_year("77,8 procent", 2022) == "77,8 procent 2022"
    assert in_year("0,86", 2022) == "0,86 (2022)"
    assert in_year("84,1 år", 2022) == "84,1 år (2022)"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (71, "index", 0, "index 71"),
        (0.86, "kvot", 2, "0,86"),
        (3.14, "per 1 000 invånare", 1, "3,1 per 1\u00a0000 invånare"),
        (8.6, "per 1 000 invånare 16-64 år", 1, "8,6 per 1\u00a0000 invånare 16–64 år"),
        (1, "personer", 0, "1 person"),
        (-4.25, "procent", 1, "−4,3 procent"),
    ],
)
def test_each_unit_is_written_its_own_way(value, unit, decimals, text):
    assert plain(value, unit, decimals) == text


def test_a_repeated_quantity_is_brief_but_never_bare_where_it_stands_alone():
    assert brief(7.9, EMISSIONS) == "7,90 ton"
    rate = EMISSIONS.but(unit="per 1 000 invånare", decimals=1)
    assert brief(5.3, rate) == "5,3"
    assert clear(5.3, rate) == "5,3 per 1\u00a0000 invånare"


def test_differences_between_percentages_are_percentage_points():
    assert gap(Decimal("4.0"), SCHOOL) == "4,0 procentenheter"
    assert gap(Decimal(1), SCHOOL.but(decimals=0)) == "1 procentenhet"


def test_more_and_less_follow_the_unit():
    assert comparison(Decimal("-2.0"), SCHOOL) == "2,0 procentenheter lägre"
    assert comparison(Decimal(579), POPULATION) == "579 fler invånare"
    assert comparison(Decimal("-1.53"), EMISSIONS) == "1,53 ton mindre per invånare"
    assert comparison(Decimal("-5.6"), LIBRARY) == "5,6 färre besök per invånare"
    assert comparison(Decimal("-1.6"), SCHOOL.but(unit="år", kind="years")) == "1,6 år kortare"
    assert comparison(Decimal(3), SCHOOL.but(unit="index", decimals=0)) == "3 indexenheter högre"


def test_a_yearly_change_never_prints_as_zero():
    assert per_year(1.17, SCHOOL) == "1,2 procentenheter per år"
    assert per_year(0.01, SCHOOL) == "mindre än 0,1 procentenheter per år"
    assert per_year(-0.41, EMISSIONS) == "0,41 ton per invånare och år"
    assert per_year(0.2, SCHOOL.but(unit="år")) == "0,2 år om året"
    assert per_year(0.5, SCHOOL.but(unit="per invånare 7–20 år")) == "0,5 varje år, räknat per invånare 7–20 år,"


def test_outside_text_in_a_unit_is_escaped():
    assert quantity(1.5, SCHOOL.but(unit="{{< x >}}")) == "1,5 \\{\\{\\< x \\>\\}\\}"
