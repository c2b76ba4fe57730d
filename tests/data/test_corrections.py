"""Corrections are data with line numbers; one that is malformed or no longer matches stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_snapshot import SmallSnapshot

from indicators.data import CorrectionError, Tables, load_corrections

ENTRY = '- kpi: N15428\n  area: "0665"\n  period: 2022\n  action: remove\n  expect: 77.84\n  reason: prov\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The path of a corrections file with one right entry."""
    path = tmp_path / "corrections.yml"
    path.write_text(ENTRY, encoding="utf-8")
    return path


def test_an_entry_becomes_a_row_with_its_line_and_defaults(file: Path) -> None:
    file.write_text("# not this line\n\n" + ENTRY, encoding="utf-8")
    row = load_corrections(file).iloc[0]
    assert list(row[["kpi", "area", "period", "gender", "expect", "action", "reason", "line"]]) == [
        "N15428", "0665", 2022, "T", 77.84, "remove", "prov", 3,
    ]  # fmt: skip
    assert row.isna()["value"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", None])
def test_a_missing_or_empty_file_is_an_empty_table(file: Path, text: str | None) -> None:
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    assert load_corrections(file).empty


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("reason: prov", "reason: prov\n  reasons: y", 7, "reasons: okänt fält. Menas reason?"),
        ("  reason: prov\n", "", 1, "reason: fältet saknas"),
        ("prov", '""', 6, "reason: texten är tom"),
        ("remove", "delete", 4, "action: 'delete' finns inte bland de tillåtna värdena. Skriv ett av: 'confirm'"),
        ('"0665"', "665", 2, "area: 665 är inte text"),
        ('"0665"', '"665"', 2, "area: '665' har fel form. Ett område är fyra siffror i citattecken"),
        ('"0665"', '"*"', 2, "area: åtgärden 'remove' gäller ett område åt gången"),
        ("N15428", "n15428", 1, "kpi: 'n15428' har fel form"),
        ("2022", '"2022"', 3, "period: '2022' är inte ett heltal"),
        ("2022", "true", 3, "period: True är inte ett heltal"),
        ("2022", "20222", 3, "period: 20222 är för stort"),
        ("77.84", '"77,84"', 5, "expect: '77,84' är inte ett tal"),
        ("77.84", "", 5, "expect: None är inte ett tal"),
        ("77.84", ".nan", 5, "expect: '.nan' är inte ett tal"),
        ("  expect: 77.84\n", "", 1, "expect: åtgärden 'remove' kräver fältet"),
        ("remove", "replace", 1, "value: fältet hör ihop med åtgärden 'replace'"),
        ("expect: 77.84", "expect: 77.84\n  value: 78", 6, "value: fältet hör ihop med åtgärden 'replace'"),
        ("expect: 77.84", "expect: 77.84\n  gender: F", 6, "gender: 'F' finns inte bland de tillåtna värdena"),
        ("expect:", "expect: [", 6, "yaml: filen är inte giltig YAML"),
        ("  area:", "  kpi: N01951\n  area:", 2, "kpi: fältet finns redan på rad 1"),
        ("reason: prov", "reason: &a prov", 6, "yaml: ankare (&) och alias (*) är inte tillåtna"),
        ("reason: prov", "reason: !!python/name:os.system prov", 6, "yaml: taggar (!) är inte tillåtna"),
        (ENTRY, "- N15428\n", 1, "filen: 'N15428' är inte fält med värden"),
        (ENTRY, "kpi: N15428\n", 1, "filen: filen är inte en lista. Börja varje post med ett bindestreck"),
        (ENTRY, ENTRY + ENTRY, 7, "kpi: samma värde rättas två gånger"),
        (ENTRY, ENTRY + ENTRY + "  snapshots: [litet]\n", 7, "kpi: samma värde rättas två gånger"),
        ("reason: prov", "reason: prov\n  snapshots: litet", 7, "snapshots: 'litet' är inte en lista"),
        ("reason: prov", "reason: prov\n  snapshots: []", 7, "snapshots: listan har 0 värden. Minst 1 behövs"),
        ("reason: prov", "reason: prov\n  snapshots:", 7, "snapshots: None är inte en lista"),
        ("reason: prov", "reason: prov\n  snapshots: [2024]", 7, "snapshots: 2024 är inte text"),
        ("reason: prov", "reason: prov\n  snapshots: [Hösten 2024]", 7, "snapshots: 'Hösten 2024' har fel form"),
    ],
)
def test_a_malformed_entry_is_named_with_file_and_line(file: Path, old: str, new: str, line: int, said: str) -> None:
    file.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        load_corrections(file)
    (problem,) = caught.value.problems
    assert f"corrections.yml:{line}: {said}" in str(problem) and problem.remedy
    assert str(problem) in str(caught.value)


def test_everything_that_is_wrong_is_told_at_once(file: Path) -> None:
    second = ENTRY.replace("remove", "delete").replace('"0665"', '"*"')
    file.write_text(ENTRY.replace("2022", "då").replace("reason: prov", "orsak: prov") + second, encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"corrections\.yml kan inte användas: 4 fel\.") as caught:
        load_corrections(file)
    assert [(each.line, each.field) for each in caught.value.problems] == [
        (1, "reason"), (3, "period"), (6, "orsak"), (10, "action"),
    ]  # fmt: skip


def test_a_file_too_large_or_not_readable_is_refused(file: Path) -> None:
    file.write_text("# " + "x" * 1_000_000, encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"corrections\.yml:1: filen: filen är större än 1000000 byte"):
        load_corrections(file)
    file.write_bytes(b"- kpi: \xff\n")
    with pytest.raises(CorrectionError, match="inte kodad som UTF-8"):
        load_corrections(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(CorrectionError, match="filen kan inte läsas"):
        load_corrections(file)


def test_a_correction_that_matches_is_handed_on_and_the_observation_is_left_as_it_is(
    small: SmallSnapshot, file: Path
) -> None:
    tables = small.build(corrections=file)
    assert list(tables.corrections["kpi"]) == ["N15428"]
    assert 77.84 in set(tables.observations["value"])


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("77.84", "77.85", "väntat värde 77.85 för N15428 0665 2022 T stämmer inte, uttaget har 77.84"),
        ("2022", "2019", "uttaget har inget värde"),
        ('"0665"', '"0680"', "uttaget har inget värde"),
        ("N15428", "N00401", "nyckeltalet N00401 finns inte i uttaget"),
    ],
)
def test_a_correction_that_no_longer_matches_fails_loudly(
    small: SmallSnapshot, file: Path, old: str, new: str, rule: str
) -> None:
    file.write_text("\n" + ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(CorrectionError) as caught:
        small.build(corrections=file)
    assert [each.line for each in caught.value.problems] == [2] and rule in str(caught.value)


def test_a_correction_of_one_snapshot_does_not_stop_the_next(small: SmallSnapshot, file: Path) -> None:
    (small.raw / "nasta").mkdir()
    (small.raw / "nasta" / "datapackage.json").write_text("{}", encoding="utf-8")
    wrong = ENTRY.replace("77.84", "1.0")
    file.write_text(ENTRY + "  snapshots: [litet]\n" + wrong + "  snapshots: [nasta]\n", encoding="utf-8")
    found = small.build(corrections=file).corrections
    assert (found["expect"].tolist(), found["snapshots"].tolist()) == ([77.84], ["litet"])
    file.write_text(wrong + "  snapshots: [nasta, litet]\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"corrections.yml:1: expect: väntat värde 1 för N15428 0665 2022 T"):
        small.build(corrections=file)


def test_a_correction_of_a_snapshot_that_is_not_there_is_refused(small: SmallSnapshot, file: Path) -> None:
    file.write_text(ENTRY + "  snapshots: [litte]\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"yml:1: snapshots: uttaget 'litte' finns inte. Välj bland litet"):
        small.build(corrections=file)


def test_the_projects_own_corrections_are_the_known_breaks_and_errors(tables: Tables) -> None:
    found = tables.corrections
    breaks = found[found["action"] == "break"]
    assert set(zip(breaks["kpi"], breaks["area"], breaks["period"], strict=True)) == {
        ("N05831", "*", 2022), ("U07414", "*", 2020), ("U07801", "*", 2020),
    }  # fmt: skip
    removed = found[found["action"] == "remove"]
    assert set(removed.loc[removed["kpi"] == "N09807", "period"]) == {2008, 2009, 2010}
    assert set(removed["area"]) == {"0665", "0000"} and removed["expect"].notna().all()
    assert (found["reason"].str.len() > 40).all() and found["line"].is_monotonic_increasing


def test_the_suspect_library_visits_of_2021_are_left_to_the_method(tables: Tables) -> None:
    found = tables.corrections
    assert found[(found["kpi"] == "N09807") & (found["period"] == 2021)].empty
