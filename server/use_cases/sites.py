"""Sites: the places where customers have work done; each has both coordinates or none."""

from collections.abc import Mapping
from typing import Any

from server.domain.errors import Invalid
from server.domain.places import Place, refuse_nowhere
from server.models.customers import Customer, Site
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select, touch
from server.use_cases.customers import payer, refuse_merged, reprice_drafts
from server.use_cases.editing import set_fields
from server.use_cases.places import Why, note_unlocated, put_on_map, query_of

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

DECIDE_BILLS = frozenset({"bill_to_customer_id", "tax_jurisdiction"})
"""What a change of makes a draft say something else."""


def create_site(
    scope: Scope, customer_id: str, asked: Mapping[str, Any], *, located_by: str = "hand"
) -> Site:
    """Add a site of a customer; `located_by` says where coordinates come from: hand or import."""
    customer = scoped_get(scope, Customer, customer_id)
    refuse_merged(customer)
    row = Site(customer_id=customer.id, **{name: asked[name] for name in FIELDS})
    row.bill_to_customer_id = payer(scope, asked.get("bill_to_customer_id"))
    _check_place(row)
    if row.latitude_e6 is not None:
        row.located_by, row.located_at = located_by, scope.at
    scoped_add(scope, row)
    note(scope, "site.create", "site", row.id, customer_id=customer.id)
    if row.latitude_e6 is None:
        note_unlocated(scope, row, Why.NO_COORDINATES)
    return row


def edit_site(
    scope: Scope, site_id: str, changes: Mapping[str, Any], version: int, *, located_by: str = "hand"
) -> Site:
    """Change a site."""
    row = scoped_get(scope, Site, site_id, lock=True)
    touch(scope, row, version)
    before = row.latitude_e6, row.longitude_e6, query_of(row)
    set_fields(row, changes, FIELDS)
    if "bill_to_customer_id" in changes:
        row.bill_to_customer_id = payer(scope, changes["bill_to_customer_id"])
    _check_place(row)
    scope.session.flush()
    note(scope, "site.edit", "site", row.id, changes=sorted(changes))
    _note_place(scope, row, before, located_by)
    if DECIDE_BILLS & changes.keys():
        jobs = scoped_select(scope, Job.id).where(Job.site_id == row.id)
        reprice_drafts(scope, Invoice.job_id.in_(jobs))
    return row


def _note_place(scope: Scope, row: Site, before: tuple[int | None, int | None, str], located_by: str) -> None:
    """Settle or open what a person has to know of the place, now that address or coordinates are others."""
    latitude, longitude, query = row.latitude_e6, row.longitude_e6, query_of(row)
    if latitude is not None and longitude is not None and (latitude, longitude) != before[:2]:
        put_on_map(scope, row, Place(latitude, longitude), located_by)
    elif (latitude, longitude, query) == before:
        return
    elif latitude is None:
        row.located_by, row.located_at = "", None
        note_unlocated(scope, row, Why.NO_COORDINATES)
    else:
        note_unlocated(scope, row, Why.ADDRESS_CHANGED)


def _check_place(row: Site) -> None:
    if (row.latitude_e6 is None) != (row.longitude_e6 is None):
        missing = "latitude" if row.latitude_e6 is None else "longitude"
        raise Invalid.field(
            f"json.{missing}", "is missing: a place has both latitude and longitude, or neither"
        )
    refuse_nowhere(row.latitude_e6, row.longitude_e6, "json.latitude")
