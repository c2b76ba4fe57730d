"""Titles that the provider has changed since the nyckeltal were chosen: a person must say that they measure the same.

A nyckeltal may be redefined under the same id (N09809 went from per 1000 inhabitants to percent), and the title is all
that tells. Rule: docs/method.md, section 2, ``unconfirmed_title``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from indicators.errors import NulageError
from indicators.programme.context import Supporting
from indicators.programme.files import listed_trees
from indicators.programme.indicator import Indicator
from indicators.programme.model import Programme
from indicators.programme.reading import read_tree
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem

FIELD = "titles_confirmed"


class TitleError(NulageError):
    """Titles that nobody has confirmed. ``problems`` has one for each nyckeltal, by file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        count = "1 nyckeltal" if len(problems) == 1 else f"{len(problems)} nyckeltal"
        head = f"Källan har ändrat titeln på {count}. Det bedöms inte förrän en person har bekräftat titeln."
        super().__init__("\n".join([head, *map(str, problems)]))


def unconfirmed_titles(programme: Programme, kpis: pd.DataFrame) -> dict[str, str]:
    """Return the title the provider has now, by nyckeltal, where it is neither the chosen nor a confirmed one.

    ``kpis`` is the snapshot's table, with kpi and title. Titles are compared exactly, less white space around them.
    """
    now = dict(zip(kpis["kpi"].astype(str), kpis["title"].astype(str).str.strip(), strict=True))
    found = {}
    entries: tuple[Indicator | Supporting, ...] = (*programme.indicators, *programme.supporting)
    for each in entries:
        title = now.get(each.kpi)
        if title is not None and title not in {known.strip() for known in (each.title, *each.titles_confirmed)}:
            found[each.kpi] = title
    return found


def check_titles(programme: Programme, path: Path, kpis: pd.DataFrame) -> None:
    """Raise TitleError, with file, line and what to write, unless every title is confirmed.

    ``path`` is the programme's main file.
    """
    changed = unconfirmed_titles(programme, kpis)
    problems = sorted(_problem(place, changed) for place in _written(path) if place.get("kpi") in changed)
    if problems:
        raise TitleError(problems)


def _problem(place: Place, changed: dict[str, str]) -> Problem:
    title = changed[str(place.get("kpi"))]
    return place.problem(
        "title",
        f"källan kallar {place.get('kpi')} ”{title}”, men det valdes som ”{str(place.get('title')).strip()}”",
        f'Mäter det samma sak: skriv {FIELD}: ["{title}"]. Annars: byt nyckeltal, eller välj om enhet och målvärden.',
    )


def _written(path: Path) -> Iterator[Place]:
    """Yield every indicator and supporting nyckeltal as it is written."""
    main = read_tree(path, str(path))
    places = [
        Place(tree, (), tree.data or {}) for field in ("parts", "shared") for tree in listed_trees(main, path, field)
    ]
    for place in (Place(main, (), main.data or {}), *places):
        yield from place.items("supporting")
        for goal in (place, *place.items("goals")):
            for criterion in goal.items("criteria"):
                yield from criterion.items("indicators")
