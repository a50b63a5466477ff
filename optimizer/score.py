"""What a plan costs, goal by goal, counted from the problem and the routes alone."""

from collections.abc import Sequence

from optimizer.objectives import kept_pins, optional, priority, territories, unranked
from optimizer.plan import Route, Score, ShiftLoad
from optimizer.problem import Problem


def score(problem: Problem, routes: Sequence[Route]) -> Score:
    """Count every goal over the visits that no route makes, and time over the routes."""
    served = {stop.visit_id for route in routes for stop in route.stops}
    left_out = [visit for visit in problem.visits if visit.id not in served]
    loads = tuple(_load(route) for route in routes)
    return Score(
        unserved_pinned=sum(map(kept_pins.points, left_out)),
        unserved_priority=sum(map(priority.points, left_out)),
        unserved_unranked=sum(map(unranked.points, left_out)),
        travel_seconds=sum(load.travel for load in loads),
        penalty_seconds=sum(map(optional.points, left_out)),
        unserved_visits=len(left_out),
        served_visits=len(served),
        used_shifts=len(loads),
        idle_seconds=sum(load.idle for load in loads),
        overtime_seconds=0,
        work_seconds=sum(load.work for load in loads),
        travel_share=_share(loads),
        loads=loads,
        territory_seconds=territories.seconds(problem, routes),
    )


def _load(route: Route) -> ShiftLoad:
    work = sum(stop.setup_seconds + stop.service_seconds for stop in route.stops)
    rest = sum(pause.duration for pause in route.breaks)
    paid = route.end - route.start
    return ShiftLoad(
        shift_id=route.shift_id,
        visits=len(route.stops),
        paid=paid,
        work=work,
        travel=route.travel_seconds,
        idle=paid - work - rest - route.travel_seconds,
        rest=rest,
    )


def _share(loads: Sequence[ShiftLoad]) -> float:
    paid = sum(load.paid for load in loads)
    return sum(load.travel for load in loads) / paid if paid else 0.0
