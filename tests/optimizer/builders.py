"""Small problems for the tests: places on a line, ten minutes of driving apart, visits and shifts."""

import random
from dataclasses import replace

import numpy as np

from optimizer import Break, Limits, Pin, Problem, Shift, Territory, TimeWindow, TravelMatrix, Visit

MINUTE = 60
HOUR = 3600


def line(places: int, step: int = 600) -> TravelMatrix:
    """Places on a line, `step` seconds from one to the next."""
    at = np.arange(places, dtype=np.int32)
    return TravelMatrix((np.abs(at[:, None] - at[None, :]) * step).astype(np.int32))


def window(first_hour: float, last_hour: float) -> TimeWindow:
    return TimeWindow(int(first_hour * HOUR), int(last_hour * HOUR))


LUNCH = Break(1, 1800, (window(11, 13.5),))


def shift(number: int = 1, first: float = 8, last: float = 16, **fields) -> Shift:
    base = Shift(number, number, window(first, last), 0, 0, (LUNCH,))
    return replace(base, **fields)


def visit(number: int, place: int = 1, hours: float = 1, **fields) -> Visit:
    return replace(Visit(number, place, int(hours * HOUR)), **fields)


def problem(visits, shifts=None, places: int = 12, step: int = 600, absent=(), territories=()) -> Problem:
    listed = tuple(shifts) if shifts is not None else (shift(),)
    return Problem(tuple(visits), listed, line(places, step), frozenset(absent), tuple(territories))


def divided(day: Problem, seed: int, *, hard: bool = True) -> Problem:
    """The same day with overlapping territories, about half of its visits in one or two of them."""
    chance = random.Random(seed)
    staff = sorted({shift.technician_id for shift in day.shifts})
    made = tuple(
        Territory(number, tuple(chance.sample(staff, chance.randint(1, len(staff)))), price)
        for number, price in enumerate((None if hard else 900, 600, 1800), 1)
    )
    within = [tuple(sorted(chance.sample((1, 2, 3), chance.choice((0, 0, 1, 1, 2))))) for _ in day.visits]
    asked = tuple(replace(v, territories=held) for v, held in zip(day.visits, within, strict=True))
    return replace(day, visits=asked, territories=made)


def few(iterations: int = 3, seed: int = 1) -> Limits:
    """A limit that no clock has a part in."""
    return Limits(seconds=None, iterations=iterations, seed=seed)


def random_day(seed: int, visits: int = 24, shifts: int = 4, places: int = 16) -> Problem:
    """Every rule at once: windows, breaks, levels of skills, shared places, pins, open shifts, options."""
    chance = random.Random(seed)
    xy = np.array([[chance.uniform(0, 4000), chance.uniform(0, 4000)] for _ in range(places)])
    seconds = np.rint(np.hypot(*(xy[:, None] - xy[None, :]).transpose(2, 0, 1))).astype(np.int32)
    made = tuple(_random_shift(chance, number, places) for number in range(1, shifts + 1))
    asked = tuple(_random_visit(chance, number, places, shifts) for number in range(1, visits + 1))
    return Problem(asked, made, TravelMatrix(seconds), frozenset({99}))


def _random_shift(chance: random.Random, number: int, places: int) -> Shift:
    begin = chance.choice((7, 8, 9))
    rests = (LUNCH, Break(2, 900, (window(9, 10), window(14.5, 15.5))))
    return Shift(
        id=number,
        technician_id=100 + (number + 1) // 2,
        window=window(begin, begin + 9),
        start_index=None if chance.random() < 0.2 else chance.randrange(places),
        end_index=None if chance.random() < 0.2 else chance.randrange(places),
        breaks=rests[: chance.randrange(3)],
        skills={1: chance.randint(1, 3), 2: chance.randint(1, 2)},
    )


def _random_visit(chance: random.Random, number: int, places: int, shifts: int) -> Visit:
    first = chance.choice((8, 9, 10, 13))
    spans = chance.choice(((), (window(first, first + 2),), (window(8, 9.5), window(14, 16))))
    pin = None
    if chance.random() < 0.2:
        pin = chance.choice(
            (Pin(technician_id=101), Pin(shift_id=chance.randint(1, shifts)), Pin(technician_id=99))
        )
    elif chance.random() < 0.1:
        pin, spans = Pin(start=int(chance.uniform(8, 15) * HOUR)), ()
    return Visit(
        id=number,
        location_index=chance.randrange(places),
        service=chance.randrange(600, 5400, 60),
        setup=chance.choice((0, 300)),
        time_windows=spans,
        priority=chance.randrange(0, 101, 10),
        skills={1: chance.randint(1, 4)} if chance.random() < 0.4 else {},
        pin=pin,
        penalty=chance.randrange(3000) if chance.random() < 0.1 else None,
    )
