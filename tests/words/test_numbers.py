import pytest

from indicators.words.numbers import counted, counted_alike, listed, number, signed, typeset, years


def test_numbers_have_a_decimal_comma_a_no_break_space_and_a_true_minus():
    assert number(14854) == "14\u00a0854"
    assert number(-4.25, 1) == "\u22124,3"
    assert number(77.84, 1) == "77,8"


def test_halves_are_rounded_away_from_zero_on_the_decimal_text():
    assert [number(0.25, 1), number(0.35, 1), number(2.675, 2), number(-0.5)] == ["0,3", "0,4", "2,68", "\u22121"]


def test_zero_is_never_negative():
    assert number(-0.04, 1) == "0,0"
    assert signed(-0.04, 1) == "0,0"


def test_a_difference_carries_its_sign():
    assert [signed(2, 1), signed(-2, 1)] == ["+2,0", "\u22122,0"]


@pytest.mark.parametrize("missing", [None, float("nan"), float("inf")])
def test_a_missing_value_is_never_printed_as_a_number(missing):
    with pytest.raises(ValueError, match="missing"):
        number(missing)


def test_one_to_twelve_are_letters_and_the_rest_digits():
    assert [counted(1), counted(1, neuter=True), counted(12), counted(13), counted(1200)] == [
        "en",
        "ett",
        "tolv",
        "13",
        "1\u00a0200",
    ]


def test_a_sentence_does_not_mix_letters_and_digits():
    assert counted_alike([5, 2, 1]) == ["fem", "två", "en"]
    assert counted_alike([14, 2, 1]) == ["14", "2", "1"]


def test_lists_end_with_och():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]


def test_spans_of_years_have_an_en_dash():
    assert [years(2019, 2022), years(2022, 2022)] == ["2019\u20132022", "2022"]


def test_digits_in_outside_text_are_set_in_swedish():
    assert typeset("per 1 000 invånare 16-64 år") == "per 1\u00a0000 invånare 16\u201364 år"
    assert typeset("per 100 000 invånare") == "per 100\u00a0000 invånare"
    assert typeset("CO2-ekvivalenter") == "CO2-ekvivalenter"
