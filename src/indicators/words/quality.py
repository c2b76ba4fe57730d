"""What is known to be doubtful about a value (docs/method.md, section 11)."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.words.row import Row, code, whole

_SENTENCES: Mapping[str, str] = {
    "jump": "Värdet har ändrats ovanligt mycket på ett år.",
    "total_outside_sexes": "Totalvärdet stämmer inte med värdena för de båda könen.",
    "revised": "Värdet har ändrats sedan ett tidigare uttag.",
    "break": "Tidsserien är bruten: värdet kan inte jämföras med äldre värden.",
}


def quality(row: Row) -> list[str]:
    """Return one sentence for each quality code the reader should see, in the row's order.

    A break that keeps the value from being judged is said by the verdict's reason, ``carried`` by ``value.old_value``
    and ``suspect`` by ``value.suspect``.
    """
    sentences = []
    for mark in filter(None, (part.strip() for part in code(row, "quality").split(";"))):
        if mark == "pandemic" and (period := whole(row, "period")) is not None:
            sentences.append(f"Värdet är från ett pandemiår, {period}.")
        elif not (mark == "break" and code(row, "reason") == "series_break"):
            sentences.append(_SENTENCES.get(mark, ""))
    return [text for text in sentences if text]
