"""The same request twice makes one thing; the same key for another request is refused."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from threading import Barrier
from urllib.request import Request, urlopen

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func
from werkzeug.test import TestResponse

from server.app import create_app
from server.bootstrap import Services
from server.db import ANY_TENANT, read_session
from server.http.blueprint import Blueprint
from server.http.face import Face
from server.http.fields import StrictSchema, Words
from server.http.transaction import writing
from server.models.base import Base
from server.models.customers import Customer
from server.models.idempotency import IdempotencyRecord
from server.models.installation import installation_select
from tests.conftest import Tenant, bearer
from wsgi import FACES


def post(client: FlaskClient, header: dict[str, str], key: str, label: str = "x") -> TestResponse:
    return client.post(
        "/office/v1/customers", json={"name": label}, headers=header | {"Idempotency-Key": key}
    )


def labels(services: Services, label: str) -> int:
    with read_session(services.engine, ANY_TENANT) as session:
        counted = installation_select("the test counts rows", func.count()).select_from(Customer)
        return session.scalar(counted.where(Customer.name == label)) or 0


def test_the_same_key_and_body_get_the_same_answer(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "office")
    first, second = post(client, header, "one"), post(client, header, "one")

    assert first.status_code == second.status_code == 201
    assert first.get_data() == second.get_data()
    assert "Idempotent-Replay" not in first.headers
    assert second.headers["Idempotent-Replay"] == "true"
    assert second.content_type == first.content_type
    assert labels(services, "x") == 1


def test_another_body_or_route_under_the_key_is_refused(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    """A40 in its form without devices: the first is kept, the second has no effect."""
    header = bearer(services, tenant, "office")
    post(client, header, "one", "mine")

    answer = post(client, header, "one", "other")
    assert answer.status_code == 422
    assert answer.get_json()["code"] == "IDEMPOTENCY_KEY_REUSED"
    assert labels(services, "other") == 0
    assert labels(services, "mine") == 1


def test_a_key_is_its_callers_own(client: FlaskClient, services: Services, tenant: Tenant) -> None:
    office, owner = bearer(services, tenant, "office"), bearer(services, tenant, "owner")
    first, second = post(client, office, "one"), post(client, owner, "one")
    assert first.status_code == second.status_code == 201
    assert first.get_json()["id"] != second.get_json()["id"]
    assert labels(services, "x") == 2


def test_a_refused_request_does_not_use_up_its_key(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    office, technician = bearer(services, tenant, "office"), bearer(services, tenant, "technician")
    assert post(client, office, "one", "").status_code == 422
    assert post(client, technician, "one", "x").status_code == 403
    assert post(client, office, "one", "x").status_code == 201


def test_neither_secrets_nor_guessable_hashes_of_them_are_kept(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    """A66: a new token's text is not kept for a repetition; of a password there is no hash but argon2's."""
    header = bearer(services, tenant, "owner")
    keyed = header | {"Idempotency-Key": "a-random-text"}
    answer = client.post("/api/v1/tokens", json={"label": "x"}, headers=keyed)
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "IDEMPOTENCY_KEY_REFUSED"
    token = client.post("/api/v1/tokens", json={"label": "x"}, headers=header).get_json()["token"]
    body = json.dumps({"password": "a new horse battery"}).encode()
    path = f"/office/v1/users/{tenant.users['office']}/password"
    changed = client.post(path, data=body, content_type="application/json", headers=keyed)
    assert changed.status_code == 204
    kept = everything(services)
    assert len(kept) > 5000
    for secret in (
        token,
        token.removeprefix("trk_"),
        "a new horse battery",
        hashlib.sha256(body).hexdigest(),
    ):
        assert secret not in kept
    assert "a-random-text" not in kept


def everything(services: Services) -> str:
    """Return all rows of all tables as one text."""
    with read_session(services.engine, ANY_TENANT) as session:
        return repr(
            [
                session.execute(installation_select("the test reads all", table)).all()
                for table in Base.metadata.sorted_tables
            ]
        )


def test_a_key_is_visible_ascii_of_a_bounded_length(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "office")
    for key in ("", " ", "a b", "é", "x" * 256):
        assert post(client, header, key).status_code == 400
    assert post(client, header, "x" * 255).status_code == 201


def test_fifty_at_once_make_one_thing(app: Flask, services: Services, tenant: Tenant) -> None:
    """A65: two at once, then fifty; each gets the one answer."""
    header, threads = bearer(services, tenant, "office"), 50
    for key, several in (("two", 2), ("fifty", threads)):
        gate = Barrier(several)

        def once(_: int, gate: Barrier = gate, key: str = key) -> TestResponse:
            client = app.test_client()
            gate.wait()
            return post(client, header, key, key)

        with ThreadPoolExecutor(several) as pool:
            answers = list(pool.map(once, range(several)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.get_data() for answer in answers}) == 1
        assert sum("Idempotent-Replay" not in answer.headers for answer in answers) == 1
        assert labels(services, key) == 1


def test_fifty_keys_at_once_make_fifty_things(app: Flask, services: Services, tenant: Tenant) -> None:
    header, gate = bearer(services, tenant, "office"), Barrier(50)

    def once(number: int) -> TestResponse:
        client = app.test_client()
        gate.wait()
        return post(client, header, f"key-{number}", "each")

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(once, range(50)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.get_json()["id"] for answer in answers}) == 50
    assert not any("Idempotent-Replay" in answer.headers for answer in answers)
    assert labels(services, "each") == 50


def test_one_key_with_fifty_bodies_at_once_has_one_effect(
    app: Flask, services: Services, tenant: Tenant
) -> None:
    """Whoever comes first is answered; all others are told that the key was another request's."""
    header, gate = bearer(services, tenant, "office"), Barrier(50)

    def once(number: int) -> TestResponse:
        client = app.test_client()
        gate.wait()
        return post(client, header, "the-key", f"body {number}")

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(once, range(50)))
    assert sorted(answer.status_code for answer in answers) == [201] + [422] * 49
    (made,) = (answer.get_json()["name"] for answer in answers if answer.status_code == 201)
    assert [labels(services, f"body {number}") for number in range(50)].count(1) == 1
    assert labels(services, made) == 1
    assert {a.get_json()["code"] for a in answers if a.status_code == 422} == {"IDEMPOTENCY_KEY_REUSED"}


def test_who_lost_the_answer_to_a_crash_gets_it_from_the_next_process(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    """A real process on a real socket that is killed between the commit and the answer."""
    header = bearer(services, tenant, "office") | {
        "Idempotency-Key": "one",
        "Content-Type": "application/json",
    }
    settings = services.settings
    command = [sys.executable, "-m", "tests.http.dying_server", str(settings.home), settings.database_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as dying:
        assert dying.stdout is not None
        address = f"http://127.0.0.1:{int(dying.stdout.readline())}/office/v1/customers"
        request = Request(address, data=b'{"name": "x"}', headers=header)
        with pytest.raises((OSError, HTTPException)):
            urlopen(request, timeout=30)
        assert dying.wait(30) == 137
    assert labels(services, "x") == 1, "it was committed"

    answer = client.post("/office/v1/customers", data=b'{"name": "x"}', headers=header)
    assert answer.status_code == 201
    assert answer.headers["Idempotent-Replay"] == "true"
    assert answer.get_json()["name"] == "x"
    assert labels(services, "x") == 1


def _money() -> Face:
    blp = Blueprint("planted", __name__, url_prefix="/planted/v1")

    class Planted(StrictSchema):
        label = Words(required=True)

    @blp.endpoint("POST", "/money", permission="invoices.approve", idempotency="required")
    @blp.arguments(Planted)  # type: ignore[untyped-decorator]
    @blp.response(201, Planted)  # type: ignore[untyped-decorator]
    def take(body: dict[str, str]) -> dict[str, str]:
        writing()
        if body["label"] == "fails at the end":
            raise ZeroDivisionError
        return body

    return Face("api", (blp,))


def test_where_the_key_is_required_it_is_asked_for_first(services: Services, tenant: Tenant) -> None:
    client = create_app(services, (*FACES, _money())).test_client()
    header = bearer(services, tenant, "office")

    answer = client.post("/planted/v1/money", json={"wrong": 1}, headers=header)
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "IDEMPOTENCY_KEY_MISSING"
    assert client.post("/planted/v1/money", json={"label": "x"}).status_code == 401
    technician = bearer(services, tenant, "technician")
    assert client.post("/planted/v1/money", json={"label": "x"}, headers=technician).status_code == 403
    keyed = header | {"Idempotency-Key": "one"}
    assert client.post("/planted/v1/money", json={"label": "x"}, headers=keyed).status_code == 201


def test_what_fails_leaves_no_key_behind(services: Services, tenant: Tenant) -> None:
    client = create_app(services, (*FACES, _money())).test_client()
    header = bearer(services, tenant, "office") | {"Idempotency-Key": "one"}
    body = json.dumps({"label": "fails at the end"})
    for _ in range(2):  # the second would be told of the first if its key were kept
        answer = client.post("/planted/v1/money", data=body, content_type="application/json", headers=header)
        assert answer.status_code == 500
    with read_session(services.engine, ANY_TENANT) as session:
        kept = session.scalars(installation_select("the test looks at all", IdempotencyRecord.key)).all()
    assert kept == []
