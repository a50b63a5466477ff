"""The honest simple way: take the most important visit, put it where it costs the least driving and still fits.

What a careful person with a ruler does, once through and without looking back. Lunch is taken at a stop, as soon as
its window opens or, where the next visit would make it too late, by waiting for it.
"""

from collections.abc import Iterator, Sequence

from optimizer import BreakTaken, Problem, Route, Shift, Stop, Visit
from optimizer.checker import check_route


def plan(problem: Problem) -> tuple[Route, ...]:
    """Return routes that the checker accepts; what fits nowhere is left out."""
    kept: dict[int, tuple[list[Visit], int]] = {shift.id: ([], 0) for shift in problem.shifts}
    for visit in sorted(problem.visits, key=lambda one: (-one.priority, one.id)):
        best = min(_places(problem, kept, visit), default=None)
        if best is not None:
            cost, shift_id, position = best
            order, driven = kept[shift_id]
            kept[shift_id] = ([*order[:position], visit, *order[position:]], driven + cost)
    routes = [drive(problem, shift, kept[shift.id][0]) for shift in problem.shifts if kept[shift.id][0]]
    found = tuple(route for route in routes if route is not None)
    if violations := [str(each) for route in found for each in check_route(problem, route)]:
        raise AssertionError(violations[:3])
    return found


def _places(
    problem: Problem, kept: dict[int, tuple[list[Visit], int]], visit: Visit
) -> Iterator[tuple[int, int, int]]:
    """Find every place where a visit fits: the driving that it adds, the shift, the position."""
    for shift in problem.shifts:
        if any(shift.skills.get(skill, 0) < level for skill, level in visit.skills.items()):
            continue
        order, driven = kept[shift.id]
        for position in range(len(order) + 1):
            route = drive(problem, shift, [*order[:position], visit, *order[position:]])
            if route is not None:
                yield route.travel_seconds - driven, shift.id, position


def drive(problem: Problem, shift: Shift, order: Sequence[Visit]) -> Route | None:
    """Return the route of an order as early as it can be, None where something comes too late."""
    legs = problem.matrix.seconds
    now, here, travel = shift.window.earliest, shift.start_index or 0, 0
    stops: list[Stop] = []
    breaks: list[BreakTaken] = []
    (lunch,) = shift.breaks
    (when,) = lunch.time_windows
    for visit in order:
        leg = int(legs[here, visit.location_index])
        start = _start(visit, now + leg)
        if not breaks and start is not None and start + visit.service > when.latest:
            rest = max(now, when.earliest)
            if rest > when.latest:
                return None
            breaks.append(BreakTaken(lunch.id, rest, lunch.duration, len(stops), rest - now, 0))
            now = rest + lunch.duration
            start = _start(visit, now + leg)
        if start is None:
            return None
        end = start + visit.service
        stops.append(Stop(visit.id, now + leg, start, end, leg, start - now - leg, 0, visit.service))
        now, here, travel = end, visit.location_index, travel + leg
    if not breaks:
        rest = max(now, when.earliest)
        breaks.append(BreakTaken(lunch.id, rest, lunch.duration, len(stops), rest - now, 0))
        now = rest + lunch.duration
    back = int(legs[here, shift.end_index or 0])
    if now + back > shift.window.latest or breaks[0].start > when.latest:
        return None
    return Route(
        shift.id, shift.technician_id, shift.window.earliest, now + back,
        tuple(stops), tuple(breaks), travel + back, back,
    )  # fmt: skip


def _start(visit: Visit, arrival: int) -> int | None:
    """Return when work can begin that one arrives for at a time."""
    if not visit.time_windows:
        return arrival
    starts = [max(arrival, window.earliest) for window in visit.time_windows if arrival <= window.latest]
    return min(starts, default=None)
