"""Plain YAML scalars: what an unquoted word, number or date means (YAML 1.2 core)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from ruamel.yaml.nodes import ScalarNode

_INTEGER = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
_FLOAT = re.compile(r"[-+]?\d{1,18}\.\d{1,18}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def plain(node: ScalarNode) -> Any:
    """Return the scalar's value: quoted text as text, otherwise an integer, decimal, date, true, false or nothing.

    Whatever is none of these stays text, also ``0665``, ``1_000`` and ``2020-02-31``: the model then says what is
    wrong with it, instead of a silent conversion.
    """
    text = node.value
    if not isinstance(text, str) or node.style is not None:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else text
    except ValueError:
        return text
