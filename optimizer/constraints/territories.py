"""Hard rule: a visit in a territory without a price is made by a technician of one of its territories."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import MAX_TIME, Problem, Territory

SENTENCE = (
    "A visit in a territory that has no price is made by a technician of one of the visit's territories."
)
REASONS = {
    "TERRITORY": (
        "it lies in {territories}, outside the territories of everyone on shift who could do it",
        "pinned to {pinned}, and it lies in {territories}, which is not {pinned}'s",
    ),
}


def faults(problem: Problem) -> Iterator[Fault]:
    """Territories that are nobody's; visits in territories that do not exist."""
    for index, territory in enumerate(problem.territories):
        yield from _technician_faults(f"territories[{index}].technician_ids", territory.technician_ids)
    known = {territory.id for territory in problem.territories}
    for row, visit in enumerate(problem.visits):
        for index, number in enumerate(visit.territories):
            if number not in known:
                yield Fault(
                    f"visits[{row}].territories[{index}]", "UNKNOWN", f"there is no territory {number}"
                )


def _technician_faults(path: str, technicians: Sequence[int]) -> Iterator[Fault]:
    if not technicians:
        yield Fault(path, "EMPTY", "names nobody whose territory it is")
    for index, technician in enumerate(technicians):
        yield from bounds.integer(f"{path}[{index}]", technician, 0, MAX_TIME)


def pack(problem: Problem, packed: Packed) -> None:
    """Forbid every shift of somebody outside; visits in no such territory cost nothing."""
    known = by_id(problem)
    for row, visit in enumerate(problem.visits):
        if any(known[number].price is None for number in visit.territories):
            packed.allowed[row] &= ~outsiders(problem, [known[number] for number in visit.territories])


def by_id(problem: Problem) -> Mapping[int, Territory]:
    """Territories as visits name them."""
    return {territory.id: territory for territory in problem.territories}


def outsiders(problem: Problem, within: list[Territory]) -> Any:
    """Per shift, whether its technician belongs to none of the territories."""
    inside = {technician for territory in within for technician in territory.technician_ids}
    return np.array([shift.technician_id not in inside for shift in problem.shifts], dtype=np.bool_)


def add_to(form: RoutingForm) -> None:
    """Nothing of its own: pairs that are not allowed are taken out of the model's vehicles at once."""
