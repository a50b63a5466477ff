"""After posting: one PDF, one mail, whatever is repeated, and a person asked when it cannot be sent."""

from dataclasses import dataclass, replace
from dataclasses import field as made
from typing import Any

import pytest
from sqlalchemy import select

from server.models.customers import Customer
from server.models.outbox import MailMessage
from server.models.scope import scoped_get
from server.ports.mailer import MailDelayed, MailRefused, Message
from server.reactions import REACTIONS, Happening
from tests.builders import acting, at
from tests.field import Desk, Field


@dataclass
class Postbox:
    """A mailer that keeps what it was given, or fails as it is told."""

    sent: list[Message] = made(default_factory=list)
    failure: Exception | None = None

    def send(self, message: Message) -> None:
        if self.failure is not None:
            raise self.failure
        self.sent.append(message)


@dataclass
class Posted:
    """A posted invoice, and a way to have the worker react to it."""

    field: Field
    postbox: Postbox
    desk: Desk
    invoice_id: str

    def react(self, name: str = "invoice.posted") -> None:
        services = replace(self.field.services, mailer=self.postbox)
        happening = Happening(
            "event", self.field.tenant.tenant_id, name, self.invoice_id, {}, self.field.clock.now()
        )
        for reaction in REACTIONS[name]:
            reaction(services, happening)

    def invoice(self) -> Any:
        return self.desk.get(f"/invoices/{self.invoice_id}").json

    def kinds(self) -> list[str]:
        return [event["kind"] for event in self.invoice()["events"]]


@pytest.fixture
def posted(field: Field) -> Posted:
    invoice = field.phone.report(field.visit, "complete", at(9))["invoice"]
    return Posted(field, Postbox(), field.desk(), invoice["id"])


def set_address(posted: Posted, address: str) -> None:
    with acting(posted.field.services, posted.field.tenant) as scope:
        scoped_get(scope, Customer, posted.field.world.customer.id).email = address


def test_the_invoice_is_set_and_mailed_once_however_often_the_event_comes(posted: Posted) -> None:
    for _ in range(3):
        posted.react()

    [message] = posted.postbox.sent
    assert message.to.address == "rosenthal@customer.example"
    assert message.subject == "Invoice INV-000001 from Acme Heating"
    assert "$180.90, due March 16, 2026" in message.text
    pdf = posted.desk.get(f"/invoices/{posted.invoice_id}.pdf").data
    assert [(item.name, item.content) for item in message.attachments] == [("INV-000001.pdf", pdf)]
    assert posted.kinds() == ["drafted", "posted", "rendered", "mailed"]
    assert posted.invoice()["sent_at"] == "2026-03-02T18:00:00-05:00"


def test_the_worker_finds_the_event_of_a_posting(posted: Posted) -> None:
    posted.field.work()
    assert posted.kinds() == ["drafted", "posted", "rendered", "mailed"]
    mails = list(posted.field.services.settings.folder("mail").glob("*.eml"))
    assert len(mails) == 1


def test_a_mail_that_is_delayed_goes_out_later_under_the_same_id(posted: Posted) -> None:
    posted.postbox.failure = MailDelayed("busy")
    with pytest.raises(MailDelayed):
        posted.react()
    assert posted.kinds() == ["drafted", "posted", "rendered"]
    posted.postbox.failure = None
    posted.react()

    with acting(posted.field.services, posted.field.tenant) as scope:
        row = scope.session.scalars(select(MailMessage).where(MailMessage.tenant_id == scope.tenant_id)).one()
        assert (row.state, row.attempts, row.failure) == ("sent", 2, None)
        assert posted.postbox.sent[0].id == row.message_id


def test_a_death_between_sending_and_writing_it_down_repeats_the_same_message(posted: Posted) -> None:
    class Died(BaseException):
        pass

    class Mortal(Postbox):
        def send(self, message: Message) -> None:
            super().send(message)
            raise Died

    mortal = Mortal()
    with pytest.raises(Died):
        Posted(posted.field, mortal, posted.desk, posted.invoice_id).react()
    posted.react()

    assert posted.postbox.sent == mortal.sent


def test_without_an_address_a_person_is_asked_and_can_have_it_mailed_again(posted: Posted) -> None:
    set_address(posted, "")
    posted.react()
    posted.react()
    assert posted.postbox.sent == []
    assert posted.desk.open_codes() == ["NO_EMAIL"]

    set_address(posted, "new@customer.example")
    [item] = posted.desk.items("/exceptions", code="NO_EMAIL")
    answer = posted.desk.post(
        f"/exceptions/{item['id']}/resolve", {"resolution": "Asked her.", "decision": "mail_again"}
    )
    assert (answer.status_code, answer.json["state"]) == (200, "resolved")
    posted.react("invoice.mail_asked")

    assert [message.to.address for message in posted.postbox.sent] == ["new@customer.example"]
    assert "mailed" in posted.kinds()


def test_a_mail_that_is_refused_is_given_up_with_an_exception(posted: Posted) -> None:
    posted.postbox.failure = MailRefused("no such mailbox")
    posted.react()
    posted.postbox.failure = None
    posted.react()

    assert posted.postbox.sent == []
    [item] = posted.desk.items("/exceptions", code="MAIL_REFUSED")
    assert item["subject_id"] == posted.invoice_id
    assert posted.kinds()[-1] == "mail_failed"


def test_a_lost_file_is_set_again_to_the_same_bytes(posted: Posted) -> None:
    posted.react()
    before = posted.desk.get(f"/invoices/{posted.invoice_id}.pdf").data
    for path in posted.field.services.settings.folder("files").rglob("*"):
        if path.is_file():
            path.unlink()
    assert posted.desk.get(f"/invoices/{posted.invoice_id}.pdf").data == before
