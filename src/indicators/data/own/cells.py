"""One cell of an own file as a value of its field: numbers with decimal comma, years from dates, codes with zeros."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from indicators.data.fields import Field
from indicators.data.own.columns import NO, YES, column

_CODES = {r"\d{4}": 4, r"\d{8}": 8}
_TRUTH = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
_YEARS = ("period", "year")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})([ T].*)?")
_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(rf"[-+]?(\d+|\d{{1,3}}({_SPACE}\d{{3}})+)([.,]\d+)?", re.ASCII)
# A point before exactly three digits is a decimal point to some and parts thousands to others.
_POINT = re.compile(r"[-+]?\d+\.\d+", re.ASCII)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_SHOWN = 40
_LONGEST = 30


class CellError(ValueError):
    """A cell does not fit its field; the arguments are what is wrong and what to do."""


def value_of(cell: Any, field: Field, *, points: bool = False) -> Any:
    """Return the cell as its field's type: text, int, float, bool or an ISO date. Raises CellError otherwise.

    ``points`` says that decimal points are used in the file (``has_points``): without it, ``1.234`` is refused.
    """
    if field.type == "boolean":
        found = cell if isinstance(cell, bool) else _TRUTH.get(str(cell).strip().lower())
        if found is None:
            raise _wrong(cell, field, "varken ja eller nej", "skriv ja eller nej")
        return found
    if field.type == "date":
        return _date(cell, field)
    if field.type != "string" and not points and _THOUSANDS.fullmatch(_plain(cell)):
        remedy = "skriv 1,234 eller 1 234; är punkten ett decimaltecken, skriv alla tal i filen så, minst ett entydigt"
        raise _wrong(cell, field, "antingen ett tal med decimaler eller tusental", remedy)
    return _text(cell, field) if field.type == "string" else _number_of(cell, field)


def has_points(cell: Any, field: Field) -> bool:
    """Return whether the cell is a number whose point can only be a decimal point: 1.5, 0.123 or 1234.567."""
    text = _plain(cell)
    return field.type == "number" and bool(_POINT.fullmatch(text)) and not _THOUSANDS.fullmatch(text)


def _plain(cell: Any) -> str:
    """Return a text's signs as a number has them; nothing for what is no text."""
    return cell.strip().replace("−", "-") if isinstance(cell, str) else ""


def _number_of(cell: Any, field: Field) -> float | int:
    value = _year(cell) if field.name in _YEARS else _number(cell)
    whole = field.type == "integer"
    if value is None or (whole and not value.is_integer()):
        kind = "ett helt år" if field.name in _YEARS else "ett heltal" if whole else "ett tal"
        formula = str(cell).strip().startswith("=")
        remedy = "klistra in värdet i stället för formeln" if formula else "skriv bara siffror och decimalkomma"
        raise _wrong(cell, field, f"inte {kind}", remedy)
    for limit, outside, word in ((field.minimum, -1, "under"), (field.maximum, 1, "över")):
        if limit is not None and (value - limit) * outside > 0:
            raise CellError(f"{column(field.name)} får inte vara {word} {limit:g}, fann {value:g}", "rätta talet")
    return int(value) if whole else value


def _text(cell: Any, field: Field) -> str:
    """Return text on one line; a code that a spreadsheet has made a number of gets its leading zeros back."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(str(cell).split())
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in text) or "\ufffd" in text:
        raise _wrong(cell, field, "inte ren text", "ta bort styrtecknen")
    width = _CODES.get(field.pattern)
    text = text.zfill(width) if width and text.isdigit() else text
    if field.enum and text not in field.enum:
        raise _wrong(cell, field, f"inte {' eller '.join(field.enum)}", "rätta cellen")
    if field.pattern and not re.fullmatch(field.pattern, text, re.ASCII):
        raise _wrong(cell, field, "inte skrivet rätt", "se hur kolumnen fylls i, docs/own-figures.md")
    return text


def _date(cell: Any, field: Field) -> str:
    if isinstance(cell, dt.datetime | dt.date):
        return cell.strftime("%Y-%m-%d")
    dated = _DATED.fullmatch(str(cell).strip())
    try:
        return dt.date.fromisoformat(dated[1] if dated else "").isoformat()
    except ValueError as error:
        raise _wrong(cell, field, "inte ett datum", "skriv ett datum som 2026-06-30") from error


def _year(cell: Any) -> float | None:
    """Return the year of a number, of a date, or of text with either."""
    if isinstance(cell, dt.datetime | dt.date):
        return float(cell.year)
    dated = _DATED.fullmatch(str(cell).strip())
    return float(dated[1][:4]) if dated else _number(cell)


def _number(cell: Any) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if abs(float(cell)) < float("inf") else None
    text = _plain(cell)
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST:
        return None
    return float(re.sub(_SPACE, "", text).replace(",", "."))


def _wrong(cell: Any, field: Field, what: str, remedy: str) -> CellError:
    return CellError(f"{column(field.name)}: {str(cell)[:_SHOWN]!r} är {what}", remedy)
