"""After posting: the document is set and kept, and mailed with it to the customer, each in small transactions.

No transaction is open while a document is set or a mail is sent. Each step looks first whether it was done, so
both may run any number of times. A mail is sent twice only when the process dies between handing it over and
writing that down; it then carries the same message id, by which mail programs tell the copy.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from server.db import read_session, write_session
from server.domain.errors import Conflict
from server.domain.invoice_document import InvoiceDocument, from_json
from server.models.customers import Customer
from server.models.invoices import Invoice
from server.models.outbox import MailMessage
from server.models.record import emit, note
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select
from server.ports.documents import Renderer
from server.ports.file_store import FileStore
from server.ports.mailer import Attachment, Mailbox, MailDelayed, Mailer, MailRefused, Message
from server.use_cases.exceptions import open_exception
from server.use_cases.invoice_events import event_of, happened
from server.use_cases.invoice_mail import subject_of, text_of

OCCASION = "invoice"
NOBODY = "invoices@truckroll.invalid"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One posted invoice on its way out, and the suppliers that it needs; `sender` may be empty."""

    engine: Engine
    renderer: Renderer
    files: FileStore
    mailer: Mailer
    sender: str
    tenant_id: str
    invoice_id: str
    at: datetime

    @contextmanager
    def writing(self) -> Iterator[Scope]:
        """Give a short transaction of the worker's."""
        with write_session(self.engine, self.tenant_id) as session:
            yield Scope(session, self.tenant_id, "worker", self.at, f"invoice:{self.invoice_id}")

    def sender_of(self, document: InvoiceDocument) -> str:
        """Return the address from which the mail comes."""
        return self.sender or document.company.email or NOBODY

    def document(self) -> InvoiceDocument:
        """Return the frozen document."""
        with read_session(self.engine, self.tenant_id) as session:
            scope = Scope(session, self.tenant_id, "worker", self.at, f"invoice:{self.invoice_id}")
            frozen = scoped_get(scope, Invoice, self.invoice_id).document
        if frozen is None:
            raise Conflict("A draft is neither kept nor mailed.", code="NOT_POSTED")
        return from_json(frozen)

    def kept_key(self) -> str | None:
        """Return under which key the PDF is kept, None while it is not."""
        with read_session(self.engine, self.tenant_id) as session:
            scope = Scope(session, self.tenant_id, "worker", self.at, f"invoice:{self.invoice_id}")
            rendered = event_of(scope, self.invoice_id, "rendered")
        key = rendered.facts["sha256"] if rendered else None
        return key if key and self.files.exists(key) else None


def render(delivery: Delivery) -> str:
    """Set the invoice's PDF unless it is kept already, and return its key; equal values give equal bytes."""
    kept = delivery.kept_key()
    if kept is not None:
        return kept
    pdf = delivery.renderer.invoice(delivery.document())
    key = delivery.files.put(pdf)
    with delivery.writing() as scope:
        invoice = scoped_get(scope, Invoice, delivery.invoice_id, lock=True)
        if event_of(scope, invoice.id, "rendered") is None:
            happened(scope, invoice.id, "rendered", sha256=key, bytes=len(pdf))
            note(scope, "invoice.render", "invoice", invoice.id, sha256=key)
    return key


def mail(delivery: Delivery) -> None:
    """Mail the invoice unless that was done or given up; raise `MailDelayed` when a later try may succeed."""
    key = render(delivery)
    document = delivery.document()
    with delivery.writing() as scope:
        waiting = _waiting_mail(scope, delivery, document)
    if waiting is None:
        return
    with delivery.files.open(key) as stream:
        message = _message(delivery, waiting, document, stream.read())
    try:
        delivery.mailer.send(message)
    except MailDelayed as fault:
        with delivery.writing() as scope:
            scoped_get(scope, MailMessage, waiting.id, lock=True).failure = str(fault)[:500]
        raise
    except MailRefused as fault:
        with delivery.writing() as scope:
            _give_up(scope, scoped_get(scope, MailMessage, waiting.id, lock=True), "MAIL_REFUSED", str(fault))
        return
    with delivery.writing() as scope:
        _mark_sent(scope, scoped_get(scope, MailMessage, waiting.id, lock=True))


def ask_again(scope: Scope, invoice_id: str) -> None:
    """Have an invoice mailed once more after its mail failed, to the address that the customer has now."""
    invoice = scoped_get(scope, Invoice, invoice_id, lock=True)
    row = _mail_of(scope, invoice.id)
    if row is not None and row.state == "failed":
        row.state, row.failure = "waiting", None
        row.recipient = scoped_get(scope, Customer, invoice.customer_id).email
        note(scope, "invoice.mail_again", "invoice", invoice.id)
        emit(scope, "invoice.mail_asked", invoice.id)


def _mail_of(scope: Scope, invoice_id: str) -> MailMessage | None:
    statement = scoped_select(scope, MailMessage).where(
        MailMessage.occasion == OCCASION, MailMessage.subject_id == invoice_id
    )
    found: MailMessage | None = scope.session.scalars(statement).one_or_none()
    return found


def _waiting_mail(scope: Scope, delivery: Delivery, document: InvoiceDocument) -> MailMessage | None:
    """Return the one mail of the invoice, made if need be; None when there is nothing more to send."""
    invoice = scoped_get(scope, Invoice, delivery.invoice_id, lock=True)
    row = _mail_of(scope, invoice.id)
    row = row or _new_mail(scope, invoice, document, delivery.sender_of(document))
    if row.state != "waiting":
        return None
    row.attempts += 1
    if not row.recipient:
        _give_up(scope, row, "NO_EMAIL", f"{document.customer.name} has no mail address.")
        return None
    return row


def _new_mail(scope: Scope, invoice: Invoice, document: InvoiceDocument, sender: str) -> MailMessage:
    row = MailMessage(
        occasion=OCCASION,
        subject_id=invoice.id,
        recipient=scoped_get(scope, Customer, invoice.customer_id).email,
        subject=subject_of(document),
        message_id=f"invoice-{invoice.id}@{sender.rpartition('@')[2]}",
        created_at=scope.at,
        state="waiting",
        attempts=0,
    )
    return scoped_add(scope, row)


def _message(delivery: Delivery, row: MailMessage, document: InvoiceDocument, pdf: bytes) -> Message:
    company = document.company
    return Message(
        id=row.message_id,
        sent_at=row.created_at,
        sender=Mailbox(delivery.sender_of(document), company.name),
        to=Mailbox(row.recipient, document.customer.name),
        subject=row.subject,
        text=text_of(document),
        reply_to=Mailbox(company.email, company.name) if company.email else None,
        attachments=(Attachment(f"{document.number}.pdf", "application/pdf", pdf),),
    )


def _mark_sent(scope: Scope, row: MailMessage) -> None:
    row.state, row.sent_at, row.failure = "sent", scope.at, None
    happened(scope, row.subject_id, "mailed", recipient=row.recipient)
    note(scope, "invoice.mail", "invoice", row.subject_id, message_id=row.message_id)


def _give_up(scope: Scope, row: MailMessage, code: str, why: str) -> None:
    """Mark a mail as failed for good and have a person look at it."""
    row.state, row.failure = "failed", why[:500]
    happened(scope, row.subject_id, "mail_failed", reason=why[:500])
    open_exception(scope, code, "invoice", row.subject_id, f"The invoice was not mailed: {why[:400]}")
