"""Why a value is missing, in a word or two: for a cell, the gap in a line, a place on a map (docs/method.md, 2)."""

from __future__ import annotations

from collections.abc import Mapping

MISSING = "saknas"
SUSPECT = "sannolikt fel, används inte"
GAPS: Mapping[str, str] = {
    "suppressed": "sekretess",
    "not_applicable": "ej tillämplig",
    "non_response": "bortfall",
    "not_published": "ej publicerad",
}


def gap(reason: object) -> str:
    """Return the word for a code of the method's ``missing``: ``sekretess``; ``saknas`` where the reason is unknown."""
    return GAPS.get(reason, MISSING) if isinstance(reason, str) else MISSING
