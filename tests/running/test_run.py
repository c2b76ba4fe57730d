from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from indicators.errors import UsageError
from indicators.running import Job, run_jobs
from indicators.running.engine import stop_kernels
from indicators.running.jobs import NotebookError, key_file
from indicators.running.run import run_job

Make = Callable[..., Path]


@pytest.fixture(autouse=True, scope="module")
def _no_kernel_left():
    yield
    stop_kernels()


def job(notebook: Path, output: Path, name: str = "sida", inputs: str = "a", **parameters) -> Job:
    return Job(name, notebook, tuple(parameters.items()), output, inputs)


def outputs(path: Path) -> list:
    return [cell.outputs for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_the_warm_kernel_gives_the_same_notebook_as_a_fresh_one(make_notebook: Make, tmp_path: Path) -> None:
    notebook = make_notebook("a = year * 2\na", "import os\nsorted(n for n in dir() if not n.startswith('_'))", "place")
    first = run_job(job(notebook, tmp_path / "warm-1.ipynb", year=2021))
    run_job(job(make_notebook("b = 5", "import json", name="annan.ipynb"), tmp_path / "annan.ipynb"))
    second = run_job(job(notebook, tmp_path / "warm-2.ipynb", year=2021))
    fresh = run_job(job(notebook, tmp_path / "fresh.ipynb", year=2021), engine="nbclient")
    assert first.read_bytes() == second.read_bytes() == fresh.read_bytes()
    assert outputs(first)[2][0]["data"]["text/plain"] == "4042"


def test_a_name_from_an_earlier_notebook_is_unknown_in_the_next(make_notebook: Make, tmp_path: Path) -> None:
    run_job(job(make_notebook("secret = 1", name="ett.ipynb"), tmp_path / "ett.ipynb"))
    with pytest.raises(NotebookError, match=r"två\.ipynb, cell 3 .*NameError.*secret"):
        run_job(job(make_notebook("secret", name="två.ipynb"), tmp_path / "två.ipynb", name="tva"))


def test_a_failing_notebook_leaves_the_earlier_result_in_place(make_notebook: Make, tmp_path: Path) -> None:
    output = run_job(job(make_notebook("1 + 1"), tmp_path / "ut.ipynb"))
    before = output.read_bytes()
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        run_job(job(make_notebook("1 / 0"), tmp_path / "ut.ipynb"))
    assert output.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_an_unchanged_job_is_not_run_again_and_a_changed_one_is(make_notebook: Make, tmp_path: Path) -> None:
    notebook, ran = make_notebook("year"), []
    for inputs, year in (("a", 2022), ("a", 2022), ("b", 2022), ("b", 2021)):
        one = job(notebook, tmp_path / "ut.ipynb", inputs=inputs, year=year)
        run_jobs([one], workers=1, progress=lambda _, did_run: ran.append(did_run))
    assert ran == [True, False, True, True]


def test_an_output_without_its_key_is_made_again(make_notebook: Make, tmp_path: Path) -> None:
    one = job(make_notebook("year"), tmp_path / "ut.ipynb")
    run_job(one)
    assert one.is_done()
    key_file(one.output).unlink()
    assert not one.is_done()


def test_an_unknown_parameter_never_reaches_papermill(make_notebook: Make, tmp_path: Path) -> None:
    wrong = job(make_notebook("1"), tmp_path / "ut.ipynb", **{"x; import os": 1})
    with pytest.raises(UsageError, match="har ingen parameter"):
        run_job(wrong)


@pytest.mark.parametrize("value", [(1, 2), None, b"x", {"a": 1}])
def test_a_value_papermill_would_change_is_refused(make_notebook: Make, tmp_path: Path, value: object) -> None:
    with pytest.raises(UsageError, match="har typen"):
        run_job(job(make_notebook("1"), tmp_path / "ut.ipynb", year=value))


@pytest.mark.parametrize("name", ["../x", "a/b", "", "A", "x" * 65])
def test_a_job_name_that_is_no_file_name_is_refused(make_notebook: Make, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="filnamn"):
        run_job(job(make_notebook("1"), tmp_path / "ut.ipynb", name=name))


def test_a_notebook_without_a_parameters_cell_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tom.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    with pytest.raises(NotebookError, match=r"tom\.ipynb .*parameters"):
        run_job(job(path, tmp_path / "ut.ipynb"))
    path.write_text("{", encoding="utf-8")
    with pytest.raises(NotebookError, match="går inte att läsa"):
        run_job(job(path, tmp_path / "ut.ipynb"))
