"""The client waits as it is asked to, keeps its pace, and asks nobody but its provider; no test waits for real."""

from __future__ import annotations

import datetime as dt
import email.utils
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx
import pytest

from indicators.sources.answers import retry_after
from indicators.sources.client import Client, Limits
from indicators.sources.errors import FetchError, UnansweredError

from .fake_provider import Reply, answer


@dataclass
class Clock:
    """Time that passes only when somebody sleeps."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


Serve = Callable[..., Client]
REAL = httpx.Client


@pytest.fixture
def client(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Make a client whose requests are answered here, without any connection."""
    opened: list[Client] = []

    def make(reply: Callable[[httpx.Request], Reply | Exception], base: str = "https://k.example/v3/") -> Client:
        def handle(request: httpx.Request) -> httpx.Response:
            made = reply(request)
            if isinstance(made, Exception):
                raise made
            return httpx.Response(made.status, headers=dict(made.headers), content=made.body)

        monkeypatch.setattr(httpx, "Client", lambda **kw: REAL(**kw, transport=httpx.MockTransport(handle)))
        opened.append(Client(httpx.URL(base), "Kolada", Limits(), clock.sleep, clock).__enter__())
        return opened[-1]

    yield make
    for each in opened:
        each.__exit__()


def after(*replies: Reply | Exception) -> Callable[[httpx.Request], Reply | Exception]:
    """Answer with each of ``replies`` in turn, and then well."""
    left = iter(replies)
    return lambda _: next(left, answer({"ok": 1}))


def test_the_pace_is_five_requests_a_second(client: Serve, clock: Clock) -> None:
    mine = client(after())
    for number in range(26):
        mine.get(f"kpi/{number}")
    assert mine.requests == 26
    assert clock.now == pytest.approx(5.0)
    assert set(clock.slept) == {0.2}


def test_the_seconds_a_provider_asks_for_are_waited(client: Serve, clock: Clock) -> None:
    mine = client(after(answer({}, status=429, **{"Retry-After": "7"}), answer({}, status=503, **{"Retry-After": "0"})))
    assert mine.get("kpi").data == {"ok": 1}
    assert clock.slept == [7.0, 0.0, 0.2]


def test_the_date_a_provider_names_is_waited_for(client: Serve, clock: Clock) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    date = email.utils.format_datetime(later, usegmt=True)
    mine = client(after(answer({}, status=429, **{"Retry-After": date})))
    assert mine.get("kpi").data == {"ok": 1}
    assert clock.slept[0] == pytest.approx(90, abs=10) and mine.requests == 2


def test_without_a_wait_asked_for_it_doubles_each_time_up_to_the_ceiling(client: Serve, clock: Clock) -> None:
    mine = client(lambda _: answer({}, status=500))
    mine.limits = Limits(attempts=9, longest_wait=20.0)
    with pytest.raises(FetchError, match=r"efter 9 försök: status 500"):
        mine.get("kpi")
    assert clock.slept == [1.0, 2.0, 4.0, 8.0, 16.0, 20.0, 20.0, 20.0]


def test_a_wait_longer_than_anyone_stays_is_told_at_once(client: Serve, clock: Clock) -> None:
    mine = client(lambda _: answer({}, status=429, **{"Retry-After": "3601"}))
    with pytest.raises(FetchError, match="ber oss vänta 3601 sekunder"):
        mine.get("kpi")
    assert clock.slept == [] and mine.requests == 1


@pytest.mark.parametrize("wait", ["9" * 400, "86401", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_without_measure_is_told_as_more_than_a_day(client: Serve, wait: str) -> None:
    with pytest.raises(FetchError, match="ber oss vänta mer än ett dygn"):
        client(lambda _: answer({}, status=429, **{"Retry-After": wait})).get("kpi")


def test_a_certificate_that_is_not_trusted_is_said_so_and_not_tried_again(client: Serve) -> None:
    def untrusted(request: httpx.Request) -> Exception:
        error = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]", request=request)
        error.__cause__ = ssl.SSLCertVerificationError("certificate verify failed")
        return error

    mine = client(untrusted)
    with pytest.raises(UnansweredError, match=r"inget certifikat som den här datorn litar på \(k\.example\)"):
        mine.get("kpi")
    assert mine.requests == 1


def test_a_provider_that_cannot_be_reached_is_tried_three_times_and_said_in_one_sentence(client: Serve) -> None:
    mine = client(lambda request: httpx.ConnectError("no", request=request))
    with pytest.raises(FetchError) as raised:
        mine.get("kpi")
    assert str(raised.value) == (
        "Kolada går inte att nå (ingen förbindelse med k.example), så inget har hämtats eller ändrats: "
        "kontrollera nätet och försök igen, rapporten görs så länge av det senaste uttaget."
    )
    assert mine.requests == 3


def test_what_is_seconds_a_date_or_neither_in_retry_after() -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    assert retry_after("120") == 120
    assert retry_after(email.utils.format_datetime(later, usegmt=True)) == pytest.approx(90, abs=5)
    assert retry_after(email.utils.format_datetime(later.replace(tzinfo=None))) == pytest.approx(90, abs=5)
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    for nothing in (None, "", "soon", "-5", "1.5", "²", "Wed, 99 Oct 2015 07:28:00 GMT"):
        assert retry_after(nothing) is None, nothing


@pytest.mark.parametrize("address", ["http://k.example/v3/kpi?page=2", "//k.example/v3/kpi?page=2", "/v3/kpi?page=2"])
def test_another_scheme_or_a_relative_address_on_the_same_host_is_asked_for_by_https(
    client: Serve, address: str
) -> None:
    asked: list[str] = []

    def reply(request: httpx.Request) -> Reply:
        asked.append(str(request.url))
        return answer({})

    client(reply).get(address)
    assert asked == ["https://k.example/v3/kpi?page=2"]


def test_a_redirect_down_to_http_is_followed_by_https(client: Serve) -> None:
    asked: list[str] = []

    def reply(request: httpx.Request) -> Reply:
        asked.append(str(request.url))
        return Reply(301, b"", {"Location": "http://k.example/v3/kpi/"}) if len(asked) == 1 else answer({})

    got = client(reply).get("kpi")
    assert asked == ["https://k.example/v3/kpi", "https://k.example/v3/kpi/"]
    assert (got.asked, got.url) == (asked[0], asked[1])


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/v3/kpi",
        "https://k.example.org/v3/kpi",
        "https://k.example:8443/v3/kpi",
        "https://name:word@k.example/v3/kpi",
        "//example.org/kpi",
        "file:///etc/hostname",
        "https://k.example@example.org/",
        "http://host:port/",
    ],
)
def test_no_other_host_is_ever_asked(client: Serve, address: str) -> None:
    mine = client(after())
    with pytest.raises(FetchError, match="hänvisar till"):
        mine.get(address)
    assert mine.requests == 0
    asked: list[str] = []

    def reply(request: httpx.Request) -> Reply:
        asked.append(request.url.host)
        return Reply(302, b"", {"Location": address})

    with pytest.raises(FetchError):
        client(reply).get("kpi")
    assert set(asked) == {"k.example"}


def test_an_answer_that_never_ends_is_given_up(client: Serve, clock: Clock) -> None:
    mine = client(after())
    mine.limits = Limits(whole=5.0, attempts=2)
    mine.clock = iter(range(0, 10_000, 6)).__next__
    with pytest.raises(FetchError, match="dröjde för länge"):
        mine.get("kpi")
