"""Finds what must not stand in the report's Swedish: leftovers of code, English, and numbers in English form."""

from __future__ import annotations

import re

# Names and numbers of things, which have points by right: criteria, figures, versions, files, addresses.
BY_RIGHT = re.compile(
    r"https?://\S+"
    r"|\b[1-4IN]\.\d-(?:[A-Z]\d{5}|[a-z_]+)-[a-z]+"
    r"|(?:pandoc|Typst|Quarto) \d+(?:\.\d+)+"
    r"|(?<![\d.,])[1-4]\.[1-4](?![\d.,]*\d)"
    r"|\bPM2,5\b"
)
# A criterion's number is one digit, a point, one digit; as a value it would be followed by a unit or a year.
VALUE_AFTER = re.compile(
    r"(?<![\d.,])\d\.\d(?= ?(?:%|procent|ton|kg|MW|mil|poäng|index|år\b|per |till \d|\(\d{4}\)|kronor|besök))"
)
LEFTOVERS = re.compile(r"\bnan\b|\bNaN\b|\bNaT\b|<NA>|\bNone\b|\bnull\b|\bundefined\b|\?fig|\bTrue\b|\bFalse\b|\binf\b")
MONTHS = re.compile(r"\b(?:January|February|March|May|June|July|August|October|December|Jan|Feb|Oct|Dec) ?(?=\d|\b)")
ENGLISH = re.compile(
    r"\b(?:the|and|of the|with|Zoom in|Zoom out|Pan|Box Select|Lasso Select|Autoscale|Reset axes|Download plot|"
    r"Toggle Spike Lines|Compare data|Produced with|Click to|Double-click|Loading|Search|Table of contents|Figure|"
    r"Table|Page|Source|Previous|Next|value|year|target|limit|trace \d+)\b"
)
POINT = re.compile(r"\d\.\d")
# Not before another number: a chart's label runs into its axis in the text of a PDF ("55,3" and "55 60").
COMMA_THOUSANDS = re.compile(r"(?<![\d,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,]| \d)")
HYPHEN_MINUS = re.compile(r"(?<![\w–-])-\d")
MARKUP = re.compile(r"\{\.|\]\{|:::|\[@|\]\(|\*\*|&[a-z]+;|\\[_*#\[\]]")

RULES = {
    "a leftover of code": LEFTOVERS,
    "an English month": MONTHS,
    "an English word": ENGLISH,
    "a comma in thousands": COMMA_THOUSANDS,
    "a hyphen for a minus": HYPHEN_MINUS,
    "markup": MARKUP,
}


def faults(text: str) -> list[str]:
    """Return each fault of ``text`` with the words around it."""
    found = [_fault("a decimal point", text, match) for match in VALUE_AFTER.finditer(text)]
    kept = BY_RIGHT.sub(lambda match: "¤" * len(match[0]), text)
    found += [_fault("a decimal point", text, match) for match in POINT.finditer(kept)]
    for name, rule in RULES.items():
        found += [_fault(name, text, match) for match in rule.finditer(kept)]
    return found


def _fault(name: str, text: str, match: re.Match[str]) -> str:
    return f"{name}: …{text[max(0, match.start() - 30) : match.end() + 30]}…"
