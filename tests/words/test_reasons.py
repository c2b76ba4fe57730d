from words_samples import SCHOOL, row

from indicators.words.reasons import REASONS, cannot_be_assessed

METHOD_REASONS = {
    "context",
    "unconfirmed_title",
    "baseline_year",
    "retired",
    "suppressed",
    "not_applicable",
    "total_missing",
    "suspect_value",
    "non_response",
    "not_published",
    "no_value",
    "too_old",
    "series_break",
    "no_new_value",
    "no_target",
}


def said(reason, indicator=SCHOOL, **changes):
    return cannot_be_assessed(row(verdict="na", reason=reason, **changes), indicator)


def test_every_reason_of_the_method_has_words():
    assert set(REASONS) == METHOD_REASONS


def test_a_survey_gap_is_told_only_where_the_programme_tells_it():
    gaps = SCHOOL.but(survey_gaps={2021: "Enkäten genomfördes inte 2021."})
    assert said("no_new_value", gaps, year=2021) == "Kan inte bedömas: enkäten genomfördes inte 2021."
    assert said("no_new_value", gaps, year=2022) == "Kan inte bedömas: ingen ny mätning sedan utgångsåret."
    assert said("suppressed", gaps, year=2021) == "Kan inte bedömas: värdet omfattas av sekretess."


def test_the_baseline_year_is_the_indicators_own():
    assert said("baseline_year", SCHOOL.but(baseline_year=2022)) == "Kan inte bedömas: 2022 är utgångsår."


def test_a_baseline_year_does_not_hide_that_the_value_is_missing():
    assert said("baseline_year", value=None) == "Kan inte bedömas: 2019 är utgångsår, och värde saknas."


def test_a_missing_target_says_why_it_is_missing():
    assert said("no_target", SCHOOL.but(proposal="none")) == (
        "Kan inte bedömas: inget målvärde är beslutat eller föreslaget."
    )
    assert said("no_target", baseline=None) == (
        "Kan inte bedömas: utgångsvärde för 2019 saknas, så inget målvärde kan föreslås."
    )
    assert said("no_target") == "Kan inte bedömas: målvärde saknas."


def test_a_missing_total_gives_the_sexes_that_are_there():
    assert said("total_missing", value_women=None) == "Kan inte bedömas: totalvärdet saknas; pojkar 78,2 procent."
    assert said("total_missing", value_women=None, value_men=None) == "Kan inte bedömas: totalvärdet saknas."


def test_an_unknown_reason_is_not_invented():
    assert said(None) == "Kan inte bedömas."


def test_a_changed_title_is_said_from_what_to_what():
    titles = {"kpi_title": "Låntagare, antal/1000 inv", "unconfirmed_title": "Låntagare, andel (%) [ny]"}
    assert said("unconfirmed_title", **titles) == (
        "Kan inte bedömas: nyckeltalets titel har ändrats hos källan från ”Låntagare, antal/1000 inv” till "
        "”Låntagare, andel \\(%\\) \\[ny\\]”; en person måste bekräfta att det mäter samma sak."
    )
    assert said("context", **titles).startswith(
        "Kan inte bedömas: indikatorn visas som bakgrund och har inget målvärde. Värdet visas inte: nyckeltalets titel"
    )


def test_bortfall_and_what_is_not_published_have_words_of_their_own():
    assert said("non_response") == "Kan inte bedömas: bortfall: för få svar eller uppgift har inte lämnats."
    assert said("not_published") == "Kan inte bedömas: värdet är inte publicerat."
    gaps = SCHOOL.but(survey_gaps={2021: "Enkäten genomfördes inte 2021."})
    assert said("not_published", gaps, year=2021) == "Kan inte bedömas: enkäten genomfördes inte 2021."


def test_the_baseline_year_says_why_its_value_is_missing():
    assert said("baseline_year", value=None, missing="suppressed") == (
        "Kan inte bedömas: 2019 är utgångsår, och värde saknas: värdet omfattas av sekretess."
    )
