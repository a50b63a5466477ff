"""Travel from coordinates: great circle times circuity, driven at speeds that grow with the distance.

Road engines offer the same `TravelSource`. The great circle is the haversine of a sphere with the mean
radius of the Earth (IUGG R1); *circuity* is road length over the straight line, about 1.3 in cities.
Everything is worked out in blocks of rows in double precision and rounded to whole seconds and metres, so
the same points give the same matrix.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from optimizer.problem import MAX_LEG, TravelMatrix

EARTH_METRES = 6_371_008.8
BLOCK = 256

Points = Sequence[tuple[float, float]]
Floats = npt.NDArray[np.float64]


class TravelSource(Protocol):
    """Whatever can say how long it takes between places."""

    def matrix(self, points: Points) -> TravelMatrix:
        """Seconds and metres between all points, given as (longitude, latitude) in degrees."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Driving at `km_per_hour` as far as `metres` from the start."""

    metres: float
    km_per_hour: float


STREETS = (Stretch(2_000, 25), Stretch(10_000, 45), Stretch(30_000, 70), Stretch(float("inf"), 95))


@dataclass(frozen=True, slots=True)
class GreatCircle:
    """Straight lines times `circuity`, the stretches of `speeds` one after another, `access_seconds` a trip.

    Access is parking and walking to the door; it is not paid between points at the same place.
    """

    circuity: float = 1.3
    speeds: tuple[Stretch, ...] = STREETS
    access_seconds: float = 60.0

    def matrix(self, points: Points) -> TravelMatrix:
        """Symmetric seconds and metres, int32, n by n; 0 on the diagonal."""
        radians = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2))
        seconds = np.zeros((len(radians), len(radians)), dtype=np.int32)
        metres = np.zeros_like(seconds)
        for first in range(0, len(radians), BLOCK):
            rows = slice(first, first + BLOCK)
            road = self.circuity * straight(radians[rows], radians)
            metres[rows] = np.rint(road)
            seconds[rows] = np.minimum(np.rint(self.seconds(road)), MAX_LEG)
        return TravelMatrix(seconds, metres)

    def seconds(self, road: Floats) -> Floats:
        """Seconds of trips of so many metres of road."""
        out = np.where(road > 0, self.access_seconds, 0.0)
        begin = 0.0
        for stretch in self.speeds:
            out += np.clip(road - begin, 0, stretch.metres - begin) * (3.6 / stretch.km_per_hour)
            begin = stretch.metres
        return out


def straight(some: Floats, others: Floats) -> Floats:
    """Metres along the great circle between two lists of (longitude, latitude) in radians."""
    longitude, latitude = some[:, None, 0], some[:, None, 1]
    half = np.sin((latitude - others[None, :, 1]) / 2) ** 2
    half += np.cos(latitude) * np.cos(others[None, :, 1]) * np.sin((longitude - others[None, :, 0]) / 2) ** 2
    return np.asarray(2 * EARTH_METRES * np.arcsin(np.sqrt(np.minimum(half, 1.0))))
