"""What a consultation led to: the changes of the next version that each opinion names, checked against that version."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from indicators.programme.change import Change
from indicators.programme.comparison import compare
from indicators.programme.files import listed_trees, version_files
from indicators.programme.loading import load_programme
from indicators.programme.model import Programme
from indicators.programme.organisation import Consultation
from indicators.programme.problems import ProgrammeError
from indicators.programme.reading import read_tree
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem


def changes_after(programme: Programme, consultation: Consultation, path: Path) -> tuple[Change, ...]:
    """Return the changes from the version that was sent out to the one that came after it, none where none is named.

    ``path`` is the programme's main file. Raises ProgrammeError when the next version cannot be read, or when an
    opinion names a change that the two versions do not have.
    """
    following = dict(version_files(path.parent)).get(consultation.next or "")
    found = compare(programme, load_programme(following)) if following else ()
    problems = list(_unknown(consultation, path, frozenset(each.id for each in found)))
    if problems:
        raise ProgrammeError(sorted(problems))
    return found


def check_consultations(programme: Programme, path: Path) -> None:
    """Check every change that the answers to the programme's consultations name. Raises as :func:`changes_after`."""
    for consultation in programme.consultations:
        changes_after(programme, consultation, path)


def _unknown(consultation: Consultation, path: Path, known: frozenset[str]) -> Iterator[Problem]:
    for opinion in _written(consultation.id, path):
        for named in opinion.words("changes"):
            if named not in known:
                yield opinion.problem("changes", *_said(named, consultation, known))


def _said(named: str, consultation: Consultation, known: frozenset[str]) -> tuple[str, str]:
    if consultation.next is None:
        what = f"ändringen {named!r} går inte att följa, eftersom remissen inte säger vilken version som kom efter"
        return what, "Skriv versionens id under next, eller ta bort changes."
    what = f"ändringen {named!r} finns inte mellan {consultation.programme} och {consultation.next}"
    near = get_close_matches(named, sorted(known), n=1)
    meant = f"Menas {near[0]}? " if near else ""
    return (
        what,
        f"{meant}Kör nulage diff {consultation.programme} {consultation.next} och se vilka ändringar som finns.",
    )


def _written(consultation: str, path: Path) -> Iterator[Place]:
    """Yield the demands and opinions of a consultation as they are written, with their files and lines."""
    main = read_tree(path, str(path))
    for tree in (main, *listed_trees(main, path, "shared")):
        for written in Place(tree, (), tree.data or {}).items("consultations"):
            if written.get("id") == consultation:
                yield from (*written.items("inputs"), *written.items("opinions"))
