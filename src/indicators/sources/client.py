"""One polite, careful HTTP client for all providers.

httpx sends, tenacity tries again. What they leave open is decided here and in ``answers``: HTTPS only, no other host,
limits on size and time, the content type, how long to wait, and that a body is whole.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type

from indicators.sources.answers import (
    Answer,
    TransientError,
    UnreachedError,
    UntrustedError,
    answered,
    check_head,
    whole_body,
)
from indicators.sources.errors import FetchError, UnansweredError
from indicators.sources.providers import is_loopback

_MOVED = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 3
AGENT = "nulagesbild"
PER_SECOND = 5.0


@dataclass(frozen=True)
class Limits:
    """How the client behaves: requests a second, tries, seconds of waiting and answering, and bytes of one answer.

    ``per_second`` is the provider's own pace unless it is given. ``attempts`` is for a provider that answers,
    ``unreached`` for one that cannot be reached at all. ``longest_wait`` is the ceiling of the client's own back-off,
    ``longest_asked`` of what a provider may ask it to wait. All times are in seconds.
    """

    per_second: float | None = None
    attempts: int = 6
    unreached: int = 3
    first_wait: float = 1.0
    longest_wait: float = 60.0
    longest_asked: float = 300.0
    connect: float = 10.0
    read: float = 60.0
    whole: float = 180.0
    most_bytes: int = 64_000_000


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
        headers = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": AGENT}
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
        connections and bodies that are not whole. Raises UnansweredError when that does not help, and at once for
        any other status, another content type, an answer that is too large, or a host without a valid certificate;
        FetchError for an address on another host.
        """
        url = self.address(path)
        tries = Retrying(
            stop=self._enough,
            wait=self._wait,
            retry=retry_if_exception_type(TransientError),
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return tries(self._ask, url, query)
        except UnreachedError as error:
            raise UnansweredError(
                f"{self.name} går inte att nå ({error} med {url.host}), så inget har hämtats eller ändrats: "
                "kontrollera nätet och försök igen, rapporten görs så länge av det senaste uttaget."
            ) from error
        except UntrustedError as error:
            raise UnansweredError(
                f"{self.name} har inget certifikat som den här datorn litar på ({url.host}), så inget har hämtats "
                "eller ändrats: kontrollera datorns klocka, och om trafiken går genom en mellanhand (fråga it)."
            ) from error
        except TransientError as error:
            raise UnansweredError(
                f"{self.name} svarar inte som väntat efter {self.limits.attempts} försök: {error} ({url}). "
                "Inget har ändrats. Försök igen senare; det som redan är hämtat används då."
            ) from error

    def address(self, path: str, seen_from: httpx.URL | None = None) -> httpx.URL:
        """Return the whole address of ``path``, below the base or as ``seen_from`` another, by the base's scheme.

        Raises FetchError for an address on another host, and for one that cannot be read.
        """
        try:
            url = (seen_from or self.base).join(path).copy_with(scheme=self.base.scheme)
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError(f"{self.name} hänvisar till något som inte är en adress: {path[:200]!r}.") from error
        if url.host != self.base.host or url.port != self.base.port or url.userinfo:
            raise FetchError(f"{self.name} hänvisar till en annan värd, {url.host or path[:80]}. Den hämtas inte.")
        return url

    def _enough(self, state: RetryCallState) -> bool:
        unreached = state.outcome is not None and isinstance(state.outcome.exception(), UnreachedError)
        return state.attempt_number >= (self.limits.unreached if unreached else self.limits.attempts)

    def _wait(self, state: RetryCallState) -> float:
        """Return the seconds the provider asked for, else twice as long each time, up to the ceiling."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, TransientError) and error.wait is not None:
            return error.wait
        return float(min(self.limits.first_wait * 2 ** (state.attempt_number - 1), self.limits.longest_wait))

    def _ask(self, asked: httpx.URL, query: Any) -> Answer:
        url = asked
        for _ in range(MOST_REDIRECTS + 1):
            self._keep_pace()
            moved, body = self._once(url, query)
            if body is not None:
                return answered(str(asked), str(url), body)
            url = self.address(moved, url)
        raise FetchError(f"{self.name} hänvisar vidare mer än {MOST_REDIRECTS} gånger ({url}).")

    def _keep_pace(self) -> None:
        pause = self._last + 1 / (self.limits.per_second or PER_SECOND) - self.clock()
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
                check_head(response, self.name, self.limits.longest_asked)
                return "", whole_body(response, self.name, self.limits.most_bytes, self.limits.whole, self.clock)
        except httpx.TimeoutException as error:
            raise TransientError("svaret dröjde för länge") from error
        except httpx.ConnectError as error:
            if _is_untrusted(error):
                raise UntrustedError(str(url.host)) from error
            raise UnreachedError("ingen förbindelse") from error
        except httpx.TransportError as error:
            raise TransientError("förbindelsen bröts innan svaret var helt") from error
        except httpx.DecodingError as error:
            raise TransientError("svaret går inte att packa upp") from error


def _is_untrusted(error: BaseException | None) -> bool:
    """Return whether a connection failed because of the host's certificate, which httpx tells only by its causes."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
