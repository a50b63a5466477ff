"""Last goal, shared with travel: who makes a visit outside their territories pays for it as for driving."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from optimizer.constraints import bounds
from optimizer.constraints.territories import by_id, outsiders
from optimizer.errors import Fault
from optimizer.packed import Packed
from optimizer.plan import Route
from optimizer.problem import MAX_LEG, Problem

SENTENCE = "A visit in priced territories, made by nobody of theirs, costs the highest of their prices."


def faults(problem: Problem) -> Iterator[Fault]:
    """Prices that are not non-negative seconds."""
    for index, territory in enumerate(problem.territories):
        if territory.price is not None:
            yield from bounds.integer(f"territories[{index}].price", territory.price, 0, MAX_LEG)


def pack(problem: Problem, packed: Packed) -> None:
    """The price of every pair of visit and shift; no array at all where nothing has a price."""
    priced = [(row, price) for row, price in enumerate(prices(problem)) if price]
    if not priced:
        return
    known = by_id(problem)
    packed.outside = np.zeros((packed.visits, packed.shifts), dtype=np.int64)
    for row, price in priced:
        within = [known[number] for number in problem.visits[row].territories]
        packed.outside[row] = price * outsiders(problem, within)


def prices(problem: Problem) -> list[int]:
    """What each visit costs somebody outside: its highest price, nothing where it is closed to them or anybody's."""
    of = {territory.id: territory.price for territory in problem.territories}
    return [_highest([of[number] for number in visit.territories]) for visit in problem.visits]


def _highest(given: Sequence[int | None]) -> int:
    known = [price for price in given if price is not None]
    return max(known, default=0) if len(known) == len(given) else 0


def seconds(problem: Problem, routes: Sequence[Route]) -> int:
    """What the routes pay for visits outside the territories of those who make them."""
    if not problem.territories:
        return 0
    price = dict(zip((visit.id for visit in problem.visits), prices(problem), strict=True))
    owners = _owners(problem)
    return sum(
        price[stop.visit_id]
        for route in routes
        for stop in route.stops
        if route.technician_id not in owners[stop.visit_id]
    )


def _owners(problem: Problem) -> dict[int, set[int]]:
    of = by_id(problem)
    return {
        visit.id: {technician for number in visit.territories for technician in of[number].technician_ids}
        for visit in problem.visits
    }


def bound(problem: Problem) -> int:
    """Seconds that no plan of this problem can pay more of."""
    return sum(prices(problem)) if problem.territories else 0


def added_to(packed: Packed, shift: int, rows: Any) -> Any:
    """What each of some visit rows costs on a shift row; 0 where nothing has a price."""
    return 0 if packed.outside is None else packed.outside[rows, shift]
