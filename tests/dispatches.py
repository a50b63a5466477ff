"""Reads the public San Francisco dispatches by code: a second opinion on what the shipped mappings make of them."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Los_Angeles")
FIRST_HOUR, LAST_HOUR = 7, 19
_PLACE = re.compile(r"\((-?\d+\.\d+),\s*(-?\d+\.\d+)\)")


@dataclass(frozen=True)
class Incident:
    """One incident: where, what, when it was called in, and when its longest unit was there."""

    number: str
    kind: str
    address: str
    area: str
    latitude: float
    longitude: float
    received: datetime
    on_scene: datetime
    available: datetime
    priority: int

    @property
    def seconds(self) -> int:
        """How long the longest unit was on the scene, whole minutes, at least one."""
        minutes = round((self.available - self.on_scene).total_seconds() / 60)
        return 60 * max(1, minutes)


def read_incidents(path: Path, day: date) -> list[Incident]:
    """Return the day's incidents received from 07:00 to 19:00 that have on-scene times, by their call."""
    units: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            received = _moment(row["Received DtTm"])
            if received and received.date() == day and FIRST_HOUR <= received.hour < LAST_HOUR:
                units[row["Incident Number"]].append(row)
    incidents = [found for number, rows in units.items() if (found := _incident(number, rows))]
    return sorted(incidents, key=lambda incident: (incident.received, incident.number))


def stations(incidents: Iterable[Incident]) -> dict[str, tuple[float, float]]:
    """Return the median place (latitude, longitude) of each station area's calls."""
    places: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for incident in incidents:
        places[incident.area].append((incident.latitude, incident.longitude))
    return {
        area: (round(median(p[0] for p in found), 6), round(median(p[1] for p in found), 6))
        for area, found in places.items()
    }


def _incident(number: str, rows: list[dict[str, str]]) -> Incident | None:
    timed = [(row, _moment(row["On Scene DtTm"]), _moment(row["Available DtTm"])) for row in rows]
    stays = [
        (left - there, row, there, left) for row, there, left in timed if there and left and left > there
    ]
    if not stays:
        return None
    _, row, there, left = max(stays, key=lambda stay: stay[0])
    place = _PLACE.fullmatch(row["Location"].strip())
    received = _moment(row["Received DtTm"])
    if place is None or received is None:
        return None
    return Incident(
        number=number,
        kind=row["Call Type"],
        address=row["Address"],
        area=row["Station Area"],
        latitude=round(float(place.group(1)), 6),
        longitude=round(float(place.group(2)), 6),
        received=received,
        on_scene=there,
        available=left,
        priority=50 if row["Final Priority"] == "3" else 10,
    )


def _moment(text: str) -> datetime | None:
    """Return a local moment of the file's 12-hour clock."""
    return datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=ZONE) if text else None
