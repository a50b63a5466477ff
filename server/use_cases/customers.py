"""Customers: taken into the books, changed, put on hold."""

from collections.abc import Mapping
from typing import Any

from server.domain.errors import Conflict
from server.models.customers import Customer
from server.models.invoices import Invoice
from server.models.record import next_number, note
from server.models.scope import Scope, scoped_add, scoped_get, scoped_reference, scoped_select, touch
from server.use_cases.editing import set_fields
from server.use_cases.review import reprice

FIELDS = (
    "name",
    "phone",
    "email",
    "billing_address",
    "tax_exempt",
    "exemption_certificate",
    "exemption_expires_on",
    "purchase_order_required",
    "payment_days",
    "on_hold",
    "notes",
)

DECIDE_BILLS = frozenset(
    {"tax_exempt", "exemption_expires_on", "purchase_order_required", "on_hold", "billing_address"}
)
"""What a change of makes a draft say something else."""


def create_customer(scope: Scope, asked: Mapping[str, Any]) -> Customer:
    """Take a customer into the books."""
    row = Customer(
        number=next_number(scope, "customer"), **{name: asked[name] for name in FIELDS if name in asked}
    )
    scoped_add(scope, row)
    note(scope, "customer.create", "customer", row.id, number=row.number)
    return row


def edit_customer(scope: Scope, customer_id: str, changes: Mapping[str, Any], version: int) -> Customer:
    """Change a customer."""
    row = scoped_get(scope, Customer, customer_id, lock=True)
    touch(scope, row, version)
    refuse_merged(row)
    set_fields(row, changes, FIELDS)
    scope.session.flush()
    note(scope, "customer.edit", "customer", row.id, changes=sorted(changes))
    if DECIDE_BILLS & changes.keys():
        reprice_drafts(scope, Invoice.customer_id == row.id)
    return row


def refuse_merged(row: Customer) -> None:
    """Raise `Conflict` for a customer who was merged into another: what is new belongs there."""
    if row.merged_into_id is not None:
        raise Conflict(
            f"Customer {row.number} was merged into another.",
            code="CUSTOMER_MERGED",
            into_id=row.merged_into_id,
        )


def payer(scope: Scope, customer_id: str | None) -> str | None:
    """Return who is billed in place of the customer, or refuse somebody whom there is not (any more)."""
    if customer_id is None:
        return None
    row = scoped_reference(scope, Customer, customer_id, "json.bill_to_customer_id")
    refuse_merged(row)
    return row.id


def reprice_drafts(scope: Scope, condition: Any) -> None:
    """Have the drafts that a condition names say what holds now for whom they go to."""
    drafts = scoped_select(scope, Invoice.id).where(Invoice.status == "draft", condition)
    for invoice_id in scope.session.scalars(drafts.order_by(Invoice.id)).all():
        reprice(scope, invoice_id)
