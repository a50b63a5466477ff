"""Customers: taken into the books, changed, put on hold."""

from collections.abc import Mapping
from typing import Any

from server.models.customers import Customer
from server.models.record import next_number, note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.use_cases.editing import set_fields

FIELDS = (
    "name",
    "phone",
    "email",
    "billing_address",
    "tax_exempt",
    "exemption_certificate",
    "on_hold",
    "notes",
)


def create_customer(scope: Scope, asked: Mapping[str, Any]) -> Customer:
    """Take a customer into the books."""
    row = Customer(number=next_number(scope, "customer"), **{name: asked[name] for name in FIELDS})
    scoped_add(scope, row)
    note(scope, "customer.create", "customer", row.id, number=row.number)
    return row


def edit_customer(scope: Scope, customer_id: str, changes: Mapping[str, Any], version: int) -> Customer:
    """Change a customer."""
    row = scoped_get(scope, Customer, customer_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    scope.session.flush()
    note(scope, "customer.edit", "customer", row.id, changes=sorted(changes))
    return row
