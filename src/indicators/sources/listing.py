"""What is fetched besides the programme's own nyckeltal: ``data/sources.yml``, read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from indicators.errors import NulageError
from indicators.yaml_files.fields import Part
from indicators.yaml_files.problems import Problem, told
from indicators.yaml_files.reading import TextFile, Tree, read_yaml
from indicators.yaml_files.translation import problems_of

_FILE = TextFile(
    most_bytes=100_000,
    unreadable=("filen finns inte eller kan inte läsas", "Kontrollera namnet och rättigheterna."),
    too_large="Ta bort det som inte hämtas.",
    empty="Skriv first_year och tables i den.",
)


class SourcesError(NulageError):
    """``data/sources.yml`` cannot be used; the message has every problem, by line, with its remedy."""


class WantedTable(Part):
    """A table of SCB's with small areas; ``confirmed`` when somebody has seen that the id is right."""

    id: Annotated[str, Field(pattern=r"^TAB\d{1,6}$")]
    confirmed: bool


class Sources(Part):
    """The first year that values are fetched for, and SCB's tables."""

    first_year: Annotated[int, Field(ge=1970, le=2100)]
    tables: tuple[WantedTable, ...]


def load_sources(path: Path) -> Sources:
    """Return what ``path`` says. Raises SourcesError naming file, line, field and remedy of everything wrong in it."""
    tree = read_yaml(path, f"{path.parent.name}/{path.name}", _FILE)
    problems = list(tree.problems)
    if tree.data is not None:
        try:
            read = Sources.model_validate(tree.data)
            problems += _twice(read, tree)
        except ValidationError as error:
            problems += problems_of(error, tree, Sources)
    if problems:
        raise SourcesError(told(tree.file, sorted(problems)))
    return read


def _twice(read: Sources, tree: Tree) -> list[Problem]:
    ids = [each.id for each in read.tables]
    return [
        Problem(tree.file, tree.line(("tables", place, "id")), "id", f"{id} finns redan", "Behåll den ena av de två.")
        for place, id in enumerate(ids)
        if id in ids[:place]
    ]
