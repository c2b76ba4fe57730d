"""One polite, careful HTTP client for all providers.

httpx sends, tenacity tries again. What they leave open is decided here: HTTPS only, no other host, limits on size and
time, the content type, how long to wait, and that a body is whole.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from indicators.sources.errors import FetchError
from indicators.sources.providers import is_loopback

_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_MOVED = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 3
AGENT = "nulagesbild"


@dataclass(frozen=True)
class Limits:
    """How the client behaves: requests a second, tries, seconds of waiting and answering, and bytes of one answer."""

    per_second: float = 5.0
    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 60.0
    connect: float = 10.0
    read: float = 60.0
    whole: float = 180.0
    most_bytes: int = 64_000_000


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


@dataclass
class Client:
    """Ask one provider for JSON. ``base`` ends in a slash; nothing outside its host is ever asked.

    ``sleep`` and ``clock`` can be replaced so that waiting can be tested without waiting.
    """

    base: httpx.URL
    name: str
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    requests: int = 0
    _last: float = float("-inf")
    _http: httpx.Client | None = None

    def __enter__(self) -> Client:
        timeout = httpx.Timeout(self.limits.read, connect=self.limits.connect)
        headers = {"Accept": "application/json", "User-Agent": AGENT}
        trusts = not is_loopback(self.base.host)
        self._http = httpx.Client(timeout=timeout, headers=headers, follow_redirects=False, trust_env=trusts)
        return self

    def __exit__(self, *_: object) -> None:
        if self._http:
            self._http.close()

    def get(self, path: str, query: Any = None) -> Answer:
        """Return the answer to ``path`` (below the base, or a whole address on the same host).

        With a ``query`` it is sent as JSON (POST), which is how SCB takes large selections; else the answer is got.

        Waits as long as the provider asks and tries again after 429, errors of the server, time-outs, broken
        connections and bodies that are not whole. Raises FetchError when that does not help, and at once for any
        other status, another host, another content type, or an answer that is too large.
        """
        url = self.address(path)
        tries = Retrying(
            stop=stop_after_attempt(self.limits.attempts),
            wait=self._wait,
            retry=retry_if_exception_type(TransientError),
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return tries(self._ask, url, query)
        except TransientError as error:
            raise FetchError(
                f"{self.name} svarar inte som väntat efter {self.limits.attempts} försök: {error} ({url}). "
                "Inget har ändrats. Försök igen senare; det som redan är hämtat används då."
            ) from error

    def address(self, path: str) -> httpx.URL:
        """Return the whole address; raise FetchError for one on another host than the provider's."""
        url = self.base.join(path) if "://" in path else httpx.URL(f"{self.base}{path.lstrip('/')}")
        if url.host != self.base.host or url.port != self.base.port:
            raise FetchError(f"{self.name} hänvisar till en annan värd, {url.host}. Den hämtas inte.")
        return url.copy_with(scheme=self.base.scheme)

    def _wait(self, state: RetryCallState) -> float:
        """Return the seconds the provider asked for, else twice as long each time; never more than the ceiling."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, TransientError) else None
        doubled = self.limits.first_wait * 2 ** (state.attempt_number - 1)
        return min(doubled if asked is None else max(asked, 0.0), self.limits.longest_wait)

    def _ask(self, asked: httpx.URL, query: Any) -> Answer:
        url = asked
        for _ in range(MOST_REDIRECTS + 1):
            self._keep_pace()
            moved, body = self._once(url, query)
            if body is not None:
                fetched = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                return Answer(str(asked), str(url), body, _json(body), fetched)
            url = self.address(str(url.join(moved)))
        raise FetchError(f"{self.name} hänvisar vidare mer än {MOST_REDIRECTS} gånger ({url}).")

    def _keep_pace(self) -> None:
        pause = self._last + 1 / self.limits.per_second - self.clock()
        if pause > 0:
            self.sleep(pause)
        self._last = self.clock()
        self.requests += 1

    def _once(self, url: httpx.URL, query: Any) -> tuple[str, bytes | None]:
        """Return where the provider points instead, or the whole body."""
        if self._http is None:
            raise FetchError("Klienten är inte öppnad.")
        try:
            method, content = ("GET", {}) if query is None else ("POST", {"json": query})
            with self._http.stream(method, url, **content) as response:
                if response.status_code in _MOVED:
                    return response.headers.get("Location", ""), None
                self._check(response, url)
                return "", self._body(response, url)
        except httpx.TimeoutException as error:
            raise TransientError("svaret dröjde för länge") from error
        except httpx.ConnectError as error:
            raise TransientError("ingen förbindelse") from error
        except httpx.TransportError as error:
            raise TransientError("förbindelsen bröts innan svaret var helt") from error

    def _check(self, response: httpx.Response, url: httpx.URL) -> None:
        status = response.status_code
        if status in _AGAIN:
            raise TransientError(f"status {status}", retry_after(response.headers.get("Retry-After")))
        if status != 200:
            raise FetchError(f"{self.name} svarar med status {status} på {url}. Inget har ändrats.")
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise FetchError(f"{self.name} svarar inte med JSON utan {kind or 'okänt innehåll'} på {url}.")

    def _body(self, response: httpx.Response, url: httpx.URL) -> bytes:
        most = self.limits.most_bytes
        announced = response.headers.get("Content-Length", "")
        started, size, parts = self.clock(), 0, []
        if announced.isdigit() and int(announced) > most:
            raise FetchError(f"{self.name} vill sända {int(announced)} byte på {url}; gränsen är {most}.")
        for part in response.iter_bytes():
            size += len(part)
            if size > most:
                raise FetchError(f"{self.name} sänder mer än {most} byte på {url}. Hämtningen avbröts.")
            if self.clock() - started > self.limits.whole:
                raise TransientError("svaret dröjde för länge")
            parts.append(part)
        return b"".join(parts)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise TransientError("svaret är inte hel JSON") from error


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def retry_after(header: str | None) -> float | None:
    """Return the seconds a ``Retry-After`` header asks for (seconds or an HTTP date), or None."""
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        when = email.utils.parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return max((when - dt.datetime.now(dt.UTC)).total_seconds(), 0.0)
