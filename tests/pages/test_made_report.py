"""``nulage diff`` on the folders of reports: each is compared as it was made, and what has changed since is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators.cli import app
from indicators.outputs import write_manifest, write_tables
from indicators.pages import Picture, open_picture
from indicators.report import RenderResult

from ..workspaces import workspace_on

CORRECTION = """- kpi: N17461
  area: "0665"
  period: 2022
  gender: T
  expect: {expect}
  action: replace
  value: 60.0
  reason: Fel i uttaget.
"""


def nulage(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["diff", *arguments])
    return result.exit_code, " ".join(result.output.split())


def made(picture: Picture, folder: Path) -> Path:
    """Return the folder with the tables and manifest that a report of the picture leaves."""
    write_tables(picture, folder)
    rendered = RenderResult("builtin", "1", folder / "site", folder / "rapport.pdf", ())
    request = {
        "municipality": picture.municipality,
        "year": picture.year,
        "programme": str(picture.programme_file),
        "snapshot": picture.snapshot,
    }
    write_manifest(picture, request, folder, sorted(folder.glob("*.parquet")), rendered, 1.0)
    return folder


@pytest.fixture
def own_root(tmp_path: Path, built_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose programme and corrections a test may change."""
    root = tmp_path / "root"
    workspace_on(root, copied=("programme", "data/corrections.yml"), tables=built_tables)
    monkeypatch.setenv("NULAGE_ROOT", str(root))
    return root


def corrected(root: Path) -> None:
    today = open_picture("0665", 2022, "2020-02-remiss", "2024-host")
    [expect] = [row["value"] for row in today.assessments.values() if row["kpi"] == "N17461"]
    path = root / "data" / "corrections.yml"
    path.write_text(path.read_text(encoding="utf-8") + CORRECTION.format(expect=expect), encoding="utf-8")


def test_folders_made_of_what_stands_today_differ_as_their_years_do(vaggeryd: Picture, tmp_path: Path) -> None:
    folders = [str(made(vaggeryd.at(year=year), tmp_path / str(year))) for year in (2021, 2022)]
    assert nulage(*folders) == nulage("2021", "2022")


def test_a_report_made_before_a_correction_was_taken_away_shows_its_own_marks(own_root: Path, tmp_path: Path) -> None:
    before = (own_root / "data" / "corrections.yml").read_bytes()
    corrected(own_root)
    folder = made(open_picture("0665", 2022, "2020-02-remiss", "2024-host"), tmp_path / "made")
    (own_root / "data" / "corrections.yml").write_bytes(before)

    code, text = nulage(str(folder), "2022", "--json", str(tmp_path / "d.json"))
    written = json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))
    assert code == 0 and "Sedan dess har detta ändrats: rättelserna." in text
    moved = {(each["kpi"], each["mark"]): each for each in written["marks"]}
    assert moved["N17461", "verdict"]["cause"] == "basis" and moved["N17461", "verdict"]["value_before"] == 60.0
    assert {each["kpi"] for each in written["marks"]} == {"N17461"}
    assert written["changed_since"] == [{"year": 2022, "folder": str(folder), "what": ["rättelserna"]}]
    assert "samma version av programmet" not in text


def test_two_reports_on_one_former_basis_differ_by_nothing_of_it(own_root: Path, tmp_path: Path) -> None:
    before = (own_root / "data" / "corrections.yml").read_bytes()
    corrected(own_root)
    picture = open_picture("0665", 2022, "2020-02-remiss", "2024-host")
    folders = [str(made(picture, tmp_path / name)) for name in ("one", "two")]
    (own_root / "data" / "corrections.yml").write_bytes(before)
    code, text = nulage(*folders)
    assert code == 0 and "Inga märken skiljer sig." in text


def test_a_programme_that_has_changed_under_its_name_is_named_with_its_files(own_root: Path, tmp_path: Path) -> None:
    folder = made(open_picture("0665", 2022, "2020-02-remiss", "2024-host"), tmp_path / "made")
    path = own_root / "programme" / "2020-02-remiss" / "mal-2.yml"
    before, after = path.read_text(encoding="utf-8").split("      - kpi: N17461\n")
    path.write_text(before + after[after.index("      - kpi: ") :], encoding="utf-8")
    code, text = nulage(str(folder), "2022")
    assert code == 0 and f"programmet (2020-02-remiss/{path.name})" in text
    assert "Finns inte längre i programmet: 2.2-N17461." in text


def test_a_programme_that_is_gone_is_an_error_with_a_remedy(own_root: Path, tmp_path: Path) -> None:
    folder = made(open_picture("0665", 2022, "2020-02-remiss", "2024-host"), tmp_path / "made")
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2020-02-remiss.yml", "borta.yml"), encoding="utf-8")
    code, text = nulage(str(folder), "2022")
    assert code == 2 and "följer ett program som inte finns längre" in text and "Återställ" in text


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"PAR1")])
def test_a_table_that_is_changed_or_missing_is_an_error(vaggeryd: Picture, tmp_path: Path, spoil: object) -> None:
    folder = made(vaggeryd, tmp_path / "made")
    spoil(folder / "assessments.parquet")  # type: ignore[operator]
    code, text = nulage(str(folder), "2022")
    assert code == 2 and "assessments.parquet saknas eller är ändrad" in text


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "ingen manifest.json"),
        ("{", "säger inte vilken rapport"),
        ("[]", "säger inte vilken rapport"),
        ('{"request": {"year": 2022}}', "säger inte vilken rapport"),
        (
            '{"request": {"municipality": 665, "year": 2022, "programme": "x", "snapshot": "y"}}',
            "request.municipality har fel slag",
        ),
        (
            '{"request": {"municipality": "0665", "year": 2022, "programme": "x", "snapshot": "y"}}',
            "säger inte vad rapporten bygger på",
        ),
    ],
)
def test_a_folder_that_is_no_report_is_an_error(
    _in_workspace: None, tmp_path: Path, manifest: str | None, said: str
) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    code, text = nulage(str(tmp_path), "2022")
    assert code == 2 and said in text, text
