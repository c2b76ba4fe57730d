"""Values are written into the programme's own files, decided ones are never written over, and nothing else changes."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from indicators.programme import (
    ChosenValue,
    ProgrammeError,
    WritingError,
    choosing,
    load_programme,
    mark_decided,
    write_values,
)

from .conftest import ROOT, SMALL, Write

OURS = "2.2-N15428"
UNDECIDED = SMALL.replace("status: beslutad, reference: beslut", "status: förslag")


def value(year: int, target: float, **more: object) -> ChosenValue:
    return ChosenValue(**{"year": year, "target": target, "status": "förslag", **more})  # type: ignore[arg-type]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's own programme, copied to be written in."""
    shutil.copytree(ROOT / "programme", tmp_path / "programme")
    return tmp_path / "programme" / "2020-02-remiss.yml"


def texts(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_added_lines_differ_in_the_project_s_own_files(copy: Path) -> None:
    before = texts(copy.parent)
    programme = load_programme(copy)
    able = [each for each in programme.indicators if each.direction and not each.decided_unread]
    rows = [value(2023, 80, limit=80), value(2024, 81.5, limit=80.0, long_term=90, long_term_year=2030)]
    raised = {
        each.id: [r.model_copy(update={"limit": None}) if each.direction < 0 else r for r in rows] for each in able
    }
    changed = write_values(copy, raised)
    after = texts(copy.parent)
    assert {name for name in before if before[name] != after[name]} == {
        path.relative_to(copy.parent).as_posix() for path in changed.files
    }
    assert len(changed.files) == 6 and before.keys() == after.keys()
    for path in changed.files:
        name = path.relative_to(copy.parent).as_posix()
        lines = [each.decode("utf-8").splitlines(keepends=True) for each in (before[name], after[name])]
        added = [line for line in difflib.ndiff(*lines) if line[0] in "+-?"]
        assert added and all(line.startswith("+ ") for line in added)
        assert {line.split()[1] for line in added} == {"values:", "-"}
    assert [each.values[-1].long_term for each in load_programme(copy).indicators if each in able or each.values] == [
        90.0
    ] * len(able)


def test_a_written_proposal_is_written_over_and_a_decided_one_is_kept(write: Write) -> None:
    path = write(SMALL)
    changed = write_values(path, {OURS: [value(2021, 84, limit=80), value(2022, 10)]})
    assert [(each.id, row.year) for each, row in changed.written] == [(OURS, 2021)]
    assert [(row.year, row.target) for _, row in changed.kept] == [(2022, 85)]
    write_values(path, {OURS: [value(2021, 83.25, ambition="låg")]})
    first, second = load_programme(path).indicators[0].values
    assert (first.year, first.target, first.reference) == (2022, 85, "beslut")
    assert (second.year, second.target, second.limit, second.ambition) == (2021, 83.2, None, "låg")


def test_a_decision_marks_every_written_value_with_its_reference_and_date(write: Write) -> None:
    path = write(UNDECIDED)
    changed = mark_decided(path, [OURS], "beslut")
    (row,) = load_programme(path).indicators[0].values
    assert (row.status, row.reference, str(row.date), row.target, row.limit) == (
        "beslutad",
        "beslut",
        "2019-05-27",
        85,
        80,
    )
    assert (len(changed.written), len(changed.kept)) == (1, 0)
    again = mark_decided(path, [OURS], "beslut")
    assert (len(again.written), len(again.kept), again.files) == (0, 1, ())


def test_a_source_named_like_a_date_is_written_in_quotes(write: Write) -> None:
    text = UNDECIDED.replace("beslut:\n    title", '"2019-05-27":\n    title').replace(
        "source: beslut", 'source: "2019-05-27"'
    )
    path = write(text)
    mark_decided(path, [OURS], "2019-05-27")
    assert load_programme(path).indicators[0].values[0].reference == "2019-05-27"


@pytest.mark.parametrize(
    ("text", "reference", "said"),
    [
        (UNDECIDED, "inget", "källan 'inget' finns inte"),
        (UNDECIDED, "Beslut", "Lägg till beslutet under sources"),
        (UNDECIDED, "", "Källor som finns: beslut, projekt"),
        (UNDECIDED, "projekt", "är inget beslut"),
        (UNDECIDED.replace("    date: 2019-05-27\n", ""), "beslut", "har inget datum"),
        (
            UNDECIDED.replace("            values:\n", "").replace(
                "              - {year: 2022, target: 85, limit: 80, status: förslag}\n", ""
            ),
            "beslut",
            "nulage propose --write",
        ),
    ],
)
def test_what_cannot_be_decided_is_said_with_file_and_remedy(
    write: Write, text: str, reference: str, said: str
) -> None:
    path = write(text)
    with pytest.raises(WritingError, match=said) as caught:
        mark_decided(path, [OURS], reference)
    assert "program.yml" in str(caught.value)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([value(2021, 80, limit=90)], "bättre än målvärdet"),
        ([value(2021, 101)], "mellan 0 och 100"),
        ([value(2021, 80, long_term=90)], "hör ihop"),
        ([value(2021, 80, long_term=90, long_term_year=2020)], "ligger före"),
        ([value(2021, 80), value(2021, 81)], "har redan ett värde"),
        ([value(2021, 80, date=__import__("datetime").date(2020, 4, 27))], "hör till ett beslut"),
    ],
)
def test_values_that_make_the_programme_wrong_are_not_left_in_it(
    write: Write, rows: list[ChosenValue], said: str
) -> None:
    path = write(SMALL)
    with pytest.raises(WritingError, match=said) as caught:
        write_values(path, {OURS: rows})
    assert "inget är ändrat" in str(caught.value)
    assert path.read_text(encoding="utf-8") == SMALL
    assert [each.name for each in path.parent.iterdir()] == ["program.yml"]


def test_a_programme_that_is_wrong_before_is_not_touched(write: Write) -> None:
    path = write(SMALL.replace("status: antagen", "status: klar"))
    with pytest.raises(ProgrammeError, match="klar"):
        write_values(path, {OURS: [value(2021, 80)]})


def test_every_file_is_put_back_when_one_cannot_be_written(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(copy.parent)
    real = choosing.write_whole
    calls: list[Path] = []

    def failing(file: Path, data: bytes) -> None:
        calls.append(file)
        if len(calls) == 2:
            raise PermissionError(13, "Permission denied", str(file))
        real(file, data)

    monkeypatch.setattr(choosing, "write_whole", failing)
    with pytest.raises(WritingError, match=r"mal-2\.yml: filen kan inte skrivas"):
        write_values(copy, {"1.1-N00401": [value(2022, 7)], "2.2-N15428": [value(2022, 80)]})
    assert texts(copy.parent) == before


def test_an_interrupted_writing_leaves_the_old_files(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(copy.parent)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(choosing, "_check", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_values(copy, {"1.1-N00401": [value(2022, 7)], "2.2-N15428": [value(2022, 80)]})
    assert texts(copy.parent) == before


def test_a_change_of_anything_but_values_would_be_found(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(copy.parent)
    spoil = lambda text, edits: choosing_applied(text, edits).replace("decimals: 1", "decimals: 2", 1)  # noqa: E731
    choosing_applied = choosing.applied
    monkeypatch.setattr(choosing, "applied", spoil)
    with pytest.raises(WritingError, match="annat än värdena"):
        write_values(copy, {"2.2-N15428": [value(2022, 80)]})
    assert texts(copy.parent) == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_are_kept(tmp_path: Path, newline: str, mark: str) -> None:
    path = tmp_path / "program.yml"
    data = (mark + UNDECIDED.replace("\n", newline)).encode("utf-8")
    path.write_bytes(data)
    write_values(path, {OURS: [value(2021, 84)]})
    row = f"              - {{year: 2021, target: 84.0, status: förslag}}{newline}".encode()
    assert path.read_bytes().replace(row, b"") == data
