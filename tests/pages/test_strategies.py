"""The political strategies: a later term's are never shown as this one's, and what is not seen is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.pages import Picture, strategies

from .test_picture import shown


@pytest.fixture
def published(vaggeryd: Picture) -> Picture:
    return vaggeryd.at(programme="2023-publicerat")


def test_no_published_strategy_was_found_for_the_first_term(vaggeryd: Picture) -> None:
    assert "För 2019–2022 har ingen publicerad strategi hittats." in shown(strategies.heading(vaggeryd))
    assert shown(strategies.own(vaggeryd)) == "" and shown(strategies.unseen(vaggeryd)) == ""


def test_strategies_of_the_same_term_in_another_version_are_not_said_to_be_unknown(published: Picture) -> None:
    newer = published.programme.model_copy(update={"id": "2024-nytt", "strategies": ()})
    text = shown(strategies.heading(replace(published, programme=newer)))
    known = len(published.programme.strategies)
    assert f"{known} strategier hör till en annan version för 2023–2026, Publicerat för 2023–2026." in text
    assert "inte knutna till den här versionen" in text and "ingen publicerad strategi" not in text


def test_the_later_terms_are_shown_as_belonging_to_the_later_version_without_verdicts(vaggeryd: Picture) -> None:
    text = shown(strategies.later(vaggeryd))
    assert "Strategierna hör till en senare version av programmet, Publicerat för 2023–2026." in text
    assert "inte citat" in text and "{.verdict" not in text
    row = next(line for line in text.splitlines() if "solenergi" in line)
    assert "](mal-1.qmd#ind-1-1-n45970)" in row and "Solceller på kommunens byggnader" in row
    assert "Förslag – inte beslutat" in text
    assert "För 2.3 Försörjning syns ingen strategi i källan." in text
    assert "Högre valdeltagande bland förstagångsväljare och i alla distrikt." in text


def test_the_published_version_shows_every_strategy_with_its_indicators_present_verdict(published: Picture) -> None:
    text = shown(strategies.own(published))
    assert all(each.text.rstrip(".")[:20] in text.replace("\\", "") for each in published.programme.strategies)
    row = next(line for line in text.splitlines() if "solenergi" in line)
    verdict = published.assessments["1.1-N45970"]["verdict"]
    assert f"{{.verdict .{verdict}}}" in row and "| 2023–2026 |" in row
    assert "Förslag – inte beslutat" in shown(strategies.heading(published))
    assert "inte strategin" in shown(strategies.heading(published))
    assert shown(strategies.later(published)) == ""


def test_the_criterion_whose_strategies_are_not_in_the_source_is_named(published: Picture) -> None:
    text = shown(strategies.unseen(published))
    assert "2.3 Försörjning" in text and "Attraktivitet" not in text
    assert "Det betyder inte att ingen finns." in text


def test_what_an_indicator_does_not_show_of_a_strategy_is_always_said_or_it_has_an_indicator(
    published: Picture,
) -> None:
    assert all(each.indicators or each.missing for each in published.programme.strategies)


def test_another_municipality_has_no_strategies(kiruna: Picture) -> None:
    assert shown(strategies.later(kiruna)) == "" and shown(strategies.own(kiruna)) == ""
