"""Speaks to a Truckroll server over HTTP, as any program could."""

import http.client
import json
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

READY_SECONDS = 120


class Client:
    """One user's connection: JSON in and out, a fresh idempotency key for every POST, an error ends the script."""

    def __init__(self, base: str, token: str) -> None:
        self.base = base
        self._headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        self._connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)

    def wait_until_ready(self) -> None:
        """Wait until the server answers."""
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            try:
                with closing(http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=2)) as probe:
                    probe.request("GET", "/healthz")
                    if probe.getresponse().status == http.client.OK:
                        return
            except OSError:
                time.sleep(0.2)
        raise SystemExit(f"{self.base} does not answer")

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
        ):  # it was open too long: the key makes a repeat safe
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
