"""``nulage check`` looks at what no single version shows: the changes that the answers to a remiss name."""

from __future__ import annotations

import shutil
from pathlib import Path

from indicators.checking import check_all
from indicators.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]


def test_an_answer_that_names_a_change_that_did_not_happen_fails_the_check_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "programme"
    shutil.copytree(ROOT / "programme", folder)
    remiss = folder / "remiss" / "2020-del-1.yml"
    text = remiss.read_text(encoding="utf-8")
    wrong = text.replace("id: kfn-fa-mal\n", "id: kfn-fa-mal\n        changes: [borttaget-9.9]\n", 1)
    remiss.write_text(wrong, encoding="utf-8")
    findings = check_all(Workspace(ROOT), str(folder / "2020-02-remiss.yml"), "2024-host")
    line = wrong[: wrong.index("changes:")].count("\n") + 1
    assert findings.failed
    assert any(f"2020-del-1.yml:{line}: changes: ändringen 'borttaget-9.9' finns inte" in one for one in findings.lines)
    remiss.write_text(wrong.replace("borttaget-9.9", "borttaget-3.4"), encoding="utf-8")
    again = check_all(Workspace(ROOT), str(folder / "2020-02-remiss.yml"), "2024-host")
    assert not any("changes" in one for one in again.lines)
