"""A geocoder on this machine: a Nominatim of a few addresses, and one that misbehaves as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KNOWN = {
    "64 Park Avenue, Rochester, NY 14607": ("43.1512345", "-77.5923451", 30, "64, Park Avenue, Rochester"),
    "Penfield": ("43.13", "-77.47", 16, "Penfield, Monroe County"),
}

Reply = Callable[[BaseHTTPRequestHandler], None]


def nominatim(handler: BaseHTTPRequestHandler) -> None:
    """Answer as Nominatim does: a list, empty when nothing is found."""
    asked = parse_qs(urlsplit(handler.path).query)["q"][0]
    lat, lon, rank, name = KNOWN.get(asked, ("", "", 0, ""))
    found = [{"lat": lat, "lon": lon, "place_rank": rank, "display_name": name}] if lat else []
    send(handler, found)


def send(handler: BaseHTTPRequestHandler, value: Any, status: int = 200, **headers: str) -> None:
    """Send a JSON answer, or bytes as they are."""
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    handler.send_response(status)
    for name, text in {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **headers,
    }.items():
        handler.send_header(name.replace("_", "-"), text)
    handler.end_headers()
    handler.wfile.write(body)


class Stub:
    """A server that answers every question with `reply`, and remembers what it was asked."""

    def __init__(self) -> None:
        self.reply: Reply = nominatim
        self.asked: list[tuple[str, str]] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stub.asked.append((self.path, self.headers["User-Agent"]))
                try:
                    stub.reply(self)
                except OSError:
                    self.close_connection = True  # the other side has had enough

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/nominatim"

    @contextmanager
    def running(self) -> Iterator[Stub]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()
