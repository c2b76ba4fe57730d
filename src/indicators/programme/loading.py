"""Read a programme: the main file and the files with its goals, or everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from indicators.programme.around_rules import Around, around_problems
from indicators.programme.comments import comment_of, comment_problems, comment_tree
from indicators.programme.conflict_rules import conflict_problems
from indicators.programme.consultation_rules import consultation_problems
from indicators.programme.decision_rules import decision_problems
from indicators.programme.files import comment_files, listed_trees, version_files
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
    Shared,
)
from indicators.programme.problems import ProgrammeError
from indicators.programme.reading import read_tree
from indicators.programme.rules import Outline, problems_between
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem
from indicators.yaml_files.reading import Tree
from indicators.yaml_files.translation import problems_of


def load_programme(path: Path | str) -> Programme:
    """Return the programme whose main file is ``path`` (see docs/programme.md for how it is written).

    Raises ProgrammeError with every problem of every file, by file and line: YAML that cannot be read, unknown and
    missing fields, values of the wrong kind, names that do not exist or stand twice, and limits better than targets.
    """
    read = _read(Path(path))
    if read.main.data:
        read.main.problems.extend(_same_id(read, Path(path)))
    problems = [*_model_problems(read), *_problems_between(read, Path(path))] if read.main.data else []
    problems.extend(problem for tree in read.trees for problem in tree.problems)
    if problems:
        order = {tree.file: place for place, tree in enumerate(read.trees)}
        raise ProgrammeError(sorted(problems, key=lambda each: (order[each.file], each)))
    return _programme(read)


@dataclass(frozen=True)
class Read:
    """The files of one programme, read and not yet trusted."""

    main: Tree
    parts: list[Tree]
    shared: list[Tree]
    comments: list[tuple[Path, Tree, tuple[str, ...]]]

    @property
    def trees(self) -> list[Tree]:
        """Every file, the main one first."""
        return [self.main, *self.parts, *self.shared, *(tree for _, tree, _ in self.comments)]


def _read(path: Path) -> Read:
    main = read_tree(path, str(path))
    parts, shared = listed_trees(main, path, "parts"), listed_trees(main, path, "shared")
    if main.data and not main.data.get("parts") and not main.data.get("goals"):
        main.add(
            1, "parts", "programmet har inga mål", "Lista målens filer under parts, eller skriv målen under goals."
        )
    return Read(main, parts, shared, [(each, *comment_tree(each)) for each in comment_files(path)])


def _same_id(read: Read, path: Path) -> list[Problem]:
    """Return a problem when another version in the folder has the same id."""
    mine = read.main.data.get("id")
    others = [other for name, other in version_files(path.parent) if name == mine and other.name != path.name]
    what, remedy = "id finns redan i {}", "Varje version av programmet har ett eget id."
    return [Place(read.main, (), read.main.data).problem("id", what.format(other), remedy) for other in others]


def _model_problems(read: Read) -> list[Problem]:
    pairs: list[tuple[Tree, type[BaseModel]]] = [
        (read.main, ProgrammeFile),
        *((part, GoalEntry) for part in read.parts),
        *((each, Shared) for each in read.shared),
    ]
    found = [problem for _, tree, text in read.comments for problem in comment_problems(tree, text)]
    for tree, model in pairs:
        try:
            if tree.data is not None:
                model.model_validate(tree.data)
        except ValidationError as error:
            found.extend(problems_of(error, tree, model))
    found.extend(_undated(read))
    return found


def _undated(read: Read) -> list[Problem]:
    data = read.main.data
    if data.get("status") in (None, "publicerad") or data.get("date") is not None:
        return []
    what, remedy = "datum saknas", "Skriv datumet; bara status publicerad får sakna det."
    return [Place(read.main, (), data).problem("date", what, remedy)]


def _problems_between(read: Read, path: Path) -> list[Problem]:
    outline = _outline(read)
    around = Around(
        programme=str(read.main.data.get("id")),
        places=outline.around,
        comments=tuple(Place(tree, (), tree.data) for _, tree, _ in read.comments if tree.data is not None),
        subjects=outline.subjects,
        kpis=outline.kpis,
        versions=frozenset(name for name, _ in version_files(path.parent)) | {str(read.main.data.get("id"))},
    )
    return [
        *problems_between(outline),
        *decision_problems(outline),
        *around_problems(around),
        *consultation_problems(around),
        *conflict_problems(around, outline.judged),
    ]


def _outline(read: Read) -> Outline:
    whole = Place(read.main, (), read.main.data)
    goals = [*whole.items("goals"), *(Place(part, (), part.data) for part in read.parts if part.data is not None)]
    shared = (Place(each, (), each.data) for each in read.shared if each.data is not None)
    comments = (Place(tree, (), tree.data) for _, tree, _ in read.comments if tree.data is not None)
    return Outline(whole, tuple(goals), (whole, *shared), tuple(comments))


def _programme(read: Read) -> Programme:
    file = ProgrammeFile.model_validate(read.main.data)
    entries = [*file.goals, *(GoalEntry.model_validate(part.data) for part in read.parts)]
    criteria = [(entry, criterion) for entry in entries for criterion in entry.criteria]
    return Programme(
        **_fields(file, ProgrammeFields),
        **_around(file, [Shared.model_validate(each.data) for each in read.shared]),
        goals=tuple(Goal(**_fields(entry, GoalFields)) for entry in entries),
        criteria=tuple(Criterion(**_fields(each, CriterionFields), goal=goal.id) for goal, each in criteria),
        indicators=tuple(
            Indicator(**_fields(entry, type(entry)), criterion=criterion.id)
            for _, criterion in criteria
            for entry in criterion.indicators
        ),
        comments=tuple(
            comment
            for path, tree, paragraphs in read.comments
            if (comment := comment_of(tree, paragraphs, path)).programme == file.id
        ),
    )


def _around(file: ProgrammeFile, shared: list[Shared]) -> dict[str, Any]:
    """Return what stands around the goals, of the main file and the shared ones, for this version only."""
    wholes: list[Shared] = [file, *shared]
    merged: dict[str, Any] = {"sources": {name: each for whole in wholes for name, each in whole.sources.items()}}
    for name in Shared.model_fields.keys() - {"sources"}:
        entries = [entry for whole in wholes for entry in getattr(whole, name)]
        merged[name] = tuple(entry for entry in entries if _applies(entry, file.id))
    merged["documents"] = tuple(
        each.model_copy(update={"governs": tuple(tie for tie in each.governs if _applies(tie, file.id))})
        for each in merged["documents"]
    )
    merged["consultations"] = tuple(each for each in merged["consultations"] if each.programme == file.id)
    return merged


def _applies(entry: Any, programme: str) -> bool:
    versions = getattr(entry, "only_in", ())
    return not versions or programme in versions


def _fields(part: BaseModel, model: type[BaseModel]) -> dict[str, Any]:
    return {name: getattr(part, name) for name in model.model_fields}
