"""Posting: a draft gets the next gap-free number and its frozen document, in the transaction that decided it.

The series is the last business lock that a transaction takes: it is held only from here to the commit.
"""

from dataclasses import replace
from datetime import date, timedelta

from server.domain.instants import local_date
from server.domain.invoice_document import as_json
from server.domain.numbering import format_number, invoice_style
from server.models.invoices import Invoice, InvoiceSeries
from server.models.record import emit, note
from server.models.scope import Scope, scoped_select, scoped_update, touch
from server.use_cases.billing_facts import Billing
from server.use_cases.invoice_documents import document_of
from server.use_cases.invoice_events import happened
from server.use_cases.waiting_invoices import stop_waiting

SERIES = "invoice"


def post(scope: Scope, invoice: Invoice, bill: Billing) -> None:
    """Number a draft and freeze it; from here on the database itself refuses every change."""
    stop_waiting(scope, invoice.id)
    document = document_of(scope, invoice, bill)
    series_no = _next_number(scope)
    issued_on = max(local_date(scope.at, bill.company.timezone), _latest_date(scope, series_no))
    due_on = issued_on + timedelta(days=payment_days(bill))
    number = format_number(invoice_style(bill.company.invoice_prefix), issued_on, series_no)
    invoice.document = as_json(replace(document, number=number, issued_on=issued_on, due_on=due_on))
    invoice.series_no, invoice.number = series_no, number
    invoice.issued_on, invoice.due_on, invoice.posted_at = issued_on, due_on, scope.at
    invoice.status, invoice.review_reasons = "posted", []
    touch(scope, invoice)
    scope.session.flush()
    happened(scope, invoice.id, "posted", number=number)
    note(scope, "invoice.post", "invoice", invoice.id, number=number, total_minor=invoice.total_minor)
    emit(scope, "invoice.posted", invoice.id, number=number)


def payment_days(bill: Billing) -> int:
    """Return in how many days the bill is due: the customer's own term, else the company's."""
    own = bill.customer.payment_days
    return bill.company.payment_days if own is None else own


def _next_number(scope: Scope) -> int:
    """Take the next number; a transaction that is undone gives it back."""
    series = scoped_update(scope, InvoiceSeries)  # type: ignore[arg-type]  # its key is a name, not an id
    statement = series.where(InvoiceSeries.name == SERIES)
    taken = statement.values(next=InvoiceSeries.next + 1).returning(InvoiceSeries.next - 1)
    return int(scope.session.execute(taken).scalar_one())


def _latest_date(scope: Scope, series_no: int) -> date:
    """Return the date of the number before, so that dates rise with numbers also across midnight."""
    statement = scoped_select(scope, Invoice.issued_on).where(
        Invoice.series == SERIES, Invoice.series_no == series_no - 1
    )
    with scope.session.no_autoflush:
        return scope.session.scalars(statement).one_or_none() or date.min
