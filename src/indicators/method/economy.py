"""The judgement of what matters for sound financial management: docs/method.md, section 8."""

from __future__ import annotations

from collections.abc import Sequence


def together(verdicts: Sequence[str]) -> str:
    """Return one verdict (``met``, ``partly``, ``not`` or ``na``) for all of ``verdicts``.

    ``na`` where there are none, or where any of them is ``na``: a whole is not judged by its known part. ``met`` when
    all are met, ``not`` when none is met or partly met, ``partly`` otherwise.
    """
    if not verdicts or "na" in verdicts:
        return "na"
    if all(verdict == "met" for verdict in verdicts):
        return "met"
    return "not" if all(verdict == "not" for verdict in verdicts) else "partly"
