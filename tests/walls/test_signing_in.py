"""Attacks on the sign-in: guessing, spraying, finding out who there is, fixing a session, hiding behind headers."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.app import create_app
from server.bootstrap import Services
from server.models.scope import scoped_get
from server.models.users import User
from server.use_cases import passwords, sign_in
from server.use_cases.throttling import FREE_FAILURES, LONGEST_WAIT
from tests.builders import acting
from tests.conftest import PASSWORD, StillClock, Tenant, bearer
from tests.sizes import sized
from wsgi import FACES

WRONG = "the wrong battery"


@pytest.fixture
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Count what is verified, and have it cost nothing: the number of guesses is what matters here."""
    tried: list[str | None] = []

    def verify(stored: str | None, password: str) -> bool:
        tried.append(stored)
        return stored is not None and password == PASSWORD

    monkeypatch.setattr(sign_in, "verify_password", verify)
    return tried


def guess(client: FlaskClient, email: str, password: str = WRONG, **headers: str) -> TestResponse:
    return client.post("/api/v1/session", json={"email": email, "password": password}, headers=headers)


def test_a19_one_password_against_a_thousand_accounts_is_stopped_by_address(
    app: Flask, tenant: Tenant, quick_hash: list[str | None]
) -> None:
    client, accounts = app.test_client(), sized("sprayed accounts", 100, 1000)
    codes = [guess(client, f"user{number}@acme.example").status_code for number in range(accounts)]
    assert codes.count(401) == FREE_FAILURES["address"]
    assert set(codes[FREE_FAILURES["address"] :]) == {429}
    assert len(quick_hash) == FREE_FAILURES["address"], "the others cost us nothing"
    refused = [guess(client, email) for email in (tenant.email("owner"), "nobody@acme.example")]
    assert refused[0].get_data() == refused[1].get_data(), "who there is is not told here either"
    elsewhere = app.test_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert guess(elsewhere, tenant.email("owner"), PASSWORD).status_code == 200


def test_a19_a_wrong_password_takes_as_long_whoever_there_is(
    app: Flask, services: Services, tenant: Tenant, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The median of many pairs, with a hash that costs little, so that all else would show."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_NOBODY", cheap.hash("nobody"))
    with acting(services, tenant) as scope:
        scoped_get(scope, User, tenant.users["office"]).password_hash = cheap.hash(PASSWORD)
    client, took = app.test_client(), {"known": list[float](), "unknown": list[float]()}
    for number in range(31):
        client.environ_base["REMOTE_ADDR"] = f"198.51.100.{number}"
        for who, email in (("known", tenant.email("office")), ("unknown", f"nobody{number}@acme.example")):
            began = time.perf_counter()
            assert guess(client, email).status_code == 401
            took[who].append(time.perf_counter() - began)
        clock.forward(hours=2)
    known, unknown = (statistics.median(took[who]) for who in ("known", "unknown"))
    assert abs(known - unknown) < 0.020, f"{known * 1000:.1f} ms and {unknown * 1000:.1f} ms"


def test_a19_nobody_learns_who_there_is(client: FlaskClient, tenant: Tenant, services: Services) -> None:
    """The same words and headers; and argon2 is asked in every case, which is what takes the time."""
    with_hash: list[str | None] = []
    verify = passwords.verify_password

    def counted(stored: str | None, password: str) -> bool:
        with_hash.append(stored)
        return verify(stored, password)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sign_in, "verify_password", counted)
        known, unknown = guess(client, tenant.email("office")), guess(client, "nobody@acme.example")
    assert known.status_code == unknown.status_code == 401
    assert known.get_data() == unknown.get_data()
    assert {name for name, _ in known.headers} == {name for name, _ in unknown.headers}
    assert with_hash[0] is not None
    assert with_hash[1] is None


def test_a19_an_unknown_user_costs_a_whole_hash() -> None:
    def cost(stored: str | None) -> float:
        began = time.perf_counter()
        passwords.verify_password(stored, WRONG)
        return time.perf_counter() - began

    stored = passwords.hash_password(PASSWORD)
    rounds = [(cost(stored), cost(None)) for _ in range(5)]
    known, unknown = (statistics.median(side) for side in zip(*rounds, strict=True))
    assert 0.5 < known / unknown < 2


def test_a20_stuffing_one_account_waits_longer_each_time_and_never_for_good(
    app: Flask, tenant: Tenant, clock: StillClock, quick_hash: list[str | None]
) -> None:
    client, email = app.test_client(), tenant.email("owner")
    waits = []
    for number in range(20):
        client.environ_base["REMOTE_ADDR"] = f"198.51.100.{number}"  # from many places
        answer = guess(client, email)
        while answer.status_code == 429:
            waits.append(int(answer.headers["Retry-After"]))
            assert guess(client, email, PASSWORD).status_code == 429  # the right one waits as well
            clock.forward(seconds=waits[-1])
            answer = guess(client, email)
        assert answer.status_code == 401
    assert waits == sorted(waits)
    assert waits[0] == 1
    assert waits[-1] == LONGEST_WAIT
    assert len(quick_hash) == 20
    clock.forward(seconds=LONGEST_WAIT)
    assert guess(client, email, PASSWORD).status_code == 200
    assert guess(client, tenant.email("office"), PASSWORD).status_code == 200


def test_a20_whoever_stuffs_an_account_does_not_keep_its_owner_out_of_their_own_place(
    app: Flask, tenant: Tenant, quick_hash: list[str | None]
) -> None:
    email, owner, stranger = tenant.email("owner"), app.test_client(), app.test_client()
    owner.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert guess(owner, email, PASSWORD).status_code == 200
    for number in range(20):
        stranger.environ_base["REMOTE_ADDR"] = f"198.51.100.{number}"
        guess(stranger, email)
    assert guess(stranger, email, PASSWORD).status_code == 429
    assert guess(owner, email, PASSWORD).status_code == 200
    codes = [guess(owner, email).status_code for _ in range(8)]  # who guesses there waits there
    assert codes == [401] * FREE_FAILURES["known"] + [429] * 3
    assert guess(owner, email, PASSWORD).status_code == 429


def test_a30_a_sign_in_gets_a_new_secret_and_ends_the_old_one(
    client: FlaskClient, tenant: Tenant, services: Services
) -> None:
    client.set_cookie("truckroll_session", "chosen-by-the-attacker")
    first = guess(client, tenant.email("office"), PASSWORD)
    cookie = client.get_cookie("truckroll_session")
    assert cookie is not None
    assert cookie.value != "chosen-by-the-attacker"
    second = guess(client, tenant.email("owner"), PASSWORD)
    newer = client.get_cookie("truckroll_session")
    assert newer is not None
    assert newer.value != cookie.value
    assert first.get_json()["csrf_token"] != second.get_json()["csrf_token"]
    client.set_cookie("truckroll_session", cookie.value)
    assert client.get("/api/v1/session").status_code == 401
    client.set_cookie("truckroll_session", newer.value)
    assert client.get("/api/v1/session").get_json()["user"]["role"] == "owner"


def test_a30_a_cookie_is_no_token_and_a_token_no_cookie(
    client: FlaskClient, tenant: Tenant, services: Services
) -> None:
    header = bearer(services, tenant, "owner")
    client.set_cookie("truckroll_session", header["Authorization"].removeprefix("Bearer "))
    assert client.get("/api/v1/session").status_code == 401
    guess(client, tenant.email("office"), PASSWORD)
    cookie = client.get_cookie("truckroll_session")
    assert cookie is not None
    other = client.application.test_client()
    for scheme in ("Bearer", "Basic", "Token", ""):
        as_token = {"Authorization": f"{scheme} {cookie.value}"}
        assert other.get("/api/v1/session", headers=as_token).status_code == 401


def test_a60_a_forged_forwarded_address_is_not_believed(
    services: Services, tenant: Tenant, quick_hash: list[str | None]
) -> None:
    client = create_app(services, FACES).test_client()
    codes = [
        guess(
            client, f"u{n}@acme.example", **{"X-Forwarded-For": f"203.0.113.{n}", "X-Real-Ip": "8.8.8.8"}
        ).status_code
        for n in range(40)
    ]
    assert codes.count(429) == 40 - FREE_FAILURES["address"]


def test_a60_behind_one_trusted_proxy_its_own_entry_counts_and_no_other(
    services: Services, tenant: Tenant, quick_hash: list[str | None]
) -> None:
    proxied = replace(services, settings=replace(services.settings, trusted_proxies=1))
    client = create_app(proxied, FACES).test_client()

    def through(address: str, number: int) -> int:
        forged = {"X-Forwarded-For": f"10.9.8.{number}, {address}"}  # the client's lie, then the proxy's word
        return guess(client, f"v{number}@acme.example", **forged).status_code

    assert [through("203.0.113.7", n) for n in range(40)].count(429) == 40 - FREE_FAILURES["address"]
    assert through("203.0.113.8", 99) == 401
