"""What each provider's answers must look like; a difference is found at the door, not in a chart.

A field that is missing or of another type is an error. A field that is new is a warning: providers add fields.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from indicators.sources.errors import FetchError

KpiId = Annotated[str, Field(pattern=r"^[A-Z]\d{5}$")]
Title = Annotated[str, Field(min_length=1, pattern=r"^[^\x00-\x1f\x7f]+$")]
# What Kolada says of a missing value: nothing, bortfall, ej tillämplig, sekretess (docs/sources.md).
MARKS = ("", "-", ".", "..")
AreaId = Annotated[str, Field(pattern=r"^\d{4}$")]


class Contract(BaseModel):
    """A part of an answer: strict types, unknown fields kept aside to be told of."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, allow_inf_nan=False)


class Measured(Contract):
    """One value of one gender; ``value`` is null where it is missing, and ``status`` says why."""

    gender: Literal["T", "K", "M"]
    count: int
    status: str
    value: float | None
    isdeleted: bool = False

    def unknown_words(self) -> set[str]:
        """Return the mark of a missing value, when it is none of those that are known."""
        return {f"status {self.status!r}"} if self.value is None and self.status not in MARKS else set()


class DataRow(Contract):
    """The values of one nyckeltal, area and year. The area may be a group (``G37569``)."""

    kpi: KpiId
    municipality: str
    period: Annotated[int, Field(ge=1900, le=2100)]
    values: tuple[Measured, ...]


class Kpi(Contract):
    """A nyckeltal in the catalogue."""

    id: KpiId
    title: Title
    description: str | None
    is_divided_by_gender: int | bool
    municipality_type: str
    auspice: str | None
    operating_area: str | None
    perspective: str | None
    prel_publication_date: str | None
    publication_date: str | None
    publ_period: str | int | None
    has_ou_data: bool


class Area(Contract):
    """A municipality (K) or region and country (L)."""

    id: AreaId
    title: Title
    type: Literal["K", "L"]


class Member(Contract):
    """A member of a comparison group."""

    member_id: str
    member_title: str


class Group(Contract):
    """A comparison group with its members as they are today."""

    id: Annotated[str, Field(pattern=r"^G\d+$")]
    title: Title
    members: tuple[Member, ...]


class Page(Contract):
    """One page of a list: how many it holds, and where the next one is."""

    values: list[dict[str, Any]]
    count: int
    next_url: str | None
    previous_url: str | None = None


Item = TypeVar("Item", bound=Contract)


def read(model: type[Item], data: Any, what: str) -> Item:
    """Return ``data`` as a ``model``; ``what`` names provider and answer in errors.

    Raises FetchError naming the first field that is missing or of another type.
    """
    try:
        return model.model_validate(_tuples(data), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"] if "[" not in str(part)) or "svaret"
        raise FetchError(
            f"{what}: fältet {place} {_said(first)}. Leverantören har ändrat sitt gränssnitt. Inget har ändrats."
        ) from error


_WANTED = {
    "string_type": "text väntades",
    "string_pattern_mismatch": "texten följer inte mönstret {pattern}",
    "string_too_short": "texten är tom",
    "int_type": "ett heltal väntades",
    "float_type": "ett tal väntades",
    "finite_number": "talet är inte ändligt",
    "bool_type": "true eller false väntades",
    "literal_error": "ett annat ord än de kända",
    "greater_than_equal": "mindre än {ge}",
    "less_than_equal": "större än {le}",
    "list_type": "en lista väntades",
    "tuple_type": "en lista väntades",
    "dict_type": "ett objekt väntades",
    "model_type": "ett objekt väntades",
    "model_attributes_type": "ett objekt väntades",
}


def _said(detail: ErrorDetails) -> str:
    """Return in Swedish what is wrong with a field; only kinds that no contract has are left without a reason."""
    if detail["type"] == "missing":
        return "saknas"
    reason = _WANTED.get(detail["type"], "").format(**detail.get("ctx", {}))
    return f"har fel form ({reason})" if reason else "har fel form"


def unknown_fields(item: Contract) -> set[str]:
    """Return the names of fields that the contract does not know, those of its parts included."""
    found = set(item.model_extra or {})
    for name in type(item).model_fields:
        value = getattr(item, name)
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for part in inner:
            if isinstance(part, Contract):
                found |= {f"{name}.{extra}" for extra in unknown_fields(part)}
    return found | (item.unknown_words() if isinstance(item, Measured) else set())


def _tuples(value: Any) -> Any:
    """Return lists as tuples, so that strict models take them; the rows of a page stay a list."""
    if isinstance(value, dict):
        return {
            key: inner if key == "values" and "next_url" in value else _tuples(inner) for key, inner in value.items()
        }
    if isinstance(value, list):
        return tuple(_tuples(inner) for inner in value)
    return value
