"""Customers, their sites and what stands there."""

from typing import Any

from server.models.customers import Customer, Equipment, Site
from server.models.scope import Scope, scoped_get, scoped_select
from server.models.search import matches
from server.queries.listing import Listing


def customer_list(scope: Scope, asked: str = "") -> Listing:
    """Return customers by name: all, or those whose own words or whose sites' words hold what is asked."""
    statement = scoped_select(scope, Customer)
    if asked:
        at_site = scoped_select(scope, Site.id).where(
            Site.customer_id == Customer.id, matches(asked, Site.search_text)
        )
        statement = statement.where(
            matches(asked, Customer.search_text) | at_site.correlate(Customer).exists()
        )
    return Listing(statement, (Customer.name, Customer.id), key=lambda row: (row.name, row.id))


def site_list(scope: Scope, customer_id: str) -> Listing:
    """Return a customer's sites, in the order in which they were added."""
    customer = scoped_get(scope, Customer, customer_id)
    return _by_id(scope, Site, Site.customer_id == customer.id)


def equipment_list(scope: Scope, site_id: str) -> Listing:
    """Return what stands at a site, in the order in which it was added."""
    site = scoped_get(scope, Site, site_id)
    return _by_id(scope, Equipment, Equipment.site_id == site.id)


def _by_id(scope: Scope, model: Any, condition: Any) -> Listing:
    """Return rows by their ids, which sort by the moment in which they were made."""
    return Listing(scoped_select(scope, model).where(condition), (model.id,), key=lambda row: (row.id,))
