import pytest
from words_samples import EMISSIONS, POPULATION, SCHOOL, row

from indicators.method.conflicts import CLASSES
from indicators.words import conflict

PAIR = {
    "class": "levels_only",
    "n": 11,
    "rho": 0.9273,
    "n_changes": 7,
    "rho_changes": -0.0714,
    "first_year": 2000,
    "last_year": 2022,
}


def test_every_class_has_its_words():
    assert tuple(conflict.CLASSES) == tuple(conflict.MEANINGS) == CLASSES


def test_the_evidence_gives_class_correlations_and_years():
    assert conflict.evidence(PAIR) == (
        "Nivåerna följs åt, förändringarna inte. ρ\u00a0för nivåerna: 0,93 (11\u00a0gemensamma år, 2000–2022). "
        "ρ\u00a0för förändringarna: −0,07 (7\u00a0förändringar)."
    )


def test_a_correlation_that_is_not_worked_out_is_never_a_number():
    short = PAIR | {"class": "too_short", "n": 0, "rho": None, "n_changes": 0, "rho_changes": float("nan")}
    short |= {"first_year": None, "last_year": None}
    assert conflict.evidence(short) == (
        "Serierna har för få gemensamma år eller förändringar. ρ\u00a0för nivåerna: räknas inte "
        "(0\u00a0gemensamma år). ρ\u00a0för förändringarna: räknas inte (0\u00a0förändringar)."
    )


@pytest.mark.parametrize("missing", [{"value": None}, {"baseline": None}, {"period": 2019}])
def test_without_a_development_since_the_baseline_nothing_is_said_to_have_moved(missing):
    assert conflict.together((row(**missing), SCHOOL), (row(), EMISSIONS)) == ""
    assert conflict.conflict((row(**missing), SCHOOL), (row(), EMISSIONS)) == ""
    assert conflict.since(row(**missing), row()) == ""
    assert conflict.not_known(row(**missing), SCHOOL) == (
        "Andelen behöriga till yrkesprogram har ingen uppgift både för utgångsåret och för ett senare år."
    )


def test_in_the_baseline_year_there_is_nothing_to_have_moved_from():
    baseline = {"year": 2019, "period": 2019}
    assert conflict.not_known(row(**baseline), SCHOOL) == "2019 är utgångsår; ingen förändring att visa."


def test_years_that_differ_are_both_given():
    assert conflict.since(row(), row()) == "2019–2022"
    assert conflict.since(row(period=2021), row()) == "2019–2021 respektive 2019–2022"


def test_a_pair_is_two_labels_in_one_line():
    assert conflict.pair(POPULATION, EMISSIONS) == "Antal invånare – utsläpp av växthusgaser"


def test_what_has_no_direction_is_said_to_be_read_as_it_is():
    assert conflict.no_direction(POPULATION) == "Invånarna har ingen önskad riktning och räknas som det är."


FIRMS = SCHOOL.but(name="antalet företag", unit="per 1 000 invånare", kind="rate")


def test_what_is_counted_per_inhabitant_is_called_so_once():
    assert conflict.name(FIRMS) == "antalet företag per 1\u00a0000 invånare"
    assert conflict.name(EMISSIONS) == "utsläppen per invånare"
    assert conflict.name(POPULATION) == "invånarna"


def test_a_mean_of_years_is_called_so_where_values_are_shown_and_not_where_single_years_are_compared():
    homes = FIRMS.but(window=3)
    said = conflict.together((row(), homes), (row(), SCHOOL))
    assert said.startswith("Treårsmedelvärdet av antalet företag per 1\u00a0000 invånare har ")
    assert "medelvärde" not in conflict.pair(homes, SCHOOL)
    told = conflict.single_years([homes, homes], 2010)
    assert "också för antalet företag per 1\u00a0000 invånare, där meningarna och diagrammen visar" in told
    assert "diagrammen börjar 2010" in told
    assert "diagrammen" not in conflict.single_years([], None)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([(SCHOOL, 80.0, 79.96)], "ingen ökning 2020–2021 för kommunen som helhet: andelen behöriga till"),
        ([(SCHOOL, 80.0, 79.96)], "låg kvar på 80,0 procent."),
        ([(SCHOOL, 80.0, 81.0)], "visar en ökning 2020–2021"),
        ([(SCHOOL, 80.0, 81.0), (SCHOOL, 81.0, 80.0)], "Siffrorna i rapporten för kommunen som helhet 2020–2021:"),
        ([(SCHOOL, 81.0, 80.0)], "minskade från 81,0 till 80,0 procent."),
    ],
)
def test_a_change_between_two_years_is_told_as_the_shown_values_have_it(values, said):
    assert said in conflict.between(values, 2020, 2021)


def test_nothing_is_told_of_years_without_values():
    assert conflict.between([], 2020, 2021) == ""
