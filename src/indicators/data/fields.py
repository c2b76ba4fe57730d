"""What each kind of raw table holds: fields, types and rules, written once.

The pandera schemas (``schemas``) and the Frictionless descriptors (``packaging``) are both made from these lists, so
a rule cannot be stated in one place and forgotten in the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from indicators.data.small_areas import TODAY

FieldType = Literal["string", "integer", "number", "boolean", "date"]

GENDERS = ("T", "K", "M")
_CODE = r"\d{4}"
_KPI = r"[A-Z]\d{5}"
_SMALL_AREA = r"\d{4}[A-C]\d{4}"
SNAPSHOT = r"[a-z0-9][a-z0-9-]{0,63}"
# Nyckeltal of the municipality's own: E00001 and on.
OWN_KPI = r"E\d{5}"
# Tables of the municipality's own figures, which no snapshot holds: they lie in data/raw/own.
OWN_TABLES = ("own_values", "later_values", "districts", "facts")


@dataclass(frozen=True)
class Field:
    """One field: its Frictionless type and constraints; ``refers`` names the ``table.field`` it must be found in.

    ``default`` is what an empty cell of an own figure means.
    """

    name: str
    type: FieldType = "string"
    required: bool = True
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    refers: str = ""
    default: str | bool | None = None

    @property
    def constraints(self) -> dict[str, Any]:
        """What Frictionless says of the field's values: ``{"constraints": {...}}``, or nothing where all may be."""
        limits = (("minimum", self.minimum), ("maximum", self.maximum))
        said: dict[str, Any] = {"required": True} if self.required else {}
        said |= {"enum": list(self.enum)} if self.enum else {}
        said |= {"pattern": self.pattern} if self.pattern else {}
        said |= {name: int(most) if self.type == "integer" else most for name, most in limits if most is not None}
        return {"constraints": said} if said else {}


@dataclass(frozen=True)
class Table:
    """One kind of raw table: its fields in file order and the fields that together are unique."""

    fields: tuple[Field, ...]
    key: tuple[str, ...]
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(f.name for f in self.fields))


_MUNICIPALITY = Field("municipality", pattern=_CODE, refers="areas.code")
_PERIOD = Field("period", "integer", minimum=1900, maximum=2100)
_GENDER = Field("gender", enum=GENDERS)
_ANY_GENDER = Field("gender", required=False, enum=GENDERS, default="T")
_KPI_OF = Field("kpi", pattern=_KPI, refers="kpis.kpi")
_YEAR = Field("year", "integer", minimum=1900, maximum=2100)
_VALUE = Field("value", "number")
_SOURCE = Field("source")

TABLES: dict[str, Table] = {
    "areas": Table((Field("code", pattern=_CODE), Field("title"), Field("type", enum=("K", "L", "R"))), ("code",)),
    "kpis": Table(
        (
            Field("kpi", pattern=_KPI),
            Field("title"),
            Field("title_2026", required=False),
            Field("divided_by_gender", "boolean", required=False),
            Field("retired", "boolean"),
        ),
        ("kpi",),
    ),
    "groups": Table(
        (
            Field("group", pattern=r"G\d+"),
            Field("title"),
            Field("subject"),
            Field("year", "integer", required=False, minimum=1900, maximum=2100),
            Field("owner", required=False, pattern=_CODE, refers="areas.code"),
            Field("member", pattern=_CODE, refers="areas.code"),
        ),
        ("group", "member"),
    ),
    "observations": Table((_MUNICIPALITY, _PERIOD, _GENDER, _VALUE), ("municipality", "period", "gender")),
    "own_values": Table(
        (
            _KPI_OF,
            _MUNICIPALITY,
            _PERIOD,
            _ANY_GENDER,
            Field("value", "number", required=False),
            Field("n", "integer", required=False, minimum=1),
            Field("approximate", "boolean", required=False, default=False),
            _SOURCE,
            Field("title", required=False),
            Field("snapshots", required=False, pattern=rf"{SNAPSHOT}( {SNAPSHOT})*"),
            Field("scope", required=False),
        ),
        ("kpi", "municipality", "period", "gender"),
    ),
    "later_values": Table(
        (_KPI_OF, _MUNICIPALITY, _PERIOD, _ANY_GENDER, _VALUE, Field("known", "date"), _SOURCE),
        ("kpi", "municipality", "period", "gender", "known"),
    ),
    "facts": Table((Field("fact"), _MUNICIPALITY, Field("label"), _YEAR, _VALUE, Field("unit"), _SOURCE), ("fact",)),
    "districts": Table(
        (
            _MUNICIPALITY,
            _YEAR,
            Field("code", pattern=r"\d{8}"),
            Field("name"),
            Field("eligible", "integer", minimum=0),
            Field("voters", "integer", minimum=0),
            Field("undistributed", "boolean", required=False, default=False),
            _SOURCE,
        ),
        ("year", "code"),
    ),
    "small_area_shapes": Table(
        (
            Field("area", pattern=_SMALL_AREA),
            Field("name"),
            Field("kind", enum=("Omland", "Övrig tätort", "Centrum")),
            Field("population", "integer", required=False, minimum=0),
        ),
        ("area",),
    ),
    "small_area_counts": Table(
        (
            Field("table"),
            Field("title"),
            Field("area", pattern=_SMALL_AREA, refers="small_area_shapes.area"),
            Field("category"),
            _YEAR,
            Field("value", "number", minimum=0),
        ),
        ("table", "area", "category", "year"),
    ),
    "small_area_today": Table(
        (
            Field("area", pattern=_SMALL_AREA, refers="small_area_shapes.area"),
            Field("measure", enum=tuple(TODAY)),
            _YEAR,
            _VALUE,
        ),
        ("area", "measure", "year"),
    ),
}
