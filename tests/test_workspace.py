from __future__ import annotations

from pathlib import Path

import pytest

from indicators.errors import UsageError
from indicators.workspace import Workspace, check_code, check_year, find_workspace


@pytest.fixture
def checkout(tmp_path: Path) -> Workspace:
    (tmp_path / "_quarto.yml").touch()
    (tmp_path / "programme").mkdir()
    (tmp_path / "programme" / "ett.yml").write_text("id: ett\nparts: []\n", encoding="utf-8")
    (tmp_path / "programme" / "delat.yml").write_text("sources: {}\n", encoding="utf-8")
    (tmp_path / "data" / "raw" / "uttag").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "uttag" / "datapackage.json").touch()
    return Workspace(tmp_path)


@pytest.mark.parametrize("code", ["665", "06650", "../x", "", "066a", 665, "0665\n"])
def test_a_code_that_is_not_four_digits_is_wrong_use(code: object) -> None:
    with pytest.raises(UsageError, match="fyra siffror"):
        check_code(code)  # type: ignore[arg-type]


@pytest.mark.parametrize("year", [2018, 0, -1, 2022.0, "2022", True, 10**9])
def test_a_year_before_2019_or_not_whole_is_wrong_use(year: object) -> None:
    with pytest.raises(UsageError, match="helt år"):
        check_year(year)  # type: ignore[arg-type]


def test_the_workspace_is_found_from_a_folder_inside_it(checkout: Workspace) -> None:
    inner = checkout.root / "data" / "raw"
    assert find_workspace(inner).root == checkout.root.resolve()


def test_the_environment_names_the_workspace(checkout: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NULAGE_ROOT", str(checkout.root))
    assert find_workspace(Path("/")).root == checkout.root.resolve()


def test_a_programme_is_found_by_name_or_path_and_otherwise_the_known_are_named(checkout: Workspace) -> None:
    assert checkout.programme("ett") == checkout.programme("programme/ett.yml")
    with pytest.raises(UsageError, match="Kända program: ett"):
        checkout.programme("två")


@pytest.mark.parametrize("name", ["annat", "../uttag", "", "."])
def test_an_unknown_snapshot_names_those_there_are(checkout: Workspace, name: str) -> None:
    assert checkout.snapshot("uttag").name == "uttag"
    with pytest.raises(UsageError, match="Uttag som finns: uttag"):
        checkout.snapshot(name)


def test_the_build_folder_is_made_of_checked_names_only(checkout: Workspace) -> None:
    assert checkout.build("0665", 2022) == checkout.root / "build" / "0665" / "2022"
    with pytest.raises(UsageError):
        checkout.build("../..", 2022)
