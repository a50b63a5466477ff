"""An empty installation: the link that opens it, the company that is made with it, and everybody who comes too late."""

import threading
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.app import create_app
from server.bootstrap import Services
from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import Conflict
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.users import SetUpLink, User
from server.use_cases.set_up import currency_of, new_link
from server.use_cases.throttling import FREE_FAILURES
from tests.asking import fields_of
from tests.conftest import PASSWORD, StillClock, make_tenant
from wsgi import FACES

PATH = "/api/v1/set-up"
OLIVE = {
    "company_name": "Acme Heating",
    "timezone": "America/New_York",
    "name": "Olive Ames",
    "email": "Olive@Acme.example",
    "password": PASSWORD,
}


def fresh_link(services: Services) -> str:
    with write_session(services.engine, ANY_TENANT) as session:
        return new_link(session, services.clock.now())


def begin(client: FlaskClient, link: str, **changes: object) -> TestResponse:
    return client.post(PATH, json=OLIVE | {"link": link} | changes)


def good(client: FlaskClient, link: str) -> bool:
    return bool(client.get(PATH, query_string={"link": link}).json["good"])


def companies(services: Services) -> int:
    with read_session(services.engine, ANY_TENANT) as session:
        return len(session.scalars(installation_select("the test counts", Company.id)).all())


def test_the_link_makes_a_company_and_signs_its_owner_in(client: FlaskClient, services: Services) -> None:
    link = fresh_link(services)
    assert client.get("/api/v1/welcome").json["empty"] is True
    assert client.get(PATH, query_string={"link": link}).json == {"good": True}

    made = begin(client, link, locale="en-GB")

    assert made.status_code == 201, made.json
    assert made.json["user"]["email"] == "olive@acme.example"
    assert (made.json["user"]["role"], made.json["company"]["name"]) == ("owner", "Acme Heating")
    assert (made.json["company"]["currency"], made.json["company"]["locale"]) == ("GBP", "en-GB")
    assert client.get("/api/v1/session").json["user"]["name"] == "Olive Ames"
    assert client.get("/api/v1/welcome").json["empty"] is False
    assert client.get("/").headers["Location"] == "/setup"
    company = client.get("/office/v1/company").json
    assert (company["depot"]["latitude"], company["first_invoice"]) == pytest.approx((40.714167, 1))
    steps = client.get("/office/v1/first-steps").json
    assert steps["plan_on"] == "2026-03-03"
    assert {step["key"] for step in steps["steps"] if step["done"]} == set()


def test_a_link_opens_once_for_24_hours_and_until_the_next_one(
    client: FlaskClient, services: Services, clock: StillClock
) -> None:
    first = fresh_link(services)
    second = fresh_link(services)
    assert (good(client, first), good(client, second)) == (False, True)
    clock.forward(hours=24)
    assert not good(client, second)
    late = begin(client, second)
    assert (late.status_code, late.json["code"]) == (404, "LINK_GONE")
    third = fresh_link(services)
    assert begin(client, third).status_code == 201
    assert (good(client, third), begin(client, third).status_code) == (False, 404)
    with pytest.raises(Conflict, match="There is a company already"):
        fresh_link(services)


def test_what_is_wrong_is_named_and_leaves_the_link_good(client: FlaskClient, services: Services) -> None:
    link = fresh_link(services)
    wrong: dict[str, object] = {
        "company_name": "",
        "timezone": "UTC",
        "currency": "ZZZ",
        "locale": "klingon",
        "name": " ",
        "email": "nobody",
        "password": "short",
        "role": "owner",
    }
    for field, value in wrong.items():
        assert fields_of(begin(client, link, **{field: value})) == [f"json.{field}"], field
    assert companies(services) == 0
    assert begin(client, link, timezone="Asia/Calcutta").status_code == 201


def test_a_company_that_was_made_elsewhere_ends_the_link(client: FlaskClient, services: Services) -> None:
    link = fresh_link(services)
    make_tenant(services)
    assert not good(client, link)
    assert begin(client, link).status_code == 404


def test_two_at_once_make_one_company(app: Flask, services: Services) -> None:
    link, answers = fresh_link(services), []

    def run(number: int) -> None:
        answers.append(begin(app.test_client(), link, email=f"o{number}@acme.example").status_code)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [201, 404, 404, 404]
    assert companies(services) == 1


def test_the_secret_is_nowhere_but_in_the_link(
    client: FlaskClient, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    link = fresh_link(services)
    good(client, link)
    begin(client, link, password="short")
    begin(client, link)
    with read_session(services.engine, ANY_TENANT) as session:
        rows = session.query(SetUpLink).all()
        users = session.scalars(installation_select("the test looks", User)).all()
    assert link not in repr([row.__dict__ for row in [*rows, *users]])
    printed = capsys.readouterr()
    assert link not in printed.out + printed.err


def test_a_foreign_page_cannot_make_the_company(client: FlaskClient, services: Services) -> None:
    link = fresh_link(services)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post(PATH, json=OLIVE | {"link": link}, headers=headers)
        assert (answer.status_code, answer.json["code"]) == (403, "CSRF_REFUSED")
    assert good(client, link)


def test_guessing_links_is_slowed_down(client: FlaskClient, services: Services) -> None:
    link = fresh_link(services)
    codes = [begin(client, f"guess-{number}").status_code for number in range(FREE_FAILURES["link"] + 3)]
    assert codes == [404] * FREE_FAILURES["link"] + [429] * 3
    refused = begin(client, link)
    assert (refused.status_code, companies(services)) == (429, 0)
    assert int(refused.headers["Retry-After"]) >= 1


def test_the_cookie_is_secure_wherever_people_reach_us_over_https(services: Services) -> None:
    settings = replace(services.settings, public_url="https://dispatch.acme.example")
    client = create_app(replace(services, settings=settings), FACES).test_client()
    made = begin(client, fresh_link(services))
    assert made.headers["Set-Cookie"].startswith("__Host-truckroll_session=")
    assert "Secure" in made.headers["Set-Cookie"]


def test_money_is_that_of_the_country() -> None:
    found = [currency_of(locale) for locale in ("en-US", "de-DE", "fr-CH", "en-AU", "en", "es-419")]
    assert found == ["USD", "EUR", "CHF", "AUD", "USD", "USD"]
