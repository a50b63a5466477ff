"""Sites and the equipment at them: where work is done, and on what."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    DayField,
    Identifier,
    MicroDegrees,
    StrictSchema,
    WholeNumber,
    Words,
    edit_of,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.models.customers import Equipment, Site
from server.models.scope import scoped_get
from server.queries.customers import equipment_list, site_list
from server.use_cases import equipment, sites

blp = Blueprint("sites", __name__, url_prefix="/office/v1", description="Sites and equipment")


class SiteIn(StrictSchema):
    """A place of a customer: both coordinates or none; without them no visit there can be planned."""

    label = Words(most=100, load_default="")
    address = Words(required=True, least=1, most=300)
    city = Words(most=100, load_default="")
    region = Words(most=100, load_default="")
    postcode = Words(most=20, load_default="")
    latitude = MicroDegrees(limit=90, attribute="latitude_e6", load_default=None, allow_none=True)
    longitude = MicroDegrees(limit=180, attribute="longitude_e6", load_default=None, allow_none=True)
    tax_jurisdiction = Words(most=50, load_default="")
    access_notes = Words(most=2000, lines=True, load_default="")
    bill_to_customer_id = Identifier(load_default=None, allow_none=True)
    phone = Words(most=50, load_default="")


class SiteOut(SiteIn):
    """A site as the books have it."""

    id = Identifier()
    customer_id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class SiteList(StrictSchema):
    """A page of sites."""

    items = list_of(SiteOut)
    next = Words(allow_none=True)


class EquipmentIn(StrictSchema):
    """A boiler, a panel, a pump."""

    name = Words(required=True, least=1, most=200)
    maker = Words(most=100, load_default="")
    model = Words(most=100, load_default="")
    serial = Words(most=100, load_default="")
    installed_on = DayField(load_default=None, allow_none=True)
    notes = Words(most=5000, lines=True, load_default="")


class EquipmentOut(EquipmentIn):
    """A piece of equipment as the books have it."""

    id = Identifier()
    site_id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class EquipmentList(StrictSchema):
    """A page of equipment."""

    items = list_of(EquipmentOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/customers/<string:customer_id>/sites", permission="customers.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, SiteList)
def list_sites(query: dict[str, Any], customer_id: str) -> dict[str, Any]:
    """A customer's sites."""
    return listed(reading(), site_list(reading(), customer_id), query)


@blp.endpoint("POST", "/customers/<string:customer_id>/sites", permission="customers.edit")
@blp.arguments(SiteIn)
@blp.response(201, SiteOut)
def create_site(body: dict[str, Any], customer_id: str) -> Site:
    """Add a site of a customer."""
    return versioned(sites.create_site(writing(), customer_id, body))


@blp.endpoint("GET", "/sites/<string:site_id>", permission="customers.read")
@blp.response(200, SiteOut)
def show_site(site_id: str) -> Site:
    """One site."""
    return versioned(scoped_get(reading(), Site, site_id))


@blp.endpoint("PATCH", "/sites/<string:site_id>", permission="customers.edit", edits=True)
@blp.arguments(edit_of(SiteIn))
@blp.response(200, SiteOut)
def edit_site(body: dict[str, Any], site_id: str) -> Site:
    """Change a site."""
    return versioned(sites.edit_site(writing(), site_id, body, expected_version()))


@blp.endpoint("GET", "/sites/<string:site_id>/equipment", permission="customers.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, EquipmentList)
def list_equipment(query: dict[str, Any], site_id: str) -> dict[str, Any]:
    """What stands at a site."""
    return listed(reading(), equipment_list(reading(), site_id), query)


@blp.endpoint("POST", "/sites/<string:site_id>/equipment", permission="customers.edit")
@blp.arguments(EquipmentIn)
@blp.response(201, EquipmentOut)
def create_equipment(body: dict[str, Any], site_id: str) -> Equipment:
    """Add a piece of equipment."""
    return versioned(equipment.create_equipment(writing(), site_id, body))


@blp.endpoint("GET", "/equipment/<string:equipment_id>", permission="customers.read")
@blp.response(200, EquipmentOut)
def show_equipment(equipment_id: str) -> Equipment:
    """One piece of equipment."""
    return versioned(scoped_get(reading(), Equipment, equipment_id))


@blp.endpoint("PATCH", "/equipment/<string:equipment_id>", permission="customers.edit", edits=True)
@blp.arguments(edit_of(EquipmentIn))
@blp.response(200, EquipmentOut)
def edit_equipment(body: dict[str, Any], equipment_id: str) -> Equipment:
    """Change what is known about a piece of equipment."""
    return versioned(equipment.edit_equipment(writing(), equipment_id, body, expected_version()))
