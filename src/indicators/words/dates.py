"""Dates in Swedish running text: ``24 januari 2020``."""

from __future__ import annotations

import datetime as dt

from indicators.terms import MONTHS


def date(day: dt.date) -> str:
    """Return the day with its month in words and no zero before it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month(day: dt.date) -> str:
    """Return the day's month and year: ``juni 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"
