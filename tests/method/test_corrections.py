import pytest

from indicators.method import CorrectionError


def test_a_removed_value_is_gone(world):
    world.indicator().values({2019: 5, 2022: 9}).correct(2022, "remove", expect=9)
    assert world.mark()["reason"] == "too_old"


def test_a_replaced_value_counts_even_where_there_was_none(world):
    world.indicator().values({2019: 5}).correct(2022, "replace", value=6)
    assert world.mark()["value"] == 6


def test_a_correction_that_no_longer_fits_names_its_line(world):
    world.indicator().values({2019: 5, 2022: 9.1}).correct(2022, "remove", expect=9, line=12)
    said = r"data/corrections\.yml:12: N1 0101 2022 T: väntat värde 9 stämmer inte, uttaget har 9\.1\."
    with pytest.raises(CorrectionError, match=said):
        world.assess()


def test_a_correction_of_a_missing_value_that_expects_one_fails(world):
    world.indicator().values({2019: 5}).correct(2022, "remove", expect=9)
    with pytest.raises(CorrectionError, match="uttaget har inget värde"):
        world.assess()


def test_a_correction_everywhere_finds_the_areas_with_the_expected_value(world):
    world.indicator().values({2019: 5, 2022: 0}).values({2019: 5, 2022: 4}, area="0102")
    world.correct(2022, "remove", expect=0, area="*")
    found = world.assess(municipalities=["0101", "0102"]).assessments
    assert list(found["verdict"]) == ["na", "not"]


def test_a_correction_everywhere_that_fits_nowhere_fails(world):
    world.indicator().values({2019: 5, 2022: 4}).correct(2022, "remove", expect=0, area="*")
    with pytest.raises(CorrectionError):
        world.assess()


def test_a_break_everywhere_stops_every_comparison(world):
    world.indicator().values({2019: 5, 2022: 6}).correct(2022, "break", area="*")
    mark = world.mark()
    assert (mark["reason"], mark["quality"]) == ("series_break", "break")


def test_a_confirmed_value_is_not_suspect(world):
    world.indicator(zero_implausible=True).values({2019: 5, 2021: 4, 2022: 0}).correct(2022, "confirm", expect=0)
    assert (world.mark()["verdict"], world.mark()["value"]) == ("not", 0)


def test_the_expected_value_may_differ_in_the_last_bit(world):
    world.indicator().values({2019: 5, 2022: 0.1 + 0.2}).correct(2022, "remove", expect=0.3)
    assert world.mark()["reason"] == "too_old"


@pytest.mark.parametrize(("action", "area"), [("delete", "0101"), ("remove", "9999")])
def test_an_unknown_action_or_area_is_an_error(world, action, area):
    world.indicator().values({2022: 9}).correct(2022, action, area=area)
    with pytest.raises(CorrectionError, match="yml:7:"):
        world.assess()


def test_a_correction_later_than_the_report_year_is_not_looked_at(world):
    world.indicator().values({2019: 5, 2020: 6}).correct(2022, "remove", expect=123)
    assert world.mark(2020)["verdict"] == "met"


def test_a_correction_before_the_first_period_is_an_error(world):
    world.indicator().values({2019: 5, 2020: 6}).correct(1960, "replace", value=3)
    with pytest.raises(CorrectionError, match="inga uppgifter så långt tillbaka"):
        world.assess()
