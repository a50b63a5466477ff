"""Asks the application as somebody of a company, so that a test of a route is about the route."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.conftest import bearer

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from server.bootstrap import Services
    from tests.conftest import Tenant


class Asking:
    """One user of a company; bodies are given as keyword arguments."""

    def __init__(self, client: FlaskClient, services: Services, tenant: Tenant, role: str) -> None:
        self._client = client
        self._header = bearer(services, tenant, role)

    def get(self, path: str) -> TestResponse:
        return self._client.get(path, headers=self._header)

    def post(self, path: str, **body: Any) -> TestResponse:
        return self._client.post(path, json=body, headers=self._header)

    def make(self, path: str, **body: Any) -> dict[str, Any]:
        """Post what must be accepted, and return it."""
        answer = self.post(path, **body)
        assert answer.status_code == 201, answer.json
        return answer.json  # type: ignore[no-any-return]

    def edit(self, path: str, seen: dict[str, Any] | int, **body: Any) -> TestResponse:
        """Change something on the version that was seen."""
        return self._client.patch(path, json=body, headers=self._header | _match(seen))

    def edit_blind(self, path: str, **body: Any) -> TestResponse:
        return self._client.patch(path, json=body, headers=self._header)

    def delete(self, path: str, seen: dict[str, Any] | int) -> TestResponse:
        return self._client.delete(path, headers=self._header | _match(seen))


def _match(seen: dict[str, Any] | int) -> dict[str, str]:
    return {"If-Match": f'"{seen["version"] if isinstance(seen, dict) else seen}"'}


def fields_of(answer: TestResponse) -> list[str]:
    """Return the fields that a refusal names."""
    assert answer.status_code == 422, answer.json
    return [fault["field"] for fault in answer.json["errors"]]  # type: ignore[index]
