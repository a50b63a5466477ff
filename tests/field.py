"""A working day to test with: a company, its technician's phone, a desk in its office, and a worker to be called."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server.bootstrap import Services
from server.models.jobs import Job
from server.models.outbox import OutboxEvent
from server.models.visits import Visit
from server.worker import react
from tests.builders import World, acting, at, book_visit, make_job, make_world
from tests.conftest import StillClock, Tenant, bearer

ZONE = "America/New_York"


def said(moment: datetime, **details: Any) -> dict[str, Any]:
    """Return a report's body."""
    return {"occurred_at": moment.isoformat(), "timezone": ZONE, **details}


@dataclass
class Phone:
    """A technician's phone: each report has a key of its own unless told otherwise."""

    client: FlaskClient
    token: dict[str, str]

    def get(self, path: str) -> Any:
        return self.client.get(f"/mobile/v1{path}", headers=self.token)

    def post(self, path: str, body: Any, key: str | None = None) -> Any:
        headers = {**self.token, "Idempotency-Key": key or uuid4().hex}
        return self.client.post(f"/mobile/v1{path}", json=body, headers=headers)

    def clock(self, kind: str, moment: datetime) -> Any:
        answer = self.post(f"/clock-{kind}", said(moment))
        assert answer.status_code == 200, answer.json
        return answer.json

    def report(self, visit: Visit, kind: str, moment: datetime, **details: Any) -> Any:
        answer = self.post(f"/visits/{visit.id}/{kind}", said(moment, **details))
        assert answer.status_code == 200, answer.json
        return answer.json


@dataclass
class Desk:
    """A desk in the office."""

    client: FlaskClient
    token: dict[str, str]

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/office/v1{path}", headers=self.token, query_string=query)

    def post(self, path: str, body: Any = None, key: str | None = None) -> Any:
        headers = {**self.token, "Idempotency-Key": key or uuid4().hex}
        return self.client.post(f"/office/v1{path}", json=body if body is not None else {}, headers=headers)

    def patch(self, path: str, body: Any, version: int) -> Any:
        headers = {**self.token, "If-Match": f'"{version}"'}
        return self.client.patch(f"/office/v1{path}", json=body, headers=headers)

    def items(self, path: str, **query: Any) -> Any:
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.json
        return answer.json["items"]

    def open_codes(self) -> list[str]:
        """Return the codes of the exceptions that are open, in the order of their numbers; drafts that wait aside."""
        found = sorted(self.items("/exceptions", state="open"), key=lambda item: item["number"])
        return [item["code"] for item in found if item["code"] != "INVOICE_REVIEW"]


@dataclass
class Field:
    """What most tests start from: a flat job at nine, a timed one at eleven, told of at six in the evening."""

    client: FlaskClient
    services: Services
    tenant: Tenant
    clock: StillClock
    world: World
    phone: Phone
    job: Job
    visit: Visit
    timed_job: Job
    timed_visit: Visit

    def desk(self, role: str = "office") -> Desk:
        return Desk(self.client, bearer(self.services, self.tenant, role))

    def work(self) -> None:
        """Have the worker run the reactions to every event that waits."""
        with acting(self.services, self.tenant) as scope:
            waiting = select(OutboxEvent.id).where(
                OutboxEvent.tenant_id == self.tenant.tenant_id, OutboxEvent.state == "waiting"
            )
            ids = scope.session.scalars(waiting.order_by(OutboxEvent.id)).all()
        for event_id in ids:
            react(self.services, self.tenant.tenant_id, event_id)


@pytest.fixture
def field(client: FlaskClient, services: Services, tenant: Tenant, clock: StillClock) -> Field:
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        job, timed = make_job(scope, world.site, world.flat), make_job(scope, world.site, world.timed)
        visit = book_visit(scope, job, world.technician, at(9))
        timed_visit = book_visit(scope, timed, world.technician, at(11))
    clock.moment = at(18)
    phone = Phone(client, bearer(services, tenant, "technician"))
    return Field(client, services, tenant, clock, world, phone, job, visit, timed, timed_visit)
