"""What the project tells people to run can be run."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READ = ("src/**/*.py", "report/*", "setup/*.py", "notebooks/*.ipynb", "programme/*.yml", "docs/*.md", "*.md", "*.yml")


def test_every_make_command_that_is_named_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    files = {path for pattern in READ for path in ROOT.glob(pattern) if path.is_file()}
    named = {
        (word, str(path.relative_to(ROOT)))
        for path in files
        for word in re.findall(r"`{1,2}make ([a-z]+)", path.read_text(encoding="utf-8"))
    }
    assert {"report", "test"} <= {word for word, _ in named}
    assert sorted(each for each in named if each[0] not in targets) == []
