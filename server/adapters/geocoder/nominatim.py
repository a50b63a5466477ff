"""Nominatim, OpenStreetMap's geocoder, by geopy: the public one or one's own.

The public server's usage policy asks for one request a second at most, kept answers, and a name with an address
to write to: https://operations.osmfoundation.org/policies/nominatim/. Every answer is taken for a stranger's word:
of a bounded size, from the address that was asked, with numbers that are a place on the earth.
"""

import re
from collections.abc import Mapping
from math import nan
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeocoderRateLimited, GeopyError
from geopy.geocoders import Nominatim

from server.adapters.geocoder.fetching import BoundedFetch
from server.domain.errors import Invalid
from server.domain.places import Place
from server.ports.geocoder import GeocoderDown, Located

PUBLIC_URL = "https://nominatim.openstreetmap.org"
TIMEOUT_SECONDS = 10.0
STREET_RANK = 26
"""`place_rank` of a street; below it Nominatim has found a district, a town, a country."""

_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,20})?")
_LONGEST_LABEL = 300
_LONGEST_WAIT = 24 * 3600


class NominatimGeocoder:
    """Asks a Nominatim server; `contact` is the mail address that it can write to when we are a nuisance."""

    provider = "nominatim"

    def __init__(self, contact: str, url: str = "", timeout: float = TIMEOUT_SECONDS) -> None:
        parts = urlsplit(url or PUBLIC_URL)
        self._nominatim = Nominatim(
            user_agent=f"Truckroll/1 (field service; contact: {contact})",
            scheme=parts.scheme,
            domain=f"{parts.netloc}{parts.path}",
            timeout=timeout,
            adapter_factory=BoundedFetch,
        )

    def locate(self, address: str) -> Located | None:
        """Return where an address is; raise `GeocoderDown` when there is no usable answer."""
        try:
            found = self._nominatim.geocode(address, exactly_one=False, limit=1)
        except GeocoderRateLimited as fault:
            wait = min(_LONGEST_WAIT, int(fault.retry_after or 0))
            raise GeocoderDown("The geocoder asks for fewer questions.", wait) from fault
        except (GeopyError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
            raise GeocoderDown(f"The geocoder gave no usable answer: {str(fault)[:200]}") from fault
        return _located(found[0].raw) if found else None


def _located(raw: Mapping[str, Any]) -> Located | None:
    rank = raw.get("place_rank")
    if isinstance(rank, int) and rank < STREET_RANK:
        return None
    try:
        place = Place.of(_degrees(raw.get("lat")), _degrees(raw.get("lon")))
    except Invalid as fault:
        raise GeocoderDown("The geocoder's answer is no place on the earth.") from fault
    return Located(place, _one_line(raw.get("display_name")))


def _degrees(value: object) -> float:
    """Return a number of degrees, which the format writes as text; anything else is no number."""
    return float(value) if isinstance(value, str) and _DEGREES.fullmatch(value) else nan


def _one_line(text: object) -> str:
    """Return a stranger's words as we keep them: without control characters, and not endless."""
    words = text if isinstance(text, str) else ""
    kept = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(kept.split())[:_LONGEST_LABEL]
