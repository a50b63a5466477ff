"""Invoices as the office reads them: the list, the queue of drafts, and one with all that stands behind it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Text, cast, func
from sqlalchemy.orm import aliased

from server.domain.review import REASON_SENTENCES, ReviewReason
from server.domain.tax import format_rate
from server.models.base import EPOCH, MILLISECOND
from server.models.companies import Company
from server.models.customers import Customer
from server.models.invoices import Invoice, InvoiceLine, InvoiceTax
from server.models.jobs import Job
from server.models.outbox import MailMessage
from server.models.scope import Scope, scoped_all, scoped_get, scoped_join, scoped_select
from server.models.search import matches
from server.queries.customer_families import in_family
from server.queries.invoice_parties import parties_of
from server.queries.invoice_story import evidence_of, story_of
from server.queries.listing import Listing
from server.queries.phone_visits import amount, price_of
from server.queries.zones import company_of, local

_Into = aliased(Customer)


def invoice_list(scope: Scope, asked: Mapping[str, Any]) -> Listing:
    """Return invoices, the newest first; `asked` may name job, status and customer, and words to look for."""
    statement = _rows(scope)
    for name in ("job_id", "status"):
        if asked[name] is not None:
            statement = statement.where(getattr(Invoice, name) == asked[name])
    if asked["customer_id"] is not None:
        statement = statement.where(Invoice.customer_id.in_(in_family(scope, asked["customer_id"])))
    if asked["q"]:
        number = func.lower(func.coalesce(Invoice.number, ""))
        words = matches(asked["q"], Customer.search_text, _into_words(), number, cast(Job.number, Text))
        statement = statement.where(words)
    return _listing(scope, statement, descending=True)


def review_queue(scope: Scope) -> Listing:
    """Return the drafts that wait for a person, the oldest first."""
    return _listing(scope, _rows(scope).where(Invoice.status == "draft"), descending=False)


def invoice_view(scope: Scope, invoice_id: str) -> dict[str, Any]:
    """Return one invoice with lines, taxes, what happened to it, and the evidence behind it."""
    invoice = scoped_get(scope, Invoice, invoice_id)
    company = company_of(scope)
    row = scope.session.execute(_rows(scope).where(Invoice.id == invoice.id)).one()
    taxes = _parts(scope, InvoiceTax, invoice)
    return _row(company, row) | {
        "lines": [_line(line, taxes, invoice.currency) for line in _parts(scope, InvoiceLine, invoice)],
        "taxes": [_tax(tax, invoice.currency) for tax in taxes],
        "net": amount(invoice.net_minor, invoice.currency),
        "tax": amount(invoice.tax_minor, invoice.currency),
        "notes": invoice.notes or None,
        **parties_of(scope, invoice),
        "events": story_of(scope, company, invoice),
        "evidence": evidence_of(scope, company, invoice),
    }


def _into_words() -> Any:
    return func.coalesce(_Into.search_text, "")


def _rows(scope: Scope) -> Select[Any]:
    """Return invoices with whose they are: of a customer who was merged, the one into whom."""
    name = func.coalesce(_Into.name, Customer.name)
    whose = func.coalesce(Customer.merged_into_id, Customer.id)
    statement = scoped_select(scope, Invoice).add_columns(name, whose, Job.number, MailMessage.sent_at)
    statement = scoped_join(scope, statement, Customer, Customer.id == Invoice.customer_id)
    statement = scoped_join(scope, statement, _Into, _Into.id == Customer.merged_into_id, outer=True)
    statement = scoped_join(scope, statement, Job, Job.id == Invoice.job_id)
    of_invoice = (MailMessage.subject_id == Invoice.id) & (MailMessage.occasion == "invoice")
    return scoped_join(scope, statement, MailMessage, of_invoice, outer=True)


def _listing(scope: Scope, statement: Select[Any], *, descending: bool) -> Listing:
    company = company_of(scope)
    return Listing(
        statement,
        (Invoice.created_at, Invoice.id),
        key=lambda row: ((row[0].created_at - EPOCH) // MILLISECOND, row[0].id),
        shown=lambda rows: [_row(company, row) for row in rows],
        descending=descending,
    )


def _row(company: Company, row: Any) -> dict[str, Any]:
    invoice, customer_name, customer_id, job_number, sent_at = row
    reasons = [_reason(code) for code in invoice.review_reasons]
    return {
        "id": invoice.id,
        "number": invoice.number,
        "status": invoice.status,
        "kind": invoice.kind,
        "customer_id": customer_id,
        "customer_name": customer_name,
        "job_id": invoice.job_id,
        "job_number": job_number,
        "issued_on": invoice.issued_on,
        "due_on": invoice.due_on,
        "total": amount(invoice.total_minor, invoice.currency),
        "sent_at": local(sent_at, company) if sent_at else None,
        "review_reason": " ".join(reason["sentence"] for reason in reasons) or None,
        "review_reasons": reasons,
        "created_at": local(invoice.created_at, company),
        "version": invoice.version,
    }


def _reason(code: str) -> dict[str, str]:
    return {"code": code, "sentence": REASON_SENTENCES[ReviewReason(code)]}


def _parts(scope: Scope, model: Any, invoice: Invoice) -> Sequence[Any]:
    statement = scoped_select(scope, model).where(model.invoice_id == invoice.id)
    return scoped_all(scope, statement.order_by(model.position))


def _line(line: InvoiceLine, taxes: Sequence[InvoiceTax], currency: str) -> dict[str, Any]:
    rates = [tax.rate_ppm for tax in taxes if tax.category == line.tax_category]
    return {
        "code": line.code,
        "description": line.description,
        "kind": line.kind,
        "unit": line.unit,
        "quantity": line.quantity_e6,
        "unit_price": price_of(line.unit_price_e6, currency),
        "net": amount(line.net_minor, currency),
        "tax_category": line.tax_category or None,
        "tax_rate": format_rate(sum(rates)) if rates else None,
    }


def _tax(tax: InvoiceTax, currency: str) -> dict[str, Any]:
    return {
        "name": tax.name,
        "rate": format_rate(tax.rate_ppm),
        "base": amount(tax.base_minor, currency),
        "amount": amount(tax.amount_minor, currency),
    }
