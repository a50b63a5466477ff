"""The customer and the site that a row names: found, or made where the mapping says so."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.domain.places import is_nowhere
from server.domain.search import folded
from server.models.customers import Customer, Site
from server.models.exceptions import ExceptionItem
from server.use_cases.imports.lookup import Known, only, site_key
from server.use_cases.imports.work import Work, natural_id
from server.use_cases.places import PLACE_UNKNOWN, Why, sentence_of

CUSTOMER_TEXTS = ("phone", "email", "billing_address", "exemption_certificate", "notes")
SITE_TEXTS = ("label", "address", "city", "region", "postcode", "tax_jurisdiction", "access_notes", "phone")


def customer_of(work: Work, record: Record) -> str:
    """Return the customer that a row names by id, number or name, in this order."""
    values = record.values
    if values.get("customer_id"):
        return _by_id(work, values, values["customer_id"])
    if values.get("customer_number"):
        found = work.look.customers.numbers.get(values["customer_number"])
        if found is None:
            raise Refused("UNKNOWN_REFERENCE", "there is no customer of that number", at="customer_number")
        return work.look.living(found)
    name = values.get("customer_name")
    if not name:
        raise Refused(
            "REQUIRED", "names no customer: an id, a number or a name is needed", at="customer_name"
        )
    return _by_name(work, values, name)


def named_customer(work: Work, external_id: str, at: str) -> str:
    """Return the customer with an id of the other system."""
    found = work.look.known("customers").get(external_id)
    if found is None:
        raise Refused("UNKNOWN_REFERENCE", "no customer was imported under that id", at=at)
    return work.look.living(found.row_id)


def site_of(work: Work, record: Record, customer_id: str) -> str:
    """Return the site that a row names by id or address; a customer's only one where it names none."""
    values, look = record.values, work.look
    if values.get("site_id"):
        found = look.known("sites").get(values["site_id"])
        if found is not None:
            if look.living(look.sites.owner[found.row_id]) != customer_id:
                raise Refused("WRONG_CUSTOMER", "is a site of another customer", at="site_id")
            return found.row_id
    if values.get("site_address"):
        return _by_address(work, values, customer_id)
    if values.get("site_id"):
        raise Refused("UNKNOWN_REFERENCE", "no site was imported under that id", at="site_id")
    sites = look.sites.of_customer.get(customer_id, [])
    if len(sites) != 1:
        code = "REQUIRED" if not sites else "AMBIGUOUS_REFERENCE"
        raise Refused(code, f"names no site, and the customer has {len(sites) or 'none'}", at="site_address")
    return sites[0]


def add_customer(work: Work, values: Mapping[str, Any]) -> str:
    """Put a new customer on the list."""
    row_id = work.batch.add(
        Customer,
        numbered="customer",
        name=values["name"],
        **{name: values.get(name) or "" for name in CUSTOMER_TEXTS},
        tax_exempt=values.get("tax_exempt", False),
        exemption_expires_on=values.get("exemption_expires_on"),
        purchase_order_required=values.get("purchase_order_required", False),
        on_hold=values.get("on_hold", False),
        merged_into_id=None,
    )
    work.batch.note_created("customer.create", "customer", Customer, import_run=work.run_id)
    work.look.customers.names[folded(values["name"])].append(row_id)
    return row_id


def add_site(work: Work, customer_id: str, values: Mapping[str, Any], bill_to: str | None = None) -> str:
    """Put a new site on the list; one without a place on the map is noted for a person."""
    latitude, longitude = values.get("latitude"), values.get("longitude")
    row: dict[str, Any] = {
        "customer_id": customer_id,
        **{name: values.get(name) or "" for name in SITE_TEXTS},
        "latitude_e6": latitude,
        "longitude_e6": longitude,
        "bill_to_customer_id": bill_to,
        "located_by": "" if latitude is None else "import",
        "located_at": None if latitude is None else work.scope.at,
    }
    row_id = work.batch.add(Site, **row)
    work.batch.note("site.create", "site", row_id, customer_id=customer_id, import_run=work.run_id)
    work.look.sites.add(row_id, site_key(customer_id, row["address"], row["city"], row["postcode"]))
    if latitude is None:
        _note_unlocated(work, row_id, row)
    return row_id


def check_place(values: Mapping[str, Any], latitude: str, longitude: str) -> None:
    """Refuse half a place, and the one at 0, 0 that stands for none."""
    north, east = values.get(latitude), values.get(longitude)
    if (north is None) != (east is None):
        missing = latitude if north is None else longitude
        raise Refused("HALF_A_PLACE", "is blank: a place has both coordinates or neither", at=missing)
    if north is not None and east is not None and is_nowhere(north, east):
        reason = "0, 0 is where programs put what they could not find: leave the place blank"
        raise Refused("NOWHERE", reason, at=latitude)


def _by_id(work: Work, values: Mapping[str, Any], external_id: str) -> str:
    found = work.look.known("customers").get(external_id)
    if found is not None:
        return work.look.living(found.row_id)
    if work.creates("customer") and values.get("customer_name"):
        return _new_customer(work, values, external_id)
    raise Refused("UNKNOWN_REFERENCE", "no customer was imported under that id", at="customer_id")


def _by_name(work: Work, values: Mapping[str, Any], name: str) -> str:
    names = work.look.customers.names.get(folded(name), [])
    if not names and work.creates("customer"):
        parts = (name, values.get("customer_email") or values.get("customer_phone") or "")
        return _new_customer(work, values, natural_id(parts))
    try:
        return only(names, "customer")
    except Refused as error:
        raise Refused(error.code, error.reason, at="customer_name") from None


def _new_customer(work: Work, values: Mapping[str, Any], external_id: str) -> str:
    row_id = add_customer(work, _stripped(values, "customer_"))
    _remember(work, "customers", external_id, row_id)
    return row_id


def _by_address(work: Work, values: Mapping[str, Any], customer_id: str) -> str:
    look = work.look
    words = (values["site_address"], values.get("site_city") or "", values.get("site_postcode") or "")
    found = look.sites.places.get(site_key(customer_id, *words))
    if found is not None:
        return found
    if not work.creates("site"):
        reason = "the customer has no site of that address, city and postcode"
        raise Refused("UNKNOWN_REFERENCE", reason, at="site_address")
    check_place(values, "site_latitude", "site_longitude")
    row_id = add_site(work, customer_id, _stripped(values, "site_"))
    if values.get("site_id"):
        _remember(work, "sites", values["site_id"], row_id)
    return row_id


def _remember(work: Work, kind: str, external_id: str, row_id: str) -> None:
    """Know the row from now on; without a digest, so that its own file still has its say."""
    known_as = work.batch.know(kind, work.source, external_id, row_id, "")
    work.look.known(kind)[external_id] = Known(known_as, row_id, "")


def _note_unlocated(work: Work, site_id: str, row: Mapping[str, Any]) -> None:
    facts = {"why": str(Why.NO_COORDINATES)}
    work.batch.add(
        ExceptionItem,
        numbered="exception",
        code=PLACE_UNKNOWN,
        subject_kind="site",
        subject_id=site_id,
        sentence=sentence_of(SimpleNamespace(**row), Why.NO_COORDINATES),
        facts=facts,
        state="open",
    )
    work.batch.note_created(
        "exception.open", "exception", ExceptionItem, code=PLACE_UNKNOWN, subject_id=site_id
    )


def _stripped(values: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
