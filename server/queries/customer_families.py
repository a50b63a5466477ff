"""Customers and those merged into them: lists, histories and balances look at both as one."""

from collections.abc import Mapping
from typing import Any

from server.models.customers import Customer
from server.models.scope import Scope, scoped_get, scoped_select


def family_of(scope: Scope, customer_id: str) -> list[str]:
    """Return a customer's id and those of the rows that were merged into it; `NotFound` for nobody's."""
    customer = scoped_get(scope, Customer, customer_id)
    merged = scoped_select(scope, Customer.id).where(Customer.merged_into_id == customer.id)
    return [customer.id, *scope.session.scalars(merged.order_by(Customer.number))]


def in_family(scope: Scope, customer_id: str) -> Any:
    """Return a select of the ids of a customer and of those merged into it, to be used inside `IN`."""
    return scoped_select(scope, Customer.id).where(
        (Customer.id == customer_id) | (Customer.merged_into_id == customer_id)
    )


def merged_into(scope: Scope, customer: Customer) -> Mapping[str, Any] | None:
    """Return into whom a customer was merged."""
    if customer.merged_into_id is None:
        return None
    into = scoped_get(scope, Customer, customer.merged_into_id)
    return {"id": into.id, "number": into.number, "name": into.name}
