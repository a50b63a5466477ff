"""Certificates that end: announced on the right days, once each, whatever runs twice and whoever is off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as made
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.db import ANY_TENANT, write_session
from server.models.companies import Company
from server.models.exceptions import ExceptionItem
from server.models.outbox import MailMessage
from server.models.scope import scoped_add, scoped_all, scoped_get, scoped_select
from server.models.technicians import CertificateReminder, Certification, TechnicianSkill
from server.ports.mailer import MailDelayed, MailRefused, Message
from server.worker import begin_days, react, waiting
from tests.asking import Asking
from tests.builders import acting, make_skill, make_technician
from tests.conftest import StillClock, Tenant

ENDS = date(2026, 6, 30)


@dataclass
class Postbox:
    sent: list[Message] = made(default_factory=list)
    failure: Exception | None = None

    def send(self, message: Message) -> None:
        if self.failure is not None:
            raise self.failure
        self.sent.append(message)


@dataclass
class House:
    """A company with one certificate, and workers that may be off."""

    services: Services
    tenant: Tenant
    clock: StillClock
    postbox: Postbox
    certificate_id: str
    begun: dict[str, date] = made(default_factory=dict)

    def morning(self, days: int, begun: dict[str, date] | None = None) -> int:
        """Run a worker in the morning so many days before the end; return how many mails went out."""
        self.clock.moment = datetime(2026, 6, 30, 12, 0, tzinfo=UTC) - timedelta(days=days)
        return self.run(begun)

    def run(self, begun: dict[str, date] | None = None) -> int:
        services = replace(self.services, mailer=self.postbox)
        before = len(self.postbox.sent)
        begin_days(services, self.begun if begun is None else begun)
        for queue, tenant_id, row_id in waiting(services):
            assert queue == "outbox"
            react(services, tenant_id, row_id)
        return len(self.postbox.sent) - before

    def reminders(self) -> list[tuple[str, int]]:
        with acting(self.services, self.tenant) as scope:
            rows = scoped_all(
                scope, scoped_select(scope, CertificateReminder).order_by(CertificateReminder.id)
            )
            return [(str(row.expires_on), row.days) for row in rows]

    def exceptions(self) -> list[tuple[str, str]]:
        with acting(self.services, self.tenant) as scope:
            rows = scoped_all(scope, scoped_select(scope, ExceptionItem).order_by(ExceptionItem.number))
            return [(row.code, row.state) for row in rows]


@pytest.fixture
def house(services: Services, tenant: Tenant, clock: StillClock) -> House:
    with acting(services, tenant) as scope:
        scope.session.get_one(Company, tenant.tenant_id).email = "office@acme.example"
        dana = make_technician(scope, user_id=tenant.users["technician"])
        gas = make_skill(scope, "GAS", needs_certificate=True)
        scoped_add(scope, TechnicianSkill(technician_id=dana.id, skill_id=gas.id, level=3))
        row = Certification(
            technician_id=dana.id,
            skill_id=gas.id,
            name="Gas licence",
            number="G-17",
            valid_from=date(2024, 1, 1),
            expires_on=ENDS,
        )
        return House(services, tenant, clock, Postbox(), scoped_add(scope, row).id)


def test_it_is_announced_four_times_to_two_people_and_asked_about_at_the_end(house: House) -> None:
    sent = {days: house.morning(days) for days in (61, 60, 59, 30, 29, 8)}
    assert sent == {61: 0, 60: 2, 59: 0, 30: 2, 29: 0, 8: 0}
    assert house.exceptions() == []
    assert house.morning(7) == 2
    assert house.exceptions() == [("CERTIFICATE_ENDS", "open")]
    assert house.morning(0) == 2
    assert house.morning(-1) == 0

    assert house.reminders() == [(str(ENDS), lead) for lead in (60, 30, 7, 0)]
    to_holder, to_company = house.postbox.sent[:2]
    assert to_holder.to.address == house.tenant.email("technician")
    assert to_company.to.address == "office@acme.example"
    assert to_holder.subject == "Gas licence of Dana Whitfield ends in 60 days"
    assert "its last valid day is Tuesday, June 30, 2026" in to_holder.text
    assert house.postbox.sent[-1].subject == "Gas licence of Dana Whitfield ends today"
    assert len({message.id for message in house.postbox.sent}) == 8


def test_two_workers_and_a_repeated_morning_send_it_once(house: House) -> None:
    assert house.morning(30) == 2
    assert house.morning(30, begun={}) == 0
    assert house.run() == 0
    assert house.reminders() == [(str(ENDS), 30)]


def test_nobody_is_told_before_the_morning_of_the_companys_zone(house: House) -> None:
    house.clock.moment = datetime(2026, 5, 31, 10, 59, tzinfo=UTC)  # 06:59 in New York
    assert house.run() == 0
    with write_session(house.services.engine, ANY_TENANT) as session:
        session.get_one(Company, house.tenant.tenant_id).timezone = "Europe/Madrid"  # 12:59
    assert house.run() == 2


def test_a_worker_that_was_off_sends_the_most_urgent_alone(house: House, client: FlaskClient) -> None:
    assert house.morning(60) == 2
    assert house.morning(5) == 2
    assert [days for _, days in house.reminders()] == [60, 7]
    desk = Asking(client, house.services, house.tenant, "dispatcher")
    path = f"/dispatch/v1/certifications/{house.certificate_id}"

    moved = desk.edit(path, 1, expires_on="2026-07-02").json
    assert house.run(begun={}) == 0, "one went out for this certificate today"
    assert house.exceptions() == [("CERTIFICATE_ENDS", "open")]
    assert house.morning(4) == 2
    assert house.reminders()[-1] == ("2026-07-02", 7)
    renewed = desk.edit(path, moved, expires_on="2029-06-30").json

    assert house.exceptions() == [("CERTIFICATE_ENDS", "resolved")]
    assert house.morning(3) == 0
    kept = desk.delete(path, renewed)
    assert (kept.status_code, kept.json["code"]) == (409, "CERTIFICATE_ANNOUNCED")


def test_a_certificate_that_another_takes_over_from_is_not_announced(
    house: House, client: FlaskClient
) -> None:
    desk = Asking(client, house.services, house.tenant, "dispatcher")
    assert house.morning(7) == 2
    with acting(house.services, house.tenant) as scope:
        dana = scoped_get(scope, Certification, house.certificate_id).technician_id
    body = {"skill_code": "GAS", "name": "New", "valid_from": "2026-07-01", "expires_on": "2029-06-30"}
    desk.make(f"/dispatch/v1/technicians/{dana}/certifications", **body)
    assert house.exceptions() == [("CERTIFICATE_ENDS", "resolved")]
    assert house.morning(0) == 0


def test_a_mail_that_waits_is_sent_later_and_one_that_is_refused_is_told_of(house: House) -> None:
    house.postbox.failure = MailDelayed("451 later")
    assert house.morning(30) == 0
    house.postbox.failure = None
    house.clock.forward(minutes=5)
    assert house.run() == 2
    house.postbox.failure = MailRefused("550 no such user")
    house.morning(0)
    with acting(house.services, house.tenant) as scope:
        states = [
            row.state for row in scoped_all(scope, scoped_select(scope, MailMessage).order_by(MailMessage.id))
        ]
    assert states == ["sent", "sent", "failed", "failed"]
    assert house.exceptions() == [("CERTIFICATE_ENDS", "open")]
