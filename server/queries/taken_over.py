"""What was taken over from the system before ours: agreements, and invoices that were still open."""

from typing import Any

from server.models.agreements import Agreement
from server.models.customers import Customer
from server.models.invoices import OpenInvoice
from server.models.scope import Scope, scoped_find, scoped_select
from server.queries.listing import Listing
from server.queries.zones import company_of


def agreement_list(scope: Scope, customer_id: str | None) -> Listing:
    """Return agreements by number, a customer's or all."""
    statement = scoped_select(scope, Agreement)
    if customer_id is not None:
        statement = statement.where(Agreement.customer_id == _known(scope, customer_id))
    currency = company_of(scope).currency

    def shown(rows: Any) -> list[dict[str, Any]]:
        return [_agreement(row, currency) for row in rows]

    return Listing(statement, (Agreement.number,), key=lambda row: (row.number,), shown=shown)


def open_invoice_list(scope: Scope, customer_id: str | None) -> Listing:
    """Return open invoices, those that are due first at first; a customer's or all."""
    statement = scoped_select(scope, OpenInvoice)
    if customer_id is not None:
        statement = statement.where(OpenInvoice.customer_id == _known(scope, customer_id))
    order = (OpenInvoice.due_on, OpenInvoice.id)

    def shown(rows: Any) -> list[dict[str, Any]]:
        return [_open_invoice(row) for row in rows]

    return Listing(statement, order, key=lambda row: (row.due_on.isoformat(), row.id), shown=shown)


def _known(scope: Scope, customer_id: str) -> str:
    """Return the customer's id; somebody else's customer has nothing here."""
    found = scoped_find(scope, Customer, customer_id)
    return found.id if found else ""


def _agreement(row: Agreement, currency: str) -> dict[str, Any]:
    names = ("id", "number", "customer_id", "site_id", "job_type_id", "name", "starts_on", "ends_on")
    more = ("interval_months", "next_due_on", "notes", "version")
    price = None if row.price_minor is None else {"minor": row.price_minor, "currency": currency}
    return {**{name: getattr(row, name) for name in (*names, *more)}, "price": price}


def _open_invoice(row: OpenInvoice) -> dict[str, Any]:
    names = ("id", "number", "customer_id", "issued_on", "due_on", "notes", "version")
    sums = {
        name: {"minor": minor, "currency": row.currency}
        for name, minor in (("total", row.total_minor), ("open", row.open_minor))
    }
    return {**{name: getattr(row, name) for name in names}, **sums}
