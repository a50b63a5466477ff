"""Hard rule: setup is worked at a visit to which the technician comes from another place."""

from collections.abc import Iterator

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import MAX_TIME, Problem

SENTENCE = "Setup is worked on arriving from another place; staying at the same place it is not."


def faults(problem: Problem) -> Iterator[Fault]:
    """Work times that are not whole, non-negative seconds."""
    for index, visit in enumerate(problem.visits):
        yield from bounds.integer(f"visits[{index}].service", visit.service, 0, MAX_TIME)
        yield from bounds.integer(f"visits[{index}].setup", visit.setup, 0, MAX_TIME)


def pack(problem: Problem, packed: Packed) -> None:
    """Setup when arriving from elsewhere, none from the visit's own place."""
    packed.setup_away = [visit.setup for visit in problem.visits]
    packed.setup_here = [0] * len(problem.visits)


def add_to(form: RoutingForm) -> None:
    """Nothing of its own: `engine/routing_view.py` has setup worked at every visit, as part of its work."""
