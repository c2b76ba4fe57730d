"""Read the officials' comments: a head between two lines of three hyphens, then plain paragraphs."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from indicators.programme.fields import Year
from indicators.programme.organisation import Comment, CommentHead
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem
from indicators.yaml_files.reading import TextFile, Tree, read_text, read_yaml_text
from indicators.yaml_files.translation import problems_of

FENCE = "---"
COMMENT_FILE = TextFile(
    most_bytes=100_000,
    unreadable=("filen kan inte läsas", "Kontrollera att det är en fil och att du har rätt att läsa den."),
    too_large="Korta kommentaren.",
    empty=f"Skriv fälten mellan de två raderna med {FENCE}.",
)
_YEAR: TypeAdapter[int] = TypeAdapter(Year)


def comment_tree(path: Path) -> tuple[Tree, tuple[str, ...]]:
    """Return the comment's head as a tree that knows its lines, and its paragraphs, each on one line.

    What cannot be read is noted in the tree's problems; its data is then None.
    """
    tree = Tree(str(path))
    text = read_text(path, tree, COMMENT_FILE) if _in_a_year(path, tree) and _is_markdown(path, tree) else None
    if text is None:
        return tree, ()
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != FENCE or FENCE not in [line.rstrip() for line in lines[1:]]:
        tree.add(1, "filen", "kommentaren saknar huvud", f"Börja med {FENCE}, fälten och {FENCE} på en egen rad.")
        return tree, ()
    end = 1 + [line.rstrip() for line in lines[1:]].index(FENCE)
    if not any(line.strip() for line in lines[1:end]):
        tree.add(1, "filen", "huvudet är tomt", f"Skriv fälten mellan de två raderna med {FENCE}.")
        return tree, ()
    # The opening fence becomes an empty line, so that every field keeps its line number.
    head = read_yaml_text("\n".join(["", *lines[1:end]]) + "\n", str(path), COMMENT_FILE)
    return head, _paragraphs(lines[end + 1 :])


def _in_a_year(path: Path, tree: Tree) -> bool:
    try:
        _YEAR.validate_python(path.parent.name)
    except ValidationError:
        what = f"mappen {path.parent.name!r} är inget år"
        tree.add(1, "filen", what, "Lägg kommentaren i comments/<år>/, till exempel comments/2022/.")
        return False
    return True


def _is_markdown(path: Path, tree: Tree) -> bool:
    if path.suffix != ".md":
        what = f"{path.name!r} slutar inte på .md och visas därför inte"
        tree.add(1, "filen", what, "Döp om den till .md, eller flytta den från comments.")
        return False
    return True


def _paragraphs(lines: list[str]) -> tuple[str, ...]:
    blocks = "\n".join(line.strip() for line in lines).split("\n\n")
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def comment_problems(tree: Tree, paragraphs: tuple[str, ...]) -> list[Problem]:
    """Return what is wrong with a comment by itself: its head, or that it says nothing at all."""
    if tree.data is None:
        return []
    if not paragraphs and not {"measure", "prognosis"} & tree.data.keys():
        remedy = f"Skriv text efter den andra raden med {FENCE}, eller en åtgärd (measure) eller prognos (prognosis)."
        return [Place(tree, (), tree.data).problem("filen", "kommentaren har ingen text", remedy)]
    try:
        CommentHead.model_validate(tree.data)
    except ValidationError as error:
        return problems_of(error, tree, CommentHead)
    if tree.data.get("summary") and tree.data.get("source") is None:
        remedy = "Ange det som sammanfattas som source, eller ta bort summary."
        return [Place(tree, (), tree.data).problem("summary", "en sammanfattning måste ha en källa", remedy)]
    return []


def comment_of(tree: Tree, paragraphs: tuple[str, ...], path: Path) -> Comment:
    """Return the comment of a head without problems; its year is its folder's."""
    head = CommentHead.model_validate(tree.data)
    return Comment(**dict(head), year=int(path.parent.name), paragraphs=paragraphs)
