"""A later figure is a revision of the snapshot's series, or of another scope and then refused: never joined to it."""

from __future__ import annotations

import pandas as pd
import pytest
from small_snapshot import SmallSnapshot

from indicators.data import DataError, Tables
from indicators.data.own.later import check_secrecy
from indicators.kinds import Kinds

HEAD = "nyckeltal;kommun;år;värde;känd;källa\n"
# The snapshot's N07702 for Vaggeryd, tonnes, and another public file of December 2024 with another scope.
SNAPSHOT = {
    2000: 127639.97513, 2005: 131345.96662, 2010: 140987.93913, 2015: 125644.05709, 2016: 119375.32905,
    2017: 116652.23478, 2018: 119572.37931, 2019: 119153.2793, 2020: 111296.10676, 2021: 111116.88559,
    2022: 101238.21754,
}  # fmt: skip
OTHER_SCOPE = {1990: 104453, 2010: 116244, 2015: 102376, 2019: 95366, 2020: 88843, 2021: 89277, 2022: 79385}
SMHI = {
    2000: 132841.554, 2005: 135724.294, 2010: 136368.895, 2015: 127915.734, 2020: 112593.754, 2021: 113382.559,
    2022: 103560.902, 2023: 102312.009, 2024: 117697.881,
}  # fmt: skip


@pytest.fixture
def emissions(small: SmallSnapshot) -> SmallSnapshot:
    """The small snapshot with the real series of Vaggeryd's emissions."""
    kpis = (small.folder / "kpis.csv").read_text(encoding="utf-8")
    small.write_text("kpis.csv", kpis + "N07702,Utsläpp totalt (ton),Utsläpp totalt (ton),false,false\n")
    small.files["kolada/N07702.parquet"] = "observations"
    small.write_rows("N07702", [("0665", year, "T", value) for year, value in SNAPSHOT.items()])
    return small


def rows(values: dict[int, float], *, kpi: str = "N07702", known: str = "2026-06-30") -> str:
    """Return the values as rows of a file."""
    return HEAD + "".join(
        f"{kpi};0665;{year};{value};{known};prov\n".replace(".", ",") for year, value in values.items()
    )


def refused(emissions: SmallSnapshot, content: str) -> DataError:
    """Return the error that building with ``content`` as later figures raises."""
    emissions.write_own(content, "senare.csv")
    with pytest.raises(DataError) as caught:
        emissions.build()
    assert caught.value.file == "own/senare.csv" and caught.value.remedy
    return caught.value


def test_another_scope_is_refused_with_rows_years_and_remedy(emissions: SmallSnapshot) -> None:
    error = refused(emissions, rows(OTHER_SCOPE))
    assert error.row == 2 and "N07702 0665 T (rad 2–8) har en annan avgränsning än uttagets serie" in error.rule
    assert "i mitten 20 procent (högst 10)" in error.rule
    assert "2022: 79\u00a0385 mot uttagets 101\u00a0238" in error.rule
    assert all(f"{year}: " in error.rule for year in (2010, 2015, 2019, 2020, 2021)) and "1990" not in error.rule
    assert "eget nyckeltal (E00001)" in error.remedy


def test_the_two_scopes_are_refused_as_one_series_too(emissions: SmallSnapshot) -> None:
    mixed = SMHI | {2015: 102376.0, 2020: 88843.0, 2021: 89277.0, 2022: 79385.0}
    assert "har en annan avgränsning" in refused(emissions, rows(mixed)).rule


def test_a_revision_is_accepted_and_never_enters_the_series(emissions: SmallSnapshot) -> None:
    before = emissions.build().observations
    emissions.write_own(rows(SMHI), "senare.csv")
    tables = emissions.build()
    assert tables.observations.equals(before)
    assert tables.later_values["value"].tolist() == list(SMHI.values())
    assert set(tables.later_values["known"]) == {"2026-06-30"} and set(tables.later_values["gender"]) == {"T"}


@pytest.mark.parametrize(
    ("values", "years"),
    [({2023: 1.0, 2024: 1.0}, 0), ({2021: 111116.9, 2022: 101238.2, 2023: 1.0}, 2), ({1990: 104453.0}, 0)],
)
def test_fewer_than_three_common_years_cannot_be_compared(
    emissions: SmallSnapshot, values: dict[int, float], years: int
) -> None:
    assert f"har {years} år gemensamma med uttaget; minst 3 krävs" in refused(emissions, rows(values)).rule


@pytest.mark.parametrize(
    ("factor", "accepted"), [(1.0, True), (1.0999, True), (0.9001, True), (1.1001, False), (0.8999, False)]
)
def test_the_limit_is_ten_percent_in_the_middle_year(emissions: SmallSnapshot, factor: float, accepted: bool) -> None:
    content = rows({year: value * factor for year, value in SNAPSHOT.items()})
    if accepted:
        emissions.write_own(content, "senare.csv")
        assert len(emissions.build().later_values) == len(SNAPSHOT)
    else:
        refused(emissions, content)


def test_one_year_far_off_is_a_revision_when_the_others_are_near(emissions: SmallSnapshot) -> None:
    emissions.write_own(rows(SNAPSHOT | {2010: 90000.0}), "senare.csv")
    assert len(emissions.build().later_values) == len(SNAPSHOT)


def test_a_series_of_zeros_is_compared_without_dividing(emissions: SmallSnapshot) -> None:
    emissions.write_rows("N07702", [("0665", year, "T", 0.0) for year in (2020, 2021, 2022)])
    emissions.write_own(rows(dict.fromkeys((2020, 2021, 2022), 0.0)), "senare.csv")
    assert len(emissions.build().later_values) == 3
    refused(emissions, rows(dict.fromkeys((2020, 2021, 2022), 5.0)))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-06-30", "2026-06-31", "är inte ett datum"),
        ("2026-06-30", "30/6 2026", "är inte ett datum"),
        ("2026-06-30", "", "känd saknas"),
        ("132841,554", "", "värde saknas"),
        ("132841,554", "132 841,554 ton", "är inte ett tal"),
        ("N07702", "N99999", "nyckeltalet N99999 finns inte i uttaget"),
        ("0665", "6665", "kommun 6665 finns inte i uttaget"),
        ("2000;", "2000,5;", "är inte ett helt år"),
        ("2005;", "2000;", "finns redan i own/senare.csv, rad 2"),
        ("värde;", "tal;", "okänd kolumn: tal"),
    ],
)
def test_a_later_row_that_does_not_fit_is_refused(emissions: SmallSnapshot, old: str, new: str, said: str) -> None:
    assert said in refused(emissions, rows(SMHI).replace(old, new)).rule


def test_two_editions_are_kept_side_by_side(emissions: SmallSnapshot) -> None:
    emissions.write_own(rows(SMHI), "senare.csv")
    emissions.write_own(rows(SMHI, known="2025-06-30"), "tidigare.csv")
    assert emissions.build().later_values["known"].value_counts().to_dict() == {"2025-06-30": 9, "2026-06-30": 9}


def test_the_projects_later_figures_are_the_emission_database_of_june_2026(tables: Tables) -> None:
    later = tables.later_values
    assert dict(zip(later["period"], later["value"], strict=True)) == SMHI
    assert set(later["source"]) == {"SMHI, nationella emissionsdatabasen, utgåva juni 2026"}
    ours = tables.observations
    mine = ours[(ours["kpi"] == "N07702") & (ours["municipality"] == "0665")].set_index("period")["value"]
    assert mine.to_dict() == pytest.approx(SNAPSHOT)
    moved = (pd.Series(SMHI) / mine - 1).abs().dropna()
    assert moved.min() > 0.01 and moved.max() < 0.05 and len(moved) == 7


# What the provider has: kpi, area, year, sex and value, None where it is secret.
KINDS = Kinds({"N07702": "amount", "N00401": "amount"}, {"N07702": "N00401"})
NEAR = [("N07702", "0617", 2022, "T", 5.0), ("N07702", "0006", 2021, "T", 9.0)]


def observed(*cells: tuple[str, str, int, str, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=["kpi", "municipality", "period", "gender", "value"])
    status = frame["value"].isna().map({True: "sekretess", False: "A"})
    return frame.astype({"value": "float64"}).assign(status=status, count=1)


def later(kpi: str, area: str, year: int, gender: str = "T") -> pd.DataFrame:
    row = (kpi, area, year, gender, 103560.902, "2026-06-30", "prov", "senare.csv", 7)
    columns = ["kpi", "municipality", "period", "gender", "value", "known", "source", "file", "row"]
    return pd.DataFrame([row], columns=columns)


@pytest.mark.parametrize(
    ("secret", "given"),
    [
        (("N07702", "0665", 2022, "T", None), ("N07702", "0665", 2022)),  # the value itself
        (("N00401", "0665", 2022, "T", None), ("N07702", "0665", 2022)),  # its total, which the provider lacks
        (("N07702", "0665", 2022, "T", None), ("N07702", "0006", 2022)),  # the county's, of which it is the one secret
        (("N07702", "0665", 2022, "T", None), ("N07702", "0000", 2022)),
        (("N07702", "0665", 2022, "K", None), ("N07702", "0665", 2022, "M")),  # men, beside a total
    ],
)
def test_a_later_figure_of_a_secret_value_or_of_what_reveals_it_is_refused(
    secret: tuple[str, str, int, str, None], given: tuple[str, str, int]
) -> None:
    with pytest.raises(DataError, match=r"own/senare.csv, rad 7: .* omfattas av sekretess i uttaget") as caught:
        check_secrecy(later(*given), observed(*NEAR, secret), KINDS)
    assert caught.value.remedy == "ta bort raden"


@pytest.mark.parametrize("given", [("N07702", "0665", 2021), ("N07702", "0617", 2022), ("N07702", "0680", 2022)])
def test_a_later_figure_beside_a_secret_value_is_let_in(given: tuple[str, str, int]) -> None:
    check_secrecy(later(*given), observed(*NEAR, ("N07702", "0665", 2022, "T", None)), KINDS)
    check_secrecy(later(*given), observed(*NEAR), KINDS)
