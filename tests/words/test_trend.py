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


def test_a_share_is_shown_within_the_scale_wherever_its_line_leads():
    above = row(projection=101.3, projection_low=93.46, projection_high=109.2, p_reach=None)
    assert projection(above, SCHOOL).endswith(
        "blir andelen 100,0 procent 2030, med 80 procents sannolikhet mellan 93,5 och 100,0 procent."
    )
    below = row(projection=-3.0, projection_low=-9.0, projection_high=2.96, p_reach=None)
    assert projection(below, SCHOOL).endswith(
        "blir andelen 0,0 procent 2030, med 80 procents sannolikhet mellan 0,0 och 3,0 procent."
    )
    outside = row(projection=120.0, projection_low=110.0, projection_high=130.0, p_reach=None)
    assert projection(outside, SCHOOL).endswith("blir andelen 100,0 procent 2030.")


def test_an_interval_without_width_is_not_said():
    certain = row(projection=8.0, projection_low=8.0, projection_high=8.0, p_reach=None)
    assert projection(certain, EMISSIONS).endswith("blir utsläppen 8,00 ton 2030.")


def test_what_is_no_share_of_a_whole_may_pass_a_hundred():
    above = row(projection=101.3, projection_low=93.5, projection_high=109.2, p_reach=None)
    assert projection(above, SCHOOL.but(kind="percent")).endswith(
        "blir andelen 101,3 procent 2030, med 80 procents sannolikhet mellan 93,5 och 109,2 procent."
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
