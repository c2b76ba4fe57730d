"""A provider of our own making, over real HTTP on this machine, built from the project's snapshot.

It answers as Kolada's version 3 does: pages of 5,000 rows with ``next_url``, at most 25 ids in a segment, an empty list
for what it does not know. ``trouble`` makes it misbehave: each is called with the path and may answer instead.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pandas as pd

from .scb_answers import CONFIG, SHAPES, TABLES

PAGE = 5_000
MOST_IDS = 25


@dataclass
class Reply:
    """One answer: status, headers and body; ``cut`` sends only so many bytes of what Content-Length says."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    wait: float = 0.0
    endless: bool = False


Trouble = Callable[[str, int], Reply | None]


@dataclass
class FakeProvider:
    """The data it knows, the troubles it makes, and every path it was asked for."""

    observations: pd.DataFrame
    areas: list[dict[str, str]]
    kpis: list[dict[str, Any]]
    groups: list[dict[str, Any]]
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    shapes: dict[str, Any] | None = None
    trouble: list[Trouble] = field(default_factory=list)
    latency: float = 0.0
    page: int = PAGE
    paths: list[str] = field(default_factory=list)
    address: str = ""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: dict[str, list[dict[str, Any]]] = {}

    @property
    def data_paths(self) -> list[str]:
        """The requests for data among ``paths``."""
        return [path for path in self.paths if "/data/" in path]

    def prepare(self) -> None:
        """Make every row there is, so that no answer takes time to make."""
        for kpi in self.observations["kpi"].unique():
            self._of(kpi)

    def forget(self) -> None:
        """Make rows anew from what is known; called when ``observations`` has changed between tries."""
        self._rows.clear()

    def reply(self, path: str) -> Reply:
        """Return the answer to a path with its query, troubles first."""
        with self._lock:
            self.paths.append(path)
            times = self.paths.count(path)
        for trouble in self.trouble:
            made = trouble(path, times)
            if made is not None:
                return made
        return self.honest(path)

    def honest(self, path: str) -> Reply:
        """Return what a provider in good order answers."""
        parts = urlsplit(path)
        segments = [unquote(part) for part in parts.path.strip("/").split("/")]
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match segments:
            case ["kolada", "kpi", ids]:
                chosen = [each for each in self.kpis if each["id"] in ids.split(",")]
                return self._listed(path, chosen, query)
            case ["kolada", "municipality"]:
                return self._listed(path, self.areas, query)
            case ["kolada", "municipality_groups"]:
                return self._listed(path, self.groups, query)
            case ["kolada", "data", "kpi", kpis, "municipality", areas, "year", years]:
                return self._data(path, kpis, areas.split(","), years, query)
            case ["kolada", "data", "kpi", kpis, "year", years]:
                return self._data(path, kpis, None, years, query)
            case ["geodata", "wfs"]:
                return answer(self.shapes)
            case ["scb", "config"]:
                return answer(CONFIG)
            case ["scb", "tables", table, *part] if table in self.tables:
                return answer(self.tables[table][part[0] if part else "about"])
            case _:
                return answer({"detail": "not found"}, status=404)

    def _data(self, path: str, kpis: str, areas: list[str] | None, years: str, query: dict[str, str]) -> Reply:
        too_many = [ids for ids in (kpis, ",".join(areas or []), years) if len(ids.split(",")) > MOST_IDS]
        if too_many:
            return answer({"detail": "too many ids"}, status=400)
        wanted = {int(year) for year in years.split(",")}
        chosen = [
            row
            for kpi in sorted(set(kpis.split(",")))
            for row in self._of(kpi)
            if row["period"] in wanted and (areas is None or row["municipality"] in areas)
        ]
        return self._listed(path, chosen, query)

    def _of(self, kpi: str) -> list[dict[str, Any]]:
        if kpi not in self._rows:
            mine = self.observations[self.observations["kpi"] == kpi]
            self._rows[kpi] = rows_of(mine)
        return self._rows[kpi]

    def _listed(self, path: str, values: list[Any], query: dict[str, str]) -> Reply:
        page, size = int(query.get("page", 1)), min(int(query.get("per_page", PAGE)), self.page)
        part = values[(page - 1) * size : page * size]
        more = page * size < len(values)
        bare = path.split("?")[0]
        following = f"{self.address}{bare}?page={page + 1}&per_page={size}" if more else None
        before = f"{self.address}{bare}?page={page - 1}&per_page={size}" if page > 1 else None
        return answer({"values": part, "count": len(part), "next_url": following, "previous_url": before})


def rows_of(observations: pd.DataFrame) -> list[dict[str, Any]]:
    """Return observations (kpi, municipality, period, gender, value, status) as Kolada's rows."""
    ordered = observations.sort_values(["kpi", "municipality", "period", "gender"], ascending=[True, True, True, False])
    marks = ordered["mark"] if "mark" in ordered else [""] * len(ordered)
    columns = (ordered[name] for name in ("kpi", "municipality", "period", "gender", "value"))
    rows = []
    for key, part in groupby(zip(*columns, marks, strict=True), key=lambda row: row[:3]):
        values = [_measured(gender, value, mark) for *_, gender, value, mark in part]
        rows.append({"kpi": key[0], "municipality": key[1], "period": int(key[2]), "values": values})
    return rows


def _measured(gender: str, value: float, mark: str) -> dict[str, Any]:
    missing = value != value
    known = None if missing else float(value)
    return {"gender": gender, "count": int(not missing), "status": mark, "value": known, "isdeleted": False}


def answer(data: Any, status: int = 200, **headers: str) -> Reply:
    """Return ``data`` as a JSON reply."""
    body = json.dumps(data, ensure_ascii=False).encode()
    return Reply(status, body, {"Content-Type": "application/json; charset=utf-8", **headers})


def provider_of(known: dict[str, pd.DataFrame], page: int = 5_000) -> FakeProvider:
    """Return a provider that knows what ``known`` holds."""
    areas = [
        {"id": row.code, "title": row.title, "type": "L" if row.type == "R" else row.type}
        for row in known["areas"].itertuples()
    ]
    groups = [
        {
            "id": group,
            "title": part["title"].iloc[0],
            "members": [{"member_id": code, "member_title": code} for code in part["member"]],
        }
        for group, part in known["groups"].groupby("group")
    ]
    kpis = [_record(row.kpi, row.title) for row in known["kpis"].itertuples()]
    return FakeProvider(known["observations"].copy(), areas, kpis, groups, dict(TABLES), SHAPES, page=page)


def _record(kpi: str, title: str) -> dict[str, object]:
    texts = dict.fromkeys(("description", "auspice", "operating_area", "perspective"), "")
    dates = dict.fromkeys(("prel_publication_date", "publication_date", "publ_period"))
    flags = {"is_divided_by_gender": 1, "municipality_type": "K", "has_ou_data": False}
    return {"id": kpi, "title": title, **texts, **dates, **flags}


@contextmanager
def serving(provider: FakeProvider) -> Iterator[str]:
    """Serve ``provider`` on this machine and yield its address (without a slash at the end)."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            time.sleep(provider.latency)
            send(self, provider.reply(self.path))

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            time.sleep(provider.latency)
            send(self, provider.reply(self.path))

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    provider.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield provider.address
    finally:
        server.shutdown()
        server.server_close()


def nobody() -> str:
    """Return an address on this machine where nobody answers."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed.getsockname()[1]}"


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Write a reply, whole or broken as it says; a client that has gone is no error here."""
    try:
        if reply.wait:
            time.sleep(reply.wait)
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.endless:
            handler.end_headers()
            while True:
                handler.wfile.write(b" " * 1_000_000)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        handler.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
        if reply.cut is not None:
            handler.close_connection = True
    except OSError:
        handler.close_connection = True
