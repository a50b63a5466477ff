"""What the rules of the checker look up: visits and shifts by id, and the legs of a route."""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.plan import BreakTaken, Route, Stop
from optimizer.problem import Problem, Shift, Visit


@dataclass(frozen=True, slots=True)
class Facts:
    """The problem by id. A route whose shift or visits are unknown is left to the rule that says so."""

    problem: Problem
    visits: dict[int, Visit]
    shifts: dict[int, Shift]

    def known(self, route: Route) -> bool:
        """Whether the shift and every visit of the route exist."""
        return route.shift_id in self.shifts and all(stop.visit_id in self.visits for stop in route.stops)

    def seconds(self, origin: int | None, target: int | None) -> int:
        """Driving between two places; none to or from the open end of a shift."""
        if origin is None or target is None:
            return 0
        return int(self.problem.matrix.seconds[origin, target])


@dataclass(frozen=True, slots=True)
class Leg:
    """From leaving one place to arriving at the next; `stop` is None on the way to the end."""

    origin: int | None
    target: int | None
    left: int
    arrived: int
    stop: Stop | None
    planned: int
    breaks: tuple[BreakTaken, ...]


def facts(problem: Problem) -> Facts:
    """Index a problem."""
    visits = {visit.id: visit for visit in problem.visits}
    return Facts(problem, visits, {shift.id: shift for shift in problem.shifts})


def legs(known: Facts, route: Route) -> Iterator[Leg]:
    """Every leg of a route in order."""
    shift = known.shifts[route.shift_id]
    origin, left = shift.start_index, route.start
    for position, stop in enumerate(route.stops):
        target = known.visits[stop.visit_id].location_index
        rests = tuple(pause for pause in route.breaks if pause.position == position)
        yield Leg(origin, target, left, stop.arrival, stop, stop.travel_seconds, rests)
        origin, left = target, stop.end
    rests = tuple(pause for pause in route.breaks if pause.position >= len(route.stops))
    yield Leg(origin, shift.end_index, left, route.end, None, route.end_travel_seconds, rests)
