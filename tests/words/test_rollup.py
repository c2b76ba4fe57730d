import itertools
import re

import pytest

from indicators.words.rollup import (
    Counts,
    background,
    better_alone,
    criterion_counts,
    family_note,
    indicator_counts,
    rollup,
    rule_difference,
    total,
)


def rolled(level="criterion", verdict="partly", few=False, met=0, partly=0, not_met=0, na=0):
    return {"level": level, "verdict": verdict, "few": few} | dict(
        zip(("n_met", "n_partly", "n_not", "n_na"), (met, partly, not_met, na), strict=True)
    )


def test_a_goal_counts_its_criteria():
    assert rollup(rolled("goal", met=1, partly=2, na=1), "Mål 1") == (
        "Mål 1: **delvis uppfyllt**. Av fyra kriterier är ett uppfyllt och två delvis uppfyllda; ett kan inte bedömas."
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((2, 0, 0, 0), "Målvärdet är uppfyllt för båda indikatorerna."),
        ((0, 3, 0, 0), "Målvärdet är delvis uppfyllt för alla tre indikatorer."),
        ((0, 0, 3, 0), "Målvärdet är inte uppfyllt för någon av de tre indikatorerna."),
        ((0, 0, 1, 0), "Målvärdet är inte uppfyllt för den enda indikatorn."),
        ((0, 0, 0, 1), "Den enda indikatorn kan inte bedömas."),
        ((0, 0, 0, 3), "Ingen av de tre indikatorerna kan bedömas."),
        ((0, 0, 0, 0), "Det finns ingen indikator att bedöma."),
        ((0, 2, 1, 0), "Av tre indikatorer är målvärdet delvis uppfyllt för två och inte för en."),
        (
            (9, 3, 1, 1),
            "Av 14 indikatorer är målvärdet uppfyllt för 9, delvis för 3 och inte för 1; 1 kan inte bedömas.",
        ),
    ],
)
def test_counts_are_written_without_zeros_and_without_mixing(counts, text):
    assert indicator_counts(Counts(*counts)) == text


def test_a_goal_whose_criteria_are_alike_says_so():
    assert criterion_counts(Counts(3, 0, 0, 0)) == "Alla tre kriterier är bedömda som uppfyllda."
    assert criterion_counts(Counts(0, 0, 2, 0)) == "Båda kriterierna är bedömda som inte uppfyllda."
    assert criterion_counts(Counts(0, 0, 0, 2)) == "Inget av de två kriterierna kan bedömas."


def test_every_count_is_a_whole_sentence_that_names_every_number():
    for numbers in itertools.product(range(3), repeat=4):
        for text in (indicator_counts(Counts(*numbers)), criterion_counts(Counts(*numbers))):
            assert re.fullmatch(r"[A-ZÅÄÖ][^.]*\.", text)
            assert "  " not in text
            assert "noll" not in text


def test_a_verdict_on_little_says_so():
    assert rollup(rolled(few=True, met=1, na=1, verdict="met"), "X").endswith("Bedömningen vilar på en enda indikator.")
    assert rollup(rolled(met=1, na=3, verdict="na"), "X").endswith(
        "Färre än hälften kan bedömas, och därför görs ingen sammanvägd bedömning."
    )


def test_titles_are_quoted_as_decided_but_cannot_become_markup():
    assert rollup(rolled(met=1), "[Mål](x)").startswith("\\[Mål\\]\\(x\\): **delvis uppfyllt**.")


def test_the_other_rule_is_named_only_where_it_differs():
    assert rule_difference(rolled(verdict="partly"), "partly") == ""
    assert rule_difference(rolled(verdict="partly"), "not").endswith("hade bedömningen blivit **inte uppfyllt**.")


def test_counts_of_criteria_add_up():
    assert total([rolled(met=1, na=2), rolled(partly=3, not_met=1)]) == Counts(1, 3, 1, 2)


def test_what_is_shown_but_not_counted_is_called_background():
    assert background(["Kvot", "Hyresrätter"]) == "Kvot och Hyresrätter visas som bakgrund och räknas inte."
    assert background([]) == ""


def test_the_families_are_explained_only_where_something_is_left_out():
    assert family_note(5, 5) == ""
    assert family_note(4, 5) == (
        "Fem indikatorer räknas här som fyra: de som mäter nästan samma sak räknas en gång, med den sämsta av sina "
        "bedömningar."
    )


def test_an_indicator_that_is_better_than_its_family_is_named():
    assert better_alone({"met": ["Lån på bibliotek"]}) == "Räknat för sig är målvärdet uppfyllt för Lån på bibliotek."
    assert better_alone({"met": ["A"], "partly": ["B", "C"]}) == (
        "Räknat för sig är målvärdet uppfyllt för A och delvis uppfyllt för B och C."
    )
    assert better_alone({}) == ""
