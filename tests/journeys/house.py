"""A whole running Truckroll for a journey: `truckroll serve` as its own process, and a plain HTTP client."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.settings import Settings

READY_SECONDS = 90


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass(frozen=True)
class Http:
    """Speaks to the server as one user's program would."""

    base: str
    token: str

    def get(self, path: str) -> Answer:
        return self._send("GET", path, None, {})

    def post(self, path: str, body: Any = None, key: str | None = None) -> Answer:
        return self._send("POST", path, body or {}, {"Idempotency-Key": key or str(uuid.uuid4())})

    def patch(self, path: str, body: Any, etag: str) -> Answer:
        return self._send("PATCH", path, body, {"If-Match": etag})

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Answer:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, method=method)
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("Content-Type", "application/json")
        for name, value in headers.items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())


@dataclass(frozen=True)
class House:
    """The running server."""

    base: str
    settings: Settings
    process: subprocess.Popen[bytes]

    def truckroll(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the console script on the same home."""
        return subprocess.run(
            [sys.executable, "-m", "wsgi", *arguments],
            env=environment(self.settings),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which a child has these settings."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRUCKROLL_")}
    env["TRUCKROLL_HOME"] = str(settings.home)
    if settings.database_url:
        env["TRUCKROLL_DATABASE_URL"] = settings.database_url
        env["TRUCKROLL_MIGRATION_URL"] = settings.migration_url
    return env


@contextmanager
def running(settings: Settings) -> Iterator[House]:
    """Serve until the block ends; then the server must stop by itself within five seconds of TERM."""
    port = free_port()
    with (settings.home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "wsgi", "serve"],
            env=environment(settings) | {"PORT": str(port)},
            stdout=log,
            stderr=log,
        )
        house = House(f"http://127.0.0.1:{port}", settings, process)
        try:
            eventually(lambda: _ready(house), READY_SECONDS)
            yield house
        finally:
            process.terminate()
            process.wait(timeout=8)


def eventually(check: Callable[[], Any], seconds: float = 60) -> Any:
    """Return the first truthy answer of a check that is asked again and again."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := check():
            return found
        time.sleep(0.2)
    raise AssertionError(f"it did not happen within {seconds} s")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def mails(home: Path) -> list[Path]:
    """Return the mails that were put into files."""
    return sorted((home / "mail").glob("*.eml"))


def _ready(house: House) -> bool:
    if house.process.poll() is not None:
        log = (house.settings.home / "serve.log").read_text()
        raise AssertionError(f"the server ended by itself:\n{log}")
    try:
        with urllib.request.urlopen(f"{house.base}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
