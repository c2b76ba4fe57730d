"""The kind (share, percent, count, …) of each nyckeltal in a folder of versions, which its values are checked by."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from indicators.keys import files_key
from indicators.kinds import Kinds
from indicators.programme.files import programme_files, version_files
from indicators.programme.loading import load_programme
from indicators.programme.model import Programme
from indicators.programme.problems import ProgrammeError


def kinds_of(programme: Programme, path: Path) -> Kinds:
    """Return the kind of every nyckeltal of the programme in ``path`` and of the versions beside it.

    Supporting nyckeltal are among them: their values are checked, and their secrets kept, as those of indicators. The
    processed tables are checked against the kinds: one set for all versions lets them share the tables, so that a
    page that opens another version does not rebuild them. Where versions disagree, the programme's own kind counts.
    """
    kinds: dict[str, str] = {}
    totals: dict[str, str] = {}
    for each in (*versions_beside(path), programme):
        kinds |= {one.kpi: one.kind for one in each.supporting}
        kinds |= {one.kpi: one.kind for one in each.indicators}
        totals |= {one.kpi: one.total_of for one in each.supporting if one.total_of}
    return Kinds(kinds, totals)


def versions_beside(path: Path) -> list[Programme]:
    """Return every version in the folder of ``path``, itself included, by file name.

    A version that cannot be read is left out here; what is wrong with it is said where it is opened.
    """
    found = []
    for _, other in version_files(path.parent):
        with suppress(ProgrammeError):
            found.append(programme_now(other))
    return found


def programme_now(path: Path) -> Programme:
    """Return the programme as its files say now, read once for each state of them: every year asks for it."""
    return _programme(files_key(programme_files(path)), path)


@lru_cache(maxsize=8)
def _programme(key: str, path: Path) -> Programme:
    return load_programme(path)
