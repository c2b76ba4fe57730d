"""Read a programme: the main file and the files with its goals, or everything that is wrong with them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from indicators.programme.indicator import Indicator
from indicators.programme.model import (
    Criterion,
    CriterionFields,
    Goal,
    GoalEntry,
    GoalFields,
    Programme,
    ProgrammeFields,
    ProgrammeFile,
)
from indicators.programme.places import Place
from indicators.programme.problems import Problem, ProgrammeError
from indicators.programme.reading import Tree, read_tree
from indicators.programme.rules import Outline, problems_between
from indicators.programme.translation import problems_of


def load_programme(path: Path | str) -> Programme:
    """Return the programme whose main file is ``path`` (see docs/programme.md for how it is written).

    Raises ProgrammeError with every problem of every file, by file and line: YAML that cannot be read, unknown and
    missing fields, values of the wrong kind, names that do not exist or stand twice, and limits better than targets.
    """
    path = Path(path)
    main = read_tree(path, str(path))
    parts = _part_trees(main, path)
    trees = [main, *parts]
    problems = [*_model_problems(main, parts), *problems_between(_outline(main, parts))] if main.data else []
    problems.extend(problem for tree in trees for problem in tree.problems)
    if problems:
        order = {tree.file: place for place, tree in enumerate(trees)}
        raise ProgrammeError(sorted(problems, key=lambda each: (order[each.file], each)))
    return _programme(main, parts)


def _part_trees(main: Tree, path: Path) -> list[Tree]:
    listed = main.data.get("parts") if main.data else None
    trees: list[Tree] = []
    for place, name in enumerate(listed if isinstance(listed, tuple) else ()):
        if not isinstance(name, str):
            continue
        line = main.line(("parts", place))
        if not _inside(name, path):
            main.add(line, "parts", f"{name!r} ligger inte i programmets mapp", "Skriv sökvägen från huvudfilen.")
        elif not (path.parent / name).is_file():
            main.add(line, "parts", f"filen {name!r} finns inte", "Rätta namnet, eller skapa filen.")
        else:
            trees.append(read_tree(path.parent / name, str(path.parent / name)))
    if main.data and not listed and not main.data.get("goals"):
        main.add(
            1, "parts", "programmet har inga mål", "Lista målens filer under parts, eller skriv målen under goals."
        )
    return trees


def _inside(name: str, path: Path) -> bool:
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or "\0" in name:
        return False
    return (path.parent / name).resolve().is_relative_to(path.parent.resolve())


def _model_problems(main: Tree, parts: list[Tree]) -> list[Problem]:
    pairs: list[tuple[Tree, type[BaseModel]]] = [(main, ProgrammeFile), *((part, GoalEntry) for part in parts)]
    found: list[Problem] = []
    for tree, model in pairs:
        try:
            if tree.data is not None:
                model.model_validate(tree.data)
        except ValidationError as error:
            found.extend(problems_of(error, tree, model))
    return found


def _outline(main: Tree, parts: list[Tree]) -> Outline:
    whole = Place(main, (), main.data)
    goals = [*whole.items("goals"), *(Place(part, (), part.data) for part in parts if part.data is not None)]
    return Outline(whole, tuple(goals))


def _programme(main: Tree, parts: list[Tree]) -> Programme:
    file = ProgrammeFile.model_validate(main.data)
    entries = [*file.goals, *(GoalEntry.model_validate(part.data) for part in parts)]
    criteria = [(entry, criterion) for entry in entries for criterion in entry.criteria]
    return Programme(
        **_fields(file, ProgrammeFields),
        goals=tuple(Goal(**_fields(entry, GoalFields)) for entry in entries),
        criteria=tuple(Criterion(**_fields(each, CriterionFields), goal=goal.id) for goal, each in criteria),
        indicators=tuple(
            Indicator(**_fields(entry, type(entry)), criterion=criterion.id)
            for _, criterion in criteria
            for entry in criterion.indicators
        ),
    )


def _fields(part: BaseModel, model: type[BaseModel]) -> dict[str, Any]:
    return {name: getattr(part, name) for name in model.model_fields}
