"""Places: sites that nobody could put on the map are noted, and put there by hand or by a geocoder's answer."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from server.domain.addresses import address_line, levelled
from server.domain.errors import Conflict
from server.domain.places import Place, refuse_nowhere
from server.models.customers import Site
from server.models.places import Geocode
from server.models.record import note
from server.models.scope import Scope, scoped_delete, scoped_get, touch
from server.use_cases.exceptions import open_exception, settle_by_itself

PLACE_UNKNOWN = "PLACE_UNKNOWN"


class Why(StrEnum):
    """Why a site needs a person to look at its place."""

    NO_COORDINATES = "no_coordinates"
    ADDRESS_CHANGED = "address_changed"


_SENTENCES = {
    Why.NO_COORDINATES: "{address} has no place on the map, so no visit there can be planned.",
    Why.ADDRESS_CHANGED: "{address}: the address was changed, and the place on the map is the old one.",
}


def note_unlocated(scope: Scope, site: Site, why: str) -> None:
    """Have a person look at a site's place; `why` is a word of `Why`. A second note of an open one does nothing."""
    open_exception(scope, PLACE_UNKNOWN, "site", site.id, sentence_of(site, Why(why)), why=str(why))


def sentence_of(site: Any, why: Why) -> str:
    """Return what is said of a site, or of a row with its columns, that is not on the map as it should be."""
    return _SENTENCES[why].format(address=address_of(site))


def note_located(scope: Scope, site: Site) -> None:
    """Close what was noted, now that the site has its place."""
    settle_by_itself(scope, PLACE_UNKNOWN, site.id, "The site is on the map.")


def put_on_map(scope: Scope, site: Site, place: Place, located_by: str) -> None:
    """Give a site its place; whatever was noted about it is settled. `located_by` is hand, import or geocoder."""
    site.latitude_e6, site.longitude_e6 = place.latitude_e6, place.longitude_e6
    site.located_by, site.located_at = located_by, scope.at
    touch(scope, site)
    scope.session.flush()
    note(scope, "site.locate", "site", site.id, located_by=located_by)
    note_located(scope, site)


def locate(scope: Scope, site_id: str, asked: Mapping[str, Any]) -> Site:
    """Place a site by hand, or take its place away (both coordinates None).

    `confirmed` false puts it there and still has a person look: how an answer is taken back.
    """
    row = scoped_get(scope, Site, site_id, lock=True)
    touch(scope, row, asked["version"])
    latitude, longitude = asked["latitude_e6"], asked["longitude_e6"]
    refuse_nowhere(latitude, longitude, "json.latitude")
    if latitude is None:
        _take_off_map(scope, row)
    else:
        put_on_map(scope, row, Place(latitude, longitude), "hand")
        if not asked["confirmed"]:
            note_unlocated(scope, row, Why.ADDRESS_CHANGED)
    return row


def ask_again(scope: Scope, site_id: str, provider: str) -> Site:
    """Forget what the geocoder said of a site's address, so that the worker asks it anew."""
    row = scoped_get(scope, Site, site_id)
    if not provider:
        raise Conflict(
            "No geocoder is switched on here (TRUCKROLL_GEOCODER): place it on the map by hand.",
            code="NO_GEOCODER",
        )
    statement = scoped_delete(scope, Geocode).where(
        Geocode.provider == provider, Geocode.query == query_of(row)
    )
    scope.session.execute(statement)
    note(scope, "site.geocode", "site", row.id)
    return row


def _take_off_map(scope: Scope, row: Site) -> None:
    row.latitude_e6 = row.longitude_e6 = row.located_at = None
    row.located_by = ""
    scope.session.flush()
    note(scope, "site.unlocate", "site", row.id)
    note_unlocated(scope, row, Why.NO_COORDINATES)


def address_of(site: Any) -> str:
    """Return the address of a site, or of a row with its columns, in one line."""
    return address_line(site.address, site.city, site.region, site.postcode)


def query_of(site: Any) -> str:
    """Return a site's address as answers are kept under it: two ways of writing one address are one question."""
    return levelled(address_of(site))
