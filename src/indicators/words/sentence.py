"""Sentences: a capital first, a full stop last, one space between them."""

from __future__ import annotations


def capital(text: str) -> str:
    """Return ``text`` with its first letter as a capital; markup before it stays."""
    for place, sign in enumerate(text):
        if sign.isalpha():
            return text[:place] + sign.upper() + text[place + 1 :]
        if sign.isdigit():
            return text
    return text


def lower(text: str) -> str:
    """Return ``text`` with its first letter small, unless it begins with an abbreviation (``SFI-elever``)."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Return ``text`` as a sentence, or the empty string for empty text."""
    text = " ".join(text.split(" ")).strip()
    if not text:
        return ""
    return capital(text) + ("" if text.rstrip("*").endswith((".", "?", "!")) else ".")


def joined(*sentences: str) -> str:
    """Join sentences with one space, leaving out the empty ones."""
    return " ".join(part for part in sentences if part)
