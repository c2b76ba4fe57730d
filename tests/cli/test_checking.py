"""``nulage check`` looks at what no single version shows: the changes that the answers to a remiss name."""

from __future__ import annotations

from indicators.checking import check_all
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, SNAPSHOT


def test_an_answer_that_names_a_change_that_did_not_happen_fails_the_check_with_file_and_line(
    own_workspace: Workspace,
) -> None:
    remiss = own_workspace.root / "programme" / "remiss" / "2020-del-1.yml"
    text = remiss.read_text(encoding="utf-8")
    wrong = text.replace("id: kfn-fa-mal\n", "id: kfn-fa-mal\n        changes: [borttaget-9.9]\n", 1)
    remiss.write_text(wrong, encoding="utf-8")
    findings = check_all(own_workspace, PROGRAMME, SNAPSHOT)
    line = wrong[: wrong.index("changes:")].count("\n") + 1
    assert findings.failed
    assert any(f"2020-del-1.yml:{line}: changes: ändringen 'borttaget-9.9' finns inte" in one for one in findings.lines)
    remiss.write_text(wrong.replace("borttaget-9.9", "borttaget-3.4"), encoding="utf-8")
    again = check_all(own_workspace, PROGRAMME, SNAPSHOT)
    assert not any("changes" in one for one in again.lines)
