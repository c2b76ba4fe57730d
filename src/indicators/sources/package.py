"""What a new snapshot is called, and what its descriptor says of the whole of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from indicators.terms import MONTHS


def free_name(raw: Path, day: dt.date) -> str:
    """Return the day, or with a number after it when the day already has a snapshot in ``raw``."""
    number = 1
    while (place := raw / (f"{day}" if number == 1 else f"{day}-{number}")).exists() or place.is_symlink():
        number += 1
    return place.name


def described(
    name: str, day: dt.date, years: Collection[int], notes: list[str], titles: Mapping[str, str]
) -> dict[str, Any]:
    """Return the fields of the whole snapshot; ``titles`` are those of every nyckeltal that was asked for."""
    label = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return {
        "id": name,
        "title": f"Nulägesbild: öppna data hämtade den {label}",
        "label": label,
        "created": day.isoformat(),
        "known": day.isoformat(),
        "collected": f"Kolada och SCB, hämtat den {label}",
        "periods": {"first": min(years), "last": max(years)},
        "notes": notes,
        "asked": dict(sorted(titles.items())),
    }
