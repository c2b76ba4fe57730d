"""Keys and hashes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from indicators.keys import sha256


def test_a_file_s_hash_is_what_sha256sum_prints(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"L\xc3\xa4get\n")
    assert sha256(path) == hashlib.sha256(b"L\xc3\xa4get\n").hexdigest()
    assert sha256(tmp_path / "saknas") == hashlib.sha256(b"").hexdigest()
