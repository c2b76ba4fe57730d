"""The rows of a frame, one at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the frame's rows in order, each by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
