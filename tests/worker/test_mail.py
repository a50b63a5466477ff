"""An invoice on its way out while the mail server has a bad day: one mail in the end, written down once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from server.adapters.mailer.smtp import SmtpMailer
from server.bootstrap import Services
from server.models.invoices import InvoiceEvent
from server.models.outbox import MailMessage, OutboxEvent
from server.models.scope import scoped_all, scoped_select
from server.worker import react, waiting
from tests.adapters.mailer.sink import Sink, running
from tests.builders import acting, at
from tests.field import Field, field

__all__ = ["field"]


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running(Sink()) as made:
        yield made


def happened(services: Services, field: Field) -> list[str]:
    with acting(services, field.tenant) as scope:
        rows = scoped_all(scope, scoped_select(scope, InvoiceEvent).order_by(InvoiceEvent.id))
        return [row.kind for row in rows]


@pytest.mark.parametrize("trouble", ["451 the queue is full", "DROP"], ids=["answers 4xx", "hangs up"])
def test_a_mail_that_is_delayed_is_delivered_once(field: Field, sink: Sink, trouble: str) -> None:
    services = replace(field.services, mailer=SmtpMailer(f"smtp://127.0.0.1:{sink.port}", timeout=2))
    sink.answers["RCPT"] = trouble
    field.phone.report(field.visit, "complete", at(9))
    (told,) = [told for told in waiting(services) if _name(field, told[2]) == "invoice.posted"]
    for _ in range(2):
        assert not react(services, told[1], told[2])
        field.clock.forward(minutes=1)
    assert sink.mails == []
    assert happened(services, field) == ["drafted", "posted", "rendered"]

    sink.answers.clear()
    assert react(services, told[1], told[2])
    field.clock.forward(hours=1)
    assert not react(services, told[1], told[2])

    assert len(sink.mails) == 1
    assert happened(services, field) == ["drafted", "posted", "rendered", "mailed"]
    with acting(services, field.tenant) as scope:
        (mail,) = scoped_all(scope, scoped_select(scope, MailMessage))
    assert (mail.state, mail.attempts, mail.failure) == ("sent", 3, None)
    assert mail.message_id.encode() in sink.mails[0]


def _name(field: Field, event_id: str) -> str:
    with acting(field.services, field.tenant) as scope:
        return scope.session.get_one(OutboxEvent, (field.tenant.tenant_id, event_id)).name
