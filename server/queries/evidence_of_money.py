"""Evidence about invoices, customers and what failed on its way out."""

from typing import Any

from server.domain.quantities import format_e6
from server.models.companies import Company
from server.models.customers import Customer
from server.models.exceptions import ExceptionItem
from server.models.invoices import Invoice, InvoiceEvent, InvoiceLine
from server.models.jobs import Job
from server.models.outbox import MailMessage, OutboxEvent
from server.models.scope import Scope, scoped_all, scoped_find, scoped_get, scoped_select
from server.models.visits import Visit
from server.queries.evidence import Behind, in_words, line, money, to
from server.queries.invoice_words import reason_sentences
from server.queries.zones import company_of

_SHOWN_LINES = 12


def of_invoice(scope: Scope, row: ExceptionItem) -> Behind:
    """Return what is billed, why it waits, what was worked, and what became of its mail."""
    invoice = scoped_find(scope, Invoice, row.subject_id)
    if invoice is None:
        return Behind((), None)
    company = company_of(scope)
    lines = [
        *_whose(scope, company, invoice),
        *(line("Why it waits", sentence) for sentence in reason_sentences(invoice.review_reasons)),
        *_lines(scope, company, invoice),
        *_work(scope, company, invoice),
        *_mail(scope, company, invoice.id),
        *_refused(scope, company, invoice.id),
    ]
    return Behind(lines, to("invoice", invoice.id, parent_id=invoice.job_id))


def of_customer(scope: Scope, row: ExceptionItem) -> Behind:
    """Return the customer's certificate and how to reach them."""
    customer = scoped_find(scope, Customer, row.subject_id)
    if customer is None:
        return Behind((), None)
    ran_out = customer.exemption_expires_on
    lines = [
        line("Customer", f"{customer.number}, {customer.name}"),
        line("Certificate", customer.exemption_certificate or "no number"),
        line("Ran out", ran_out.isoformat() if ran_out else "no end is known"),
        line("Phone", customer.phone or "none"),
        line("E-mail", customer.email or "none"),
    ]
    return Behind(lines, to("customer", customer.id))


def of_event(scope: Scope, row: ExceptionItem) -> Behind:
    """Return what was tried, how often, and how it failed."""
    event = scoped_find(scope, OutboxEvent, row.subject_id)
    if event is None:
        return Behind((), None)
    company = company_of(scope)
    invoice = scoped_find(scope, Invoice, event.subject_id)
    lines = [
        line("What", event.name, at=event.created_at, company=company),
        line("Tried", f"{event.attempts} times"),
        line("Failure", event.failure or ""),
    ]
    if invoice is not None:
        lines.append(line("Invoice", invoice.number or "draft", link=to("invoice", invoice.id)))
    return Behind(lines, to("invoice", invoice.id) if invoice else None)


def _whose(scope: Scope, company: Company, invoice: Invoice) -> list[dict[str, Any]]:
    customer = scoped_get(scope, Customer, invoice.customer_id)
    job = scoped_get(scope, Job, invoice.job_id)
    total = money(invoice.total_minor, invoice.currency, company)
    return [
        line(
            "Invoice",
            f"{invoice.number or in_words(invoice.status)}, {total}",
            link=to("invoice", invoice.id),
        ),
        line(
            "Customer", f"{customer.name}, {customer.email or 'no e-mail'}", link=to("customer", customer.id)
        ),
        line("Job", f"{job.number}, {job.title}", link=to("job", job.id)),
    ]


def _lines(scope: Scope, company: Company, invoice: Invoice) -> list[dict[str, Any]]:
    statement = scoped_select(scope, InvoiceLine).where(InvoiceLine.invoice_id == invoice.id)
    rows = scoped_all(scope, statement.order_by(InvoiceLine.position).limit(_SHOWN_LINES))
    return [
        line(
            f"{format_e6(row.quantity_e6)} {row.unit}",
            f"{row.description}: {money(row.net_minor, invoice.currency, company)}",
            side="plan",
        )
        for row in rows
    ]


def _work(scope: Scope, company: Company, invoice: Invoice) -> list[dict[str, Any]]:
    visit = scoped_find(scope, Visit, invoice.visit_id)
    if visit is None:
        return []
    moments = (("Work began", visit.started_at), ("Work ended", visit.completed_at))
    told = [line(label, "as reported", side="field", at=at, company=company) for label, at in moments if at]
    notes = [line("Notes", visit.notes, side="field")] if visit.notes else []
    return [*told, *notes]


def _mail(scope: Scope, company: Company, invoice_id: str) -> list[dict[str, Any]]:
    statement = scoped_select(scope, MailMessage).where(
        MailMessage.subject_id == invoice_id, MailMessage.state == "failed"
    )
    return [
        line(
            "Mail",
            f"to {row.recipient or 'nobody'}: {row.failure or 'failed'}",
            side="field",
            at=row.created_at,
            company=company,
        )
        for row in scoped_all(scope, statement)
    ]


def _refused(scope: Scope, company: Company, invoice_id: str) -> list[dict[str, Any]]:
    statement = scoped_select(scope, InvoiceEvent).where(
        InvoiceEvent.invoice_id == invoice_id, InvoiceEvent.kind == "rejected"
    )
    rows = scoped_all(scope, statement.order_by(InvoiceEvent.at))
    return [
        line("Rejected", str(row.facts.get("reason", "")), side="field", at=row.at, company=company)
        for row in rows
    ]
