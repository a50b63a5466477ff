"""Where a site may be: what the company knows of the same house, the same street, the same postcode, the same town."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from server.domain.addresses import levelled, street_and_number
from server.models.customers import Site
from server.models.places import Geocode

MOST = 5
_ENOUGH = 3
"""How many known sites make the middle of a postcode or a town worth showing."""


def suggestions(site: Site, answer: Geocode | None, known: Sequence[Site]) -> list[dict[str, Any]]:
    """Return likely places, the surest first; `rough` ones only say where to look."""
    found = [*_of_geocoder(answer), *_of_street(site, known), *_middles(site, known)]
    seen: set[tuple[int, int]] = set()
    kept = []
    for one in found:
        place = (one["latitude_e6"], one["longitude_e6"])
        if place not in seen:
            seen.add(place)
            kept.append(one)
    return kept[:MOST]


def _of_geocoder(answer: Geocode | None) -> Iterator[dict[str, Any]]:
    if answer is not None and answer.state == "found":
        yield _suggestion("geocoder", answer.label, answer.latitude_e6, answer.longitude_e6)


def _of_street(site: Site, known: Sequence[Site]) -> Iterator[dict[str, Any]]:
    """Yield the same house, then the nearest numbers of the same street in the same town."""
    street, number = street_and_number(site.address)
    same = [
        (number_of, row)
        for row in known
        for name, number_of in [street_and_number(row.address)]
        if street and name == street and _same_town(site, row)
    ]
    same.sort(key=lambda one: (abs((one[0] or 0) - (number or 0)), one[1].id))
    for number_of, row in same[:_ENOUGH]:
        kind = "same_address" if number is not None and number_of == number else "same_street"
        yield _suggestion(kind, row.address, row.latitude_e6, row.longitude_e6)


def _middles(site: Site, known: Sequence[Site]) -> Iterator[dict[str, Any]]:
    for kind, name in (("postcode", site.postcode), ("town", site.city)):
        column = "postcode" if kind == "postcode" else "city"
        rows = [row for row in known if name and levelled(getattr(row, column)) == levelled(name)]
        if len(rows) >= _ENOUGH:
            latitude = round(median(row.latitude_e6 or 0 for row in rows))
            longitude = round(median(row.longitude_e6 or 0 for row in rows))
            yield _suggestion(kind, name, latitude, longitude, rough=True)


def _same_town(one: Site, other: Site) -> bool:
    if one.postcode and other.postcode:
        return levelled(one.postcode) == levelled(other.postcode)
    return levelled(one.city) == levelled(other.city)


def _suggestion(
    source: str, label: str, latitude_e6: int | None, longitude_e6: int | None, *, rough: bool = False
) -> dict[str, Any]:
    return {
        "source": source,
        "label": label,
        "rough": rough,
        "latitude_e6": latitude_e6,
        "longitude_e6": longitude_e6,
    }
