"""Third goal: a visit of priority 0 still wants to be made, before any travel is saved."""

from collections.abc import Iterator

from optimizer.errors import Fault
from optimizer.problem import Problem, Visit

SENTENCE = "Leave out as few visits of priority 0 as possible."


def faults(problem: Problem) -> Iterator[Fault]:  # noqa: ARG001 - a goal's face
    """Nothing: priority reads the same field."""
    yield from ()


def points(visit: Visit) -> int:
    """One for a visit of priority 0 that is not optional."""
    return int(visit.priority == 0 and visit.penalty is None)
