"""Answers put aside while a fetch runs, so that one that was interrupted goes on where it stopped."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.sources.answers import Answer
from indicators.sources.client import Client

FRESH_SECONDS = 12 * 3600
_NAME = 32


@dataclass
class Shelf:
    """A folder of whole answers by address. An answer older than half a day is asked for again."""

    folder: Path

    def get(self, client: Client, path: str, query: Any = None) -> Answer:
        """Return the answer to ``path``, from the shelf where it is fresh, else asked for and put there whole."""
        url = str(client.address(path))
        wanted = url if query is None else f"{url} {json.dumps(query, sort_keys=True)}"
        place = self.folder / hashlib.sha256(wanted.encode()).hexdigest()[:_NAME]
        answer = self._known(place, url)
        if answer is None:
            answer = client.get(path, query)
            self._put(place, answer)
        return answer

    def forget(self) -> None:
        """Take away every answer: the snapshot they became is whole, or they do not fit together."""
        for path in self.folder.glob(f"{'[0-9a-f]' * _NAME}.*"):
            if path.suffix != ".part" or _is_stale(path):
                path.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def _known(self, place: Path, url: str) -> Answer | None:
        head, body = place.with_suffix(".json"), place.with_suffix(".gz")
        try:
            about = json.loads(head.read_text(encoding="utf-8"))
            fresh = time.time() - head.stat().st_mtime < FRESH_SECONDS
            if not fresh or about["asked"] != url:
                return None
            content = gzip.decompress(body.read_bytes())
            if hashlib.sha256(content).hexdigest() != about["sha256"]:
                return None
            return Answer(url, about["url"], content, json.loads(content.decode("utf-8-sig")), about["fetched"])
        except (OSError, EOFError, ValueError, KeyError):
            return None

    def _put(self, place: Path, answer: Answer) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        about: dict[str, Any] = {
            "asked": answer.asked,
            "url": answer.url,
            "fetched": answer.fetched,
            "sha256": hashlib.sha256(answer.body).hexdigest(),
        }
        beside = place.with_suffix(f".{os.getpid()}.part")
        beside.write_bytes(gzip.compress(answer.body, compresslevel=6, mtime=0))
        beside.replace(place.with_suffix(".gz"))
        beside.write_text(json.dumps(about), encoding="utf-8")
        beside.replace(place.with_suffix(".json"))


def _is_stale(part: Path) -> bool:
    """Return whether a half-written answer was left behind: another fetch may be writing one just now."""
    with suppress(FileNotFoundError):
        return time.time() - part.stat().st_mtime > FRESH_SECONDS
    return False
