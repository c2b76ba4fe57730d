"""Show a built site on loopback, for renderers whose pages need a server for search and menus."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from indicators.errors import NulageError


class NoReportError(NulageError):
    """There is no built report to show."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: only the command line prints."""


def site_server(folder: Path) -> ThreadingHTTPServer:
    """Return a server of ``folder`` on a free port of loopback only.

    Raises NoReportError when the folder holds no site.
    """
    if not (folder / "index.html").is_file():
        raise NoReportError(f"ingen rapport finns i {folder}. Gör den med `nulage report` först.")
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))


def serve_site(folder: Path, announce: Callable[[str], None]) -> None:
    """Serve ``folder`` until interrupted, after telling ``announce`` its address and opening the browser."""
    with site_server(folder) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        announce(address)
        webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
