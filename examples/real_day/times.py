"""Reads from the public San Francisco dispatches when the unit that stayed longest was at each incident."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Los_Angeles")


@dataclass(frozen=True)
class Stay:
    """When a unit was on the scene, and from when it was free again."""

    on_scene: datetime
    available: datetime


def longest_stays(path: Path) -> dict[str, Stay]:
    """Return each incident's longest stay, by the incident's number."""
    stays: dict[str, Stay] = {}
    for number, stay in _stays(path):
        known = stays.get(number)
        if known is None or stay.available - stay.on_scene > known.available - known.on_scene:
            stays[number] = stay
    return stays


def _stays(path: Path) -> Iterator[tuple[str, Stay]]:
    with path.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["On Scene DtTm"] and row["Available DtTm"]:
                stay = Stay(_moment(row["On Scene DtTm"]), _moment(row["Available DtTm"]))
                if stay.available > stay.on_scene:
                    yield row["Incident Number"], stay


def _moment(text: str) -> datetime:
    """Return a local moment of the file's 12-hour clock."""
    return datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=ZONE)
