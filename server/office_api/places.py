"""Places: which sites are on no map, and how a person puts them there. Dispatchers do this, too."""

from typing import Any

from marshmallow import ValidationError, validates_schema

from server.http.blueprint import Blueprint
from server.http.etag import versioned
from server.http.fields import (
    Choice,
    Identifier,
    InstantField,
    MicroDegrees,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
    object_of,
)
from server.http.services import services
from server.http.transaction import reading, writing
from server.models.customers import Site
from server.office_api.sites import SiteOut
from server.queries.places import orientation, unlocated_sites
from server.use_cases import places

blp = Blueprint("places", __name__, url_prefix="/office/v1", description="Sites that are on no map")


class Heard(StrictSchema):
    """What the geocoder said of an address, and when."""

    state = Choice("found", "not_found", "failed")
    asked_at = InstantField()


class SiteCustomer(StrictSchema):
    """Whose site it is, and whom to call about it."""

    id = Identifier()
    name = Words()
    phone = Words(most=50)


class UnlocatedSite(StrictSchema):
    """A site that a person may have to place, and what waits for it."""

    site = object_of(SiteOut)
    customer = object_of(SiteCustomer)
    why = Choice("no_coordinates", "address_changed")
    since = InstantField()
    exception_id = Identifier(allow_none=True)
    exception_number = WholeNumber(least=1, most=2**53, allow_none=True)
    open_jobs = WholeNumber(least=0, most=2**53)
    first_window = InstantField(allow_none=True)
    geocoder = object_of(Heard, allow_none=True)


class UnlocatedSites(StrictSchema):
    """The first 200, those with the soonest job first; `provider` is empty when no geocoder is switched on."""

    items = list_of(UnlocatedSite)
    total = WholeNumber(least=0, most=2**53)
    provider = Words(most=50)


class Suggestion(StrictSchema):
    """Where a site may be; `rough` says that it is only the middle of a postcode or a town."""

    source = Choice("geocoder", "same_address", "same_street", "postcode", "town")
    label = Words(most=300)
    rough = YesNo()
    latitude = MicroDegrees(limit=90, attribute="latitude_e6")
    longitude = MicroDegrees(limit=180, attribute="longitude_e6")


class KnownPlace(StrictSchema):
    """A place of the company that is on the map."""

    label = Words(most=100)
    address = Words(most=300)
    latitude = MicroDegrees(limit=90, attribute="latitude_e6")
    longitude = MicroDegrees(limit=180, attribute="longitude_e6")


class Orientation(StrictSchema):
    """What helps to place a site."""

    suggestions = list_of(Suggestion)
    known = list_of(KnownPlace)
    depot = object_of(KnownPlace)


class PlaceIn(StrictSchema):
    """Where a site is; both null takes its place away; not `confirmed`, it stays in the list.

    `version` is that of the site on which the choice was made: an older one is refused.
    """

    latitude = MicroDegrees(limit=90, attribute="latitude_e6", required=True, allow_none=True)
    longitude = MicroDegrees(limit=180, attribute="longitude_e6", required=True, allow_none=True)
    confirmed = YesNo(load_default=True)
    version = WholeNumber(least=1, most=10**12, load_default=None, allow_none=True)

    @validates_schema
    def whole(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Refuse half a place."""
        if (data["latitude_e6"] is None) != (data["longitude_e6"] is None):
            raise ValidationError("must both be given, or neither", "longitude")


@blp.endpoint("GET", "/unlocated-sites", permission="customers.read")
@blp.response(200, UnlocatedSites)
def list_unlocated_sites() -> dict[str, Any]:
    """Sites without a sure place on the map, those with the soonest job first."""
    return unlocated_sites(reading(), services().geocoder.provider)


@blp.endpoint("GET", "/sites/<string:site_id>/surroundings", permission="customers.read")
@blp.response(200, Orientation)
def show_surroundings(site_id: str) -> dict[str, Any]:
    """Likely places of a site, and the company's known sites of the same town."""
    return orientation(reading(), site_id, services().geocoder.provider)


@blp.endpoint("POST", "/sites/<string:site_id>/locate", permission="places.edit")
@blp.arguments(PlaceIn)
@blp.response(200, SiteOut)
def locate_site(body: dict[str, Any], site_id: str) -> Site:
    """Put a site on the map by hand, or take it off."""
    return versioned(places.locate(writing(), site_id, body))


@blp.endpoint("POST", "/sites/<string:site_id>/geocode", permission="places.edit")
@blp.response(202, SiteOut)
def geocode_site(site_id: str) -> Site:
    """Have the geocoder asked about a site anew, by the worker."""
    return versioned(places.ask_again(writing(), site_id, services().geocoder.provider))
