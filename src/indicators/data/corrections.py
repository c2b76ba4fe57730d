"""Known errors of the providers, as data: ``data/corrections.yml`` read, checked and compared with the observations."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import Field, ValidationError

from indicators.correcting import EVERYWHERE, Action, as_expected, written
from indicators.data.descriptor import DESCRIPTOR
from indicators.data.errors import CorrectionError
from indicators.data.fields import SNAPSHOT
from indicators.data.snapshot import Snapshot
from indicators.yaml_files.fields import Kpi, Part, Text
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem
from indicators.yaml_files.reading import TextFile, Tree, read_yaml
from indicators.yaml_files.translation import problems_of

COLUMNS = ("kpi", "area", "period", "gender", "expect", "action", "value", "reason", "snapshots", "line")

_ELSEWHERE = "skriv i fältet snapshots vilka uttag den gäller."
_FILE = TextFile(
    most_bytes=1_000_000,
    unreadable=("filen kan inte läsas", "Kontrollera att det är en fil och att du har rätt att läsa den."),
    too_large="Ta bort rättelser som inte längre behövs.",
    empty="",
    entries=True,
)


class Correction(Part):
    """A known error of a provider's, or a break: what the value is, what is done with it, and why.

    ``area`` is a code or ``*`` (every area, only for ``break``); ``expect`` the provider's value; ``value`` the right
    one (only for ``replace``); ``snapshots`` those it holds for, all when empty.
    """

    kpi: Kpi
    area: Annotated[str, Field(pattern=r"^(\d{4}|\*)$")]
    period: Annotated[int, Field(ge=1900, le=2100)]
    action: Action
    reason: Text
    gender: Literal["T", "K", "M"] = "T"
    expect: float = math.nan
    value: float = math.nan
    snapshots: Annotated[tuple[Annotated[str, Field(pattern=f"^{SNAPSHOT}$")], ...], Field(min_length=1)] = ()


def load_corrections(path: Path) -> pd.DataFrame:
    """Return the corrections in ``path``, one row each, in file order, with the line each entry starts on.

    Columns are ``COLUMNS``: the fields of ``Correction``, ``expect`` and ``value`` NaN when not given, ``snapshots``
    with spaces between, ``line`` counted from 1. A missing file is an empty table.

    Raises CorrectionError with everything that is wrong, by line: YAML that cannot be read, unknown or missing fields,
    values of the wrong kind, and two entries for the same value that hold for the same snapshot.
    """
    path = Path(path)
    tree = read_yaml(path, shown(path), _FILE) if path.exists() else Tree(shown(path), data=())
    entries = [Place(tree, (number,), entry) for number, entry in enumerate(tree.data or ())]
    problems = [*tree.problems, *(problem for each in entries for problem in _wrong_in(each))]
    if not problems:
        problems = _twice(entries)
    if problems:
        raise CorrectionError.of(tree.file, sorted(problems))
    frame = pd.DataFrame([_row(each) for each in entries], columns=list(COLUMNS))
    texts = dict.fromkeys(("kpi", "area", "gender", "action", "reason", "snapshots"), "str")
    return frame.astype({**texts, "period": "int64", "expect": "float64", "value": "float64", "line": "int64"})


def shown(path: Path) -> str:
    """Return the name that errors give the corrections file: ``data/corrections.yml``."""
    return f"{path.parent.name}/{path.name}"


def corrections_of(snapshot: Snapshot, path: Path) -> pd.DataFrame:
    """Return the corrections in ``path`` that hold for ``snapshot``: those that name it, and those that name none.

    Raises CorrectionError as ``load_corrections`` does, and for each snapshot that is named but is not there: neither
    in the folder ``raw`` beside the file nor, where there is no such folder, beside ``snapshot``.
    """
    frame = load_corrections(path)
    raw = path.parent / "raw"
    found = (raw if raw.is_dir() else snapshot.folder.parent).glob(f"*/{DESCRIPTOR}")
    known = {snapshot.id} | {each.parent.name for each in found}
    named = [ids.split() for ids in frame["snapshots"]]
    remedy = f"Välj bland {', '.join(sorted(known))}, eller ta bort det."
    problems = [
        Problem(shown(path), line, "snapshots", f"uttaget {unknown!r} finns inte", remedy)
        for ids, line in zip(named, frame["line"], strict=True)
        for unknown in sorted(set(ids) - known)
    ]
    if problems:
        raise CorrectionError.of(shown(path), problems)
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

    Raises CorrectionError, with the lines of ``file``, when such an observation is missing or has another value, or
    when the KPI is not in the snapshot: a correction that no longer matches must be looked at, never applied in
    silence.
    """
    problems = list(_outdated(corrections, observations, file))
    if problems:
        raise CorrectionError.of(file, problems)


def _outdated(corrections: pd.DataFrame, observations: pd.DataFrame, file: str) -> Iterator[Problem]:
    kpis = set(observations["kpi"])
    aimed = observations[observations["kpi"].isin(set(corrections["kpi"]))]
    key = ["kpi", "municipality", "period", "gender"]
    values = dict(zip(zip(*(aimed[name] for name in key), strict=True), aimed["value"], strict=True))
    for entry in corrections.to_dict("records"):
        aim, expect = (entry["kpi"], entry["area"], entry["period"], entry["gender"]), float(entry["expect"])
        found = float(values.get(aim, math.nan))
        if entry["kpi"] not in kpis:
            what = f"nyckeltalet {entry['kpi']} finns inte i uttaget"
            yield Problem(file, entry["line"], "kpi", what, f"Ta bort posten, eller {_ELSEWHERE}")
        elif not math.isnan(expect) and not as_expected(found, expect):
            named, there = " ".join(map(str, aim)), "inget värde" if math.isnan(found) else written(found)
            what = f"väntat värde {written(expect)} för {named} stämmer inte, uttaget har {there}"
            remedy = f"Kontrollera hos källan och ändra posten, eller {_ELSEWHERE}"
            yield Problem(file, entry["line"], "expect", what, remedy)


def _wrong_in(entry: Place) -> list[Problem]:
    """Return what is wrong with one entry by itself."""
    try:
        Correction.model_validate(entry.data)
    except ValidationError as error:
        return problems_of(error, entry.tree, Correction, entry.path)
    action, problems = entry.get("action"), []
    if action == "break":
        return []
    if entry.get("area") == EVERYWHERE:
        what = f"åtgärden {action!r} gäller ett område åt gången"
        problems.append(entry.problem("area", what, "Ange områdets kod."))
    if "expect" not in entry.data:
        what = f"åtgärden {action!r} kräver fältet"
        problems.append(entry.problem("expect", what, "Skriv värdet som källan har nu."))
    if (action == "replace") != ("value" in entry.data):
        what = "fältet hör ihop med åtgärden 'replace'"
        problems.append(entry.problem("value", what, "Ange båda eller ingen av dem."))
    return problems


def _twice(entries: list[Place]) -> list[Problem]:
    """Return a problem for the second of two entries for one value, but for those of different snapshots."""
    seen: dict[tuple[Any, ...], list[set[str]]] = {}
    problems = []
    for entry in entries:
        read = Correction.model_validate(entry.data)
        before = seen.setdefault((read.kpi, read.area, read.period, read.gender), [])
        mine = set(read.snapshots)
        if any(not mine or not other or mine & other for other in before):
            problems.append(entry.problem("kpi", "samma värde rättas två gånger", "Behåll en av posterna."))
        before.append(mine)
    return problems


def _row(entry: Place) -> dict[str, Any]:
    read = Correction.model_validate(entry.data)
    return dict(read) | {"snapshots": " ".join(read.snapshots), "line": entry.tree.line(entry.path)}
