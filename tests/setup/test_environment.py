"""pyproject.toml, requirements.lock and environment.yml must tell the same story."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]


def declared() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(text) for text in project["project"]["dependencies"] + project["dependency-groups"]["dev"]]


def locked() -> dict[str, list[Version]]:
    pins: dict[str, list[Version]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.M):
        pins.setdefault(canonicalize_name(name), []).append(Version(version))
    return pins


def conda() -> dict[str, Requirement]:
    document = YAML(typ="safe").load(ROOT / "environment.yml")
    plain = [item for item in document["dependencies"] if isinstance(item, str)]
    pip = next(item["pip"] for item in document["dependencies"] if isinstance(item, dict))
    requirements = [Requirement(item) for item in plain + pip if not item.startswith("--")]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def test_every_declared_package_is_locked_at_an_admitted_version() -> None:
    pins = locked()
    for requirement in declared():
        versions = pins.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in requirements.lock: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_environment_yml_asks_for_the_same_packages_and_versions() -> None:
    asked = conda()
    for requirement in declared():
        name = canonicalize_name(requirement.name)
        assert name in asked, f"{name} is missing in environment.yml"
        assert asked[name].specifier == requirement.specifier, name
    extra = set(asked) - {canonicalize_name(requirement.name) for requirement in declared()}
    assert extra == {"python", "quarto", "pip"}


def test_every_locked_package_has_a_hash_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) > 100
    assert all("--hash=sha256:" in block for block in blocks)


def test_conda_asks_for_a_quarto_that_writes_pdf_ua() -> None:
    assert str(conda()["quarto"].specifier) == ">=1.9"


def test_ci_runs_the_readme_test_command_only() -> None:
    commands = [
        line
        for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
