"""Places: sites that nobody could put on the map are noted, and put there by hand or by a geocoder's answer."""

from enum import StrEnum

from server.models.customers import Site
from server.models.scope import Scope
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
    sentence = _SENTENCES[Why(why)].format(address=address_line(site))
    open_exception(scope, PLACE_UNKNOWN, "site", site.id, sentence, why=str(why))


def note_located(scope: Scope, site: Site) -> None:
    """Close what was noted, now that the site has its place."""
    settle_by_itself(scope, PLACE_UNKNOWN, site.id)


def address_line(site: Site) -> str:
    """Return a site's address in one line."""
    town = " ".join(part for part in (site.region, site.postcode) if part)
    return ", ".join(part for part in (site.address, site.city, town) if part)
