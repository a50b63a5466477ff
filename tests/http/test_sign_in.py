"""Signing in: by cookie, by token, and what is refused."""

from flask.testing import FlaskClient

from server.bootstrap import Services
from tests.conftest import PASSWORD, StillClock, Tenant, bearer


def sign_in(client: FlaskClient, tenant: Tenant, role: str = "dispatcher", password: str = PASSWORD):
    return client.post("/api/v1/session", json={"email": tenant.email(role), "password": password})


def test_a_sign_in_shows_who_and_where(client: FlaskClient, tenant: Tenant) -> None:
    answer = sign_in(client, tenant)

    assert answer.status_code == 200
    assert answer.json["user"]["role"] == "dispatcher"
    assert answer.json["company"]["hour_cycle"] == "h12"
    assert answer.json["today"] == "2026-03-02"
    assert client.get("/api/v1/session").json["user"]["email"] == tenant.email("dispatcher")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    client: FlaskClient, tenant: Tenant
) -> None:
    wrong = sign_in(client, tenant, password="wrong horse battery")
    unknown = client.post("/api/v1/session", json={"email": "nobody@acme.example", "password": PASSWORD})

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json == unknown.json


def test_guessing_is_slowed_down_and_forgiven(client: FlaskClient, tenant: Tenant, clock: StillClock) -> None:
    for _ in range(5):
        assert sign_in(client, tenant, password="wrong horse battery").status_code == 401
    refused = sign_in(client, tenant)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    clock.forward(minutes=16)
    assert sign_in(client, tenant).status_code == 200


def test_a_cookie_alone_changes_nothing(client: FlaskClient, tenant: Tenant) -> None:
    csrf = sign_in(client, tenant).json["csrf_token"]

    assert client.delete("/api/v1/session").status_code == 403
    assert (
        client.delete(
            "/api/v1/session", headers={"X-CSRF-Token": csrf, "Origin": "https://evil.example"}
        ).status_code
        == 403
    )
    assert client.delete("/api/v1/session", headers={"X-CSRF-Token": csrf}).status_code == 204
    assert client.get("/api/v1/session").status_code == 401


def test_a_token_works_until_it_is_revoked(client: FlaskClient, services: Services, tenant: Tenant) -> None:
    header = bearer(services, tenant, "office")
    made = client.post("/api/v1/tokens", json={"label": "books"}, headers=header)
    assert made.status_code == 201
    own = {"Authorization": f"Bearer {made.json['token']}"}
    assert client.get("/api/v1/session", headers=own).json["user"]["role"] == "office"
    assert client.delete(f"/api/v1/tokens/{made.json['id']}", headers=own).status_code == 204
    assert client.get("/api/v1/session", headers=own).status_code == 401


def test_unknown_fields_are_refused_by_name(client: FlaskClient, tenant: Tenant) -> None:
    answer = client.post("/api/v1/session", json={"email": "a@b.example", "password": "x", "admin": True})

    assert answer.status_code == 422
    assert answer.content_type == "application/problem+json"
    assert answer.json["errors"] == [{"field": "json.admin", "reason": "Unknown field"}]
