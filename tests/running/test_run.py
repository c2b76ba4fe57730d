from __future__ import annotations

import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient.util import run_sync

from indicators.errors import UsageError
from indicators.running import Job, engine, run, run_jobs
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


@pytest.mark.parametrize(
    ("code", "why"),
    [("import time; time.sleep(30)", "inte klar på 1 sekunder"), ("import os; os._exit(1)", "kärnan dog")],
)
def test_a_cell_that_never_ends_or_ends_the_kernel_is_named_and_the_next_notebook_runs(
    make_notebook: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, why: str
) -> None:
    monkeypatch.setattr(run, "EXECUTION_TIMEOUT", 1)
    began = time.monotonic()
    with pytest.raises(NotebookError, match=rf"dålig\.ipynb, cell 4 \(körningen sida\): .*{why}"):
        run_job(job(make_notebook("year", code, name="dålig.ipynb"), tmp_path / "ut.ipynb"))
    assert time.monotonic() - began < 20
    assert not engine._warm
    assert outputs(run_job(job(make_notebook("year + 1"), tmp_path / "ut.ipynb")))[1][0]["data"]["text/plain"] == "2023"


def test_a_kernel_that_dies_between_notebooks_is_replaced_and_leaves_no_folder(
    make_notebook: Make, tmp_path: Path
) -> None:
    run_job(job(make_notebook("year"), tmp_path / "ut.ipynb"))
    (old,) = engine._warm.values()
    run_sync(old.manager.signal_kernel)(signal.SIGKILL)
    while old.is_alive:
        time.sleep(0.05)
    run_job(job(make_notebook("year"), tmp_path / "ut.ipynb"))
    (new,) = engine._warm.values()
    assert new is not old
    assert not Path(old.manager.connection_file).parent.exists()


def test_an_unknown_kernel_is_an_error_with_a_remedy_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(engine.KernelError, match="finns inte i miljön"):
        engine.warm_kernel("okand")
    assert not list(tmp_path.iterdir())


def test_a_worker_that_dies_is_an_error_that_names_what_is_left(make_notebook: Make, tmp_path: Path) -> None:
    kill = "import os, signal; os.kill(os.getppid(), signal.SIGKILL)"
    with pytest.raises(NotebookError, match=r"arbetsprocess dog .*dödar\.ipynb"):
        run_jobs([job(make_notebook(kill, name="dödar.ipynb"), tmp_path / "ut.ipynb")], workers=1)


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
