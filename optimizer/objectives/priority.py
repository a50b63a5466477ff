"""Second goal: leave out as little priority as possible, whatever it costs in travel."""

from collections.abc import Iterator

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.problem import MAX_PRIORITY, Problem, Visit

SENTENCE = "Leave out as little summed priority as possible."
REASONS = {
    "NO_ROOM": (
        "{technician} comes closest, {minutes} min are missing",
        "pinned to {pinned}, whose day is {minutes} min too short",
    ),
    "FITS": (
        "fits into the plan as it is: {technician} could make it",
        "fits into the plan: {pinned} could make it",
    ),
}


def faults(problem: Problem) -> Iterator[Fault]:
    """Priorities that are not integers from 0 to 100."""
    for index, visit in enumerate(problem.visits):
        yield from bounds.integer(f"visits[{index}].priority", visit.priority, 0, MAX_PRIORITY)


def points(visit: Visit) -> int:
    """The priority of a visit that is not optional."""
    return visit.priority if visit.penalty is None else 0
