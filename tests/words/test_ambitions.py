from __future__ import annotations

import re

from indicators.words.ambitions import Facts, alt, not_assessed, nothing_proposed, together

from .words_samples import SCHOOL

LONG = {"låg": (2030, 83.2), "medel": (2030, 87.2), "hög": (2030, 91.4)}


def test_the_alternative_text_gives_outcome_long_term_values_and_limit_each_called_proposed() -> None:
    said = alt("2.2 Lärande", "Vaggeryd", [Facts(SCHOOL, [(2019, 79.8), (2022, 77.8)], LONG, 72.9)])
    assert "utfall 77,8 procent 2022" in said
    assert "föreslaget långsiktigt målvärde 2030 är 83,2 procent (låg) eller 87,2 procent (medel)" in said
    for piece in re.split(r"(?<=\.) | och |, |; ", said):
        assert not re.search("målvärde|gräns", piece) or "föresl" in piece


def test_equal_ambitions_are_said_once_and_a_missing_outcome_or_limit_is_not_invented() -> None:
    said = alt("2.2", "Vaggeryd", [Facts(SCHOOL, [], dict.fromkeys(LONG, (2027, 80.0)), None)])
    assert "utfall saknas" in said and "2027 är 80,0 procent (alla tre)" in said and "gräns" not in said
    assert together(["låg", "medel"]) == "låg och medel"


def test_why_verdicts_cannot_be_given_is_said_by_reason_with_years() -> None:
    rows = [("SFI", year, {"reason": "no_value"}) for year in (2020, 2021, 2022)]
    said = not_assessed([*rows, ("Val", 2020, {"reason": "no_new_value"}), ("Val", 2022, {"reason": "no_new_value"})])
    assert "uppgift saknas i underlaget; orsaken är inte känd (SFI 2020–2022)" in said
    assert "(Val 2020 och 2022)" in said
    assert "Kan inte bedömas" not in not_assessed([])


def test_what_is_not_proposed_is_listed_by_reason() -> None:
    said = nothing_proposed([("A", "Inget förslag görs"), ("B", "Beslutat mål finns"), ("C", "Inget förslag görs")])
    assert said == "Inget förslag görs: A och C. Beslutat mål finns: B."
