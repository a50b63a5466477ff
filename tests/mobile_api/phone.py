"""A technician's phone, as a test holds it: each call has a key of its own unless told otherwise."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ZONE = "America/New_York"


@dataclass
class Phone:
    """Reports over HTTP with a bearer token."""

    client: FlaskClient
    token: dict[str, str]

    def get(self, path: str) -> TestResponse:
        return self.client.get(f"/mobile/v1{path}", headers=self.token)

    def post(self, path: str, body: Any, key: str | None = None) -> TestResponse:
        headers = {**self.token, "Idempotency-Key": key or uuid4().hex}
        return self.client.post(f"/mobile/v1{path}", json=body, headers=headers)

    def clock(self, kind: str, moment: datetime, key: str | None = None) -> Any:
        answer = self.post(f"/clock-{kind}", said(moment), key)
        assert answer.status_code == 200, answer.json
        return answer.json

    def report(self, visit_id: str, kind: str, moment: datetime, **details: Any) -> Any:
        answer = self.post(f"/visits/{visit_id}/{kind}", said(moment, **details))
        assert answer.status_code == 200, answer.json
        return answer.json


def said(moment: datetime, **details: Any) -> dict[str, Any]:
    """Return a report's body."""
    return {"occurred_at": moment.isoformat(), "timezone": ZONE, **details}
