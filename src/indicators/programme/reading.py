"""What a programme's files may be: their size, and how their errors speak."""

from __future__ import annotations

from pathlib import Path

from indicators.yaml_files.reading import TextFile, Tree, read_yaml

PROGRAMME_FILE = TextFile(
    most_bytes=1_000_000,
    unreadable=("filen finns inte eller kan inte läsas", "Kontrollera namnet och rättigheterna."),
    too_large="Dela upp den på flera filer med parts.",
    empty="Skriv programmet i den, eller ta bort den ur parts.",
)


def read_tree(path: Path, shown: str) -> Tree:
    """Read a file of a programme; ``shown`` is the name that errors give it. Never raises for what it contains."""
    return read_yaml(path, shown, PROGRAMME_FILE)
