"""What may be wrong with one HTTP answer: its status, its kind, its size, its time, and whether it is whole JSON."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from indicators.sources.errors import UnansweredError

_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_DAY = 24 * 3600


@dataclass(frozen=True)
class Answer:
    """A whole answer as received: the address asked and the one that answered, bytes, what they say, when (UTC)."""

    asked: str
    url: str
    body: bytes
    data: Any
    fetched: str


class TransientError(Exception):
    """Something that may be better next time; ``wait`` is what the provider asked for, in seconds."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class UntrustedError(Exception):
    """The host has no certificate that this machine trusts; asking again does not help."""


class UnreachedError(TransientError):
    """The provider's host cannot be reached."""


def answered(asked: str, url: str, body: bytes) -> Answer:
    """Return the answer in ``body``; raise TransientError when it is not whole JSON in UTF-8."""
    fetched = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        data = json.loads(body.decode("utf-8-sig"), parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise TransientError("svaret är inte hel JSON") from error
    return Answer(asked, url, body, data, fetched)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def check_head(response: httpx.Response, name: str, longest_asked: float) -> None:
    """Raise TransientError for a status that may pass, UnansweredError for any other but 200, and for other than JSON.

    A provider that asks for a longer wait than ``longest_asked`` seconds is not asked again.
    """
    status, url = response.status_code, response.url
    if status in _AGAIN:
        wait = retry_after(response.headers.get("Retry-After"))
        if wait is not None and wait > longest_asked:
            asked = f"{wait:.0f} sekunder" if wait <= _DAY else "mer än ett dygn"
            raise UnansweredError(
                f"{name} svarar med status {status} och ber oss vänta {asked} ({url}). Inget har ändrats. "
                "Försök igen då; det som redan är hämtat används."
            )
        raise TransientError(f"status {status}", wait)
    if status != 200:
        raise UnansweredError(f"{name} svarar med status {status} på {url}. Inget har ändrats.")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise UnansweredError(f"{name} svarar inte med JSON utan {kind or 'okänt innehåll'} på {url}.")
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip"):
        raise UnansweredError(f"{name} svarar med packningen {packed!r} på {url}, som inte efterfrågades.")


def whole_body(
    response: httpx.Response, name: str, most_bytes: int, seconds: float, clock: Callable[[], float]
) -> bytes:
    """Return the body, unpacked; raise UnansweredError when it is larger than ``most_bytes``, unread where it says so.

    Raises TransientError when the whole takes more than ``seconds``.
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > most_bytes:
        raise UnansweredError(f"{name} vill sända {int(announced)} byte på {response.url}; gränsen är {most_bytes}.")
    started, size, parts = clock(), 0, []
    for part in response.iter_bytes():
        size += len(part)
        if size > most_bytes:
            raise UnansweredError(f"{name} sänder mer än {most_bytes} byte på {response.url}. Hämtningen avbröts.")
        if clock() - started > seconds:
            raise TransientError("svaret dröjde för länge")
        parts.append(part)
    return b"".join(parts)


def retry_after(header: str | None) -> float | None:
    """Return the seconds a ``Retry-After`` header asks for (seconds or an HTTP date), or None when it says neither."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        when = email.utils.parsedate_to_datetime(text)
        when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
        return max((when - dt.datetime.now(dt.UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None
