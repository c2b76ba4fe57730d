from __future__ import annotations

import datetime as dt

from indicators.words import consultation, consultation_changes, responsibility
from indicators.words.dates import date


def test_a_day_is_written_with_its_month_in_words() -> None:
    assert date(dt.date(2020, 1, 4)) == "4 januari 2020"
    assert date(dt.date(2019, 12, 31)) == "31 december 2019"


def test_an_answer_that_is_not_available_is_not_said_to_be_none() -> None:
    said = consultation.who_answered(["ej_tillgangligt"] * 3, 2)
    assert said == (
        "Inget remissvar är tillgängligt. Remissen gick till en instans och två grupper vars medlemmar inte nämns i "
        "källorna. Där svaret inte är tillgängligt är det också okänt om instansen svarade."
    )


def test_who_answered_tells_the_silent_from_the_unavailable() -> None:
    said = consultation.who_answered(["inkommet", "inkommet", "ej_svarat", "ej_tillgangligt"], 0)
    assert "Två har svarat, för en är svaret inte tillgängligt och en har inte svarat." in said
    assert consultation.who_answered(["inkommet"], 0) == "Remissen gick till en instans. En har svarat."
    assert consultation.who_answered([], 0) == "Vilka som fick remissen är inte känt."


def test_opinions_are_counted_by_their_treatment_in_one_sentence() -> None:
    assert consultation.treated({"inte": 1}) == "En synpunkt har kommit in. En föreslås inte tillgodoses."
    assert consultation.treated({"tillgodoses": 4, "delvis": 2, "okänt": 14}) == (
        "20 synpunkter har kommit in. 4 föreslås tillgodoses, 2 föreslås tillgodoses delvis och 14 har inget känt svar."
    )
    assert consultation.treated({}) == consultation.NO_OPINIONS


def test_changes_are_counted_with_and_without_an_answer() -> None:
    assert consultation_changes.how_many(0, 0, "Version 2") == "Inget har ändrats till nästa version, Version 2."
    assert "En skillnad" in consultation_changes.how_many(1, 1, "Version 2")
    assert consultation_changes.how_many(3, 0, "Version 2").endswith("Bakom var och en finns ett känt svar.")
    assert consultation_changes.how_many(3, 2, "Version 2").endswith("Inget känt svar ligger bakom två av dem.")


def test_criteria_are_counted_as_the_neuter_they_are() -> None:
    said = responsibility.unknown_criteria(3, 1, 1, 3, 2022)
    assert said == (
        "För ett av tre kriterier är det okänt vilken nämnd eller vilket bolag som ansvarar. "
        "För ett är ansvaret ett förslag, inte ett "
        "beslut. För alla 3 kriterier är ingen åtgärd redovisad 2022."
    )


def test_influence_names_only_the_degrees_there_are() -> None:
    assert responsibility.influence({"liten": 2, "egen": 1}) == "egen 1, liten 2"
    assert responsibility.influence({}) == ""
