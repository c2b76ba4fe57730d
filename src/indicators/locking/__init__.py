"""Lock a year: keep its programme and marks as they were, sealed, so that later runs can be held against them.

A lock is a folder ``data/locked/<municipality>/<year>`` with the marks (Parquet and CSV), a copy of the programme's
files, of the corrections and of the own figures, and ``lock.json``, which names the snapshot and the method and seals
every file (docs/year.md). It is written once and never changed.
"""

from indicators.locking.note import Basis, LockError, LockNote, basis_of
from indicators.locking.reading import Lock, check_locks, locked_years, open_lock
from indicators.locking.writing import write_lock

__all__ = [
    "Basis",
    "Lock",
    "LockError",
    "LockNote",
    "basis_of",
    "check_locks",
    "locked_years",
    "open_lock",
    "write_lock",
]
