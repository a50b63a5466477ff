"""Last goal, shared with travel: an optional visit is left out when it is not worth its driving."""

from collections.abc import Iterator

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.problem import MAX_LEG, Problem, Visit

SENTENCE = "An optional visit is left out when serving it adds more seconds of travel than its penalty."
REASONS = {
    "TOO_COSTLY": (
        "it would add {added_minutes} min of driving{outside} for {technician}, more than it is worth",
        "it would add {added_minutes} min of driving{outside} for {pinned}, more than it is worth",
    ),
}


def faults(problem: Problem) -> Iterator[Fault]:
    """Penalties that are not non-negative seconds."""
    for index, visit in enumerate(problem.visits):
        if visit.penalty is not None:
            yield from bounds.integer(f"visits[{index}].penalty", visit.penalty, 0, MAX_LEG)


def points(visit: Visit) -> int:
    """The penalty, in seconds of travel."""
    return visit.penalty or 0
