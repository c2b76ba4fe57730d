"""Own figures are read as people save them; what cannot be meant is refused with file, row and remedy."""

from __future__ import annotations

import datetime as dt
import json
import tracemalloc
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from indicators.data import DataError
from indicators.data.own import Own, files, named_kpis, own_digest, read_own
from indicators.data.own.columns import COLUMNS
from indicators.data.own.schema import schema_text

KNOWN = {"areas.code": {"0000", "0665", "0680"}, "kpis.kpi": {"N15428", "N07702"}}
ROOT = Path(__file__).resolve().parents[2]
HEAD = "nyckeltal;kommun;år;värde;källa\n"
ROW = "N15428;0665;2020;86,5;egen räkning\n"


def read(folder: Path, content: str | bytes, name: str = "egna.csv") -> Own:
    """Return what is read when ``content`` is the file ``name``."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read_own(folder, "litet", KNOWN)


def refused(folder: Path, content: str | bytes, name: str = "egna.csv") -> DataError:
    """Return the error for ``content``, after checking that its message is whole."""
    with pytest.raises(DataError) as caught:
        read(folder, content, name)
    error = caught.value
    assert error.file == f"own/{name}" and f"Åtgärd: {error.remedy}." in str(error) and "\x00" not in str(error)
    return error


def book(path: Path, rows: list[list[Any]], formats: dict[str, str] | None = None) -> None:
    """Save ``rows`` as a workbook, some cells with a number format of their own."""
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    for cell, shown in (formats or {}).items():
        workbook.active[cell].number_format = shown
    workbook.save(path)


@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROW,
        (HEAD + ROW).replace("\n", "\r\n"),
        (HEAD + ROW).encode("utf-8-sig"),
        (HEAD + ROW).encode("cp1252"),
        (HEAD + ROW).replace(";", "\t"),
        "kpi,municipality,period,value,source\nN15428,0665,2020,86.5,egen räkning\n",
        'Nyckeltal,Kommun,År,Värde,Källa\nN15428,0665,2020,"86,5",egen räkning\n',
        "\n" + HEAD + "\n" + ROW + ";;;;\n",
        HEAD + "N15428;665;2020-12-31;86,50;egen  räkning",
        "sep=;\n" + HEAD + ROW,
        ("\ufeffSEP=,\r\n" + HEAD + ROW.replace("86,5", "86.5")).replace(";", ","),
        "värde;källa;kommun;nyckeltal;år;antal\n86,5;egen räkning;0665;N15428;2020;\n",
    ],
    ids=[
        "plain",
        "crlf",
        "bom",
        "windows",
        "tabs",
        "english",
        "commas",
        "blank lines",
        "zeros and date",
        "Excel's separator",
        "Excel's comma",
        "any order",
    ],
)
def test_a_file_is_read_however_a_person_saved_it(tmp_path: Path, content: str | bytes) -> None:
    row = read(tmp_path, content).own_values.iloc[0]
    assert list(row[["kpi", "municipality", "period", "gender", "value", "source"]]) == [
        "N15428", "0665", 2020, "T", 86.5, "egen räkning",
    ]  # fmt: skip
    above = {"\n": 4, "s": 3, "\ufeff": 3}
    assert row["row"] == (above.get(content[0], 2) if isinstance(content, str) else 2)
    assert not row["approximate"] and row[["n", "title", "snapshots"]].isna().all()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1 234 567", 1234567.0),
        ("0.123", 0.123),
        ("1234.567", 1234.567),
        ("1,234", 1.234),
        ("12.34", 12.34),
        ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),
        ("−4,2", -4.2),
        ("-4.2", -4.2),
        ("+3", 3.0),
        ("0", 0.0),
    ],
)
def test_numbers_are_read_as_swedes_write_them(tmp_path: Path, written: str, value: float) -> None:
    assert read(tmp_path, HEAD + ROW.replace("86,5", written)).own_values["value"].iloc[0] == value


def test_a_point_before_three_digits_is_decimal_where_another_number_shows_that_points_are(tmp_path: Path) -> None:
    content = HEAD + ROW.replace("86,5", "1.234") + ROW.replace("86,5", "86.5").replace("2020", "2021")
    assert read(tmp_path, content).own_values["value"].tolist() == [1.234, 86.5]


def test_a_row_of_another_snapshot_may_name_a_nyckeltal_that_this_one_lacks(tmp_path: Path) -> None:
    head = HEAD.replace("källa", "källa;uttag")
    row = "N99999;0665;2020;1;egen;2026-11-23\n"
    assert read(tmp_path, head + row).own_values.empty
    error = refused(tmp_path, head + row.replace("2026-11-23", "litet"))
    assert "N99999 finns inte i uttaget" in error.rule and "nulage fetch" in error.remedy and error.row == 2


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((1_048_576, 16_384), "fler än 100000 rader"),
        ((1_048_576, 1), "fler än 100000 rader"),
        ((3, 16_384), "fler än 200 kolumner"),
        ((3, 201), "fler än 200 kolumner"),
    ],
)
def test_a_cell_far_away_is_refused_and_takes_no_memory(tmp_path: Path, place: tuple[int, int], said: str) -> None:
    book(tmp_path / "egna.xlsx", [HEAD.strip().split(";"), ROW.strip().split(";")])
    workbook = openpyxl.load_workbook(tmp_path / "egna.xlsx")
    workbook.active.cell(*place, " ")
    workbook.save(tmp_path / "egna.xlsx")
    content = (tmp_path / "egna.xlsx").read_bytes()
    assert len(content) < 10_000
    tracemalloc.start()
    error = refused(tmp_path, content, "egna.xlsx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said in error.rule and error.row == min(place[0], 100_001) and most < 50_000_000


def test_cells_outside_what_a_sheet_says_it_holds_are_read(tmp_path: Path) -> None:
    book(tmp_path / "egna.xlsx", [HEAD.strip().split(";"), ROW.strip().split(";")])
    with ZipFile(tmp_path / "egna.xlsx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:E2"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'<dimension ref="A1:E2"', b'<dimension ref="A1:E1"')
    with ZipFile(tmp_path / "egna.xlsx", "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert len(read_own(tmp_path, "litet", KNOWN).own_values) == 1


@pytest.mark.parametrize("content", [HEAD + "\n" * 100_001 + ROW, HEAD + ROW.strip() + ";" * 200 + "\n"])
def test_a_text_with_too_many_rows_or_columns_is_refused(tmp_path: Path, content: str) -> None:
    assert "fler än" in refused(tmp_path, content).rule


@pytest.mark.parametrize(
    ("old", "new", "row", "said"),
    [
        ("86,5", "86\x005", 2, "nolltecken"),
        ("86,5", "=A1*2", 2, "värde: '=A1*2' är inte ett tal"),
        ("86,5", "<script>alert(1)</script>", 2, "är inte ett tal"),
        ("86,5", "86,5 %", 2, "'86,5 %' är inte ett tal"),
        ("86,5", "1.234,5", 2, "är inte ett tal"),
        ("86,5", "1 2 3", 2, "'1 2 3' är inte ett tal"),
        ("86,5", "1234 567", 2, "är inte ett tal"),
        ("86,5", "12 34", 2, "är inte ett tal"),
        ("86,5", "1.234", 2, "'1.234' är antingen ett tal med decimaler eller tusental"),
        ("86,5", "−12.345", 2, "är antingen ett tal med decimaler eller tusental"),
        ("86,5", "nan", 2, "är inte ett tal"),
        ("86,5", "1e400", 2, "är inte ett tal"),
        ("86,5", "", 2, "både värde och antal saknas"),
        ("2020", "2022,5", 2, "år: '2022,5' är inte ett helt år"),
        ("2020", "tjugotjugo", 2, "är inte ett helt år"),
        ("2020", "20", 2, "år får inte vara under 1900, fann 20"),
        ("0665", "9999", 2, "kommun 9999 finns inte i uttaget"),
        ("0665", "Vaggeryd", 2, "kommun: 'Vaggeryd' är inte skrivet rätt"),
        ("N15428", "N99999", 2, "nyckeltalet N99999 finns inte i uttaget"),
        ("N15428", "", 2, "nyckeltal saknas"),
        ("egen räkning", "", 2, "källa saknas"),
        ("egen räkning", "egen\x07", 2, "är inte ren text"),
        ("egen räkning", "egen;mera", 2, "raden har fler celler än rubriker"),
        ("egen räkning", '"egen', 2, "raden går inte att läsa"),
        ("värde", "belopp", 1, "okänd kolumn: belopp"),
        ("källa", "värde", 1, "saknad kolumn: källa"),
        (";värde;", ";källa;", 1, "samma kolumn två gånger: källa"),
        (HEAD, "", 1, "hör inte till någon tabell"),
        (HEAD + ROW, "", None, "filen är tom"),
        (HEAD + ROW, "\n;;\n", None, "filen är tom"),
        (ROW, ROW + ROW, 3, "N15428 0665 2020 T finns redan i own/egna.csv, rad 2"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_file_row_and_remedy(
    tmp_path: Path, old: str, new: str, row: int | None, said: str
) -> None:
    error = refused(tmp_path, (HEAD + ROW).replace(old, new))
    assert said in error.rule and error.row == row


def test_the_same_key_in_two_files_names_both(tmp_path: Path) -> None:
    read(tmp_path, HEAD + ROW, "a.csv")
    error = refused(tmp_path, HEAD + ROW, "b.csv")
    assert error.row == 2 and "finns redan i own/a.csv, rad 2" in error.rule


@pytest.mark.parametrize("name", ["egna.xls", "egna.ods", "egna.pdf", "egna", "mapp.csv"])
def test_a_file_of_another_kind_is_never_left_unread_in_silence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir() if name == "mapp.csv" else (tmp_path / name).write_text("x")
    with pytest.raises(DataError, match=r"varken CSV eller \.xlsx"):
        read_own(tmp_path, "litet", KNOWN)


def test_notes_the_schema_and_an_open_spreadsheets_file_are_passed_over(tmp_path: Path) -> None:
    for name in ("README.md", "läs.txt", "schema.json", "~$egna.xlsx", ".~lock.egna.csv#"):
        (tmp_path / name).write_text("x")
    before = own_digest(tmp_path)
    assert len(read(tmp_path, HEAD + ROW, "EGNA.CSV").own_values) == 1
    assert own_digest(tmp_path) != before == own_digest(tmp_path / "none")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 50)
    assert "högst 50 läses" in refused(tmp_path, HEAD + ROW).rule


def test_bytes_of_no_known_coding_are_refused(tmp_path: Path) -> None:
    assert "varken UTF-8 eller Windows-1252" in refused(tmp_path, HEAD.encode() + b"\x81\x8d\n").rule
    assert "nolltecken" in refused(tmp_path, (HEAD + ROW).encode("utf-16")).rule


def test_formula_and_script_in_a_text_cell_stay_text(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("x") <script>alert(1)</script>'
    rows = HEAD + ROW.replace("egen räkning", hostile.replace('"', ""))
    assert read(tmp_path, rows).own_values["source"].iloc[0] == hostile.replace('"', "")
    (tmp_path / "egna.csv").unlink()
    book(tmp_path / "egna.xlsx", [HEAD.strip().split(";"), ["N15428", "0665", 2020, 86.5, hostile]])
    assert read_own(tmp_path, "litet", KNOWN).own_values["source"].iloc[0] == hostile


def test_a_workbook_is_read_with_its_numbers_and_dates(tmp_path: Path) -> None:
    head = ["Nyckeltal", "Kommun", "År", "Kön", "Värde", "Antal", "Ungefärligt", "Källa", None]
    rows = [
        head,
        ["N15428", 665, dt.date(2020, 12, 31), None, 86.5, 12, True, "egen"],
        [None] * 3,
        ["N15428", "0665", 2021.0, "K", 7, None, None, "egen"],
    ]
    book(tmp_path / "egna.xlsx", rows)
    frame = read_own(tmp_path, "litet", KNOWN).own_values
    assert frame[["municipality", "period", "gender", "value", "approximate", "row"]].to_numpy().tolist() == [
        ["0665", 2020, "T", 86.5, True, 2], ["0665", 2021, "K", 7.0, False, 4],
    ]  # fmt: skip
    assert frame["n"].iloc[0] == 12


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("=2*43", "är inte ett tal"),
        ("#N/A", "är inte ett tal"),
        (True, "är inte ett tal"),
        (dt.date(2020, 1, 1), "är inte ett tal"),
        (ArrayFormula("D2:D2", "=SUM(A1:A2)"), "'=SUM(A1:A2)' är inte ett tal"),
    ],
)
def test_what_is_no_number_in_a_workbook_is_refused(tmp_path: Path, cell: Any, said: str) -> None:
    book(tmp_path / "egna.xlsx", [HEAD.strip().split(";"), ["N15428", "0665", 2020, cell, "egen"]])
    with pytest.raises(DataError) as caught:
        read_own(tmp_path, "litet", KNOWN)
    assert said in caught.value.rule and (caught.value.file, caught.value.row) == ("own/egna.xlsx", 2)


def test_a_share_shown_as_percent_in_a_workbook_is_not_read_as_a_hundredth(tmp_path: Path) -> None:
    rows = [HEAD.strip().split(";"), ["N15428", "0665", 2020, 0.8281, "egen"]]
    book(tmp_path / "egna.xlsx", rows, {"D2": "0.00%"})
    with pytest.raises(DataError, match=r"'82,81 %' är inte ett tal"):
        read_own(tmp_path, "litet", KNOWN)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"nyckeltal;kommun", b"\xd0\xcf\x11\xe0" * 100])
def test_a_broken_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "går inte att läsa som Excelbok" in refused(tmp_path, content, "egna.xlsx").rule


def test_a_workbook_of_two_filled_sheets_or_too_much_inside_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["nyckeltal"])
    workbook.create_sheet("Mer").append(["nyckeltal"])
    workbook.save(tmp_path / "egna.xlsx")
    with pytest.raises(DataError, match="2 blad har innehåll"):
        read_own(tmp_path, "litet", KNOWN)
    monkeypatch.setattr(files, "MOST_UNPACKED", 1000)
    with pytest.raises(DataError, match="byte uppackad, högst 1000"):
        read_own(tmp_path, "litet", KNOWN)


def test_rows_for_other_snapshots_are_left_out(tmp_path: Path) -> None:
    head, row = HEAD.replace("källa", "källa;uttag"), ROW.strip()
    content = head + f"{row};2024-host\n" + f"{row};litet 2026-11-23\n".replace("86,5", "87")
    assert read(tmp_path, content).own_values["value"].tolist() == [87.0]
    assert "uttag: 'Hösten 2024' är inte skrivet rätt" in refused(tmp_path, head + f"{row};Hösten 2024\n").rule


def test_the_written_schema_is_up_to_date_and_names_every_column() -> None:
    written = (ROOT / "data" / "raw" / "own" / "schema.json").read_text(encoding="utf-8")
    assert written == schema_text()
    named = {field["name"] for table in json.loads(written).values() for field in table["fields"]}
    assert named == {name for name, _ in COLUMNS.values()}


def test_the_nyckeltal_that_a_fetch_must_ask_for_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + ROW + ROW.replace("N15428", "E00001"), encoding="utf-8")
    (tmp_path / "b.csv").write_text("uppgift;kommun;benämning;år;värde;enhet;källa\n", encoding="utf-8")
    assert named_kpis(tmp_path) == {"N15428"} and named_kpis(tmp_path / "none") == frozenset()
    assert named_kpis(ROOT / "data" / "raw" / "own") >= {"N00593", "N07702", "U07514"}
    (tmp_path / "c.csv").write_text(HEAD + ROW.replace("N15428", "x"), encoding="utf-8")
    with pytest.raises(DataError, match=r"own/c\.csv, rad 2: nyckeltal: 'x' är inte skrivet rätt"):
        named_kpis(tmp_path)
