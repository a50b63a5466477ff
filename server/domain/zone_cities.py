"""Where a time zone's main city lies: a first guess at a new company's depot, from the zone table's own coordinates."""

import re
from functools import cache
from importlib.resources import files

from server.domain.errors import Invalid
from server.domain.instants import zone
from server.domain.places import Place

_TABLES = ("zone1970.tab", "zone.tab")
_POINT = re.compile(
    r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?"
)  # ISO 6709, degrees minutes seconds


def main_city(timezone: str, field: str, advice: str) -> Place:
    """Return where a new company's depot stands at first; refuse a zone of no place, with what to do about it."""
    place = city_of(zone(timezone).key)
    if place is None:
        raise Invalid.field(field, f"{timezone} names no place of its own: {advice}")
    return place


def city_of(timezone: str) -> Place | None:
    """Return the place of the city that stands for a zone, also by an older name; None for zones of no place."""
    for name in (timezone, _older_names().get(timezone)):
        for table in _TABLES:
            for line in _text(table).splitlines():
                columns = line.split("\t")
                if not line.startswith("#") and columns[2] == name:
                    return _place(columns[1])
    return None


@cache
def _older_names() -> dict[str, str]:
    """Return what zones are called now by what they were called: browsers still say Asia/Calcutta."""
    links = (line.split() for line in _text("tzdata.zi").splitlines() if line.startswith("L "))
    return {older: now for _, now, older in links}


@cache
def _text(name: str) -> str:
    return (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")


def _place(text: str) -> Place | None:
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    parts = found.groups()
    return Place.of(_degrees(parts[:4]), _degrees(parts[4:]))


def _degrees(parts: tuple[str | None, ...]) -> float:
    sign, degrees, minutes, seconds = parts
    size = int(degrees or 0) + int(minutes or 0) / 60 + int(seconds or 0) / 3600
    return -size if sign == "-" else size
