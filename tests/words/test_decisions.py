from __future__ import annotations

from indicators.words.decisions import Decisions, of_table, status
from indicators.words.marks import proposal_mark


def test_the_status_of_all_targets_says_how_many_are_decided_and_that_the_rest_are_not() -> None:
    assert status(Decisions(0, 61)) == "Målvärden och gränser är förslag – inte beslutade."
    assert status(Decisions(4, 5)) == (
        "Målvärden och gränser är beslutade för fyra indikatorer och förslag – inte beslutade – för fem."
    )
    assert status(Decisions(5)) == "Målvärden och gränser är beslutade för fem indikatorer."
    assert status(Decisions()) == ""


def test_a_proposed_long_term_value_beside_a_decided_target_is_said() -> None:
    assert status(Decisions(4, 0, far=1)).endswith("För en av de beslutade är det långsiktiga målvärdet ett förslag.")
    assert status(Decisions(1, 0, far=1)).endswith("Det långsiktiga målvärdet är ett förslag också där.")


def test_a_table_names_what_in_it_is_decided() -> None:
    mark = proposal_mark()
    assert of_table([], 5) == f"{mark} Målvärden och gränser i tabellen är förslag."
    assert (
        of_table(["A", "B"], 1) == f"Målvärde och gräns är beslutade för A och B. {mark} Övriga i tabellen är förslag."
    )
    assert of_table(["A"], 0) == "Målvärde och gräns är beslutade för A."
