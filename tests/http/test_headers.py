"""What every kind of answer carries, and what no answer ever tells."""

from __future__ import annotations

from dataclasses import replace
from http.cookies import SimpleCookie

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from server.app import create_app
from server.bootstrap import Services
from server.http.pages import PAGES
from tests.conftest import PASSWORD, Tenant, bearer
from wsgi import FACES

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "svelte-trusted-html truckroll",
}


def assert_walled(headers: dict[str, str], what: str) -> None:
    policy = dict(part.partition(" ")[::2] for part in headers["Content-Security-Policy"].split("; "))
    assert {name: policy.get(name) for name in POLICY} == POLICY, what
    assert "unsafe" not in headers["Content-Security-Policy"], what
    assert headers["X-Content-Type-Options"] == "nosniff", what
    assert headers["Referrer-Policy"] == "same-origin", what
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", what
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin", what
    assert headers["X-Request-Id"], what
    assert "Cache-Control" in headers, what
    assert "Access-Control-Allow-Origin" not in headers, what
    assert "X-Powered-By" not in headers, what


def test_every_kind_of_answer_is_walled_in(app: Flask, services: Services, tenant: Tenant) -> None:
    client, header = app.test_client(), bearer(services, tenant, "owner")

    @app.get("/planted/bug")
    def bug() -> str:
        raise ZeroDivisionError("the secret of planted/bug")

    answers = {
        "200": client.get("/api/v1/session", headers=header),
        "201": client.post("/api/v1/tokens", json={"label": "x"}, headers=header),
        "302": client.get("/"),
        "401": client.get("/api/v1/session"),
        "404": client.get("/nowhere"),
        "404 of a thing": client.delete("/api/v1/tokens/nothing", headers=header),
        "405": client.put("/api/v1/session", headers=header),
        "400": client.post("/api/v1/tokens", data=b"{", content_type="application/json", headers=header),
        "413": client.post(
            "/api/v1/tokens", data=b" " * 1_100_000, content_type="application/json", headers=header
        ),
        "415": client.post("/api/v1/tokens", data=b"x", content_type="text/plain", headers=header),
        "422": client.post("/api/v1/tokens", json={}, headers=header),
        "500": client.get("/planted/bug"),
        "options": client.options("/api/v1/session"),
        "head": client.head("/healthz"),
        "health": client.get("/healthz"),
        "openapi": client.get("/api/v1/openapi.json", headers=header),
        "static": client.get("/static/nothing.js"),
        **{page: client.get(f"/{page}") for page in PAGES},
    }
    for what, answer in answers.items():
        assert_walled(dict(answer.headers), what)
        if what[:3].isdigit():
            assert answer.status_code == int(what[:3]), what
        if answer.status_code >= 400:
            assert answer.content_type == "application/problem+json", what
        text = answer.get_data(as_text=True)
        answer.close()
        assert "Traceback" not in text, what
        assert "planted" not in text, what


def test_data_is_never_cached(client: FlaskClient, services: Services, tenant: Tenant) -> None:
    header = bearer(services, tenant, "owner")
    for path in ("/api/v1/session", "/api/v1/tokens", "/api/v1/openapi.json", "/nowhere"):
        assert client.get(path, headers=header).headers["Cache-Control"] == "no-store"


def test_the_map_opens_the_policy_for_its_tiles_alone(services: Services) -> None:
    url = "https://tiles.example:8443/{z}/{x}/{y}.png; script-src *"
    mapped = replace(services, settings=replace(services.settings, map_tile_url=url))
    policy = create_app(mapped, FACES).test_client().get("/healthz").headers["Content-Security-Policy"]
    assert "img-src 'self' data: blob: https://tiles.example:8443;" in policy
    assert policy.count("script-src") == 1


def cookie_of(client: FlaskClient, tenant: Tenant) -> tuple[str, dict[str, str]]:
    answer = client.post("/api/v1/session", json={"email": tenant.email("office"), "password": PASSWORD})
    assert answer.status_code == 200
    (name, morsel), *more = SimpleCookie(answer.headers["Set-Cookie"]).items()
    assert not more
    return name, {key: value for key, value in morsel.items() if value and key != "expires"}


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    services: Services, client: FlaskClient, tenant: Tenant
) -> None:
    name, flags = cookie_of(client, tenant)
    assert name == "truckroll_session"  # plain http on loopback: a browser would drop a secure one
    assert flags == {"path": "/", "httponly": True, "samesite": "Lax", "max-age": "57600"}

    public = replace(services, settings=replace(services.settings, public_url="https://fsm.example"))
    secure = create_app(public, FACES).test_client()
    name, flags = cookie_of(secure, tenant)
    assert name == "__Host-truckroll_session"
    assert flags["secure"]
    assert "domain" not in flags
    assert flags["path"] == "/"
    assert "max-age=31536000" in secure.get("/healthz").headers["Strict-Transport-Security"]


def test_a_request_may_name_itself_but_not_forge_the_log(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": "trace-7"}).headers["X-Request-Id"] == "trace-7"
    for forged in ("x" * 65, "a b", "a;b", "é"):
        assert client.get("/healthz", headers={"X-Request-Id": forged}).headers["X-Request-Id"] != forged


def test_a_method_that_is_not_there_is_a_problem_that_names_those_that_are(client: FlaskClient) -> None:
    answer = client.put("/api/v1/session")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) >= {"GET", "POST", "DELETE"}
    assert client.open("/api/v1/session", method="TRACE").status_code == 405
    assert client.open("/api/v1/session", method="PROPFIND").status_code == 405


def test_a_database_that_is_away_is_a_503_that_tells_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("SELECT secret", {}, Exception("host 10.0.0.7 refused password of truckroll"))

    monkeypatch.setattr("server.http.caller.identify_token", away)
    answer = app.test_client().get("/api/v1/session", headers={"Authorization": "Bearer trk_x"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    text = answer.get_data(as_text=True)
    assert "10.0.0.7" not in text
    assert "SELECT" not in text
