from words_samples import POPULATION, SCHOOL, SICK_LEAVE, row

from indicators.words.others import averages, common_shock, peer_group, rank


def test_a_rank_names_its_quarter():
    assert "i den fjärdedel som ligger bäst till" in rank(row(colour="green"))
    assert "i den hälft som ligger i mitten" in rank(row(colour="yellow"))
    assert rank(row(colour="grey")) == ""


def test_the_country_can_fall_rise_or_stand_still():
    fell = row(country=8.1, country_change=-1.4, share_not=None)
    assert common_shock(fell, SICK_LEAVE) == "I riket sjönk värdet från 9,5 till 8,1 procent mellan 2019 och 2022."
    still = row(country=8.1, country_change=0.01, share_not=0.0)
    assert common_shock(still, SICK_LEAVE) == (
        "I riket var värdet oförändrat mellan 2019 och 2022, 8,1 procent; alla kommuner når motsvarande gräns."
    )
    assert common_shock(row(country=None, share_not=0.004), SCHOOL) == (
        "Mindre än 1 procent av kommunerna når inte motsvarande gräns 2022."
    )


def test_the_country_is_silent_where_nothing_has_passed_since_the_baseline():
    assert common_shock(row(period=2019), SCHOOL) == ""


def test_means_are_called_unweighted_and_missing_ones_left_out():
    assert averages(row(), SCHOOL) == (
        "Det ovägda medelvärdet 2022 är 83,1 procent för sju jämförbara kommuner och 84,0 procent för länets "
        "kommuner; i riket är värdet 85,0 procent."
    )
    assert averages(row(peer_mean=None, county_mean=None), SCHOOL) == "I riket är värdet 85,0 procent 2022."


def test_a_total_is_not_compared_with_the_country():
    assert "riket" not in averages(row(), POPULATION)


def test_a_group_is_printed_with_its_year_and_its_members():
    assert peer_group("Liknande kommuner, övergripande", 2025, ["Nybro", "Gislaved", "Tranås"]) == (
        "Jämförelsegruppen är ”Liknande kommuner, övergripande”, 2025 års indelning: Nybro, Gislaved och Tranås."
    )
    assert peer_group("Liknande", 2025, []) == ""
