"""Why a visit is out: causes tried in a fixed order, each computed, each claim provable by the checker.

    NO_SKILL               nobody on a shift holds its skills, valid or not
    CERTIFICATE_LAPSED     somebody would, had a certificate been valid on the shift's day
    TERRITORY              it lies in a territory, and all who could do it are outside of it
    NO_SHIFT_IN_WINDOW     no shift of the capable holds its work within a window, driving left aside
    TOO_FAR                driving there and back leaves no room for the work on any of them
    PINNED_OUTSIDE_WINDOW  pinned to a time that none of its windows holds
    PINNED_ABSENT          pinned to a technician without a shift
    TOO_COSTLY             optional, and dearer than its penalty
    NO_ROOM                room is missing: on whose day, and how many minutes
    FITS                   none of these: the plan is not finished

A pinned visit is looked at on the shifts that its pin leaves. Where the pin leaves none, because its
technician is absent, the first five are asked of the whole staff: they would hold without the pin too.
"""

from collections.abc import Iterable, Sequence

from optimizer.engine.draft import Draft
from optimizer.engine.pack import pack
from optimizer.explain.naming import PLAIN, Naming, reason
from optimizer.explain.room import Rooms
from optimizer.explain.structure import structural
from optimizer.plan import Plan, Reason, Route, Unassigned
from optimizer.problem import Problem, Visit

__all__ = ["PLAIN", "Naming", "explain", "explain_routes"]


def explain(problem: Problem, plan: Plan, naming: Naming = PLAIN) -> tuple[Unassigned, ...]:
    """Every visit that the plan leaves out, with its reasons, in the order of the problem."""
    return explain_routes(problem, plan.routes, naming)


def explain_routes(
    problem: Problem, routes: Sequence[Route], naming: Naming = PLAIN
) -> tuple[Unassigned, ...]:
    """As `explain`, from routes alone."""
    rooms = Rooms(problem, _draft(problem, routes))
    served = {stop.visit_id for route in routes for stop in route.stops}
    left_out = [(row, visit) for row, visit in enumerate(problem.visits) if visit.id not in served]
    return tuple(
        Unassigned(visit.id, tuple(_reasons(problem, rooms, row, visit, naming))) for row, visit in left_out
    )


def _reasons(problem: Problem, rooms: Rooms, row: int, visit: Visit, naming: Naming) -> Iterable[Reason]:
    finding = structural(problem, visit) or rooms.finding(row)
    yield reason(visit, finding.code, finding.params, naming)


def _draft(problem: Problem, routes: Sequence[Route]) -> Draft:
    visits = {visit.id: row for row, visit in enumerate(problem.visits)}
    shifts = {shift.id: row for row, shift in enumerate(problem.shifts)}
    orders: list[list[int]] = [[] for _ in problem.shifts]
    for route in routes:
        orders[shifts[route.shift_id]] = [visits[stop.visit_id] for stop in route.stops]
    return Draft(pack(problem), orders)
