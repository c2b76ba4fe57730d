"""Names and marks of Agenda 2030 and the child convention."""

from __future__ import annotations

import pytest

from indicators.words.agenda import ARTICLES, SDG_NAMES, article, sdg, sdg_mark


def test_there_are_seventeen_goals_and_forty_two_articles_each_with_a_name_of_its_own() -> None:
    assert list(SDG_NAMES) == list(range(1, 18))
    assert list(ARTICLES) == list(range(1, 43))
    assert len(set(ARTICLES.values())) == 42


def test_an_article_on_procedure_has_only_its_number() -> None:
    assert article(12) == "12 Att få uttrycka sina åsikter och bli hörd"
    assert article(43) == "43"


def test_a_goal_is_named_with_its_number_and_marked_by_it() -> None:
    assert sdg(2, partly=True) == "delar av mål 2 Ingen hunger"
    assert sdg_mark(13) == "[13]{.sdg .sdg-13}"
    with pytest.raises(KeyError):
        sdg(18)
