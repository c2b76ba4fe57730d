"""Which files a programme consists of, and which other versions lie beside it."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from indicators.programme.reading import read_tree
from indicators.yaml_files.reading import Tree

_ID = re.compile(r"^id:\s*[\"']?([a-z0-9][a-z0-9-]{0,49})[\"']?\s*(?:#.*)?$", re.MULTILINE)
_MAIN = re.compile(r"^(parts|goals):", re.MULTILINE)
COMMENTS = "comments"


def version_files(folder: Path) -> list[tuple[str, Path]]:
    """Return (id, path) of every programme's main file in ``folder``, by file name.

    A main file has an ``id`` and ``parts`` or ``goals`` at its left margin; files that versions share have not.
    """
    found = []
    for path in sorted(folder.glob("*.yml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        named = _ID.search(text)
        if named and _MAIN.search(text):
            found.append((named[1], path))
    return found


def listed_trees(main: Tree, path: Path, field: str) -> list[Tree]:
    """Return the files listed under ``field`` of the main file, read; what is wrong with the list is noted in it."""
    return [read_tree(file, str(file)) for file in _listed_files(main, path, field)]


def _listed_files(main: Tree, path: Path, field: str) -> list[Path]:
    listed = main.data.get(field) if main.data else None
    files: list[Path] = []
    for place, name in enumerate(listed if isinstance(listed, tuple) else ()):
        if not isinstance(name, str):
            continue
        line = main.line((field, place))
        if not _inside(name, path):
            main.add(line, field, f"{name!r} ligger inte i programmets mapp", "Skriv sökvägen från huvudfilen.")
        elif not (path.parent / name).is_file():
            main.add(line, field, f"filen {name!r} finns inte", "Rätta namnet, eller skapa filen.")
        else:
            files.append(path.parent / name)
    return files


def programme_files(path: Path) -> list[Path]:
    """Return every file that decides what the programme says: main file, parts, shared files and comments.

    A file that is listed but does not exist is left out; ``load_programme`` says so.
    """
    main = read_tree(path, str(path))
    listed = [file for field in ("parts", "shared") for file in _listed_files(main, path, field)]
    return [path, *listed, *comment_files(path)]


def comment_files(path: Path) -> list[Path]:
    """Return the officials' comments beside a main file: ``comments/<year>/*.md``, by year and name.

    Everything else under ``comments`` is among them, hidden files left out: ``load_programme`` says that it lies wrong
    or has another ending, so that no comment is passed over in silence.
    """
    folder = path.parent / COMMENTS
    found = [each for each in folder.rglob("*") if each.is_file() or each.suffix == ".md"]
    return sorted(each for each in found if not any(part.startswith(".") for part in each.relative_to(folder).parts))


def _inside(name: str, path: Path) -> bool:
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or "\0" in name:
        return False
    return (path.parent / name).resolve().is_relative_to(path.parent.resolve())
