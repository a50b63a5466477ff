"""Travel times without any map: great-circle distance times a circuity, at speeds that grow with the distance.

Circuity: roads in metropolitan areas of the United States are about 1.3 times the straight line (Ballou,
Rahardja and Sakai, Transportation Research A 36 (2002) 843-848). Speeds: 25 km/h for the first 3 km, 50 km/h to
15 km, 85 km/h beyond, and 75 s to park and walk; on a trip of no distance nothing.
"""

from collections.abc import Sequence

import numpy as np

from server.domain.places import Place
from server.ports.travel_times import TravelTable

EARTH_METRES = 6_371_008.8
PARKING_SECONDS = 75
_LEGS = ((0, 3_000, 25 / 3.6), (3_000, 15_000, 50 / 3.6), (15_000, None, 85 / 3.6))


class GreatCircle:
    """The default supplier: no account, no network, the same answer everywhere."""

    def __init__(self, circuity_percent: int) -> None:
        self._circuity = circuity_percent / 100

    def table(self, places: Sequence[Place]) -> TravelTable:
        """Return seconds and metres between all places, both rounded to whole numbers."""
        latitude = np.radians([place.latitude for place in places])
        longitude = np.radians([place.longitude for place in places])
        metres = self._circuity * _great_circle(latitude, longitude)
        seconds = np.where(metres > 0, PARKING_SECONDS + _driving(metres), 0)
        return TravelTable(
            seconds=np.rint(seconds).astype(np.int32),
            metres=np.rint(metres).astype(np.int32),
            source=f"great circle x {self._circuity:.2f}",
        )


def _great_circle(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Return metres between all pairs (haversine formula on a sphere of mean radius)."""
    north = np.sin((latitude[:, None] - latitude[None, :]) / 2) ** 2
    east = np.sin((longitude[:, None] - longitude[None, :]) / 2) ** 2
    chord = north + np.cos(latitude)[:, None] * np.cos(latitude)[None, :] * east
    return np.asarray(2 * EARTH_METRES * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


def _driving(metres: np.ndarray) -> np.ndarray:
    seconds = np.zeros_like(metres)
    for least, most, speed in _LEGS:
        seconds += np.clip(metres - least, 0, None if most is None else most - least) / speed
    return seconds
