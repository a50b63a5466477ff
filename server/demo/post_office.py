"""What a day of the past would have mailed: written down as mailed, so that no worker mails it now."""

from datetime import timedelta

from sqlalchemy.orm import Session

from server.demo.world import World
from server.domain.invoice_document import from_json
from server.models.customers import Customer
from server.models.invoices import Invoice
from server.models.outbox import MailMessage, OutboxEvent
from server.models.record import note, take_wakes
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select
from server.use_cases.invoice_delivery import OCCASION
from server.use_cases.invoice_events import happened
from server.use_cases.invoice_mail import subject_of

SOON = timedelta(seconds=20)


def settle_events(session: Session, world: World, request: str) -> int:
    """Settle the events of this transaction as done at the time; return how many."""
    ids = [row_id for queue, _, row_id in take_wakes(session) if queue == "outbox"]
    tenant_id = world.company.id
    for event_id in ids:
        found = scoped_get(
            Scope(session, tenant_id, "worker", world.company.created_at, request), OutboxEvent, event_id
        )
        at = found.created_at + SOON
        found.state, found.done_at, found.attempts = "done", at, 1
        if found.name == "invoice.posted":
            _mailed(Scope(session, tenant_id, "worker", at, request), world, found.subject_id)
    session.flush()
    return len(ids)


def _mailed(scope: Scope, world: World, invoice_id: str) -> None:
    invoice = scoped_get(scope, Invoice, invoice_id)
    email = scope.session.scalars(
        scoped_select(scope, Customer.email).where(Customer.id == invoice.customer_id)
    ).one()
    row = MailMessage(
        occasion=OCCASION,
        subject_id=invoice.id,
        recipient=email,
        subject=subject_of(from_json(invoice.document or {})),
        message_id=f"invoice-{invoice.id}@{world.company.email.rpartition('@')[2]}",
        created_at=scope.at,
        state="sent",
        attempts=1,
        sent_at=scope.at,
    )
    scoped_add(scope, row)
    happened(scope, invoice.id, "mailed", recipient=email)
    note(scope, "invoice.mail", "invoice", invoice.id, message_id=row.message_id)
