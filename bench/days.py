"""Technician days from a seed: a city, three depots' worth of shifts, and more work than fits on two of the three."""

import math
import random
from dataclasses import dataclass

import numpy as np

from optimizer import Break, Problem, Shift, TimeWindow, TravelMatrix, Visit

HOUR = 3600
METRES_A_SECOND = 11.0
ACCESS_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Day:
    """How large a day is, and from which seed."""

    name: str
    technicians: int
    visits: int
    seed: int


DAYS = (Day("room for all", 8, 40, 1), Day("full", 14, 110, 2), Day("large", 40, 320, 3))


def problem_of(day: Day) -> Problem:
    """Return the day as a problem; the same seed gives the same."""
    chance = random.Random(day.seed)
    width = 14_000 * math.sqrt(day.technicians / 8)
    places = [(0.0, 0.0)]
    visits = tuple(_visit(number, chance, places, width) for number in range(1, day.visits + 1))
    shifts = tuple(_shift(number, chance) for number in range(1, day.technicians + 1))
    return Problem(visits, shifts, TravelMatrix(_seconds(places)))


def _visit(number: int, chance: random.Random, places: list[tuple[float, float]], width: float) -> Visit:
    places.append((chance.gauss(0, width / 2), chance.gauss(0, width / 2)))
    windows = []
    if chance.random() < 0.6:  # noqa: PLR2004 - three in five were promised a window
        opens = chance.choice((8, 10, 12, 14)) * HOUR
        windows.append(TimeWindow(opens, opens + chance.choice((2, 4)) * HOUR))
    return Visit(
        id=number,
        location_index=number,
        service=round(chance.lognormvariate(math.log(50), 0.4)) * 60,
        time_windows=tuple(windows),
        priority=chance.choice((10, 10, 10, 40, 90)),
        skills={1: 1} if chance.random() < 0.25 else {},  # noqa: PLR2004 - one in four is about gas
    )


def _shift(number: int, chance: random.Random) -> Shift:
    begins = chance.choice((7, 8, 8, 9)) * HOUR
    lunch = Break(1, 1800, (TimeWindow(11 * HOUR, 13 * HOUR + 1800),))
    return Shift(
        id=number,
        technician_id=number,
        window=TimeWindow(begins, begins + 9 * HOUR),
        start_index=0,
        end_index=0,
        breaks=(lunch,),
        skills={1: 1} if number % 2 else {},
    )


def _seconds(places: list[tuple[float, float]]) -> "np.ndarray[tuple[int, int], np.dtype[np.int32]]":
    at = np.array(places)
    metres = np.hypot(at[:, None, 0] - at[None, :, 0], at[:, None, 1] - at[None, :, 1])
    seconds = np.where(metres > 0, metres * 1.3 / METRES_A_SECOND + ACCESS_SECONDS, 0)
    return np.ceil(seconds).astype(np.int32)
