"""First goal: serve what a dispatcher has pinned before what nobody has promised."""

from collections.abc import Iterator

from optimizer.errors import Fault
from optimizer.problem import Problem, Visit

SENTENCE = "Leave out as few pinned visits as possible."


def faults(problem: Problem) -> Iterator[Fault]:  # noqa: ARG001 - a goal's face
    """Nothing: the rule of pins reads the same field."""
    yield from ()


def points(visit: Visit) -> int:
    """One for a pinned visit that is not optional."""
    return int(visit.pin is not None and visit.penalty is None)
