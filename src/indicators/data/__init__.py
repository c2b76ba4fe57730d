"""The data room: from a snapshot of raw files, every byte accounted for, to tidy tables of checked values."""

from indicators.data.corrections import load_corrections
from indicators.data.errors import CorrectionError, DataError, SnapshotError
from indicators.data.own import own_digest, own_files
from indicators.data.processed import build_processed
from indicators.data.snapshot import Snapshot, open_snapshot
from indicators.data.tables import Tables, load_observations, load_tables

__all__ = [
    "CorrectionError",
    "DataError",
    "Snapshot",
    "SnapshotError",
    "Tables",
    "build_processed",
    "load_corrections",
    "load_observations",
    "load_tables",
    "open_snapshot",
    "own_digest",
    "own_files",
]
