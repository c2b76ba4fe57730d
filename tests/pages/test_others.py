"""A municipality in the same county as the programme's own: its own names and figures, and the goals Vaggeryd's.

One in another county, Kiruna, has its whole report read in tests/whole.
"""

from __future__ import annotations

import re

import pytest

from indicators.figures.figure import Figure
from indicators.pages import Picture, current_state, open_picture, sub_areas
from indicators.workspace import Workspace

from ..whole.swedish_text import faults
from ..workspaces import PROGRAMME, SNAPSHOT


@pytest.fixture(scope="module")
def jonkoping(shared_workspace: Workspace) -> Picture:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(shared_workspace.root))
        return open_picture("0680", 2022, PROGRAMME, SNAPSHOT)


@pytest.fixture(scope="module")
def some(jonkoping: Picture) -> list[object]:
    """What is shown of the indicators of every fourth criterion, and of the one with the population."""
    ids = {"1.2", *(each.id for each in jonkoping.programme.criteria[::4])}
    return [block for each in sorted(ids) for block in current_state.indicators(jonkoping, each)]


def test_the_maps_are_of_the_county_and_outline_the_municipality_itself(jonkoping: Picture) -> None:
    criteria = jonkoping.programme.criteria
    wanted = [(criterion, each) for criterion in criteria for each in jonkoping.indicators_of(criterion.id)]
    chosen = [(criterion, each) for criterion, each in wanted if each.kpi == criterion.map_indicator]
    shown = [current_state.county_map(jonkoping, criterion, each) for criterion, each in chosen]
    maps = [each.drawing() for each in shown if isinstance(each, Figure)]
    assert len(maps) >= 10
    for each in maps:
        assert each.alt.startswith("Karta över Jönköpings län: "), each.id
        assert {"Jönköping", "Vaggeryd"} <= set(each.columns) and "Kiruna" not in each.columns, each.id


def test_every_chart_of_its_own_series_is_of_the_municipality_itself(jonkoping: Picture, some: list[object]) -> None:
    drawn = [each for each in some if isinstance(each, Figure) and each.id.endswith("-utveckling")]
    assert len(drawn) > 15
    names = [{trace.name for trace in each.plot.data} for each in drawn]
    assert all("Jönköping" in each and "Vaggeryd" not in each for each in names)
    assert jonkoping.assessments["1.2-N01951"]["value"] == 145114


def test_its_sentences_are_swedish_and_say_nothing_that_holds_only_at_home(
    jonkoping: Picture, vaggeryd: Picture, some: list[object]
) -> None:
    said = "\n".join(str(each) for each in some if not isinstance(each, Figure))
    assert len(said) > 10_000 and re.search(r"[Bb]eslutat mål (finns|ej)", said) is None
    assert any(each.own_notes for each in vaggeryd.programme.indicators)
    assert not any(each.own_notes for each in jonkoping.programme.indicators)
    plain = re.sub(r"[{(\[][^])}]*[])}]|[*_#|\\]", " ", said)
    assert [each for each in faults(plain) if each.startswith(("a leftover", "an English"))] == []


def test_it_has_no_sub_areas_and_says_so(jonkoping: Picture) -> None:
    assert "Uttaget har inga uppgifter om delområden för Jönköping." in str(sub_areas.heading(jonkoping))
    assert sub_areas.maps(jonkoping) == ()
