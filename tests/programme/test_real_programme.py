"""The programme of the 2020 consultation: complete, exact, and with nothing proposed that looks decided."""

from __future__ import annotations

from collections import Counter

import pytest

from indicators.errors import UsageError
from indicators.programme import Programme

GOALS = {
    "1": "med hållbar samhällsutveckling och tillväxt i hela kommunen",
    "2": "med hög sysselsättning, ett varierat näringsliv och en utbildning med god kvalitet",
    "3": "med en hög kunskapsnivå, en aktiv fritid och ett rikt kulturliv - för en god hälsa",
    "4": "som är attraktiv, trygg och tillgänglig - där alla känner delaktighet och kan påverka",
}
DECIDED_CRITERIA = {
    "1.1": "Miljö och naturresurser",
    "1.2": "Hållbar tillväxt i hela kommunen",
    "1.3": "Beredskap mot oönskade händelser",
    "2.1": "Näringsliv och arbetsmarknad",
    "2.2": "Lärande och utbildning",
    "2.3": "Försörjning",
    "3.1": "Folkhälsa",
    "3.2": "Hälso- och sjukvård, omsorg",
    "3.3": "Kultur, fritid och friluftsutbud",
    "3.4": "Upplevd effekt",
    "4.1": "Demokrati",
    "4.2": "Trygghet",
    "4.3": "Tillgänglighet",
    "I.1": "Finansiella mål",
    "I.2": "Arbetsgivarpolitik",
    "I.3": "Det egna miljöarbetet",
    "N.1": "Integrerade bostadsmiljöer",
    "N.2": "Del av samhället",
    "N.3": "Utbildning och kompetens",
    "N.4": "Arbete och försörjning",
    "N.5": "Samlad uppföljning",
}
COUNTS = {
    "1.1": 10, "1.2": 7, "1.3": 4, "2.1": 6, "2.2": 5, "2.3": 7, "3.1": 6, "3.2": 5, "3.3": 5, "3.4": 3,
    "4.1": 6, "4.2": 6, "4.3": 4, "4.4": 2, "I.1": 3, "I.2": 2, "I.3": 1, "N.4": 2,
}  # fmt: skip
AGENDA = {"1": [6, 7, 9, 11, 12, 13, 14, 15], "2": [1, 4, 8, 9], "3": [2, 3, 5, 10], "4": [5, 10, 11, 16, 17]}
ARTICLES = {"1": {24, 27}, "2": {26, 27, 28, 29}, "3": {24, 28, 31}, "4": {12, 13, 15, 19, 23}}


def test_it_has_every_indicator_under_its_criterion(real: Programme) -> None:
    assert len(real.indicators) == 84
    assert dict(Counter(each.criterion for each in real.indicators)) == COUNTS
    assert len({each.kpi for each in real.indicators}) == 84


def test_the_goals_are_quoted_exactly(real: Programme) -> None:
    assert real.goals_lead == "Vaggeryds kommun ska vara en plats …"
    assert {each.id: each.text for each in real.goals if each.exact} == GOALS
    assert [each.id for each in real.goals] == ["1", "2", "3", "4", "I", "N"]


def test_the_decided_criteria_are_the_published_ones_and_attractiveness_is_not(real: Programme) -> None:
    decided = {each.id: each.name for each in real.criteria if each.mark == "beslutat"}
    assert decided == DECIDED_CRITERIA
    assert (real.criterion("4.4").name, real.criterion("4.4").mark) == ("Attraktivitet", "förslag")


def test_no_indicator_dimension_or_article_is_marked_as_decided(real: Programme) -> None:
    assert {each.mark for each in real.indicators} == {"förslag"}
    assert {each.dimension_mark for each in real.criteria} == {"förslag"}
    assert {link.mark for part in (*real.goals, *real.criteria) for link in part.articles} == {"förslag"}
    assert all(not each.values for each in real.indicators)


def test_only_goal_three_has_a_published_link_to_agenda_2030(real: Programme) -> None:
    decided = [
        (goal.id, link.number, link.partly) for goal in real.goals for link in goal.sdg if link.mark == "beslutat"
    ]
    assert decided == [("3", 2, True), ("3", 3, False), ("3", 5, True), ("3", 10, True)]
    assert {link.mark for each in real.criteria for link in each.sdg} == {"förslag"}


def test_each_goal_is_tied_to_agenda_2030_and_to_the_convention(real: Programme) -> None:
    for goal, numbers in AGENDA.items():
        assert [link.number for link in real.goal(goal).sdg] == numbers
        assert ARTICLES[goal] | {2, 3, 4, 6, 12} <= {link.number for link in real.goal(goal).articles}
    assert all(each.sdg and each.articles for each in real.criteria)
    for each in real.criteria:
        assert {link.number for link in each.sdg} <= {link.number for link in real.goal(each.goal).sdg}, each.id
        assert {link.number for link in each.articles} <= {link.number for link in real.goal(each.goal).articles}, (
            each.id
        )


def test_what_is_decided_has_another_source_than_this_project_and_what_is_proposed_has_it(real: Programme) -> None:
    links = [link for part in (*real.goals, *real.criteria) for link in (*part.sdg, *part.articles)]
    marked = [*real.goals, *real.criteria, *real.indicators, *real.conflicts, *real.documents, *real.timetable, *links]
    assert {each.mark == "förslag" for each in marked if each.source == "projekt"} == {True}
    assert {each.mark == "beslutat" for each in marked if each.source != "projekt"} == {True}


def test_goals_are_rolled_up_from_decided_criteria_of_the_four_goals_only(real: Programme) -> None:
    rolled = {each.id for each in real.criteria if each.rollup}
    assert rolled == {each for each in DECIDED_CRITERIA if each[0] in "1234"}


def test_decided_targets_that_are_not_read_in_get_no_proposal(real: Programme) -> None:
    unread = {each.kpi: each.proposal for each in real.indicators if each.decided_unread}
    assert unread == {"N03102": "none", "N03002": "none", "N00090": "none", "N00209": "none"}
    assert real.indicator("I.1-N03102").limit_floor == 0


def test_series_with_a_new_definition_are_never_compared_across_it(real: Programme) -> None:
    broken = {each.kpi: (each.broken_from, each.baseline_year) for each in real.indicators if not each.comparable}
    assert broken == {"U07414": (2020, 2020), "U07801": (2020, 2020), "N02243": (2020, 2020)}
    followed = real.indicator("2.1-U07451").successor
    assert followed is not None and (followed.kpi, followed.comparable) == ("U07453", False)


def test_elections_survey_gaps_and_ended_series_are_declared(real: Programme) -> None:
    elections = {each.kpi: each.election for each in real.indicators if each.election}
    assert elections == {"N05401": "municipal", "N05831": "municipal", "N05404": "eu"}
    gaps = {each.kpi: each.survey_gaps for each in real.indicators if each.survey_gaps}
    assert gaps == {kpi: {2021: "enkäten genomfördes inte 2021"} for kpi in ("U21468", "U23471", "U23521")}
    assert real.indicator("1.3-N85069").last_period == 2021


def test_integration_goals_without_indicators_have_no_map_and_show_what_is_counted_elsewhere(real: Programme) -> None:
    for criterion in ("N.1", "N.2", "N.3", "N.5"):
        assert not real.indicators_of(criterion)
        assert real.criterion(criterion).map_indicator is None
    assert [each.id for each in real.shown_in("N.4")] == ["2.3-N02268"]
    assert [each.id for each in real.shown_in("N.3")] == ["2.2-N18409"]


def test_every_criterion_that_is_measured_has_a_map_and_says_what_it_does_not_measure(real: Programme) -> None:
    for criterion in real.criteria:
        assert (criterion.map_indicator is not None) == bool(real.indicators_of(criterion.id))
        assert (criterion.gaps or "").endswith(".") or not real.indicators_of(criterion.id)
    mapped = [real.indicator(f"{each.id}-{each.map_indicator}") for each in real.criteria if each.map_indicator]
    assert all(each.direction for each in mapped)


def test_growth_in_the_whole_municipality_is_shown_for_the_sub_areas(real: Programme) -> None:
    assert real.criterion("1.2").small_areas == ("population", "growth", "renters", "flats")


def test_names_fit_into_swedish_sentences(real: Programme) -> None:
    for each in real.indicators:
        first = each.name.split()[0]
        assert first[0].islower() and not each.name.endswith("."), each.id
        assert each.plural == (first == "utsläppen"), each.id
        assert each.short[0].isupper(), each.id
        sentences = (each.leaves_out, *each.notes, *each.own_notes)
        assert all(text[0].isupper() and text.endswith(".") and "%" not in text for text in sentences), each.id
        assert (each.unit == "procent") == (each.unit_short == "%"), each.id
        assert each.kind not in ("share", "percent") or each.unit == "procent", each.id
        assert each.sex_words in (None, ("kvinnor", "män"), ("flickor", "pojkar")), each.id


def test_titles_are_those_of_kolada_and_no_two_are_alike(real: Programme) -> None:
    titles = [each.title for each in (*real.indicators, *real.supporting)]
    assert len(set(titles)) == len(titles) == 87
    assert all("andel" in each.title for each in real.indicators if each.kind == "share")


def test_external_targets_name_their_source(real: Programme) -> None:
    outside = {each.kpi: (each.external.value, each.external.year) for each in real.indicators if each.external}
    assert outside == {
        "N00403": (30, 2030), "N85052": (100, 2027), "N85069": (100, 2030), "N00938": (9, 2030), "N00404": (250, 2030),
        "N07900": (95, 2030), "N07919": (98, 2025), "N07920": (98, 2025), "U07514": (60, 2030),
    }  # fmt: skip


def test_the_named_conflict_over_farmland_says_that_it_cannot_be_shown(real: Programme) -> None:
    conflicts = {each.id: each for each in real.conflicts}
    assert conflicts["jordbruksmark"].mark == "beslutat" and conflicts["jordbruksmark"].missing
    assert {each.id for each in real.conflicts if each.mark == "förslag"} == {"tillvaxt-utslapp", "foretag-energi"}
    assert all(bool(each.missing) != bool(each.pull and each.against) for each in real.conflicts)


def test_the_probable_slip_in_the_timetable_is_shown_beside_the_printed_date(real: Programme) -> None:
    slip = next(each for each in real.timetable if each.when == "8 mars 2020")
    assert "8 april 2020" in (slip.note or "")


def test_an_unknown_id_is_a_clear_error(real: Programme) -> None:
    with pytest.raises(UsageError, match=r"inget kriterium med beteckningen '9\.9'"):
        real.criterion("9.9")
