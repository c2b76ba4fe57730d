from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from indicators.words.chosen import chosen, decision, long_term


@dataclass(frozen=True)
class Value:
    year: int = 2022
    decided: bool = False
    ambition: str | None = "medel"
    date: dt.date | None = None


@dataclass(frozen=True)
class Source:
    title: str = "Fullmäktige, § 100"
    date: dt.date | None = dt.date(2020, 4, 27)


def test_a_written_proposal_begins_with_the_words_that_it_is_not_decided() -> None:
    assert chosen(Value(), None) == (
        "Förslag – inte beslutat. Målvärdet för 2022 är valt i programmet, med ambitionen medel."
    )
    assert chosen(Value(ambition=None), None).endswith("är valt i programmet.")


def test_a_decided_value_names_its_decision_and_date() -> None:
    said = chosen(Value(decided=True), Source())
    assert said == "Målvärdet för 2022 är beslutat: Fullmäktige, § 100 (27 april 2020)."
    assert decision(Value(decided=True, date=dt.date(2020, 5, 1)), Source(date=None)).endswith("(1 maj 2020)")
    assert decision(Value(decided=True), Source(title="Fullmäktige den 27 april 2020")).endswith("den 27 april 2020")


def test_a_title_cannot_become_markup() -> None:
    assert decision(Value(decided=True), Source(title="[KF](https://x)", date=None)).startswith("\\[KF\\]")


def test_a_long_term_value_of_another_status_than_the_target_is_said_for_itself() -> None:
    assert long_term("87,2 procent 2030", None) == (
        "Förslag – inte beslutat. Det långsiktiga målvärdet, 87,2 procent 2030, är ett förslag."
    )
    assert long_term("66,0 procent 2030", "KF § 1") == (
        "Det långsiktiga målvärdet, 66,0 procent 2030, är beslutat: KF § 1."
    )
