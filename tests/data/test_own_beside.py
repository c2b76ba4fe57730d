"""Own figures beside the provider's: they fill what is missing and never change what is published."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from small_snapshot import QUALIFIED, SmallSnapshot

from indicators.data import DataError
from indicators.data.fields import TABLES
from indicators.data.own import joining

HEAD = "nyckeltal;kommun;år;kön;värde;antal;källa;titel\n"
# A year that the provider has too: it shows that the rows beside it are of the same scope.
COMMON = "N15428;0665;2021;;90,06;;egen;\n"
KINDS = {"N15428": "share"}


def refused(small: SmallSnapshot, row: str) -> DataError:
    """Return the error for one own row, after checking that nothing was built."""
    small.write_own(HEAD + row)
    with pytest.raises(DataError) as caught:
        small.build(kinds=KINDS)
    assert not (small.raw.parent / "processed").exists()
    return caught.value


def test_an_own_value_joins_the_observations_with_its_own_source(small: SmallSnapshot) -> None:
    small.write_own(HEAD + ("N15428;0665;2020;;86,5;190;egen;\n" + COMMON).replace(";egen;", ";egen räkning;"))
    tables = small.build(kinds=KINDS)
    row = tables.observations[tables.observations["period"] == 2020].iloc[0]
    assert (row["value"], row["source"], row["status"], row["snapshot"]) == (86.5, "egen räkning", "A", "litet")
    assert tables.samples[["period", "n", "approximate", "source"]].to_numpy().tolist() == [
        [2020, 190, False, "egen räkning"]
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("N15428;0665;2022;;77,8;;egen;\n", "N15428 0665 2022 T är 77.8, men källan (Kolada) har 77.84"),
        ("N15428;0665;2022;K;77,4;;egen;\n", "N15428 0665 2022 K är 77.4, men källan (Kolada) har 77.5"),
        ("N15428;0665;2020;;865;;egen;\n", "N15428 0665 2020: 865 ligger utanför 0–100 (share)"),
        ("N15428;0665;2022;K;;12;egen;\n", "antal anges bara för alla (T)"),
        ("N15428;0665;2022;;;0;egen;\n", "antal får inte vara under 1"),
        ("N15428;0665;2022;;;12,5;egen;\n", "antal: '12,5' är inte ett heltal"),
        ("N15428;0665;2022;F;1;;egen;\n", "kön: 'F' är inte T eller K eller M"),
        ("E00001;0665;2022;;1;;egen;\n", "det egna nyckeltalet E00001 har ingen titel"),
        ("E1;0665;2022;;1;;egen;Titel\n", "nyckeltal: 'E1' är inte skrivet rätt"),
        ("N00001;0665;2022;;1;;egen;Titel\n", "nyckeltalet N00001 finns inte i uttaget"),
    ],
)
def test_an_own_row_that_does_not_fit_is_named_with_file_and_row(small: SmallSnapshot, row: str, said: str) -> None:
    error = refused(small, row)
    assert (error.file, error.row) == ("own/egna.csv", 2) and said in error.rule


def test_an_own_value_equal_at_the_providers_precision_is_left_for_the_providers(small: SmallSnapshot) -> None:
    small.write_rows("N15428", [("0665", 2022, "T", 83.0), ("0680", 2022, "T", 79.0), ("0665", 2021, "T", 90.06)])
    small.write_own(HEAD + "N15428;0665;2022;;82,81;;Valmyndigheten;\n")
    observations = small.build(kinds=KINDS).observations
    rows = observations[(observations["kpi"] == "N15428") & (observations["municipality"] == "0665")]
    assert rows[rows["period"] == 2022][["value", "source"]].to_numpy().tolist() == [[83.0, "Kolada"]]
    small.write_rows("N15428", [("0665", 2022, "T", 83.0), ("0680", 2022, "T", 79.1)])
    with pytest.raises(DataError, match=r"är 82.81, men källan \(Kolada\) har 83"):
        small.build(kinds=KINDS)


def test_a_year_that_the_provider_lacks_needs_something_to_show_its_scope(small: SmallSnapshot) -> None:
    """One year of another scope would else be drawn as part of the provider's series without a word."""
    alone = "N15428;0665;2020;;79,4;;annan;\n"
    error = refused(small, alone)
    assert (error.file, error.row) == ("own/egna.csv", 2)
    assert "N15428 0665 2020 T: inget visar att värdet har samma avgränsning" in error.rule
    assert "kolumnen avgränsning" in error.remedy and "E00001" in error.remedy
    for other in (
        COMMON,  # another source
        COMMON.replace("egen", "annan").replace(";2021;;90,06", ";2022;K;77,5"),  # women only
        "N15428;0680;2020;;81;;annan;\n",
    ):
        small.write_own(HEAD + alone + other)
        with pytest.raises(DataError, match="samma avgränsning"):
            small.build(kinds=KINDS)
    small.write_own(HEAD + alone)
    small.write_own(HEAD + COMMON.replace("egen", "annan"), "b.csv")
    with pytest.raises(DataError, match="samma avgränsning"):
        small.build(kinds=KINDS)


def test_a_common_year_of_the_same_file_and_source_or_a_stated_scope_lets_a_value_in(small: SmallSnapshot) -> None:
    for content in (
        HEAD + "N15428;0665;2020;;79,4;;egen;\n" + COMMON,
        HEAD.replace("titel", "avgränsning") + "N15428;0665;2020;;79,4;;egen;Samma prov, räknade på samma sätt\n",
    ):
        small.write_own(content)
        rows = small.build(kinds=KINDS).observations
        assert rows.loc[(rows["kpi"] == "N15428") & (rows["period"] == 2020), "value"].tolist() == [79.4]


def provider(status: str) -> pd.DataFrame:
    """Return one observation that the provider has without a value."""
    row = {"kpi": "N15428", "municipality": "0665", "period": 2022, "gender": "T", "value": None, "count": 0}
    return pd.DataFrame([row | {"status": status, "source": "Kolada"}]).astype({"value": "float64"})


OWN = pd.DataFrame(
    [{"kpi": "N15428", "municipality": "0665", "period": 2022, "gender": "T", "value": 82.8, "source": "egen",
      "scope": None, "file": "egna.csv", "row": 7}]
)  # fmt: skip


@pytest.mark.parametrize("status", ["bortfall", "ej_publicerad", "ej_tillamplig"])
def test_an_own_value_fills_what_the_provider_says_is_missing(status: str) -> None:
    theirs, mine = joining.beside(provider(status), OWN)
    assert theirs.empty and len(mine) == 1


def test_what_the_provider_has_suppressed_does_not_come_in_another_way() -> None:
    with pytest.raises(DataError, match=r"own/egna.csv, rad 7: N15428 0665 2022 T omfattas av sekretess"):
        joining.beside(provider("sekretess"), OWN)


def test_a_nyckeltal_of_the_municipalitys_own_is_on_a_par_with_koladas(small: SmallSnapshot) -> None:
    title = "Andel invånare som är nöjda med badplatserna (%)"
    rows = f"E00001;0665;2022;;71,5;310;egen enkät;{title}\nE00001;0665;2022;K;73;;egen enkät;\n"
    small.write_own(HEAD + rows)
    tables = small.build(kinds={"E00001": "share"})
    kpi = tables.kpis.set_index("kpi").loc["E00001"]
    assert (kpi["title"], kpi["divided_by_gender"], kpi["retired"]) == (title, True, False)
    assert list(tables.kpis["kpi"]) == ["N01951", "N15428", "E00001"]
    assert tables.samples["n"].tolist() == [310]
    assert len(tables.observations[tables.observations["kpi"] == "E00001"]) == 2
    small.write_own(HEAD + rows.replace("egen enkät;\n", "egen enkät;En annan titel\n"))
    with pytest.raises(DataError, match=r"own/egna.csv, rad 3: E00001 har två titlar"):
        small.build()


def test_an_own_value_is_in_every_snapshot_beside_it_and_the_tables_have_the_columns_of_the_contract(
    small: SmallSnapshot,
) -> None:
    small.write_own(HEAD + "N15428;0665;2023;;80;;egen;\n" + COMMON)
    tables = small.build(kinds=KINDS)
    assert 2023 in set(tables.observations["period"])
    for name in ("districts", "facts", "later_values"):
        columns = [each for each in columns_of(tables, name) if each != "turnout"]
        assert columns == [field.name for field in TABLES[name].fields]


def columns_of(tables: object, name: str) -> list[str]:
    """Return the columns of one table."""
    return list(getattr(tables, name).columns)


def test_the_projects_own_files_are_saved_as_a_spreadsheet_saves_them() -> None:
    folder = Path(__file__).resolve().parents[2] / "data" / "raw" / "own"
    for path in folder.glob("*.csv"):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf") and b";" in content
        assert content.count(b"\n") == content.count(b"\r\n") > 1


def test_rows_in_any_order_and_in_any_file_give_the_same_tables(small: SmallSnapshot) -> None:
    first, second = "N15428;0665;2019;;80;;egen;\n", "N15428;0665;2020;;81;;egen;\n"
    small.write_own(HEAD + first + second + COMMON)
    before = small.build().observations
    small.write_own(HEAD + COMMON + second)
    small.write_own(HEAD.replace("titel", "avgränsning") + first.replace(";egen;", ";egen;Samma räkning"), "a.csv")
    assert small.build().observations.equals(before) and len(before) == len(QUALIFIED) + 5
