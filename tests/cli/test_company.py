"""The command line's companies, users and tokens."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.cli.company import NoDatabase, company
from server.cli.context import Cli
from server.cli.tokens import token
from server.cli.user import user
from server.domain.errors import Conflict, Invalid, NotFound
from server.domain.zone_cities import city_of
from server.settings import Settings
from tests.conftest import PASSWORD, Tenant, make_tenant

Run = Callable[..., Result]
ACME = ("create", "--name", "Acme", "--timezone", "America/New_York")
OLIVE = ("create", "--email", "Olive@Acme.example", "--role", "owner")


@pytest.fixture
def run(services: Services) -> Run:
    held = Cli(services.settings)
    held.__dict__["services"] = services  # with the still clock, closed after the test

    def call(group: click.Group, *words: str, stdin: str = "") -> Result:
        return CliRunner().invoke(group, words, obj=held, input=stdin)

    return call


def test_a_company_and_its_owner_are_made_and_can_sign_in(run: Run, client: FlaskClient) -> None:
    made = run(company, *ACME, "--json")
    assert made.exit_code == 0, made.output
    assert json.loads(made.stdout)["name"] == "Acme"

    owner = run(user, *OLIVE, "--password-stdin", stdin=f"{PASSWORD}\n")
    assert "olive@acme.example may sign in as owner" in owner.output
    body = {"email": "olive@acme.example", "password": PASSWORD}
    assert client.post("/api/v1/session", json=body).status_code == 200

    listed = run(company, "list", "--json")
    assert [row["timezone"] for row in json.loads(listed.stdout)] == ["America/New_York"]
    assert "olive@acme.example  owner  active" in run(user, "list").output


def test_a_company_with_nothing_but_its_name_and_zone_says_what_comes_next(run: Run) -> None:
    told = run(company, *ACME).output

    for step in ("user create", "truckroll serve", "First steps", "until you move it"):
        assert step in told


def test_an_owner_is_invited_with_the_company(run: Run, client: FlaskClient) -> None:
    made = run(company, *ACME, "--owner-email", "Olive@Acme.example", "--owner-name", "Olive", "--json")
    assert made.exit_code == 0, made.output
    link = json.loads(made.stdout)["invitation"]
    body = {"invitation": link.partition("invitation=")[2], "name": "Olive", "password": PASSWORD}
    assert client.post("/api/v1/invitations/accept", json=body).status_code == 200
    assert "olive@acme.example  owner  active" in run(user, "list").output
    assert run(company, *ACME, "--owner-email", "nobody").exit_code == 2


def test_a_set_up_link_is_printed_until_there_is_a_company(run: Run, client: FlaskClient) -> None:
    first, second = (json.loads(run(company, "setup-link", "--json").stdout)["link"] for _ in range(2))

    def good(link: str) -> bool:
        where, _, secret = link.partition("?link=")
        assert where.endswith("/start")
        return bool(client.get("/api/v1/set-up", query_string={"link": secret}).json["good"])

    assert (good(first), good(second)) == (False, True)
    assert run(company, *ACME).exit_code == 0
    assert not good(second)
    assert run(company, "setup-link").exception.code == "SET_UP_DONE"  # type: ignore[union-attr]


def test_a_token_opens_what_its_user_may_until_it_is_revoked(
    run: Run, client: FlaskClient, tenant: Tenant
) -> None:
    whose = ("--user", tenant.email("office"))
    made = run(token, "create", *whose, "--json", "--scope", "customers.read")
    assert made.exit_code == 0, made.output
    header = {"Authorization": f"Bearer {json.loads(made.stdout)['token']}"}

    assert client.get("/office/v1/customers", headers=header).status_code == 200
    assert client.get("/office/v1/price-book", headers=header).status_code == 403
    (row,) = json.loads(run(token, "list", *whose, "--json").stdout)
    assert run(token, "revoke", *whose, row["id"]).exit_code == 0
    assert client.get("/office/v1/customers", headers=header).status_code == 401
    assert json.loads(run(token, "list", *whose, "--json").stdout) == []


def test_what_cannot_be_is_refused_by_its_code(run: Run, tenant: Tenant) -> None:
    refusals = {
        ("company", "create", "--name", "Acme", "--timezone", "Mars/Base"): Invalid,
        ("company", "create", "--name", "Acme", "--timezone", "UTC"): Invalid,
        ("company", *ACME, "--currency", "ZZZ"): Invalid,
        ("company", *ACME, "--locale", "klingon"): Invalid,
        ("user", "create", "--email", tenant.email("office"), "--role", "office"): Conflict,
        ("token", "create", "--user", "nobody@acme.example"): NotFound,
        ("token", "create", "--user", tenant.email("office"), "--scope", "all"): Invalid,
    }
    groups = {"company": company, "user": user, "token": token}
    for (group, *words), kind in refusals.items():
        assert isinstance(run(groups[group], *words).exception, kind), words
    for misused in ((*ACME, "--depot", "here"), (*ACME, "--depot", "91,0"), ("create",)):
        assert run(company, *misused).exit_code == 2
    assert run(user, "create", "--email", "nobody", "--role", "owner").exit_code == 2


def test_who_is_invited_gets_a_password_later(run: Run, client: FlaskClient, tenant: Tenant) -> None:
    assert "invited" in run(user, *OLIVE).output
    assert isinstance(run(token, "create", "--user", "olive@acme.example").exception, Conflict)

    given = run(user, "password", "--email", "olive@acme.example", "--password-stdin", stdin=PASSWORD)

    assert given.exit_code == 0, given.output
    body = {"email": "olive@acme.example", "password": PASSWORD}
    assert client.post("/api/v1/session", json=body).status_code == 200


def test_several_companies_have_to_be_told_apart(run: Run, services: Services, tenant: Tenant) -> None:
    make_tenant(services, "Other")

    assert run(user, "list").exception.code == "WHICH_COMPANY"  # type: ignore[union-attr]
    assert run(user, "list", "--company", "Other").exit_code == 0


def test_a_first_look_makes_nothing(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "nowhere")

    refused = CliRunner().invoke(company, ["list"], obj=Cli(settings))

    assert isinstance(refused.exception, NoDatabase)
    assert not settings.home.exists()


def test_a_zone_has_its_main_city() -> None:
    new_york, auckland = city_of("America/New_York"), city_of("Pacific/Auckland")

    assert new_york
    assert (round(new_york.latitude, 2), round(new_york.longitude, 2)) == (40.71, -74.01)
    assert auckland
    assert auckland.latitude < 0 < auckland.longitude
    assert city_of("UTC") is None
    assert city_of("Asia/Calcutta") == city_of("Asia/Kolkata")  # as browsers call it still
