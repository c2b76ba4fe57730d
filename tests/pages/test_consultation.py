"""The page of the remiss: useful with many answers, honest with none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.pages import Picture, consultation, consultation_changes, opinions
from indicators.programme import ProgrammeError, load_programme

from .test_picture import shown

TREATED = ["tillgodoses", "delvis", "inte", "besvaras", "tillgodoses", None] * 2
SUBJECTS = ['["3.3"]', '["1.1", "4.1"]', '["2"]', "[N15428]", '["3.4"]', "[]"] * 2
HEAD = """\
consultations:
  - id: 2020-del-1
    programme: 2020-02-remiss
    next: 2023-publicerat
    title: Prov av remissen
    reference: Dnr 1
    source: remissen
    bodies:
      - {body: kfn, answer: inkommet, source: remissen}
      - {body: ovriga-namnder, answer: inkommet, source: remissen}
      - {body: bolagen, answer: ej_svarat, source: remissen}
    opinions:
"""


def _opinion(number: int) -> str:
    treatment = f"        treatment: {TREATED[number]}\n" if TREATED[number] else ""
    changes = "        changes: [borttaget-3.4]\n" if number == 4 else ""
    return (
        f"      - id: s{number}\n        body: {'kfn' if number % 3 else 'ovriga-namnder'}\n        date: 2020-03-01\n"
        f"        subjects: {SUBJECTS[number]}\n        text: '<b>Synpunkt</b> {{{{< x >}}}} ::: nummer {number}.'\n"
        f"{treatment}{changes}        mark: beslutat\n        source: remissen\n"
    )


def _with(picture: Picture, folder: Path, remiss: str) -> Picture:
    """Return the picture with another remiss, written beside a copy of the real versions."""
    copy = folder / "programme"
    shutil.copytree(picture.programme_file.parent, copy)
    (copy / "remiss" / "2020-del-1.yml").write_text(remiss, encoding="utf-8")
    path = copy / picture.programme_file.name
    return replace(picture, programme=load_programme(path), programme_file=path)


@pytest.fixture
def answered(vaggeryd: Picture, tmp_path: Path) -> Picture:
    """The picture of a remiss with twelve opinions from two bodies, and a third that has not answered."""
    return _with(vaggeryd, tmp_path, HEAD + "".join(map(_opinion, range(12))))


def test_without_answers_the_page_says_so_and_invents_none(vaggeryd: Picture) -> None:
    assert "Inget remissvar är tillgängligt." in shown(consultation.heading(vaggeryd))
    assert "okänt om instansen svarade" in shown(consultation.heading(vaggeryd))
    asked = shown(consultation.asked(vaggeryd))
    assert "| Svaret är inte tillgängligt | 24 januari 2020 | § 3 | KFN 2020/026 |" in asked
    assert "Har svarat" not in asked
    assert "Inga remissvar är kända." in shown(opinions.opinions(vaggeryd))


def test_the_demands_before_the_remiss_are_listed_and_not_said_to_be_met(vaggeryd: Picture) -> None:
    text = shown(consultation.inputs(vaggeryd))
    assert "inte använder verksamheterna i dag" in text and "17 oktober 2019" in text
    assert "Vad kraven ledde till är inte känt." in text
    assert f"För alla {len(vaggeryd.programme.indicators)} indikatorer står det" in text
    assert "Rapporten avgör inte om kraven är uppfyllda." in text
    judged = [row for row in vaggeryd.assessments.values() if row["direction"]]
    moved = [row for row in judged if row["movement"] in ("better", "worse", "unchanged")]
    assert f"visas för {len(moved)} av {len(judged)} indikatorer" in text


def test_every_change_without_an_answer_is_listed(vaggeryd: Picture) -> None:
    text = shown(consultation_changes.changes(vaggeryd))
    assert "3.4 Upplevd effekt" in text and "framgångsfaktorer" in text
    assert "Ingen synpunkt är känd som föreslås tillgodoses" in text
    assert "syns inte i någon källa" in text
    assert "Ändringar med svar bakom" not in text
    assert "Strategi för" not in text and "Tidplan" not in text
    assert "35 politiska strategier finns i 2023–2026; för 2019–2022 har ingen hittats." in text
    assert "versioner.qmd#skillnader-2020-02-remiss-2023-publicerat-5" in text


def test_a_change_of_the_reports_own_is_shown_where_an_opinion_names_it(vaggeryd: Picture, tmp_path: Path) -> None:
    remiss = HEAD + "".join(map(_opinion, range(12))).replace("borttaget-3.4", "tidplan-programmet")
    text = shown(consultation_changes.changes(_with(vaggeryd, tmp_path, remiss)))
    assert "| Tidplan | 12 steg | källan för 2023–2026 säger inget om det | [Synpunkt 5](#synpunkt-5)" in text


def test_twelve_opinions_are_counted_by_goal_and_by_body(answered: Picture) -> None:
    text = shown(opinions.opinions(answered))
    assert "Tolv synpunkter har kommit in." in text
    assert "| Mål 1 | 2 | 0 | 2 | 0 | 0 | 0 |" in text
    assert "| Mål 4 | 2 | 0 | 2 | 0 | 0 | 0 |" in text
    assert "| Hela programmet | 2 | 0 | 0 | 0 | 0 | 2 |" in text
    assert "| Kommunens bolag | – | – | – | – | – | – | – |" in text
    assert "| Övriga nämnder | 4 |" in text
    assert text.count("::: {.svar}") == 12


def test_an_opinion_on_two_goals_is_shown_once_and_pointed_to_from_the_other(answered: Picture) -> None:
    text = shown(opinions.opinions(answered))
    assert text.count("{#synpunkt-2}") == 1
    assert "Se också synpunkt [2](#synpunkt-2) och [8](#synpunkt-8)." in text


def test_what_a_body_writes_takes_no_effect(answered: Picture) -> None:
    text = shown(opinions.opinions(answered))
    assert "<b>" not in text and "{{<" not in text
    assert r"\<b\>Synpunkt" in text


def test_a_change_with_an_answer_names_it_and_accepted_answers_without_a_change_are_listed(answered: Picture) -> None:
    text = shown(consultation_changes.changes(answered))
    with_answer, without = text.split("### Ändringar utan känt svar bakom")
    assert "3.4 Upplevd effekt" in with_answer and "[Synpunkt 5](#synpunkt-5)" in with_answer
    assert "3.4 Upplevd effekt" not in without
    assert "Fem av sex synpunkter som föreslås tillgodoses har inte lett till någon känd ändring." in text


def test_a_change_that_does_not_exist_stops_the_page_with_file_and_line(vaggeryd: Picture, tmp_path: Path) -> None:
    remiss = HEAD + "".join(map(_opinion, range(12))).replace("borttaget-3.4", "borttaget-3.5")
    with pytest.raises(ProgrammeError, match=r"2020-del-1\.yml:\d+: changes: ändringen 'borttaget-3\.5' finns inte"):
        consultation_changes.changes(_with(vaggeryd, tmp_path, remiss))


def test_the_version_after_the_remiss_says_which_one_it_was_about(vaggeryd: Picture) -> None:
    text = shown(consultation.heading(vaggeryd.at(programme="2023-publicerat")))
    assert "ingen remiss av den här versionen" in text and "Dnr KS 2019/160" in text


def test_another_municipality_has_no_remiss(kiruna: Picture) -> None:
    parts = (consultation.asked, consultation.inputs, opinions.opinions, consultation_changes.changes)
    assert [shown(part(kiruna)) for part in parts] == [""] * 4
