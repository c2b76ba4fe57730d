"""Locked verdicts beside today's, and on what each of them stands."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.locking import Basis, Lock, basis_of, open_lock
from indicators.locking.year import names
from indicators.pages.blocks import Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture, Row
from indicators.records import records
from indicators.words import locked as words
from indicators.words import marks
from indicators.words.dates import date
from indicators.words.markdown import escape
from indicators.words.numbers import number, rounded
from indicators.words.row import figure

LEVELS = {"goal": "Mål", "criterion": "Kriterium", "indicator": "Indikator"}
SHORT = 8
Rows = dict[tuple[str, str], Row]


def section(each: Mapping[int, Picture]) -> Text:
    """Return, for the years of ``each``, where locked verdicts differ from today's and why; which are not locked.

    Raises LockError when a locked file has been changed.
    """
    locks = {year: open_lock(picture.workspace, picture.municipality, year) for year, picture in each.items()}
    parts = [head(2, "Låsta bedömningar", "lasta-bedomningar")]
    for year, lock in locks.items():
        if lock is not None:
            parts += _of_year(lock, each[year])
    open_years = [year for year, lock in locks.items() if lock is None]
    return paragraphs(*parts, words.not_locked(open_years))


def _of_year(lock: Lock, picture: Picture) -> list[str]:
    then = _rows(lock.assessments, lock.rollups)
    now = _rows(picture.results.assessments, picture.results.rollups)
    today = basis_of(picture.workspace, picture.programme_file, picture.programme.id, picture.snapshot)
    titles = lock.note.names | names(picture.programme)
    differing = [key for key in {**then, **now} if _verdict(then, key) != _verdict(now, key)]
    rows = [
        [LEVELS[key[0]], escape(titles.get(key[1], key[1])), *_both(then.get(key), now.get(key))] for key in differing
    ]
    when = date(lock.note.locked)
    return [
        head(3, str(picture.year), f"last-{picture.year}"),
        words.locked_when(picture.year, when, lock.note.commit),
        words.differing(len(rows)),
        table(["Nivå", "Vad", f"Låst {when}", "I dag"], rows, align="llll", widths=[12, 40, 24, 24]) if rows else "",
        words.other_values(_other_values(then, now)),
        words.because(differences(lock.note.basis, today)),
        _basis(lock.note.basis, today),
    ]


def _rows(assessments: pd.DataFrame, rollups: pd.DataFrame) -> Rows:
    """Return every row that has a verdict, by level and id: goals first, then criteria, then judged indicators."""
    rolled = records(rollups)
    found = {(level, str(row["id"])): row for level in ("goal", "criterion") for row in rolled if row["level"] == level}
    return found | {("indicator", str(row["indicator"])): row for row in records(assessments) if row["direction"]}


def _verdict(rows: Rows, key: tuple[str, str]) -> str:
    return str(rows[key]["verdict"]) if key in rows else ""


def _both(then: Row | None, now: Row | None) -> tuple[str, str]:
    return (words.NEW if then is None else _said(then), words.GONE if now is None else _said(now))


def _said(row: Row) -> str:
    """Return the verdict, after the value where the row has one (an indicator's, not a roll-up's)."""
    value = figure(row, "value")
    return (
        marks.verdict_mark(row) if value is None else f"{number(value, int(row['decimals']))} {marks.verdict_mark(row)}"
    )


def _other_values(then: Rows, now: Rows) -> int:
    """Return how many indicators print another value today though their verdict is the same."""
    both = [key for key in then if key[0] == "indicator" and key in now and _verdict(then, key) == _verdict(now, key)]
    return sum(_printed(then[key]) != _printed(now[key]) for key in both)


def _printed(row: Row) -> object:
    value = figure(row, "value")
    return None if value is None else rounded(value, int(row["decimals"]))


def differences(then: Basis, now: Basis) -> list[str]:
    """Return what differs in what the two stand on, in plain words, changed programme files by name."""
    files = sorted(
        name
        for name in {*then.programme_files, *now.programme_files}
        if then.programme_files.get(name) != now.programme_files.get(name)
    )
    pairs = (
        ("uttaget", (then.snapshot, then.snapshot_key) == (now.snapshot, now.snapshot_key)),
        ("rättelserna", then.corrections_key == now.corrections_key),
        ("de egna uppgifterna", then.own_key == now.own_key),
        (words.programme(then.programme, now.programme, files), then.programme == now.programme and not files),
        ("metoden", then.method_key == now.method_key),
    )
    return [text for text, same in pairs if not same]


def _basis(then: Basis, now: Basis) -> str:
    """Return what the locked verdicts and today's stand on, side by side, with the first signs of each sha256."""
    stands = (
        ("Uttag", (then.snapshot, then.snapshot_key), (now.snapshot, now.snapshot_key)),
        ("Rättelser", ("", then.corrections_key), ("", now.corrections_key)),
        ("Egna uppgifter", ("", then.own_key), ("", now.own_key)),
        ("Program", (then.programme, then.programme_key), (now.programme, now.programme_key)),
        ("Metod (kod)", ("", then.method_key), ("", now.method_key)),
    )
    cells = [[what, _keyed(*a), _keyed(*b), "samma" if a == b else "skiljer sig"] for what, a, b in stands]
    return table(["Bygger på", "Låst", "I dag", "Jämförelse"], cells, align="llll", widths=[18, 32, 32, 18])


def _keyed(identifier: str, key: str) -> str:
    return f"{escape(identifier)} `{key[:SHORT]}`".strip()
