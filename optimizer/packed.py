"""The problem packed for an engine: rows instead of ids, spans instead of windows. Data only, no rule.

`packed` starts with nothing forbidden; each file under `constraints/` then writes its own rule into it.
Row numbers follow the order of the problem's visits and shifts. Place `nowhere` is at no distance from all
others: it stands in for the missing start or end of an open shift.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from optimizer.problem import Problem
from optimizer.spans import ALWAYS, FAR, Spans


@dataclass(frozen=True, slots=True)
class PackedBreak:
    """One break: seconds of rest, and the spans in which it may start."""

    duration: int
    starts: Spans


@dataclass(slots=True)
class Packed:
    """Rows of visits and shifts. `*_away`: arriving from another place; `*_here`: from the visit's own.

    `outside`: seconds that a visit (row) costs on a shift (column) beside driving; None where none does.
    """

    travel: npt.NDArray[np.int64]
    nowhere: int
    location: list[int]
    service: list[int]
    setup_away: list[int]
    setup_here: list[int]
    starts_away: list[Spans]
    starts_here: list[Spans]
    shift_low: list[int]
    shift_high: list[int]
    shift_start: list[int]
    shift_end: list[int]
    breaks: list[tuple[PackedBreak, ...]]
    allowed: npt.NDArray[np.bool_]
    leave_out: list[int]
    outside: npt.NDArray[np.int64] | None = None

    @property
    def visits(self) -> int:
        """How many visits there are."""
        return len(self.location)

    @property
    def shifts(self) -> int:
        """How many shifts there are."""
        return len(self.shift_low)


@dataclass(slots=True)
class RoutingForm:
    """An OR-Tools routing model being built, with what a rule needs to write itself into it.

    `nodes` are the packed rows of its visits in node order, `vehicles` those of its shifts. The dimension
    `time` counts the second at which work begins, setup first.
    """

    packed: Packed
    nodes: list[int]
    vehicles: list[int]
    manager: Any
    routing: Any
    time: Any

    def index(self, node: int) -> int:
        """OR-Tools' own index of the visit at this node."""
        return int(self.manager.NodeToIndex(node))


def empty(problem: Problem) -> Packed:
    """A packed problem in which nothing is forbidden yet: no windows, shifts without end, no breaks."""
    n, m = len(problem.visits), len(problem.shifts)
    places = len(problem.matrix.seconds)
    travel = np.zeros((places + 1, places + 1), dtype=np.int64)
    travel[:places, :places] = problem.matrix.seconds
    return Packed(
        travel=travel,
        nowhere=places,
        location=[visit.location_index for visit in problem.visits],
        service=[visit.service for visit in problem.visits],
        setup_away=[0] * n,
        setup_here=[0] * n,
        starts_away=[ALWAYS] * n,
        starts_here=[ALWAYS] * n,
        shift_low=[0] * m,
        shift_high=[FAR] * m,
        shift_start=[places if s.start_index is None else s.start_index for s in problem.shifts],
        shift_end=[places if s.end_index is None else s.end_index for s in problem.shifts],
        breaks=[()] * m,
        allowed=np.ones((n, m), dtype=np.bool_),
        leave_out=[0] * n,
    )
