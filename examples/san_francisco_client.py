"""Starts a Truckroll of its own and speaks to it over HTTP, as any program could."""

import http.client
import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import socket
from typing import Any, Self
from urllib.parse import urlsplit

READY_SECONDS = 120


class Client:
    """One user's connection: JSON in and out, a fresh idempotency key for every POST, an error ends the script."""

    def __init__(self, base: str, token: str) -> None:
        self.base = base
        self._headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        self._connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)

    def get(self, path: str) -> Any:
        """Return what is at a path."""
        return self._send("GET", path, None)

    def post(self, path: str, body: Any) -> Any:
        """Post and return the answer."""
        return self._send("POST", path, body)

    def pages(self, path: str) -> Iterator[Any]:
        """Yield all items of a list, page by page."""
        cursor = ""
        while cursor is not None:
            page = self.get(f"{path}?limit=200" + (f"&cursor={cursor}" if cursor else ""))
            yield from page["items"]
            cursor = page["next"]

    def wait_for_plan(self, plan: Any) -> Any:
        """Return a plan once its run has ended."""
        while plan["status"] in {"queued", "solving"}:
            time.sleep(0.3)
            plan = self.get(f"/dispatch/v1/plans/{plan['id']}")
        return plan

    def signed_in(self, email: str, password: str) -> "Client":
        """Return the connection of another user, by a token made with their password."""
        with closing(http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=60)) as connection:
            body = json.dumps({"email": email, "password": password})
            connection.request("POST", "/api/v1/session", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            session = json.loads(answer.read())
            headers = {
                "Content-Type": "application/json",
                "Cookie": (answer.getheader("Set-Cookie") or "").partition(";")[0],
                "X-CSRF-Token": session["csrf_token"],
            }
            connection.request("POST", "/api/v1/tokens", json.dumps({"label": "replay"}), headers)
            token = json.loads(connection.getresponse().read())["token"]
        return Client(self.base, token)

    def _send(self, method: str, path: str, body: Any) -> Any:
        headers = self._headers | ({"Idempotency-Key": str(uuid.uuid4())} if method == "POST" else {})
        try:
            answer, raw = self._exchange(method, path, body, headers)
        except (
            http.client.HTTPException,
            ConnectionError,
        ):  # kept open too long: the key makes a repeat safe
            self._connection.close()
            answer, raw = self._exchange(method, path, body, headers)
        if answer.status >= http.client.BAD_REQUEST:
            raise SystemExit(f"{method} {path}: {answer.status} {raw.decode()}")
        return json.loads(raw) if raw else None

    def _exchange(
        self, method: str, path: str, body: Any, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self._connection.getresponse()
        return answer, answer.read()


class Server:
    """A server of this script's own, on a free port, stopped at the end."""

    def __init__(self, home: Path) -> None:
        self._env = {name: value for name, value in os.environ.items() if not name.startswith("TRUCKROLL_")}
        self._port = _free_port()
        self._env |= {"TRUCKROLL_HOME": str(home), "PORT": str(self._port), "TRUCKROLL_LOG_LEVEL": "warning"}
        self.base = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start and wait until it answers."""
        self._process = subprocess.Popen([*_TRUCKROLL, "serve"], env=self._env, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if _answers(self._port):
                return self
            time.sleep(0.2)
        raise SystemExit("the server did not start")

    def __exit__(self, *_: object) -> None:
        """Stop."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)

    def new_company(self, name: str, timezone: str, password: str) -> str:
        """Make a company with an owner, as on the first day; return the owner's token."""
        owner = "owner@sf.example"
        self._run("company", "create", "--name", name, "--timezone", timezone)
        self._run(
            "user",
            "create",
            "--email",
            owner,
            "--name",
            "Owner",
            "--role",
            "owner",
            "--password-stdin",
            typed=password,
        )
        return str(json.loads(self._run("token", "create", "--user", owner, "--json"))["token"])

    def client(self, token: str) -> Client:
        """Return a connection with a token."""
        return Client(self.base, token)

    def doctor(self) -> int:
        """Return the doctor's verdict: 0 is clean."""
        return subprocess.run(
            [*_TRUCKROLL, "doctor"], env=self._env, check=False, stdout=sys.stderr
        ).returncode

    def _run(self, *arguments: str, typed: str = "") -> str:
        done = subprocess.run(
            [*_TRUCKROLL, *arguments], env=self._env, input=typed, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"truckroll {' '.join(arguments)}: {done.stderr}")
        return done.stdout


_TRUCKROLL = (sys.executable, "-m", "wsgi")


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as connection:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.client.OK
    except OSError:
        return False
