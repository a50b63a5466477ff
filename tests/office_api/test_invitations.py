"""Inviting users: a link that opens once, whom it lets in, and everybody who comes with it too late."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server.app import create_app
from server.bootstrap import Services
from server.db import ANY_TENANT, read_session
from server.models.exceptions import ExceptionItem
from server.models.installation import installation_select
from server.models.outbox import OutboxEvent
from server.models.users import Invitation
from server.ports.mailer import MailRefused, Message
from server.use_cases.invitation_mail import OCCASION
from server.worker import react
from tests.asking import Asking, fields_of
from tests.conftest import PASSWORD, StillClock, Tenant, make_tenant
from wsgi import FACES

USERS, INVITE, TAKE_UP = "/office/v1/users", "/office/v1/invitations", "/api/v1/invitations"
GUEST = {"email": "Guest@Acme.example", "name": "Guest", "role": "dispatcher"}


@pytest.fixture
def owner(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "owner")


def secret_of(link: str) -> str:
    (secret,) = parse_qs(urlsplit(link).query)["invitation"]
    return secret


def offered(client: FlaskClient, secret: str) -> bool:
    return client.get(TAKE_UP, query_string={"invitation": secret}).json["offer"] is not None


def take_up(client: FlaskClient, secret: str, **changes: object) -> int:
    body = {"invitation": secret, "name": "Gus Guest", "password": PASSWORD} | changes
    return client.post(f"{TAKE_UP}/accept", json=body).status_code


def test_without_a_mail_server_the_link_is_shown_once_and_lets_the_guest_in(
    owner: Asking, client: FlaskClient, services: Services
) -> None:
    made = owner.make(INVITE, **GUEST)
    secret = secret_of(made["link"])
    assert made["link"].startswith(f"{services.settings.origin}/sign-in?invitation=")
    assert (made["mailed_to"], made["user"]["state"]) == (None, "invited")
    assert made["expires_at"] == "2026-03-05T08:00:00-05:00"
    assert "link" not in repr(owner.get(f"{USERS}/{made['user']['id']}").json)
    with read_session(services.engine, ANY_TENANT) as session:
        rows = session.scalars(installation_select("the test looks", Invitation)).all()
    assert secret not in repr([row.__dict__ for row in rows])

    guest = client.application.test_client()
    offer = guest.get(TAKE_UP, query_string={"invitation": secret}).json["offer"]
    assert (offer["email"], offer["company_name"], offer["role"]) == (
        "guest@acme.example",
        "Acme Heating",
        "dispatcher",
    )
    assert take_up(guest, secret, password="short") == 422
    assert take_up(guest, secret) == 200
    assert guest.get("/api/v1/session").json["user"]["name"] == "Gus Guest"
    assert owner.get(f"{USERS}/{made['user']['id']}").json["state"] == "active"

    assert (offered(client, secret), take_up(client, secret)) == (False, 404)
    again = owner.post(f"{USERS}/{made['user']['id']}/invitation")
    assert (again.status_code, again.json["code"]) == (409, "NOT_INVITED")
    assert owner.delete(f"{USERS}/{made['user']['id']}/invitation", 1).status_code == 409


def test_a27_the_links_host_is_ours_whatever_the_request_calls_us(
    owner: Asking, client: FlaskClient, services: Services
) -> None:
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    answer = client.post(INVITE, json=GUEST, headers=owner._header | forged)
    assert answer.status_code == 201
    assert answer.json["link"].startswith(services.settings.origin)
    assert "evil" not in answer.text


def test_a_link_ends_with_time_with_the_next_one_and_when_it_is_taken_back(
    owner: Asking, client: FlaskClient, clock: StillClock, tenant: Tenant
) -> None:
    made = owner.make(INVITE, **GUEST)
    path = f"{USERS}/{made['user']['id']}/invitation"
    second = owner.post(path).json
    assert not offered(client, secret_of(made["link"]))
    assert offered(client, secret_of(second["link"]))

    assert owner.delete(path, 1).json["state"] == "suspended"
    assert (offered(client, secret_of(second["link"])), take_up(client, secret_of(second["link"]))) == (
        False,
        404,
    )
    third = owner.post(path).json
    assert third["user"]["state"] == "invited"
    clock.forward(hours=72)
    assert (offered(client, secret_of(third["link"])), take_up(client, secret_of(third["link"]))) == (
        False,
        404,
    )

    fourth = owner.post(path).json
    seen = owner.get(f"{USERS}/{made['user']['id']}").json
    assert owner.edit(f"{USERS}/{made['user']['id']}", seen, active=False).status_code == 200
    assert not offered(client, secret_of(fourth["link"]))


def test_a_password_from_the_owner_ends_the_link(owner: Asking, client: FlaskClient) -> None:
    made = owner.make(INVITE, **GUEST)
    assert owner.post(f"{USERS}/{made['user']['id']}/password", password=PASSWORD).status_code == 204
    assert take_up(client, secret_of(made["link"])) == 404


def test_only_an_owner_invites_and_only_within_the_company(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    office = Asking(client, services, tenant, "office")
    foreign = make_tenant(services, "Other").users["office"]
    assert office.post(INVITE, **GUEST).status_code == 403
    assert owner.post(f"{USERS}/{foreign}/invitation").status_code == 404
    assert owner.delete(f"{USERS}/{foreign}/invitation", 1).status_code == 404
    taken = owner.post(INVITE, **GUEST | {"email": tenant.email("office")})
    assert (taken.status_code, taken.json["code"]) == (409, "EMAIL_TAKEN")
    assert fields_of(owner.post(INVITE, **GUEST | {"role": "king", "admin": True})) == [
        "json.admin",
        "json.role",
    ]
    kept = client.post(INVITE, json=GUEST, headers=owner._header | {"Idempotency-Key": "x"})
    assert (kept.status_code, kept.json["code"]) == (400, "IDEMPOTENCY_KEY_REFUSED")


class Post:
    """A mailer that keeps what it sends, or refuses it."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.refuses = False

    def send(self, message: Message) -> None:
        if self.refuses:
            raise MailRefused("no such mailbox")
        self.sent.append(message)


@pytest.fixture
def mailed(services: Services, tenant: Tenant) -> tuple[Services, Asking, Post]:
    """The same company where a mail server is set."""
    settings = replace(
        services.settings, smtp_url="smtp://127.0.0.1:1", public_url="https://dispatch.acme.example"
    )
    held = replace(services, settings=settings, mailer=Post())
    return held, Asking(create_app(held, FACES).test_client(), held, tenant, "owner"), held.mailer  # type: ignore[return-value]


def run_reactions(held: Services, tenant: Tenant) -> None:
    with read_session(held.engine, tenant.tenant_id) as session:
        statement = select(OutboxEvent.id).where(
            OutboxEvent.tenant_id == tenant.tenant_id, OutboxEvent.name == "user.invited"
        )
        events = session.scalars(statement.where(OutboxEvent.state == "waiting")).all()
    for event in events:
        assert react(held, tenant.tenant_id, event)


def test_with_a_mail_server_the_link_is_in_the_mail_and_nowhere_else(
    mailed: tuple[Services, Asking, Post], tenant: Tenant, client: FlaskClient
) -> None:
    held, owner, post = mailed
    made = owner.make(INVITE, **GUEST)
    assert (made["link"], made["mailed_to"]) == (None, "guest@acme.example")

    run_reactions(held, tenant)

    (message,) = post.sent
    assert message.to.address == "guest@acme.example"
    (link,) = re.findall(r"https://dispatch\.acme\.example/sign-in\?invitation=\S+", message.text)
    with read_session(held.engine, ANY_TENANT) as session:
        events = session.scalars(installation_select("the test looks", OutboxEvent)).all()
    assert secret_of(link) not in repr([event.payload for event in events])
    assert take_up(client, secret_of(link)) == 200
    run_reactions(held, tenant)
    assert len(post.sent) == 1


def test_an_invitation_that_cannot_be_mailed_waits_for_the_owner(
    mailed: tuple[Services, Asking, Post], tenant: Tenant
) -> None:
    held, owner, post = mailed
    post.refuses = True
    made = owner.make(INVITE, **GUEST)
    run_reactions(held, tenant)

    def waiting() -> list[str]:
        with read_session(held.engine, ANY_TENANT) as session:
            statement = installation_select("the test looks", ExceptionItem.code)
            return list(session.scalars(statement.where(ExceptionItem.state == "open")))

    assert waiting() == ["INVITATION_UNSENT"]
    assert OCCASION == "invitation"
    post.refuses = False
    owner.post(f"{USERS}/{made['user']['id']}/invitation")
    assert waiting() == []
    run_reactions(held, tenant)
    assert len(post.sent) == 1


def test_guests_come_through_the_file_mailer_too(services: Services, tenant: Tenant, tmp_path: Path) -> None:
    """What is written is a mail that programs read: the real mailer takes the message as it is."""
    held = replace(services, settings=replace(services.settings, smtp_url="smtp://127.0.0.1:1"))
    owner = Asking(create_app(held, FACES).test_client(), held, tenant, "owner")
    owner.make(INVITE, **GUEST)
    run_reactions(held, tenant)
    (mail,) = (held.settings.home / "mail").glob("invitation-*.eml")
    assert b"invitation=" in mail.read_bytes()
