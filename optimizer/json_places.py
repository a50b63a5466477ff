"""Where the places of a JSON problem are: rows of its matrix, or coordinates that become one."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from optimizer.json_fields import Fields
from optimizer.problem import MAX_LEG, TravelMatrix
from optimizer.travel import GreatCircle

MATRIX = frozenset({"durations", "distances"})
Square = npt.NDArray[np.int32]


class Places:
    """Turns `location` or `location_index` into a row number; keeps faults with the fields it is given."""

    def __init__(self, top: Fields, vehicles: list[Fields]) -> None:
        self.top = top
        self.profile = _profile(vehicles)
        self.given = top.has("matrices")
        self.points: dict[tuple[float, float], int] = {}

    def at(self, owner: Fields, place: str, index: str) -> int | None:
        """The row of an object's place; None where it has none (an open start or end)."""
        point = self._point(owner, place) if owner.has(place) else None
        if self.given:
            return self._row(owner, place, index)
        if owner.has(index):
            owner.fault(index, "CONTRADICTION", "counts rows of a matrix, but matrices is not given")
        if point is None:
            if place == "location" and not owner.has(place):
                owner.fault(place, "MISSING", "is missing, and so is a matrix")
            return None
        return self.points.setdefault(point, len(self.points))

    def matrix(self) -> TravelMatrix:
        """The problem's own matrix, or one from the coordinates of all places asked for."""
        if not self.given:
            return GreatCircle().matrix(list(self.points))
        matrices = self.top.child("matrices", frozenset({self.profile}))
        fields = matrices.child(self.profile, MATRIX)
        if not fields.has("durations"):
            fields.fault("durations", "MISSING", "is missing")
            return TravelMatrix(np.zeros((0, 0), dtype=np.int32))
        metres = _square(fields, "distances") if fields.has("distances") else None
        return TravelMatrix(_square(fields, "durations"), metres)

    def _row(self, owner: Fields, place: str, index: str) -> int | None:
        row = owner.optional_integer(index)
        if not owner.has(index) and (place == "location" or owner.has(place)):
            owner.fault(index, "MISSING", "is missing: with matrices, places are given by their row")
        return row

    def _point(self, owner: Fields, key: str) -> tuple[float, float] | None:
        value = owner.value[key]
        if not isinstance(value, list) or len(value) != 2 or not all(map(_number, value)):  # noqa: PLR2004
            owner.fault(key, "WRONG_TYPE", "is not a pair of numbers [longitude, latitude]")
            return None
        longitude, latitude = map(float, value)
        if abs(longitude) > 180 or abs(latitude) > 90:  # noqa: PLR2004 - degrees
            owner.fault(key, "OUT_OF_RANGE", "is not on Earth: [longitude, latitude] in degrees")
            return None
        return longitude, latitude


def _profile(vehicles: list[Fields]) -> str:
    """The one profile of all vehicles; another one on any of them is a fault."""
    named = [vehicle.text("profile", "car") for vehicle in vehicles]
    for vehicle, profile in zip(vehicles, named, strict=True):
        if profile != named[0]:
            vehicle.fault("profile", "UNKNOWN_FIELD", f"is not supported beside the profile {named[0]!r}")
    return named[0] if named else "car"


def _square(fields: Fields, key: str) -> Square:
    rows = fields.items(key)
    bad = next((index for index, row in enumerate(rows) if not _row_of(row, len(rows))), None)
    if bad is not None:
        fields.fault(f"{key}[{bad}]", "MATRIX", f"is not a list of {len(rows)} integers")
        return np.zeros((0, 0), dtype=np.int32)
    top = max((max(row, default=0) for row in rows), default=0)
    low = min((min(row, default=0) for row in rows), default=0)
    limit = MAX_LEG if key == "durations" else np.iinfo(np.int32).max
    if low < 0 or top > limit:
        fields.fault(key, "OUT_OF_RANGE", f"holds {low if low < 0 else top}, not between 0 and {limit}")
        return np.zeros((0, 0), dtype=np.int32)
    return np.array(rows, dtype=np.int32).reshape(len(rows), len(rows))


def _row_of(row: Any, length: int) -> bool:
    return isinstance(row, list) and len(row) == length and all(type(item) is int for item in row)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
