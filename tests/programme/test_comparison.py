"""What differs between two versions: every field is compared, and what belongs together is shown together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indicators.programme import Change, Programme, compare, load_programme
from indicators.programme.comparison import LEFT_OUT
from indicators.programme.content import said_fields
from indicators.programme.indicator import Succession
from indicators.yaml_files.fields import Part

from .conftest import ROOT, SMALL, Write


@pytest.fixture(scope="module")
def later() -> Programme:
    return load_programme(ROOT / "programme" / "2023-publicerat.yml")


@pytest.fixture
def small(write: Write) -> Programme:
    return load_programme(write(SMALL))


def ids(changes: tuple[Change, ...]) -> list[str]:
    return [each.id for each in changes]


def with_part(programme: Programme, name: str, index: int, /, **fields: Any) -> Programme:
    """Return the programme with some fields of one entry of a list changed."""
    entries = list(getattr(programme, name))
    entries[index] = entries[index].model_copy(update=fields)
    return programme.model_copy(update={name: tuple(entries)})


def test_a_programme_does_not_differ_from_itself(real: Programme, later: Programme) -> None:
    assert compare(real, real) == () == compare(later, later)


def test_the_real_versions_differ_where_they_are_known_to(real: Programme, later: Programme) -> None:
    found = {each.id: each for each in compare(real, later)}
    criteria = [each.id for each in found.values() if each.area == "criteria"]
    assert criteria == ["borttaget-3.4"]
    word = found["kriterieord-programmet"]
    assert (word.before, word.after) == ("målkriterier", "framgångsfaktorer")
    assert found["period-programmet"].after == (2023, 2026)
    assert found["datum-programmet"].after is None
    gone = [each.subject for each in found.values() if each.kind == "indicator_removed"]
    assert gone == ["3.4-N00593", "3.4-N00596", "3.4-N00606"]
    assert {each.follows_from for each in found.values() if each.kind == "indicator_removed"} == {"borttaget-3.4"}
    strategies = [each for each in found.values() if each.area == "strategies"]
    assert len(strategies) == len(later.strategies) > 0 and all(each.added for each in strategies)
    assert "avklippt" in found["egen-anmarkning-4"].after
    assert {each.kind for each in found.values() if each.area == "indicators"} == {
        "indicator_removed",
        "indicator_reworded",
    }


def test_the_ids_are_unique_and_backwards_what_was_gone_is_new(real: Programme, later: Programme) -> None:
    forth, back = ids(compare(real, later)), ids(compare(later, real))
    assert len(set(forth)) == len(forth)
    assert "nytt-3.4" in back and "nyckeltal-nytt-3.4-N00593" in back


def every_part(real: Programme) -> list[tuple[str, int]]:
    lists = ("goals", "criteria", "indicators", "conflicts", "documents", "strategies", "bodies", "contributions")
    return [(name, 0) for name in (*lists, "management", "supporting") if getattr(real, name)]


def changed(value: Any) -> Any:
    """Return another value of any kind."""
    return ("annat",) if value == () else () if isinstance(value, tuple) else "annat"


def test_no_field_of_any_model_can_change_unseen(real: Programme, later: Programme) -> None:
    unseen = []
    for programme in (real, later):
        for name, index in every_part(programme):
            part: Part = getattr(programme, name)[index]
            # A criterion's goal is the first sign of its id, and is compared with it.
            for field in (each for each in said_fields(type(part)) if (name, each) != ("criteria", "goal")):
                other = with_part(programme, name, index, **{field: changed(getattr(part, field))})
                if not compare(programme, other):
                    unseen.append(f"{name}.{field}")
    assert unseen == []


def test_no_field_of_the_programme_can_change_unseen_but_those_left_out(real: Programme) -> None:
    for field in said_fields(Programme):
        other = real.model_copy(update={field: changed(getattr(real, field))})
        if field in LEFT_OUT:
            continue
        if getattr(real, field) != changed(getattr(real, field)) and field not in ("goals", "criteria", "indicators"):
            assert compare(real, other), field
    assert set(LEFT_OUT) <= set(Programme.model_fields)
    for field in ("goals", "criteria", "indicators"):
        assert compare(real, real.model_copy(update={field: getattr(real, field)[:-1]})), field


def test_where_something_is_known_from_is_no_difference(real: Programme) -> None:
    assert compare(real, with_part(real, "criteria", 0, source="projekt")) == ()
    assert compare(real, with_part(real, "documents", 0, only_in=("2020-02-remiss",))) == ()


def test_the_source_of_another_ones_target_is_the_readers_text_and_counts(real: Programme) -> None:
    place = next(place for place, each in enumerate(real.indicators) if each.external)
    external = real.indicators[place].external
    assert external
    other = with_part(real, "indicators", place, external=external.model_copy(update={"source": "en annan"}))
    (change,) = compare(real, other)
    assert change.field == "external" and change.kind == "indicator_redefined"


def test_a_mark_that_changes_is_a_change_of_mark(real: Programme) -> None:
    (change,) = compare(real, with_part(real, "criteria", 0, mark="förslag"))
    assert (change.id, change.kind, change.before, change.after) == ("marke-1.1", "mark", "beslutat", "förslag")


@pytest.mark.parametrize(
    ("field", "value", "identity"),
    [
        ("title", "En ny titel", "namn-1.1-{kpi}"),
        ("baseline_year", 2021, "utgangsar-1.1-{kpi}"),
        ("peer_group", "G1", "jamforelsegrupp-1.1-{kpi}"),
        ("break_from", 2020, "brott-1.1-{kpi}"),
        ("window", 3, "medelvarde-1.1-{kpi}"),
    ],
)
def test_a_redefined_indicator_is_named_with_the_field(real: Programme, field: str, value: Any, identity: str) -> None:
    (change,) = compare(real, with_part(real, "indicators", 0, **{field: value}))
    assert change.id == identity.format(kpi=real.indicators[0].kpi)
    assert change.kind == "indicator_redefined"


def test_a_chosen_value_that_moves_is_named_with_year_and_field(small: Programme) -> None:
    old = small.indicators[0].values[0]
    moved = with_part(small, "indicators", 0, values=(old.model_copy(update={"target": 86.0}),))
    (change,) = compare(small, moved)
    assert (change.kind, change.entry, change.field, change.before, change.after) == ("value", "2022", "target", 85, 86)
    assert change.id == "valt-varde-malvarde-2.2-N15428-2022"
    (gone,) = compare(small, with_part(small, "indicators", 0, values=()))
    assert gone.removed and gone.before["target"] == 85


def test_a_renamed_criterion_keeps_its_id_and_is_not_a_new_one(real: Programme) -> None:
    (change,) = compare(real, with_part(real, "criteria", 0, name="Miljö och klimat"))
    assert (change.id, change.kind) == ("namn-1.1", "criterion_renamed")


def renumbered(programme: Programme, old: str, new: str) -> Programme:
    criteria = tuple(each.model_copy(update={"id": new}) if each.id == old else each for each in programme.criteria)
    indicators = tuple(
        each.model_copy(update={"criterion": new}) if each.criterion == old else each for each in programme.indicators
    )
    return programme.model_copy(update={"criteria": criteria, "indicators": indicators})


def test_a_criterion_with_another_number_has_moved_and_its_indicators_follow(real: Programme) -> None:
    assert ids(compare(real, renumbered(real, "4.3", "4.5"))) == ["flyttat-4.3"]


def test_another_criterion_under_an_old_number_is_not_a_renaming(real: Programme) -> None:
    without = [each for each in real.criteria if each.id != "3.3"]
    new = tuple(each.model_copy(update={"id": "3.3"}) if each.id == "3.4" else each for each in without)
    kept = tuple(
        each.model_copy(update={"criterion": "3.3"}) if each.criterion == "3.4" else each
        for each in real.indicators
        if each.criterion != "3.3"
    )
    found = ids(compare(real, real.model_copy(update={"criteria": new, "indicators": kept})))
    assert found[:2] == ["flyttat-3.4", "borttaget-3.3"]


def test_a_criterion_cut_in_several_is_shown_as_split(real: Programme) -> None:
    cut = next(each for each in real.criteria if each.id == "3.3")
    pieces = [
        cut.model_copy(update={"id": identity, "name": name})
        for identity, name in (("3.5", "Kultur"), ("3.6", "Fritid och friluftsutbud"))
    ]
    mine = [each.kpi for each in real.indicators_of("3.3")]
    home = {kpi: "3.5" if place < len(mine) // 2 else "3.6" for place, kpi in enumerate(mine)}
    other = real.model_copy(
        update={
            "criteria": tuple(each for each in real.criteria if each is not cut) + tuple(pieces),
            "indicators": tuple(
                each.model_copy(update={"criterion": home[each.kpi]}) if each.kpi in home else each
                for each in real.indicators
            ),
        }
    )
    found = {each.id: each for each in compare(real, other)}
    assert found["delat-3.3"].parts == ("3.5", "3.6") and found["delat-3.3"].after[0] == "Kultur"
    assert {each.follows_from for each in found.values() if each.id != "delat-3.3"} == {"delat-3.3"}
    assert {each.kind for each in found.values()} >= {"criterion_split", "criterion_added", "indicator_moved"}


def swapped(programme: Programme, **fields: Any) -> Programme:
    return with_part(programme, "indicators", 0, kpi="N99999", title="Ett annat nyckeltal", **fields)


def test_the_only_nyckeltal_that_went_and_the_only_that_came_are_a_swap(real: Programme) -> None:
    old = real.indicators[0]
    swap, *rest = compare(real, swapped(real))
    assert (swap.id, swap.kind) == (f"nyckeltal-bytt-{old.id}", "indicator_swapped")
    assert (swap.before, swap.after, swap.parts) == (old.id, f"{old.criterion}-N99999", ("place", old.short))
    assert [each.follows_from for each in rest if each.area == "indicators"] == [swap.id]


def test_a_successor_is_a_swap_even_under_another_criterion(real: Programme) -> None:
    old = real.indicators[0]
    follows = Succession(kpi=old.kpi, from_year=2021, comparable=False)
    found = compare(real, swapped(real, criterion="2.1", predecessor=follows))
    assert found[0].parts == ("succession", old.short)
    assert f"nyckeltal-flyttat-{old.id}" in ids(found)


def test_where_nothing_pairs_them_two_that_went_and_two_that_came_are_named_one_by_one(real: Programme) -> None:
    first, second = real.indicators_of("3.4")[:2]
    place = {each.kpi: number for number, each in enumerate(real.indicators)}
    other = with_part(real, "indicators", place[first.kpi], kpi="N99998")
    other = with_part(other, "indicators", place[second.kpi], kpi="N99999")
    kinds = [each.kind for each in compare(real, other) if each.area == "indicators"]
    assert kinds == ["indicator_removed"] * 2 + ["indicator_added"] * 2


def test_ties_to_agenda_2030_are_told_one_by_one(real: Programme) -> None:
    goal = real.goals[0]
    other = with_part(real, "goals", 0, sdg=goal.sdg[1:])
    (change,) = compare(real, other)
    assert change.id == f"agenda-2030-borttagen-1-{goal.sdg[0].number}"
    assert change.kind == "tie" and change.removed


def test_a_responsible_body_that_comes_is_a_change_of_responsibility(real: Programme) -> None:
    place = next(place for place, each in enumerate(real.criteria) if each.responsible is None)
    named = next(each.responsible for each in real.criteria if each.responsible)
    (change,) = compare(real, with_part(real, "criteria", place, responsible=named))
    assert change.kind == "responsible" and change.added


def test_two_versions_with_one_id_are_an_error_with_file_line_and_remedy(
    error_of: Callable[[str], Any], tmp_path: Path
) -> None:
    (tmp_path / "annan.yml").write_text(SMALL, encoding="utf-8")
    (problem,) = error_of(SMALL).problems
    assert problem.file.endswith("program.yml") and problem.line == 1
    assert "id finns redan i" in problem.what and problem.what.endswith("annan.yml")
    assert "eget id" in problem.remedy
