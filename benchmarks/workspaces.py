"""A workspace of its own for a measurement, so that nothing made before is found and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

from indicators.workspace import Workspace

LINKED = ("programme", "notebooks", "report", "_quarto.yml", "data/corrections.yml", "data/sources.yml", "data/raw/own")


def copy_of(workspace: Workspace, target: Path) -> Workspace:
    """Return a workspace in ``target`` on the project's files and its first snapshot; a fetch may add others."""
    for name in (*LINKED, f"data/raw/{workspace.vintages[0].id}"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).symlink_to(workspace.root / name)
    return Workspace(target)
