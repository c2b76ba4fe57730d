"""Answers put aside while a fetch runs, so that one that was interrupted goes on where it stopped."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.sources.answers import Answer
from indicators.sources.client import Client

FRESH_SECONDS = 12 * 3600


@dataclass
class Shelf:
    """A folder of whole answers by address. An answer older than half a day is asked for again.

    ``last`` is where the newest answer lies, so that one that breaks its contract can be dropped.
    """

    folder: Path
    last: Path | None = None

    def get(self, client: Client, path: str, query: Any = None) -> Answer:
        """Return the answer to ``path``, from the shelf where it is fresh, else asked for and put there whole."""
        self.last = None
        url = str(client.address(path))
        wanted = url if query is None else f"{url} {json.dumps(query, sort_keys=True)}"
        place = self.folder / hashlib.sha256(wanted.encode()).hexdigest()[:32]
        answer = self._known(place, url)
        if answer is None:
            answer = client.get(path, query)
            self._put(place, answer)
        self.last = place
        return answer

    def drop_last(self) -> None:
        """Take away the newest answer, so that the next try asks for it again."""
        if self.last is not None:
            _drop(self.last)

    def drop(self, unwanted: Callable[[str], bool]) -> None:
        """Take away every answer whose address is ``unwanted``."""
        for head in self.folder.glob("*.json"):
            with suppress(OSError, ValueError, KeyError):
                if unwanted(json.loads(head.read_text(encoding="utf-8"))["asked"]):
                    _drop(head)

    def forget(self) -> None:
        """Take away every answer; called when the snapshot they became is whole."""
        for path in self.folder.glob("*"):
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


def _drop(place: Path) -> None:
    for suffix in (".json", ".gz"):
        place.with_suffix(suffix).unlink(missing_ok=True)
