"""``nulage check`` looks at what no single version shows: the changes that the answers to a remiss name."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.checking import check_all
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, SNAPSHOT, workspace_on


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


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "period: 2022\n  action: remove\n  expect: 77.84431",
            "data/corrections.yml:3: expect: väntat värde 77.84431 för N15428 0665 2022 T stämmer inte, "
            "uttaget har 77.84431138.",
        ),
        ("period: 1960\n  action: break", "data/corrections.yml:3: N15428 0665 1960 T: det finns inga uppgifter"),
        (
            "period: 2022\n  action: replace\n  expect: 77.84431138\n  value: 130",
            "uppgifterna, N15428 0665 2022: 130.0 är ingen andel mellan 0 och 100. Rätta värdet i data/corrections.yml",
        ),
    ],
)
def test_a_correction_that_would_stop_the_report_fails_the_check(tmp_path: Path, written: str, said: str) -> None:
    workspace = workspace_on(tmp_path, without=("data/corrections.yml",))
    entry = f'- kpi: N15428\n  area: "0665"\n  {written}\n  reason: Prov.\n'
    workspace.corrections.write_text(f"\n\n{entry}", encoding="utf-8")
    findings = check_all(workspace, PROGRAMME, SNAPSHOT)
    assert findings.failed and len(findings.lines) <= 2
    assert findings.lines[-1].startswith(said)
