"""The rules of each raw table as pandera schemas, and their failures as errors that name file, row and rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd
import pandera.pandas as pandera
from pandera.errors import SchemaErrors

from indicators.data.descriptor import RESTORE
from indicators.data.errors import DataError
from indicators.data.fields import TABLES, Field
from indicators.data.reading import quoted, row_number

_DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean", "string": None}

Known = Mapping[str, Collection[str]]


def schema(table: str, known: Known, periods: tuple[int, int] | None = None) -> pandera.DataFrameSchema:
    """Return the schema of ``table``: types, required fields, ranges, patterns, references and the unique key.

    ``known`` maps a reference such as ``areas.code`` to the values it may take; ``periods`` narrows the field
    ``period`` to the snapshot's own first and last year. The rules are those of ``fields.TABLES``.
    """
    spec = TABLES[table]
    columns = {f.name: _column(f, known, periods if f.name == "period" else None) for f in spec.fields}
    return pandera.DataFrameSchema(
        columns, unique=list(spec.key), strict=True, report_duplicates="exclude_first", name=table
    )


def check_frame(frame: pd.DataFrame, rules: pandera.DataFrameSchema, format: str, shown: str) -> pd.DataFrame:
    """Return ``frame`` unchanged when it keeps ``rules``; raise DataError for the first row that does not."""
    try:
        rules.validate(frame, lazy=True)
    except SchemaErrors as failures:
        cases = failures.failure_cases
        first = cases.loc[cases["index"].astype("Int64").fillna(-1).idxmin()]
        row = None if pd.isna(first["index"]) else row_number(first["index"], format)
        raise DataError.at(shown, _rule(first, rules), RESTORE, row=row) from failures
    return frame


def _column(field: Field, known: Known, periods: tuple[int, int] | None) -> pandera.Column:
    checks = []
    if field.enum:
        text = f"{field.name} ska vara {' eller '.join(field.enum)}"
        checks.append(pandera.Check.isin(field.enum, error=text))
    if field.pattern:
        checks.append(pandera.Check.str_matches(f"^(?:{field.pattern})$", error=f"{field.name} har fel form"))
    low, high = periods or (field.minimum, field.maximum)
    if low is not None:
        checks.append(pandera.Check.ge(low, error=f"{field.name} får inte vara under {low}"))
    if high is not None:
        checks.append(pandera.Check.le(high, error=f"{field.name} får inte vara över {high}"))
    if field.refers:
        text = f"{field.name} finns inte i {field.refers}"
        checks.append(pandera.Check.isin(list(known[field.refers]), error=text))
    return pandera.Column(_DTYPES[field.type], checks, nullable=not field.required)


def _rule(case: pd.Series, rules: pandera.DataFrameSchema) -> str:
    check = str(case["check"])
    if check == "multiple_fields_uniqueness":
        return f"nyckeln ({', '.join(rules.unique or [])}) förekommer mer än en gång"
    if check == "not_nullable":
        return f"{case['column']} får inte vara tomt"
    return f"{check}, fann {quoted(case['failure_case'])}"
