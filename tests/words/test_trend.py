from words_samples import EMISSIONS, SCHOOL, row

from indicators.words.trend import projection, trend


def test_rising_and_falling_follow_the_direction():
    assert "ökande" in trend(row(trend="improving"), SCHOOL)
    assert "minskande" in trend(row(trend="worsening"), SCHOOL)
    assert "minskande" in trend(row(trend="improving"), EMISSIONS)
    assert "ökande" in trend(row(trend="worsening"), EMISSIONS)


def test_short_and_constant_series_are_said_to_be_so():
    short = row(trend="too_short", trend_n=3, trend_first=2020)
    assert trend(short, SCHOOL) == "För kort serie för att visa en trend (tre mätningar 2020–2022)."
    one = row(trend="too_short", trend_n=1, trend_first=2022)
    assert trend(one, SCHOOL) == "För kort serie för att visa en trend (en mätning 2022)."
    assert trend(row(trend="unchanged"), SCHOOL) == "Samma värde i alla mätningar (åtta mätningar 2015–2022)."


def test_without_a_trend_nothing_is_said():
    assert trend(row(trend=None), SCHOOL) == ""


def test_a_projection_is_no_forecast():
    assert projection(row(), SCHOOL) == (
        "Framskrivning: fortsätter utvecklingen 2015–2022 blir andelen 76,2 procent 2030, med 80 procents "
        "sannolikhet mellan 61,0 och 91,4 procent. "
        "Sannolikheten att det långsiktiga målvärdet, 87,2 procent, nås är då 17 procent."
    )


def test_no_emission_is_projected_below_zero():
    below = row(projection=-1.5, projection_low=-12.7, projection_high=9.8, long_term=11.6, p_reach=0.997)
    assert projection(below, EMISSIONS).startswith(
        "Framskrivning: fortsätter utvecklingen 2015–2022 når utsläppen noll före 2030."
    )
    assert projection(below, EMISSIONS).endswith("nås är då mer än 99 procent.")
    above = row(projection=1.5, projection_low=-2.0, projection_high=9.8, p_reach=None)
    assert projection(above, EMISSIONS).endswith(
        "blir utsläppen 1,50 ton 2030, med 80 procents sannolikhet högst 9,80 ton."
    )
