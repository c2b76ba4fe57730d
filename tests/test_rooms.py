"""The rooms and the direction between them: who may import whom, as data; and that the method is pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from indicators.data import load_tables
from indicators.method import Inputs, assess
from indicators.pages.store import method_inputs
from indicators.programme import load_programme

from .workspaces import PROGRAMME, ROOT

PACKAGE = ROOT / "src" / "indicators"

# A room is a package or module right in ``indicators``; behind each stand the rooms it may import, for types too.
ALLOWED = {
    "errors": "",
    "yaml_files": "",
    **dict.fromkeys(("correcting", "keys", "kinds", "records", "terms", "writing"), ""),
    "outputs": "locking pages report running",
    "made_report": "locking pages",
    "serving": "",
    "sources": "",
    "data": "",
    "method": "",
    "programme": "",
    "words": "",
    "figures": "words",
    "running": "",
    "workspace": "data programme",
    "locking": "data programme workspace",
    "pages": "data figures locking method programme words workspace",
    "report": "pages programme words",
    "collecting": "data programme sources workspace",
    "comparing": "made_report pages programme workspace",
    "proposing": "method pages programme workspace",
    "checking": "locking method pages programme running sources workspace",
    "doctor": "report workspace",
    "build": "outputs data figures pages programme report running workspace",
    "cli": (
        "build outputs checking collecting comparing doctor locking pages programme proposing report running serving "
        "sources words workspace"
    ),
}
# What every room may import: it belongs to none. The method takes of it only what is pure.
NEUTRAL = {"correcting", "errors", "keys", "kinds", "records", "terms", "writing", "yaml_files"}
PURE_NEUTRAL = {"correcting", "errors", "terms"}


class Edge(NamedTuple):
    """That a module imports from another room: ``pages/info.py`` imports from ``report``."""

    module: str
    room: str


# Edges that go the wrong way today, with what has to be done. One that is mended must be taken away here.
EXCEPTIONS = {
    "a snapshot's format is the data room's, and who fetches one has to write it": {
        Edge("sources/fetching.py", "data"),
        Edge("sources/writing.py", "data"),
    },
    "what the report is told of a picture is put together among the pages": {Edge("pages/info.py", "report")},
    "what is locked is a picture, which is named in the types": {Edge("locking/year.py", "pages")},
}

# What the method may import from outside: nothing that reads, writes, draws or knows the time.
PURE = {
    *("__future__", "collections.abc", "dataclasses", "decimal", "enum", "functools", "itertools", "math", "typing"),
    *("warnings", "numpy", "numpy.typing", "pandas", "scipy", "scipy.special", "scipy.stats"),
}
IMPURE_NAMES = {"open", "print", "input", "exec", "eval", "compile", "__import__", "globals", "breakpoint"}
IMPURE_CALLS = {
    *("now", "today", "utcnow", "random", "default_rng", "seed", "save", "savez", "savetxt", "load", "loadtxt"),
    *("genfromtxt", "fromfile", "tofile", "memmap", "system", "getenv"),
}
IN_MEMORY = {"to_dict", "to_numpy", "to_list", "to_frame", "to_series", "to_numeric", "to_datetime", "to_records"}


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def imported(module: str) -> Iterator[str]:
    """Yield all that a module imports, with dots: ``indicators.running.run.write_beside``; also inside functions."""
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: an import that does not say from which room"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def wrong_edges() -> set[Edge]:
    """Return every edge that is neither within a room nor allowed."""
    found = set()
    for module in modules():
        mine = room_of(module)
        for name in imported(module):
            if not name.startswith("indicators."):
                continue
            other = name.split(".")[1]
            if other == mine:
                continue
            if other not in {*ALLOWED[mine].split(), *(PURE_NEUTRAL if mine == "method" else NEUTRAL)}:
                found.add(Edge(module, other))
    return found


def test_every_room_is_known() -> None:
    assert {room_of(module) for module in modules()} - {"__init__"} == set(ALLOWED)
    assert {other for others in ALLOWED.values() for other in others.split()} <= set(ALLOWED)


def test_what_may_be_imported_has_one_direction() -> None:
    left = {room: set(others.split()) for room, others in ALLOWED.items()}
    while free := [room for room, others in left.items() if not others]:
        left = {room: others - set(free) for room, others in left.items() if room not in free}
    assert left == {}, "these rooms reach themselves through each other"


def test_no_room_imports_against_the_direction_but_where_it_is_known() -> None:
    known = {edge for edges in EXCEPTIONS.values() for edge in edges}
    assert wrong_edges() - known == set(), "import from an allowed room, or move what is needed"
    assert known - wrong_edges() == set(), "these are mended: take them away from EXCEPTIONS"


def test_only_the_command_line_prints() -> None:
    found = [
        f"{module}:{node.lineno}"
        for module in modules()
        for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "print" and room_of(module) != "cli"
    ]
    assert found == []


def test_what_every_room_may_import_rests_on_nothing_but_itself() -> None:
    assert all(not others for room, others in ALLOWED.items() if room in NEUTRAL)
    edges = {
        (room_of(module), name.split(".")[1])
        for module in modules()
        for name in imported(module)
        if room_of(module) in NEUTRAL and name.startswith("indicators.")
    }
    assert {other for _, other in edges} <= NEUTRAL


def impure(source: str) -> list[str]:
    """Return what a module of the method may not do, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                bad = [name.name for name in names if name.name not in PURE]
            case ast.ImportFrom(module=name):
                own = str(name).startswith(("indicators.method", *(f"indicators.{each}" for each in PURE_NEUTRAL)))
                bad = [] if own or name in PURE else [str(name)]
            case ast.Name(id=name):
                bad = [name] if name in IMPURE_NAMES else []
            case ast.Attribute(attr=name):
                writes = name.startswith(("read_", "to_", "write")) and name not in IN_MEMORY
                bad = [name] if writes or name in IMPURE_CALLS else []
            case _:
                continue
        found += [f"line {node.lineno}: {each}" for each in bad]
    return found


@pytest.mark.parametrize("module", [each for each in modules() if room_of(each) == "method"])
def test_the_method_reads_no_file_and_no_clock(module: str) -> None:
    assert impure((PACKAGE / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from pathlib import Path",
        "import time",
        "def f():\n    from datetime import datetime",
        "def f():\n    open('x')",
        "import pandas as pd\npd.read_csv('x')",
        "frame.to_parquet('x')",
        "frame.to_csv('x')",
        "import numpy as np\nnp.random.default_rng()",
        "from indicators.data import load_tables",
        "import plotly",
    ],
)
def test_what_is_impure_is_seen_wherever_it_stands(source: str) -> None:
    assert impure(source)


def test_a_judgement_leaves_its_frames_as_they_were(built_tables: Path) -> None:
    def inputs() -> Inputs:
        return method_inputs(load_programme(ROOT / "programme" / f"{PROGRAMME}.yml"), load_tables(built_tables))

    given, untouched = inputs(), inputs()
    assess(given, year=2022, municipalities=["0665"])
    for field in fields(Inputs):
        frame = getattr(given, field.name)
        if frame is not None:
            pd.testing.assert_frame_equal(frame, getattr(untouched, field.name), check_exact=True, obj=field.name)
