"""Attacks on what stands around: debug doors, documents for nobody, floods of keys, and races."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError
from werkzeug.test import TestResponse

from server.app import create_app
from server.bootstrap import Services
from server.models.companies import Company
from server.models.invoices import Invoice
from server.models.scope import scoped_select, scoped_update
from server.models.users import User
from tests.builders import acting, at
from tests.conftest import Tenant, bearer
from tests.field import Field
from wsgi import FACES

DOORS = [
    "/metrics", "/debug", "/console", "/.git/config", "/.env", "/server/app.py", "/static/../settings.py",
    "/static/..%2f..%2fwsgi.py", "/static/%2e%2e/app.py", "/admin", "/graphql", "/swagger", "/openapi.json",
    "/api/v2/session", "/api/v1/..;/session", "/var/truckroll.db", "/static/", "/actuator/env", "/phpinfo.php",
]  # fmt: skip


def test_a63_there_are_no_other_doors(client: FlaskClient) -> None:
    for path in DOORS:
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert answer.content_type == "application/problem+json"
        assert "Traceback" not in answer.text
    for method in ("TRACE", "CONNECT", "PROPFIND", "PUT", "PATCH"):
        assert client.open("/api/v1/tokens", method=method).status_code == 405, method
        assert client.open("/nowhere", method=method).status_code == 404, method


def test_a63_the_documents_are_for_who_is_signed_in(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    for path in ("/api/v1/openapi.json", "/mobile/v1/openapi.json"):
        assert client.get(path).status_code == 401
        assert client.get(path, headers=bearer(services, tenant, "auditor")).status_code == 200
    demo = replace(services, settings=replace(services.settings, demo=True))
    assert create_app(demo, FACES).test_client().get("/api/v1/openapi.json").status_code == 200


def test_a61_a_flood_of_keys_is_read_or_refused_at_once(client: FlaskClient) -> None:
    bodies = [
        json.dumps({f"key{number}": 1 for number in range(60_000)}),
        json.dumps({"email": "a@b.example", "password": "x", "more": list(range(150_000))}),
        '{"email":' + '["' * 15 + "x" * 900_000 + '"]' * 15 + "}",
    ]
    for body in bodies:
        began = time.process_time()
        answer = client.post("/api/v1/session", data=body, content_type="application/json")
        assert 400 <= answer.status_code < 500
        assert len(answer.data) < 10_000_000
        assert time.process_time() - began < 3


def test_a69_what_the_database_refuses_is_logged_without_the_row(
    services: Services, tenant: Tenant, capfd: pytest.CaptureFixture[str]
) -> None:
    """A failed statement quotes its values, and PostgreSQL the whole row: neither may reach a log or an answer."""
    app = create_app(services, FACES)
    secret = "a-secret-that-must-not-be-told"

    @app.post("/planted/refused")
    def refused() -> str:
        with acting(services, tenant) as scope:
            user = scope.session.scalars(scoped_select(scope, User)).first()
            assert user is not None
            user.password_hash, user.state = secret, "no such state"
        return ""

    @app.post("/planted/taken")
    def taken() -> str:
        with acting(services, tenant) as scope:
            one, two = scope.session.scalars(scoped_select(scope, User).limit(2)).all()
            one.password_hash, one.email = secret, two.email
        return ""

    client = app.test_client()
    answers = [client.post("/planted/refused"), client.post("/planted/taken")]
    assert [answer.status_code for answer in answers] == [500, 409]
    logged = "".join(capfd.readouterr())
    assert "state_known" in logged
    assert "unhandled" in logged
    assert "refused by the database" in logged
    for text in (logged, *(answer.text for answer in answers)):
        assert secret not in text
        assert tenant.email("owner") not in text


def test_a69_an_error_quotes_no_parameters_wherever_it_is_logged(services: Services, tenant: Tenant) -> None:
    with pytest.raises(IntegrityError, match="parameters hidden"), acting(services, tenant) as scope:
        scope.session.execute(scoped_update(scope, User).values(state="no such state"))


def test_a65_thirty_approvals_at_once_post_one_invoice(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        scope.session.get_one(Company, scope.tenant_id).invoicing = "suggest"
    invoice = field.phone.report(field.visit, "complete", at(9))["invoice"]
    assert invoice["status"] == "draft"
    header, several = bearer(field.services, field.tenant, "office"), 30
    gate = Barrier(several)

    def approve(_: int) -> TestResponse:
        client = field.client.application.test_client()
        gate.wait()
        path = f"/office/v1/invoices/{invoice['id']}/approve"
        return client.post(path, json={}, headers=header | {"Idempotency-Key": uuid4().hex})

    with ThreadPoolExecutor(several) as pool:
        codes = sorted(answer.status_code for answer in pool.map(approve, range(several)))
    assert codes == [200] + [409] * (several - 1)
    with acting(field.services, field.tenant) as scope:
        (row,) = scope.session.scalars(scoped_select(scope, Invoice)).all()
        assert (row.status, row.series_no) == ("posted", 1)
