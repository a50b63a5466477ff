"""Hard rule: a visit's work starts within one of its time windows."""

from collections.abc import Iterator
from itertools import pairwise

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import Problem
from optimizer.spans import ALWAYS, merged

SENTENCE = "Work at a visit starts within one of its time windows, both ends included."
REASONS = {
    "NO_SHIFT_IN_WINDOW": (
        "no technician who could make it has a shift that holds the work within its time windows",
        "pinned to {pinned}, whose shift does not hold the work within its time windows",
    ),
}


def faults(problem: Problem) -> Iterator[Fault]:
    """Windows that are inverted or not whole seconds."""
    for index, visit in enumerate(problem.visits):
        yield from bounds.windows(f"visits[{index}].time_windows", visit.time_windows)


def pack(problem: Problem, packed: Packed) -> None:
    """Windows become spans of starts, the same from wherever the technician comes."""
    for row, visit in enumerate(problem.visits):
        spans = merged((window.earliest, window.latest) for window in visit.time_windows)
        packed.starts_away[row] = packed.starts_here[row] = spans or ALWAYS


def add_to(form: RoutingForm) -> None:
    """Bounds and holes of each visit's time."""
    for node, row in enumerate(form.nodes):
        spans = form.packed.starts_away[row]
        variable = form.time.CumulVar(form.index(node))
        if spans != ALWAYS:
            variable.SetRange(spans[0][0], spans[-1][1])
        for (_, before), (after, _) in pairwise(spans):
            variable.RemoveInterval(before + 1, after - 1)
