"""Write chosen values into a programme's own files, or mark them as decided; nothing else in the files changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml.nodes import MappingNode, ScalarNode

from indicators.errors import NulageError
from indicators.programme.editing import Edit, applied, child, compose, fields_set, members, rows_added
from indicators.programme.files import programme_files
from indicators.programme.indicator import ChosenValue, Indicator
from indicators.programme.loading import load_programme
from indicators.programme.model import Programme
from indicators.writing import write_whole
from indicators.yaml_files.fields import Part
from indicators.yaml_files.scalars import plain

FIELDS = ("year", "target", "limit", "long_term", "long_term_year", "status", "ambition", "reference", "date")
_AFTER = ("source", "mark", "baseline_year", "kpi")
_BOM = "\ufeff"


class WritingError(NulageError):
    """The programme's files could not be changed; they are as they were before."""


@dataclass(frozen=True)
class Changed:
    """What was done: the files that changed, the values written or marked, and the decided ones that were kept."""

    files: tuple[Path, ...]
    written: tuple[tuple[Indicator, ChosenValue], ...]
    kept: tuple[tuple[Indicator, ChosenValue], ...]


def write_values(path: Path, values: Mapping[str, Sequence[ChosenValue]]) -> Changed:
    """Write proposed values, by indicator id, into the programme whose main file is ``path``.

    A value that is only a proposal is written over; a decided one never is. The files are written beside and renamed,
    and the programme is then loaded: on any problem every file is put back. Raises ProgrammeError for a programme
    that is wrong before, WritingError for one that cannot be written or would be wrong after.
    """
    programme = load_programme(path)
    own = {name: programme.indicator(name) for name in values}
    decided = {name: {each.year: each for each in own[name].values if each.decided} for name in values}
    news = {name: [each for each in rows if each.year not in decided[name]] for name, rows in values.items()}
    kept = [(own[name], decided[name][each.year]) for name in values for each in values[name] if each not in news[name]]

    def edits(indicator: Indicator, node: MappingNode, text: str) -> list[Edit]:
        return _written(node, text, news[indicator.id], indicator.decimals)

    files = _change(path, programme, [own[name] for name, rows in news.items() if rows], edits)
    return Changed(files, tuple((own[name], each) for name in values for each in news[name]), tuple(kept))


def mark_decided(path: Path, indicators: Iterable[str], reference: str) -> Changed:
    """Mark every value written for the indicators as decided by the source ``reference``, with that source's date.

    Values that are decided already keep their decision. Raises WritingError when the source is unknown or undated,
    or nothing is written; else as :func:`write_values`.
    """
    programme = load_programme(path)
    date = _date_of(programme, reference, path)
    own = [programme.indicator(name) for name in indicators]
    pairs = [(each, value) for each in own for value in each.values]
    undecided = [(each, value) for each, value in pairs if not value.decided]
    if not pairs:
        raise WritingError(
            f"{path}: inga värden är skrivna för indikatorerna. Skriv dem först: nulage propose --write."
        )
    fields = {"status": "beslutad", "reference": _quoted(reference), "date": date}

    def edits(indicator: Indicator, node: MappingNode, text: str) -> list[Edit]:
        rows = _rows(node)
        return [
            edit
            for each, value in undecided
            if each.id == indicator.id
            for edit in fields_set(rows[value.year], text, fields)
        ]

    files = _change(path, programme, list({each.id: each for each, _ in undecided}.values()), edits)
    return Changed(files, tuple(undecided), tuple(pair for pair in pairs if pair[1].decided))


def _date_of(programme: Programme, reference: str, path: Path) -> str:
    source = programme.sources.get(reference)
    if source is None:
        raise WritingError(
            f"{path}: källan {reference!r} finns inte i programmet. Lägg till beslutet under sources, med title och "
            f"date, i huvudfilen eller en fil under shared. Källor som finns: {', '.join(sorted(programme.sources))}."
        )
    if not source.decision:
        raise WritingError(
            f"{path}: källan {reference!r} är inget beslut (decision: false). Ange beslutets beteckning."
        )
    if source.date is None:
        raise WritingError(
            f"{path}: källan {reference!r} har inget datum, och ett beslut har ett. Lägg till date under källan."
        )
    return source.date.isoformat()


def _written(node: MappingNode, text: str, values: Sequence[ChosenValue], decimals: int) -> list[Edit]:
    rows = _rows(node)
    edits: list[Edit] = []
    added: list[list[str]] = []
    for value in values:
        fields = {name: _shown(value, name, decimals) for name in FIELDS}
        if value.year in rows:
            edits += fields_set(rows[value.year], text, fields)
        else:
            added.append([f"{name}: {said}" for name, said in fields.items() if said is not None])
    after = next(name for name in _AFTER if child(node, name) is not None)
    return edits + ([rows_added(node, text, "values", added, after=after)] if added else [])


def _shown(value: ChosenValue, name: str, decimals: int) -> str | None:
    part = getattr(value, name)
    if name in ("target", "limit", "long_term") and part is not None:
        return f"{part:.{decimals}f}"
    if name == "reference" and part is not None:
        return _quoted(part)
    return None if part is None else str(part)


def _quoted(word: str) -> str:
    """Return a source's id as YAML: in quotes where it would otherwise be read as a date, a number or nothing."""
    return word if plain(ScalarNode("", word)) == word else f'"{word}"'


def _rows(node: MappingNode) -> dict[int, MappingNode]:
    """Return the rows under ``values`` by year."""
    return {int(child(row, "year").value): row for row in members(child(node, "values"))}  # type: ignore[union-attr, misc]


def _change(
    path: Path,
    programme: Programme,
    indicators: Sequence[Indicator],
    edits: Callable[[Indicator, MappingNode, str], list[Edit]],
) -> tuple[Path, ...]:
    """Make the edits in the files that hold the indicators, and check that only their values have changed."""
    by_kpi = {each.kpi: each for each in indicators}
    olds: dict[Path, bytes] = {}
    news: dict[Path, bytes] = {}
    for file in (each.resolve() for each in programme_files(path) if each.suffix in {".yml", ".yaml"}):
        old = file.read_bytes()
        text = old.decode("utf-8")
        mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
        found = [(by_kpi[kpi], node) for kpi, node in _nodes(text) if kpi in by_kpi]
        wanted = [edit for indicator, node in found for edit in edits(indicator, node, text)]
        if wanted:
            olds[file], news[file] = old, (mark + applied(text, wanted)).encode("utf-8")
    _replace(news, olds, lambda: _check(path, programme))
    return tuple(news)


def _nodes(text: str) -> list[tuple[str, MappingNode]]:
    """Return each indicator in a file with goals, or with one goal, by its nyckeltal."""
    root = compose(text)
    goals = [root, *members(child(root, "goals"))]
    criteria = [each for goal in goals for each in members(child(goal, "criteria"))]
    nodes = [each for criterion in criteria for each in members(child(criterion, "indicators"))]
    return [(child(each, "kpi").value, each) for each in nodes if isinstance(each, MappingNode)]  # type: ignore[union-attr]


def _replace(news: Mapping[Path, bytes], olds: Mapping[Path, bytes], check: Callable[[], None]) -> None:
    """Write the new files beside the old ones, rename them into place and check; put the old ones back if it fails."""
    try:
        for file, data in news.items():
            write_whole(file, data)
        check()
    except BaseException as error:
        for file, data in olds.items():
            if file.read_bytes() != data:
                write_whole(file, data)
        if isinstance(error, OSError):
            name = error.filename or next(iter(news))
            raise WritingError(f"{name}: filen kan inte skrivas ({error.strerror}). Inget är ändrat.") from error
        if isinstance(error, NulageError) and not isinstance(error, WritingError):
            raise WritingError(f"Värdena kunde inte skrivas, och inget är ändrat. {error}") from error
        raise


def _check(path: Path, before: Programme) -> None:
    """Raise WritingError when anything but values has changed; ProgrammeError when the programme is wrong."""
    if _without_values(load_programme(path)) != _without_values(before):
        raise WritingError(f"{path}: annat än värdena skulle ha ändrats. Inget är ändrat.")


def _without_values(programme: Programme) -> Part:
    indicators = tuple(each.model_copy(update={"values": ()}) for each in programme.indicators)
    return programme.model_copy(update={"indicators": indicators})
