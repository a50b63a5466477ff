"""Customers, their sites and what stands there."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from server.models.customers import Customer, Equipment, Site
from server.models.scope import Scope, scoped_get, scoped_select
from server.models.search import matches
from server.queries.customer_families import merged_into
from server.queries.listing import Listing

COLUMNS = (
    "id",
    "number",
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
    "version",
)


def customer_list(scope: Scope, asked: str = "") -> Listing:
    """Return customers by name: all, or those whose own words or whose sites' words hold what is asked.

    Those who were merged into others are not listed: what they had is the others'.
    """
    statement = scoped_select(scope, Customer).where(Customer.merged_into_id.is_(None))
    if asked:
        at_site = scoped_select(scope, Site.id).where(
            Site.customer_id == Customer.id, matches(asked, Site.search_text)
        )
        statement = statement.where(
            matches(asked, Customer.search_text) | at_site.correlate(Customer).exists()
        )
    return Listing(
        statement,
        (Customer.name, Customer.id),
        key=lambda row: (row.name, row.id),
        shown=lambda rows: _listed(scope, rows),
    )


def customer_view(scope: Scope, customer_id: str) -> dict[str, Any]:
    """Return one customer; one who was merged says into whom."""
    row = scoped_get(scope, Customer, customer_id)
    return _plain(row) | {"merged_into": merged_into(scope, row)}


def site_list(scope: Scope, customer_id: str) -> Listing:
    """Return a customer's sites, in the order in which they were added."""
    customer = scoped_get(scope, Customer, customer_id)
    return _by_id(scope, Site, Site.customer_id == customer.id)


def equipment_list(scope: Scope, site_id: str) -> Listing:
    """Return what stands at a site, in the order in which it was added."""
    site = scoped_get(scope, Site, site_id)
    return _by_id(scope, Equipment, Equipment.site_id == site.id)


def _listed(scope: Scope, rows: Sequence[Customer]) -> list[dict[str, Any]]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    statement = scoped_select(scope, Site.customer_id, Site.address, Site.city).where(
        Site.customer_id.in_([row.id for row in rows])
    )
    for customer_id, address, city in scope.session.execute(statement.order_by(Site.id)):
        places[customer_id].append(", ".join(part for part in (address, city) if part))
    return [
        _plain(row) | {"place": (places[row.id] or [""])[0], "site_count": len(places[row.id])}
        for row in rows
    ]


def _plain(row: Customer) -> dict[str, Any]:
    return {name: getattr(row, name) for name in COLUMNS}


def _by_id(scope: Scope, model: Any, condition: Any) -> Listing:
    """Return rows by their ids, which sort by the moment in which they were made."""
    return Listing(scoped_select(scope, model).where(condition), (model.id,), key=lambda row: (row.id,))
