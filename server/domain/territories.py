"""Territories: whose work a place is. Drawn as outlines, or named by the beginnings of postcodes.

A place may lie in several: whoever belongs to any of them may come. For others, one `hard` territory closes the
place; else the highest of the prices is what coming costs, in seconds of driving. A place in none is anybody's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from server.domain.errors import Fault, Invalid
from server.domain.outlines import Point, Ring, inside
from server.domain.places import Place

MOST_PRICE_SECONDS = 86_400
_POSTCODE = re.compile(r"[0-9A-Z][0-9A-Z-]{0,11}", re.ASCII)


@dataclass(frozen=True)
class Territory:
    """A part of the map and whose it is; `price_seconds` is None where it is hard."""

    id: str
    name: str
    rings: tuple[Ring, ...]
    postcodes: tuple[str, ...]
    technician_ids: frozenset[str]
    price_seconds: int | None

    @cached_property
    def box(self) -> tuple[int, int, int, int] | None:
        """Return the southern, northern, western and eastern end of the outline."""
        points = [point for ring in self.rings for point in ring]
        if not points:
            return None
        latitudes, longitudes = [point[0] for point in points], [point[1] for point in points]
        return min(latitudes), max(latitudes), min(longitudes), max(longitudes)

    def holds(self, place: Place | None, postcode: str) -> bool:
        """Tell whether a place lies in it, by its outline or by its postcode."""
        if self.postcodes and plain_postcode(postcode).startswith(self.postcodes):
            return True
        return place is not None and self._outlines(place)

    def _outlines(self, place: Place) -> bool:
        if self.box is None:
            return False
        south, north, west, east = self.box
        point: Point = (place.latitude_e6, place.longitude_e6)
        return south <= point[0] <= north and west <= point[1] <= east and inside(self.rings, point)


def around(territories: Iterable[Territory], place: Place | None, postcode: str) -> tuple[Territory, ...]:
    """Return the territories in which a place lies."""
    return tuple(territory for territory in territories if territory.holds(place, postcode))


def closed_to(within: Sequence[Territory], technician_id: str) -> bool:
    """Tell whether a place in these territories is closed to a technician."""
    return is_hard(within) and not _belongs(within, technician_id)


def price_for(within: Sequence[Territory], technician_id: str) -> int:
    """Return what a technician pays for a place in these territories that is not closed to them."""
    if not within or _belongs(within, technician_id) or is_hard(within):
        return 0
    return price_of(within)


def is_hard(within: Sequence[Territory]) -> bool:
    """Tell whether a place in these territories is closed to everybody else."""
    return any(territory.price_seconds is None for territory in within)


def price_of(within: Sequence[Territory]) -> int:
    """Return the highest price of these territories."""
    return max((territory.price_seconds or 0 for territory in within), default=0)


def names_of(within: Sequence[Territory]) -> str:
    """Return the names as one says them."""
    names = [territory.name for territory in within]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def plain_postcode(given: str) -> str:
    """Return a postcode as it is compared: capitals, without spaces."""
    return "".join(given.split()).upper()


def check_postcodes(given: Sequence[str], field: str) -> list[str]:
    """Return beginnings of postcodes as they are kept, or refuse those that are none or stand twice."""
    plain = [plain_postcode(text) for text in given]
    faults = [
        Fault(f"{field}[{index}]", "is no beginning of a postcode: letters, digits and hyphens only")
        for index, text in enumerate(plain)
        if not _POSTCODE.fullmatch(text)
    ]
    faults += [
        Fault(f"{field}[{index}]", "stands twice")
        for index, text in enumerate(plain)
        if text in plain[:index]
    ]
    if faults:
        raise Invalid("A postcode is wrong.", faults=faults)
    return plain


def check_price(rule: str, price_seconds: int | None, field: str) -> None:
    """Refuse a price where the rule is hard, and none where it is priced."""
    if rule == "hard" and price_seconds is not None:
        raise Invalid.field(field, "a hard territory has no price")
    if rule == "priced" and price_seconds is None:
        raise Invalid.field(field, "is missing: what it costs to come in, in seconds of driving")


def _belongs(within: Sequence[Territory], technician_id: str) -> bool:
    return any(technician_id in territory.technician_ids for territory in within)
