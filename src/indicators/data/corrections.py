"""Known errors of the providers, as data: ``data/corrections.yml`` read, checked and compared with the observations."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import pandas as pd
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from indicators.correcting import ACTIONS, EVERYWHERE, as_expected, written
from indicators.data.descriptor import DESCRIPTOR
from indicators.data.errors import CorrectionError
from indicators.data.fields import GENDERS, SNAPSHOT
from indicators.data.snapshot import Snapshot

COLUMNS = ("kpi", "area", "period", "gender", "expect", "action", "value", "reason", "snapshots", "line")

_REQUIRED = ("kpi", "area", "period", "action", "reason")
_KEYS = (*_REQUIRED, "gender", "expect", "value", "snapshots")
_FORMS = {"kpi": r"[A-Z]\d{5}", "area": r"\d{4}|\*", "gender": "|".join(GENDERS)}
_ELSEWHERE = "skriv i fältet snapshots vilka uttag den gäller"


def load_corrections(path: Path) -> pd.DataFrame:
    """Return the corrections in ``path``, one row each, in file order, with the line each entry starts on.

    Columns are ``COLUMNS``: ``area`` is a code or ``*`` (every area, only for ``break``), ``gender`` T unless given,
    ``expect`` and ``value`` floats (NaN when not given), ``snapshots`` the ids of those it holds for with spaces
    between, empty for all, ``line`` counted from 1. A missing file is an empty table.

    Raises CorrectionError naming file and line for unknown or missing keys, unknown actions, wrong types and two
    entries for the same value that hold for the same snapshot.
    """
    path = Path(path)
    entries = _read(path) if path.is_file() else CommentedSeq()
    rows = [_row(entry, path.name, _line(entries, number)) for number, entry in enumerate(entries)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    texts = dict.fromkeys(("kpi", "area", "gender", "action", "reason", "snapshots"), "str")
    frame = frame.astype({**texts, "period": "int64", "expect": "float64", "value": "float64", "line": "int64"})
    _check_twice(frame, path.name)
    return frame


def corrections_of(snapshot: Snapshot, path: Path) -> pd.DataFrame:
    """Return the corrections in ``path`` that hold for ``snapshot``: those that name it, and those that name none.

    Raises CorrectionError as ``load_corrections`` does, and for a snapshot that is named but is not there: neither in
    the folder ``raw`` beside the file nor, where there is no such folder, beside ``snapshot``.
    """
    frame = load_corrections(path)
    raw = path.parent / "raw"
    found = (raw if raw.is_dir() else snapshot.folder.parent).glob(f"*/{DESCRIPTOR}")
    known = {snapshot.id} | {each.parent.name for each in found}
    named = [ids.split() for ids in frame["snapshots"]]
    for ids, line in zip(named, frame["line"], strict=True):
        for unknown in sorted(set(ids) - known):
            remedy = f"välj bland {', '.join(sorted(known))}, eller ta bort det ur fältet snapshots"
            raise _error(path.name, line, f"uttaget {unknown!r} finns inte", remedy)
    holds = pd.Series([not ids or snapshot.id in ids for ids in named], index=frame.index, dtype=bool)
    return frame[holds].reset_index(drop=True)


def within(corrections: pd.DataFrame, snapshot: Snapshot, observations: pd.DataFrame) -> pd.DataFrame:
    """Return the corrections of what a fetched snapshot holds, or one made by hand unchanged.

    A fetch may begin later than a corrected year, and a nyckeltal that was asked for may have been retired and gone
    unanswered, which the snapshot tells: a correction of such a value has nothing to correct, and is not wrong.
    """
    unanswered = set(snapshot.descriptor.asked) - set(observations["kpi"])
    first = snapshot.descriptor.first_period if snapshot.of("kolada_data") else 0
    nothing = corrections["kpi"].isin(unanswered) | (corrections["period"] < first)
    return corrections[~nothing].reset_index(drop=True)


def check_corrections(corrections: pd.DataFrame, observations: pd.DataFrame, file: str) -> None:
    """Compare each correction's ``expect`` with the observation it is about (docs/method.md, section 11).

    Raises CorrectionError, with the line of ``file``, when that observation is missing or has another value, or when
    the KPI is not in the snapshot: a correction that no longer matches must be looked at, never applied in silence.
    """
    kpis = set(observations["kpi"])
    aimed = observations[observations["kpi"].isin(set(corrections["kpi"]))]
    key = ["kpi", "municipality", "period", "gender"]
    values = dict(zip(zip(*(aimed[name] for name in key), strict=True), aimed["value"], strict=True))
    for entry in corrections.to_dict("records"):
        aim, expect = (entry["kpi"], entry["area"], entry["period"], entry["gender"]), float(entry["expect"])
        if entry["kpi"] not in kpis:
            rule = f"nyckeltalet {entry['kpi']} finns inte i uttaget"
            raise _error(file, entry["line"], rule, f"ta bort posten, eller {_ELSEWHERE}")
        if math.isnan(expect):
            continue
        found = values.get(aim)
        if found is None or not as_expected(found, expect):
            what = " ".join(str(part) for part in aim)
            there = "inget värde" if found is None or math.isnan(found) else written(found)
            rule = f"väntat värde {written(expect)} för {what} stämmer inte, uttaget har {there}"
            raise _error(file, entry["line"], rule, f"kontrollera hos källan och ändra posten, eller {_ELSEWHERE}")


def _check_twice(frame: pd.DataFrame, file: str) -> None:
    """Raise CorrectionError for the second of two entries for one value, but for those of different snapshots."""
    seen: dict[tuple[Any, ...], list[set[str]]] = {}
    for row in frame.itertuples(index=False):
        mine = set(str(row.snapshots).split())
        before = seen.setdefault((row.kpi, row.area, row.period, row.gender), [])
        if any(not mine or not other or mine & other for other in before):
            raise _error(file, int(str(row.line)), "samma värde rättas två gånger", "behåll en av posterna")
        before.append(mine)


def _read(path: Path) -> CommentedSeq:
    yaml = YAML(typ="rt")
    try:
        content = yaml.load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _error(path.name, line, f"inte giltig YAML ({error.problem})", "rätta raden") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise _error(path.name, 1, "inte giltig YAML i UTF-8", "rätta filen") from error
    if content is None:
        return CommentedSeq()
    if not isinstance(content, CommentedSeq):
        raise _error(path.name, 1, "filen ska vara en lista av rättelser", "börja varje post med '- kpi:'")
    return content


def _line(entries: CommentedSeq, number: int) -> int:
    entry = entries[number]
    return int(entry.lc.line if isinstance(entry, CommentedMap) else entries.lc.item(number)[0]) + 1


def _row(entry: Any, file: str, line: int) -> dict[str, Any]:
    if not isinstance(entry, CommentedMap):
        raise _error(file, line, "posten ska ha fälten " + ", ".join(_REQUIRED), "skriv '- kpi: …'")
    for key in entry:
        if key not in _KEYS:
            place = int(entry.lc.key(key)[0]) + 1
            raise _error(file, place, f"okänt fält {key!r}", f"använd {', '.join(_KEYS)}")
    for key in _REQUIRED:
        if entry.get(key) in (None, ""):
            raise _error(file, line, f"fältet {key!r} saknas", "fyll i det")
    _check_values(entry, file, line)
    row = {**dict(entry), "snapshots": " ".join(entry.get("snapshots", ())), "line": line}
    return {"gender": "T", "expect": math.nan, "value": math.nan, **row}


def _check_values(entry: CommentedMap, file: str, line: int) -> None:
    for key, form in _FORMS.items():
        value = entry.get(key, "T")
        if not isinstance(value, str) or not re.fullmatch(form, value):
            remedy = 'skriv koder inom citattecken, till exempel "0665"'
            raise _error(file, line, f"{key} har fel form: {value!r}", remedy)
    if isinstance(entry["period"], bool) or not isinstance(entry["period"], int):
        raise _error(file, line, f"period ska vara ett helt år, fann {entry['period']!r}", "skriv året med siffror")
    for key in ("expect", "value"):
        if key in entry and (isinstance(entry[key], bool) or not isinstance(entry[key], int | float)):
            raise _error(file, line, f"{key} ska vara ett tal, fann {entry[key]!r}", "skriv talet med decimalpunkt")
    if entry["action"] not in ACTIONS:
        raise _error(file, line, f"okänd åtgärd {entry['action']!r}", f"använd {', '.join(ACTIONS)}")
    _check_snapshots(entry, file, line)
    _check_action(entry, file, line)


def _check_snapshots(entry: CommentedMap, file: str, line: int) -> None:
    ids = entry.get("snapshots", ["alla"])
    texts = isinstance(ids, list) and ids and all(isinstance(each, str) for each in ids)
    if not texts or not all(re.fullmatch(SNAPSHOT, each) for each in ids):
        raise _error(
            file, line, f"snapshots ska vara en lista av uttag, fann {ids!r}", "skriv till exempel [2024-host]"
        )


def _check_action(entry: CommentedMap, file: str, line: int) -> None:
    action = entry["action"]
    if action == "break":
        return
    if entry["area"] == EVERYWHERE:
        raise _error(file, line, f"åtgärden {action!r} gäller ett område åt gången", "ange områdets kod")
    if "expect" not in entry:
        raise _error(file, line, f"åtgärden {action!r} kräver fältet 'expect'", "skriv värdet som källan har nu")
    if (action == "replace") != ("value" in entry):
        raise _error(file, line, "fältet 'value' hör ihop med åtgärden 'replace'", "ange båda eller ingen av dem")


def _error(file: str, line: int, rule: str, remedy: str) -> CorrectionError:
    return CorrectionError.at(file, rule, remedy, row=int(line))
