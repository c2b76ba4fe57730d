"""The notebooks as they are committed: thin, without results; and run alone with stock papermill, as promised."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from indicators.pages.plan import plan_pages
from indicators.programme import load_programme

from ..workspaces import PROGRAMME, ROOT
from .whole_report import WholeReport

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = {"kriterium.ipynb": "kriterium-2.2", "metod.ipynb": "metod"}
MOST_CODE_CELLS = 8


def code_cells(path: Path) -> list[Any]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def is_parameters(cell: Any) -> bool:
    return "parameters" in cell.metadata.get("tags", [])


def test_the_notebooks_are_those_of_the_reports_pages() -> None:
    programme = load_programme(ROOT / "programme" / f"{PROGRAMME}.yml")
    assert {path.name for path in NOTEBOOKS} == {run.notebook for page in plan_pages(programme) for run in page.runs}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_committed_notebook_has_no_outputs_and_no_execution_counts(path: Path) -> None:
    for cell in code_cells(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_one_parameters_cell_and_at_most_eight_more_with_code(path: Path) -> None:
    cells = code_cells(path)
    assert [is_parameters(cell) for cell in cells].count(True) == 1
    assert is_parameters(cells[0])
    assert 0 < len(cells) - 1 <= MOST_CODE_CELLS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_only_calls_the_packages_own_functions(path: Path) -> None:
    tree = ast.parse("\n".join(cell.source for cell in code_cells(path)))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imported
    for node in imported:
        assert isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "indicators"
    logic = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try)
    assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, logic)] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebooks_defaults_are_vaggeryds_report_of_2022(path: Path) -> None:
    values: dict[str, Any] = {}
    exec(next(cell.source for cell in code_cells(path) if is_parameters(cell)), values)
    common = {name: values[name] for name in ("municipality", "year", "programme", "snapshot")}
    assert common == {"municipality": "0665", "year": 2022, "programme": PROGRAMME, "snapshot": "2024-host"}


def results(notebook: Any) -> list[list[tuple[Any, Any]]]:
    """Return what each code cell showed, parameters aside (the report's runs have one cell of them more)."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [cell for cell in cells if not {"parameters", "injected-parameters"} & set(cell.metadata.get("tags", []))]
    return [[(output.data, output.metadata) for output in cell.outputs] for cell in shown]


@pytest.mark.parametrize("name", PAGES)
def test_a_notebook_runs_alone_with_stock_papermill_and_gives_what_the_report_has(
    name: str, vaggeryd: WholeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NULAGE_ROOT", str(vaggeryd.workspace.root))
    folder = vaggeryd.workspace.notebooks
    alone = papermill.execute_notebook(
        str(folder / name), None, engine_name=None, cwd=str(folder), progress_bar=False, log_output=False
    )
    kept = nbformat.read(vaggeryd.folder / "notebooks" / f"{PAGES[name]}.ipynb", as_version=4)
    assert results(alone) == results(kept)
    assert len([outputs for outputs in results(kept) if outputs]) >= 4
