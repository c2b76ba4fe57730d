"""The keys that decide what is made again: every byte and every place counts, the order of a listing does not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from indicators import keys
from indicators.keys import code_key, files_key, key_of, method_key, sha256


def test_a_file_s_hash_is_what_sha256sum_prints(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"L\xc3\xa4get\n")
    assert sha256(path) == hashlib.sha256(b"L\xc3\xa4get\n").hexdigest()
    assert sha256(tmp_path / "saknas") == hashlib.sha256(b"").hexdigest()


def test_parts_that_run_together_to_the_same_text_have_different_keys() -> None:
    assert len({key_of(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["c", "ab"], [])}) == 6


def test_a_key_is_64_hexadecimal_digits_and_the_same_for_text_and_its_bytes() -> None:
    assert key_of(["år"]) == key_of(["år".encode()]) == key_of(iter(["år"]))
    assert len(key_of(["år"])) == 64 and set(key_of(["år"])) <= set("0123456789abcdef")


def test_the_key_of_files_changes_with_a_byte_and_not_with_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a", "b")]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    first = files_key(paths)
    assert files_key(reversed(paths)) == first
    paths[1].write_text("b ", encoding="utf-8")
    assert files_key(paths) != first


def test_a_file_that_goes_missing_is_no_error_and_changes_the_key(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a", encoding="utf-8")
    first = files_key([tmp_path / "a"])
    (tmp_path / "a").unlink()
    assert files_key([tmp_path / "a"]) != first


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of three rooms with its lock file, in place of the project's own."""
    folder = tmp_path / "src" / "indicators"
    for name in ("programme/a.py", "method/b.py", "words/c.py", "words/c.txt", "keys.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    (tmp_path / "requirements.lock").write_text("pandas==3\n", encoding="utf-8")
    monkeypatch.setattr(keys, "__file__", str(folder / "keys.py"))
    return folder


@pytest.mark.parametrize(
    ("changed", "of_code", "of_method"),
    [
        ("method/b.py", True, True),
        ("programme/a.py", True, True),
        ("words/c.py", True, False),
        ("../../requirements.lock", True, True),
        ("words/c.txt", False, False),
    ],
)
def test_a_result_is_made_again_when_its_code_has_changed(
    package: Path, changed: str, of_code: bool, of_method: bool
) -> None:
    before = code_key.__wrapped__(), method_key.__wrapped__()
    with (package / changed).open("a", encoding="utf-8") as file:
        file.write("x = 1\n")
    after = code_key.__wrapped__(), method_key.__wrapped__()
    assert (before[0] != after[0], before[1] != after[1]) == (of_code, of_method)
