"""Where a time zone's main city lies: a first guess at a new company's depot, from the zone table's own coordinates."""

import re
from importlib.resources import files

from server.domain.places import Place

_TABLES = ("zone1970.tab", "zone.tab")
_POINT = re.compile(
    r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?"
)  # ISO 6709, degrees minutes seconds


def city_of(timezone: str) -> Place | None:
    """Return the place of the city that stands for a zone; None for zones of no place, such as UTC."""
    for table in _TABLES:
        for line in (files("tzdata") / "zoneinfo" / table).read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if not line.startswith("#") and columns[2] == timezone:
                return _place(columns[1])
    return None


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
