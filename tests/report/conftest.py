"""The sample report, written and rendered once for all tests of this room."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from report_samples import sample_project

from indicators.report import PagesProject, RenderResult, render

FAKE = """#!/bin/sh
if [ "$1" = "--version" ]; then echo "{version}"; exit 0; fi
echo "$@" > "{record}/arguments"
pwd > "{record}/folder"
cp -r . "{record}/project"
{does}
"""
MAKES_ALL = "mkdir site && echo webb > site/index.html && echo pdf > site/rapport.pdf"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> PagesProject:
    """The sample's pages with their static figures; not to be changed."""
    return sample_project(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def rendered(project: PagesProject, tmp_path_factory: pytest.TempPathFactory) -> RenderResult:
    """The sample as the built-in renderer makes it."""
    return render(project, tmp_path_factory.mktemp("build"), "builtin")


@pytest.fixture
def fake_quarto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a script that plays Quarto on the path; return the folder where it records how it was called."""

    def make(version: str, does: str = MAKES_ALL) -> Path:
        record, tools = tmp_path / "record", tmp_path / "tools"
        for folder in (record, tools):
            folder.mkdir()
        script = tools / "quarto"
        script.write_text(FAKE.format(version=version, record=record, does=does), encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere" / "python"))
        return record

    return make
