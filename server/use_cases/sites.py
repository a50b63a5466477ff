"""Sites: the places where customers have work done; each has both coordinates or none."""

from collections.abc import Mapping
from typing import Any

from server.domain.errors import Invalid
from server.models.customers import Customer, Site
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.use_cases.editing import set_fields

FIELDS = (
    "label",
    "address",
    "city",
    "region",
    "postcode",
    "latitude_e6",
    "longitude_e6",
    "tax_jurisdiction",
    "access_notes",
    "phone",
)


def create_site(scope: Scope, customer_id: str, asked: Mapping[str, Any]) -> Site:
    """Add a site of a customer."""
    customer = scoped_get(scope, Customer, customer_id)
    row = Site(customer_id=customer.id, **{name: asked[name] for name in FIELDS})
    _check_place(row)
    scoped_add(scope, row)
    note(scope, "site.create", "site", row.id, customer_id=customer.id)
    return row


def edit_site(scope: Scope, site_id: str, changes: Mapping[str, Any], version: int) -> Site:
    """Change a site."""
    row = scoped_get(scope, Site, site_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    _check_place(row)
    scope.session.flush()
    note(scope, "site.edit", "site", row.id, changes=sorted(changes))
    return row


def _check_place(row: Site) -> None:
    if (row.latitude_e6 is None) != (row.longitude_e6 is None):
        missing = "latitude" if row.latitude_e6 is None else "longitude"
        raise Invalid.field(
            f"json.{missing}", "is missing: a place has both latitude and longitude, or neither"
        )
