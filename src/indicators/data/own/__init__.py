"""The municipality's own figures in ``data/raw/own``: its measurements, counts and later figures (docs/own-figures.md).

They belong to no snapshot: every snapshot is read together with them.
"""

from indicators.data.own.files import own_digest, own_files
from indicators.data.own.tables import Own, named_kpis, read_own

__all__ = ["Own", "named_kpis", "own_digest", "own_files", "read_own"]
