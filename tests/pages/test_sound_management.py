from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from indicators.method import Results
from indicators.pages import Picture, sound_management


def changed(picture: Picture, updates: dict[str, dict[str, Any]], drop: tuple[str, ...] = ()) -> Picture:
    """Return the picture with some goals of sound management changed, and some left out."""
    kept = [each for each in picture.programme.management if each.id not in drop]
    management = tuple(each.model_copy(update=updates.get(each.id, {})) for each in kept)
    return replace(picture, programme=picture.programme.model_copy(update={"management": management}))


def decided(picture: Picture, verdicts: dict[str, str]) -> Picture:
    """Return the picture as if decided targets had given these nyckeltal these verdicts."""
    frame = picture.results.assessments.copy()
    for kpi, verdict in verdicts.items():
        frame.loc[frame["kpi"] == kpi, ["target_status", "verdict"]] = ["decided", verdict]
    tables = {**vars(picture.results), "assessments": frame}
    return replace(picture, results=Results(**tables))


READ = {"target": "Resultatet ska vara minst 1 procent.", "missing": None}


def test_nothing_is_judged_while_the_decided_targets_are_not_read_in(vaggeryd: Picture) -> None:
    text = sound_management.overall(vaggeryd).markdown
    assert "[Kan inte bedömas]{.verdict .na}: beslutat mål finns men är inte inläst; underlag saknas." in text
    assert "Inget av målen kan bedömas." in text
    assert (
        "För finansiella mål och arbetsgivarpolitiska mål finns beslut som inte är inlästa, i Budget 2020–2022 och "
        "Strategisk plan och budget 2022. För verksamhetsmål och finansiella mål för kommunkoncernen saknas underlag."
    ) in text
    assert "Kommunkoncernen, med bolagen, kan inte bedömas." in text


def test_each_goal_has_decision_outcome_with_its_year_and_what_is_lacking(vaggeryd: Picture) -> None:
    text = sound_management.goals_table(vaggeryd).markdown
    row = next(line for line in text.splitlines() if line.startswith("| Finansiella mål i Budget"))
    assert "Fullmäktige den 24 juni 2019. Gäller 2020–2022." in row
    value = vaggeryd.assessments["I.1-N03102"]["value"]
    assert f"{value:.1f}".replace(".", ",") + "\u00a0% (2022)" in row
    assert "| Finns men är inte inläst |" in row and "nderlag saknas" not in row
    group = next(line for line in text.splitlines() if line.startswith("| Kommunkoncernen"))
    assert "Förslag – inte beslutat" not in group
    assert "Inget känt beslut säger att de här raderna hör hit: Verksamhetsmål och Kommunkoncernen" in text
    assert group.count("nderlag saknas") == 3


def test_a_decision_that_does_not_hold_in_the_year_is_named_and_not_counted(vaggeryd: Picture) -> None:
    earlier = vaggeryd.at(year=2021)
    text = sound_management.overall(earlier).markdown
    assert "Finansiella mål i Strategisk plan och budget 2022 gäller inte 2021 och räknas inte." in text
    assert "inte är inlästa, i Budget 2020–2022." in text
    assert "Strategisk plan" not in sound_management.goals_table(earlier).markdown


def test_a_target_that_is_read_in_but_not_decided_for_its_indicators_gives_no_verdict(vaggeryd: Picture) -> None:
    read = changed(vaggeryd, {"finansiella-mal-2020": READ})
    (found,) = [each for each in sound_management.judged(read) if each.goal.id == "finansiella-mal-2020"]
    assert (found.verdict, found.why) == ("na", "underlag saknas")


@pytest.mark.parametrize(
    ("result", "solidity", "verdict"), [("met", "met", "met"), ("met", "not", "partly"), ("not", "not", "not")]
)
def test_a_goal_is_judged_by_its_indicators_decided_targets(
    vaggeryd: Picture, result: str, solidity: str, verdict: str
) -> None:
    read = decided(changed(vaggeryd, {"finansiella-mal-2022": READ}), {"N03102": result, "N03002": solidity})
    (found,) = [each for each in sound_management.judged(read) if each.goal.id == "finansiella-mal-2022"]
    assert (found.verdict, found.why) == (verdict, "")
    assert (
        "Det som kan bedömas" not in sound_management.overall(read).markdown
    )  # the other financial goal is not read in
    assert "minst 1 procent" in sound_management.goals_table(read).markdown


def test_the_overall_judgement_is_made_when_every_goal_can_be_judged(vaggeryd: Picture) -> None:
    others = tuple(each.id for each in vaggeryd.programme.management if each.id != "finansiella-mal-2022")
    read = decided(changed(vaggeryd, {"finansiella-mal-2022": READ}, others), {"N03102": "met", "N03002": "met"})
    text = sound_management.overall(read).markdown
    assert "[Uppfyllt]{.verdict .met}." in text and "Det som kan bedömas är finansiella mål." in text


def test_text_of_the_programme_is_escaped_once(vaggeryd: Picture) -> None:
    spoilt = changed(vaggeryd, {"finansiella-mal-2022": {"name": "A | *b*", "missing": "<c>"}})
    assert r"A \| \*b\*" in sound_management.goals_table(spoilt).markdown
    assert r"\<c\>" in sound_management.lacking(spoilt).markdown


def test_another_municipality_has_none_of_it(kiruna: Picture) -> None:
    assert "Programmet har inga mål" in sound_management.overall(kiruna).markdown
    assert sound_management.goals_table(kiruna).markdown == ""
    assert sound_management.lacking(kiruna).markdown == ""
