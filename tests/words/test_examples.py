"""The sentences of the specification of the language, letter for letter, each from a row with its values."""

from words_samples import EMISSIONS, LIBRARY, POPULATION, SCHOOL, SICK_LEAVE, row

from indicators.words.captions import OWN, source
from indicators.words.conflict import conflict
from indicators.words.others import common_shock, rank
from indicators.words.pace import pace
from indicators.words.proposal import proposal
from indicators.words.reasons import cannot_be_assessed
from indicators.words.revision import revision
from indicators.words.rollup import rollup
from indicators.words.sexes import sexes
from indicators.words.summary import become_better, first_line
from indicators.words.trend import trend
from indicators.words.uncertainty import uncertainty
from indicators.words.value import movement, old_value, suspect, value_and_verdict


def test_first_line_of_page_one():
    assert first_line("hösten 2024") == (
        "Kommunfullmäktige har, såvitt är känt, inte beslutat några målvärden för indikatorerna. "
        "Bedömningarna görs mot föreslagna värden, beräknade i efterhand på uppgifter från hösten 2024."
    )


def test_the_question_of_page_one():
    said = become_better("Vaggeryd", 2019, "both", 20, 18, 9)
    assert said.startswith("**Har Vaggeryd blivit bättre sedan 2019? Både och.** ")
    for code, counts, answer in (("yes", (20, 8, 9), "Ja"), ("no", (8, 20, 9), "Nej")):
        said = become_better("Vaggeryd", 2019, code, *counts)
        assert said.startswith(f"**Har Vaggeryd blivit bättre sedan 2019? {answer}.** ")


def test_value_and_verdict():
    assert value_and_verdict(row(), SCHOOL) == (
        "Behöriga till yrkesprogram: 77,8 procent 2022. Det föreslagna målvärdet 81,8 procent nåddes inte, men "
        "andelen är inom den accepterade gränsen, 72,9 procent. **Delvis uppfyllt.**"
    )


def test_movement():
    assert movement(row(), SCHOOL) == "Det är 2,0 procentenheter lägre än 2019."
    assert movement(row(value=79.83), SCHOOL) == "Oförändrat sedan 2019."


def test_pace():
    assert pace(row(), SCHOOL) == (
        "Andelen behöver öka med 1,2 procentenheter per år från 2022 för att nå 87,2 procent 2030. "
        "Sedan 2019 har den minskat."
    )


def test_trend():
    assert trend(row(), SCHOOL) == "Ingen tydlig trend (åtta mätningar 2015–2022)."
    assert trend(row(trend="improving"), EMISSIONS) == (
        "Utsläppen per invånare har en tydligt minskande trend (åtta mätningar 2015–2022)."
    )


def test_rank():
    assert rank(row()) == (
        "Plats 237 av 290 (plats 1 är bäst), i den fjärdedel som ligger sämst till. "
        "Färgen visar läget jämfört med andra, inte om resultatet är bra."
    )


def test_common_shock():
    assert common_shock(row(country=8.1, country_change=1.4, share_not=0.92), SICK_LEAVE) == (
        "I riket steg värdet från 6,7 till 8,1 procent mellan 2019 och 2022; 92 procent av kommunerna når inte "
        "motsvarande gräns."
    )


def test_uncertainty():
    assert uncertainty(row(), SCHOOL, 167) == (
        "Underlaget är 167 elever. Skillnaden, 4,0 procentenheter, motsvarar 7 elever och ryms inom slumpvariationen. "
        "Bedömningen är osäker."
    )


def test_women_and_men():
    assert sexes(row(), SCHOOL, certain=False) == (
        "Flickor 77,5 procent, pojkar 78,2 procent. Skillnaden är för liten för att vara säker."
    )


def test_every_reason_why_something_cannot_be_assessed():
    def said(reason, indicator=SCHOOL, **changes):
        return cannot_be_assessed(row(verdict="na", reason=reason, **changes), indicator)

    assert said("baseline_year", year=2019) == "Kan inte bedömas: 2019 är utgångsår."
    assert said("no_new_value") == "Kan inte bedömas: ingen ny mätning sedan utgångsåret."
    gaps = SCHOOL.but(survey_gaps={2021: "enkäten genomfördes inte 2021"})
    assert said("no_value", gaps, year=2021) == "Kan inte bedömas: enkäten genomfördes inte 2021."
    assert said("suppressed") == "Kan inte bedömas: värdet omfattas av sekretess."
    assert said("no_value") == "Kan inte bedömas: uppgift saknas i underlaget; orsaken är inte känd."
    assert said("total_missing", value=None, value_women=6.9, value_men=0.0) == (
        "Kan inte bedömas: totalvärdet saknas; flickor 6,9 och pojkar 0,0 procent."
    )
    assert said("retired") == "Kan inte bedömas: indikatorn har upphört."
    assert said("no_target", SCHOOL.but(decided_unread=True, proposal="none")) == (
        "Kan inte bedömas: beslutat mål finns men är inte inläst."
    )


def test_a_suspect_value():
    assert suspect(2021, 0.0, LIBRARY) == (
        "Värdet för 2021 (0,0 besök per invånare) är sannolikt fel och har inte använts."
    )


def test_an_old_value():
    assert old_value(row(period=2021)) == "Senaste värdet är från 2021."


def test_a_proposal():
    assert proposal(row(), SCHOOL) == (
        "Förslag – inte beslutat. Målvärdet ligger på en rak linje från 2019 till den nivå 2030 som en fjärdedel av "
        "kommunerna nådde eller överträffade 2019. Gränsen påverkas inte av ambitionen."
    )


def test_a_rollup():
    counts = {"level": "criterion", "verdict": "partly", "few": False}
    counts |= {"n_met": 2, "n_partly": 1, "n_not": 1, "n_na": 1}
    assert rollup(counts, "Lärande och utbildning") == (
        "Lärande och utbildning: **delvis uppfyllt**. Av fem indikatorer är målvärdet uppfyllt för två, delvis för en "
        "och inte för en; en kan inte bedömas."
    )


def test_a_conflict():
    people = row(value=14854, baseline=14275), POPULATION
    emissions = row(value=6.82, baseline=8.35), EMISSIONS.but(name="utsläppen", unit="ton")
    assert conflict(people, emissions) == (
        "Invånarna har blivit fler samtidigt som utsläppen har minskat. Det visar inte att det ena beror på det andra."
    )


def test_a_revision():
    emissions = EMISSIONS.but(name="utsläppen av växthusgaser")
    old, new = (6.82, "i uttaget hösten 2024"), (6.97, "med uppgifterna från juni 2026")
    assert revision(emissions, 2022, old, new, own=True) == (
        "Utsläppen 2022 var 6,82 ton per invånare i uttaget hösten 2024 och 6,97 med uppgifterna från juni 2026 "
        "(egen bearbetning)."
    )


def test_sources():
    assert source("N15428", "hösten 2024", 2022) == "Källa: Kolada (N15428), uttag hösten 2024. Senaste år 2022."
    assert source(provider="SCB") == "Källa: SCB."
    assert OWN == "Egen bearbetning."
