"""After posting: the document is set and kept, and mailed with it to the customer, each in small transactions.

No transaction is open while a document is set or a mail is sent. Each step looks first whether it was done, so
both may run any number of times.
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
from server.models.scope import Scope, scoped_get
from server.ports.documents import Renderer
from server.ports.file_store import FileStore
from server.ports.mailer import Attachment, Mailbox, Mailer, Message
from server.use_cases.exceptions import open_exception
from server.use_cases.invoice_events import event_of, happened
from server.use_cases.invoice_mail import subject_of, text_of
from server.use_cases.logo import logo_of
from server.use_cases.mailing import NOBODY, Outcome, fail, hand_over, mail_of, new_mail

OCCASION = "invoice"


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
    document = delivery.document()
    pdf = delivery.renderer.invoice(document, logo_of(document, delivery.files))
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
    outcome = Outcome(_note_sent, lambda scope, row, why: _tell(scope, row, "MAIL_REFUSED", why))
    hand_over(delivery.writing, delivery.mailer, waiting.id, message, outcome)


def ask_again(scope: Scope, invoice_id: str) -> None:
    """Have an invoice mailed once more after its mail failed, to the address that the customer has now."""
    invoice = scoped_get(scope, Invoice, invoice_id, lock=True)
    row = mail_of(scope, OCCASION, invoice.id)
    if row is not None and row.state == "failed":
        row.state, row.failure = "waiting", None
        row.recipient = scoped_get(scope, Customer, invoice.customer_id).email
        note(scope, "invoice.mail_again", "invoice", invoice.id)
        emit(scope, "invoice.mail_asked", invoice.id)


def _waiting_mail(scope: Scope, delivery: Delivery, document: InvoiceDocument) -> MailMessage | None:
    """Return the one mail of the invoice, made if need be; None when there is nothing more to send."""
    invoice = scoped_get(scope, Invoice, delivery.invoice_id, lock=True)
    row = mail_of(scope, OCCASION, invoice.id)
    row = row or _new_mail(scope, invoice, document, delivery.sender_of(document))
    if row.state != "waiting":
        return None
    row.attempts += 1
    if not row.recipient:
        why = f"{document.customer.name} has no mail address."
        fail(row, why)
        _tell(scope, row, "NO_EMAIL", why)
        return None
    return row


def _new_mail(scope: Scope, invoice: Invoice, document: InvoiceDocument, sender: str) -> MailMessage:
    return new_mail(
        scope,
        OCCASION,
        invoice.id,
        recipient=scoped_get(scope, Customer, invoice.customer_id).email,
        subject=subject_of(document),
        sender=sender,
    )


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


def _note_sent(scope: Scope, row: MailMessage) -> None:
    happened(scope, row.subject_id, "mailed", recipient=row.recipient)
    note(scope, "invoice.mail", "invoice", row.subject_id, message_id=row.message_id)


def _tell(scope: Scope, row: MailMessage, code: str, why: str) -> None:
    """Have a person look at a mail that failed for good."""
    happened(scope, row.subject_id, "mail_failed", reason=why[:500])
    open_exception(scope, code, "invoice", row.subject_id, f"The invoice was not mailed: {why[:400]}")
