"""What would give a suppressed value away is suppressed too."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.data.secrecy import suppressed, suppressed_counts
from indicators.kinds import Kinds

CHILDREN, ADULTS, ALL = "0-14 år", "15- år", "totalt"
AREAS = ["0665A0010", "0665B0010", "0665C0010"]


def observed(*rows: tuple[str, str, float | None]) -> pd.DataFrame:
    """Observations of N1 in 2022: municipality, gender and value, None where it is secret."""
    frame = pd.DataFrame(rows, columns=["municipality", "gender", "value"]).astype({"value": "float64"})
    status = frame["value"].isna().map({True: "sekretess", False: "A"})
    return frame.assign(kpi="N1", period=2022, count=1, status=status)


def left(frame: pd.DataFrame) -> set[tuple[str, str]]:
    there = frame[frame["value"].notna()]
    assert (frame.loc[frame["value"].isna(), "status"] == "sekretess").all()
    assert (frame.loc[frame["value"].isna(), "count"] == 0).all()
    return set(zip(there["municipality"], there["gender"], strict=True))


@pytest.mark.parametrize(("secret", "kept"), [("K", {"T"}), ("M", {"T"}), ("T", set())])
def test_of_total_women_and_men_nothing_is_kept_that_gives_the_secret_one(secret: str, kept: set[str]) -> None:
    rows = observed(*(("0665", gender, None if gender == secret else 5.0) for gender in "TKM"))
    assert left(suppressed(rows)) == {("0665", gender) for gender in kept}


SUMS = [("0000", "T", 100.0), ("0006", "T", 30.0), ("0007", "T", 70.0), ("0780", "T", 70.0), ("0680", "T", 20.0)]


def test_the_sums_of_county_and_country_go_with_one_secret_term() -> None:
    rows = observed(*SUMS, ("0665", "T", None))
    assert left(suppressed(rows, {"N1": "count"})) == {("0007", "T"), ("0780", "T"), ("0680", "T")}


def test_two_secret_terms_hide_each_other() -> None:
    rows = observed(*SUMS, ("0665", "T", None), ("0617", "T", None))
    assert {("0000", "T"), ("0006", "T")} <= left(suppressed(rows, {"N1": "count"}))


def test_a_share_is_no_sum() -> None:
    assert ("0000", "T") in left(suppressed(observed(*SUMS, ("0665", "T", None)), {"N1": "share"}))


def test_a_county_of_one_municipality_is_that_municipality() -> None:
    for kind in ("share", "rate", "count"):
        rows = observed(("0980", "T", None), ("0009", "T", 5.0), ("0665", "T", 3.0))
        assert left(suppressed(rows, {"N1": kind})) == {("0665", "T")}


def test_the_country_less_the_other_counties_is_not_left_where_it_is_the_countys_only_secret() -> None:
    """County 06 has one secret term, 07 has two: the country and 07 would give 06, and so the one in it."""
    rows = observed(("0665", "T", None), ("0617", "T", 2.0), ("0006", "T", 9.0), ("0760", "T", None),
                    ("0761", "T", None), ("0007", "T", 7.0), ("0000", "T", 16.0))  # fmt: skip
    assert left(suppressed(rows, {"N1": "amount"})) == {("0617", "T"), ("0007", "T")}


def test_a_secret_sum_is_not_left_to_be_added_up() -> None:
    rows = observed(("0006", "T", None), ("0665", "T", 3.0), ("0680", "T", 20.0), ("0000", "T", 70.0))
    assert left(suppressed(rows, {"N1": "count"})) == {("0680", "T")}


def of(kpi: str, *rows: tuple[str, str, float | None]) -> pd.DataFrame:
    return observed(*rows).assign(kpi=kpi)


WHOLE = (("0665", "T", 3.0), ("0680", "T", 20.0), ("0617", "T", 9.0), ("0006", "T", 32.0), ("0000", "T", 70.0))
TIED = Kinds({"N2": "amount", "N1": "rate"}, {"N2": "N1"})


@pytest.mark.parametrize("secret", ["N1", "N2"])
def test_a_total_and_its_value_per_inhabitant_go_together(secret: str) -> None:
    """Both are published for as many inhabitants as there are, so that either gives the other."""
    names = {"N1", "N2"}
    frames = [of(kpi, *((a, g, None if kpi == secret and a == "0665" else v) for a, g, v in WHOLE)) for kpi in names]
    found = suppressed(pd.concat([*frames, of("N01951", *WHOLE)], ignore_index=True), TIED)
    for kpi in names:
        assert left(found[found["kpi"] == kpi]) == {("0680", "T"), ("0617", "T")}
    assert len(left(found[found["kpi"] == "N01951"])) == len(WHOLE)


def test_secret_inhabitants_are_not_left_to_be_divided_out() -> None:
    inhabitants = of("N01951", ("0665", "T", None), *WHOLE[1:])
    found = suppressed(pd.concat([of("N1", *WHOLE), of("N2", *WHOLE), inhabitants], ignore_index=True), TIED)
    for kpi in ("N1", "N2", "N01951"):
        assert left(found[found["kpi"] == kpi]) == {("0680", "T"), ("0617", "T")}


def test_another_reason_for_a_missing_value_is_kept() -> None:
    rows = observed(*SUMS[1:], ("0665", "T", None), ("0000", "T", None))
    rows.loc[rows["municipality"] == "0000", "status"] = "bortfall"
    found = suppressed(rows, {"N1": "count"}).set_index("municipality")["status"]
    assert (found["0000"], found["0006"], found["0665"]) == ("bortfall", "sekretess", "sekretess")


def counted(**cells: list[float | None]) -> pd.DataFrame:
    """Counts of a table by area (in the order of AREAS) and category."""
    names = {"children": CHILDREN, "adults": ADULTS, "everyone": ALL}
    rows = [
        ("T1", "Folkmängd", area, names[name], 2024, value)
        for name, values in cells.items()
        for area, value in zip(AREAS, values, strict=True)
    ]
    columns = ["table", "title", "area", "category", "year", "value"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "float64"})


def test_an_area_with_a_secret_cell_loses_the_table_and_so_does_the_smallest_other() -> None:
    table = counted(children=[None, 20.0, 30.0], adults=[80.0, 70.0, 90.0], everyone=[90.0, 90.0, 120.0])
    assert set(suppressed_counts(table, AREAS)["area"]) == {AREAS[2]}


def test_two_areas_with_secret_cells_hide_each_other() -> None:
    table = counted(children=[None, 20.0, None], adults=[80.0, 70.0, 90.0])
    assert set(suppressed_counts(table, AREAS)["area"]) == {AREAS[1]}


def test_another_table_and_a_table_without_secrets_are_left_as_they_are() -> None:
    whole = counted(children=[10.0, 0.0, 30.0])
    other = counted(children=[None, 1.0, 2.0]).assign(table="T2", title="Hushåll")
    found = suppressed_counts(pd.concat([whole, other], ignore_index=True), AREAS)
    assert len(found[found["table"] == "T1"]) == 3 and len(found[found["table"] == "T2"]) == 1
    assert found["value"].notna().all()


def test_a_count_and_a_share_of_one_table_do_not_reveal_each_other() -> None:
    """SCB has both under one table, each with a contents code of its own: the share times the base is the count."""
    counts = counted(children=[None, 20.0, 30.0])
    shares = counted(children=[10.0, 20.0, 30.0]).assign(table="T2")
    found = suppressed_counts(pd.concat([counts, shares], ignore_index=True), AREAS)
    assert set(found["area"]) == {AREAS[2]} and set(found["table"]) == {"T1", "T2"}


def test_a_row_that_a_sum_could_be_solved_for_is_gone() -> None:
    """For every cell that is secret: neither its row nor its column has all its other terms left."""
    table = counted(children=[None, 20.0, 30.0], adults=[80.0, 70.0, 90.0], everyone=[90.0, 90.0, 120.0])
    found = suppressed_counts(table, AREAS)
    assert found[found["area"] == AREAS[0]].empty
    assert found[found["category"] == CHILDREN]["area"].nunique() < len(AREAS) - 1
