"""The one boundary where text from outside (titles, names, comments) becomes Pandoc Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~^$@\"'=:&])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_ESCAPED = re.compile(rf"\\{_SPECIAL.pattern}")


def escape(text: str) -> str:
    """Return ``text`` so that Pandoc and Quarto print it letter for letter on one line.

    Every character that could begin markup, a raw block, a shortcode, a citation or a fenced div is escaped with a
    backslash; control characters and line breaks become one space.
    """
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text)).strip()


def unescape(text: str) -> str:
    """Return the plain text of what ``escape`` has made, for files that are not Markdown."""
    return _ESCAPED.sub(r"\1", text)
