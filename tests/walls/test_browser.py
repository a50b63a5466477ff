"""Attacks through a browser: other sites' forms, frames and scripts, and redirects that lead away."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from tests.conftest import PASSWORD, Tenant, bearer

UNSAFE = [("POST", "/api/v1/tokens"), ("DELETE", "/api/v1/session"), ("POST", "/office/v1/customers")]


@pytest.fixture
def csrf(client: FlaskClient, tenant: Tenant) -> str:
    answer = client.post("/api/v1/session", json={"email": tenant.email("owner"), "password": PASSWORD})
    return str(answer.get_json()["csrf_token"])


def test_a32_another_sites_page_cannot_use_the_cookie(client: FlaskClient, csrf: str) -> None:
    """The three kinds of request that a form can send without asking, with and without a browser's honest headers."""
    for method, path in UNSAFE:
        for kind in (
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json",
        ):
            for headers in (
                {},
                {"Origin": "https://evil.example"},
                {"Sec-Fetch-Site": "cross-site"},
                {"Origin": "null"},
            ):
                answer = client.open(
                    path, method=method, data=b'{"label":"x"}', content_type=kind, headers=headers
                )
                assert answer.status_code == 403, f"{method} {path} {kind} {headers}"
                assert answer.get_json()["code"] == "CSRF_REFUSED"
    assert client.get("/api/v1/session").status_code == 200


def test_a32_the_right_token_from_the_wrong_place_is_refused(client: FlaskClient, csrf: str) -> None:
    wrong_places: list[dict[str, str]] = [
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "null"},
        {"Origin": "http://evil.example#localhost"},
        {"Origin": "http://evil.example@localhost"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ]
    for headers in wrong_places:
        answer = client.post("/api/v1/tokens", json={"label": "x"}, headers={**headers, "X-CSRF-Token": csrf})
        assert answer.status_code == 403, headers
    for wrong in ("", csrf[:-1], csrf.swapcase(), csrf + "x", "é"):
        answer = client.post("/api/v1/tokens", json={"label": "x"}, headers={"X-CSRF-Token": wrong})
        assert answer.status_code == 403, wrong
    right = {"X-CSRF-Token": csrf, "Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/v1/tokens", json={"label": "x"}, headers=right).status_code == 201


def test_a32_nobody_is_signed_in_by_another_site(client: FlaskClient, tenant: Tenant) -> None:
    body = {"email": tenant.email("owner"), "password": PASSWORD}
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post("/api/v1/session", json=body, headers=headers).status_code == 403
    form = client.post("/api/v1/session", data=body)
    assert form.status_code == 415
    assert "Set-Cookie" not in form.headers


def test_a33_no_other_origin_may_read_an_answer(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "owner")
    for origin in (
        "null",
        "https://evil.example",
        "http://localhost.evil.example",
        "http://notlocalhost",
        "*",
    ):
        asked = {
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "x-csrf-token",
        }
        for answer in (
            client.options("/api/v1/tokens", headers=asked),
            client.get("/api/v1/session", headers=header | {"Origin": origin}),
            client.get("/healthz", headers={"Origin": origin}),
        ):
            assert not [name for name, _ in answer.headers if name.lower().startswith("access-control-")], (
                origin
            )


def test_a36_no_page_stands_in_another_sites_frame(client: FlaskClient) -> None:
    for path in ("/", "/sign-in", "/dispatch", "/technician", "/office", "/docs", "/nowhere", "/healthz"):
        with client.get(path) as answer:
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path


def test_a37_no_redirect_leads_away(client: FlaskClient, services: Services, tenant: Tenant) -> None:
    header = bearer(services, tenant, "owner")
    for path in (
        "/?next=//evil.example",
        "/?next=https://evil.example",
        "//evil.example/..",
        "//evil.example/%2e%2e",
        "/\\evil.example",
        "/%5cevil.example",
        "//api//v1//session",
        "/sign-in/",
        "/api/v1/session/",
        "/static//x.js",
    ):
        for headers in ({}, header, {"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}):
            with client.get(path, headers=headers) as answer:
                location = answer.headers.get("Location", "/")
                assert location.startswith("/"), f"{path}: {location}"
                assert not location.startswith(("//", "/\\")), f"{path}: {location}"
                assert "evil" not in location, f"{path}: {location}"
