"""The fake provider on the project's own snapshot, shared by the session, and a fetch of a few nyckeltal from it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
