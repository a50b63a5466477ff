"""Places on the earth, in millionths of a degree, so that equal places are equal.

Latitude 0, longitude 0 is where faulty programs put what they cannot find. Nobody lives within a kilometre of it, so
it is refused wherever a place comes in.
"""

from dataclasses import dataclass
from math import asin, cos, isfinite, radians, sin, sqrt

from server.domain.errors import Invalid

HIGHEST_LATITUDE_E6, HIGHEST_LONGITUDE_E6 = 90_000_000, 180_000_000
NOWHERE_E6 = 10_000
"""A hundredth of a degree, about 1.1 km, around 0, 0."""

_EARTH_METRES = 6_371_009


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point: latitude and longitude (WGS 84) in millionths of a degree."""

    latitude_e6: int
    longitude_e6: int

    @classmethod
    def of(cls, latitude: float, longitude: float) -> "Place":
        """Return the place of coordinates in degrees; raise `Invalid` when there is no such place."""
        for name, value, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            if not isfinite(value) or abs(value) > limit:
                raise Invalid.field(name, f"{value} does not lie between -{limit} and {limit}")
        place = cls(round(latitude * 1_000_000), round(longitude * 1_000_000))
        refuse_nowhere(place.latitude_e6, place.longitude_e6, "latitude")
        return place

    @property
    def latitude(self) -> float:
        """Return the latitude in degrees."""
        return self.latitude_e6 / 1_000_000

    @property
    def longitude(self) -> float:
        """Return the longitude in degrees."""
        return self.longitude_e6 / 1_000_000


def place_of(latitude_e6: int | None, longitude_e6: int | None) -> Place | None:
    """Return the place that a row keeps, None when it keeps none; 0, 0 in old books is none."""
    if latitude_e6 is None or longitude_e6 is None or is_nowhere(latitude_e6, longitude_e6):
        return None
    return Place(latitude_e6, longitude_e6)


def is_nowhere(latitude_e6: int, longitude_e6: int) -> bool:
    """Tell whether coordinates are 0, 0 or so near that no work is done there."""
    return abs(latitude_e6) < NOWHERE_E6 and abs(longitude_e6) < NOWHERE_E6


def refuse_nowhere(latitude_e6: int | None, longitude_e6: int | None, field: str) -> None:
    """Raise `Invalid` (NOWHERE) for coordinates that stand for "not found"."""
    if latitude_e6 is not None and longitude_e6 is not None and is_nowhere(latitude_e6, longitude_e6):
        raise Invalid.field(
            field, "0, 0 is where programs put what they could not find: leave the place out", code="NOWHERE"
        )


def metres_between(one: Place, other: Place) -> int:
    """Return the length of the great circle between two places (haversine formula)."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    half = (
        sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    )
    return round(2 * _EARTH_METRES * asin(min(1.0, sqrt(half))))
