import pytest
from words_samples import EMISSIONS, SCHOOL, row

from indicators.words.decisions import Decisions
from indicators.words.reasons import REASONS
from indicators.words.rollup import Counts
from indicators.words.summary import (
    RULE,
    become_better,
    cannot_say,
    first_line,
    unread_line,
    verdict_counts,
)


def test_the_answer_is_followed_by_its_counts_and_its_rule():
    assert become_better("Vaggeryd", 2019, "both", 34, 21, 10) == (
        "**Har Vaggeryd blivit bättre sedan 2019? Både och.** Av 65 indikatorer som kan jämföras har 34 "
        f"förbättrats och 21 försämrats, medan 10 är oförändrade. {RULE}"
    )


def test_without_anything_to_compare_there_is_no_answer():
    assert become_better("Vaggeryd", 2019, "both", 0, 0, 0) == (
        "**Har Vaggeryd blivit bättre sedan 2019?** "
        "Frågan kan inte besvaras: ingen indikator har både utgångsvärde och en senare mätning."
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (
            (28, 12, 11, 17),
            "För 28 indikatorer är det föreslagna målvärdet uppfyllt, för 12 delvis och för 11 inte; "
            "17 kan inte bedömas.",
        ),
        ((0, 2, 1, 0), "För två indikatorer är det föreslagna målvärdet delvis uppfyllt och för en inte."),
        ((0, 0, 0, 5), "Ingen indikator kan bedömas."),
    ],
)
def test_the_verdicts_are_counted(counts, text):
    assert verdict_counts(Counts(*counts)) == text


def test_the_targets_behind_the_counts_are_called_what_they_are():
    counts = Counts(2, 0, 0, 0)
    assert "är det föreslagna målvärdet" in verdict_counts(counts, Decisions(0, 2).target)
    assert "är det beslutade eller föreslagna målvärdet" in verdict_counts(counts, Decisions(1, 1).target)
    assert "är det beslutade målvärdet" in verdict_counts(counts, Decisions(2, 0).target)


def test_decided_targets_change_the_first_line():
    assert first_line("hösten 2024", Decisions(2, 5)) == (
        "Målvärden är beslutade för två indikatorer. Övriga bedömningar görs mot föreslagna värden, beräknade i "
        "efterhand på uppgifter från hösten 2024."
    )
    assert first_line("hösten 2024", Decisions(1)) == (
        "Målvärden är beslutade för en indikator. Bedömningarna är beräknade i efterhand på uppgifter från hösten 2024."
    )
    assert unread_line(4) == "Undantag: för fyra indikatorer finns beslutade mål, men texten är inte inläst."
    assert unread_line(0) == ""


def test_what_the_picture_cannot_say_is_counted():
    said = cannot_say(
        [
            (row(), SCHOOL),
            (row(period=2021, uncertain=False), EMISSIONS),
            (row(verdict="na", reason="no_target"), SCHOOL.but(decided_unread=True)),
            (row(verdict="na", reason="no_value", uncertain=False), SCHOOL),
        ],
        2022,
    )
    assert said[:4] == [
        "Av de fyra indikatorer som visas kan två inte bedömas, räknade var för sig: en saknar uppgift och en har "
        "beslutade mål som inte är inlästa.",
        "För en indikator är det senaste värdet äldre än 2022.",
        "För två indikatorer är bedömningen osäker: skillnaden ryms inom slumpvariationen eller felmarginalen.",
        "För en av de bedömda indikatorerna har kommunen liten rådighet, så utvecklingen beror mest på annat.",
    ]


def test_every_reason_can_be_counted():
    for reason in REASONS:
        (first, *_) = cannot_say([(row(verdict="na", reason=reason), SCHOOL)], 2022)
        assert ": en " in first
