"""C9: a visit in a territory without a price is made by somebody of one of its territories."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts
from optimizer.checker.violation import Violation
from optimizer.plan import Route
from optimizer.problem import Problem, Shift, Visit

RULE = "TERRITORY"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Visits made by somebody to whom a territory closes them."""
    shift = facts.shifts[route.shift_id]
    for stop in route.stops:
        if not open_to(facts.problem, facts.visits[stop.visit_id], shift):
            sentence = f"visit {stop.visit_id} lies in no territory of technician {shift.technician_id}"
            yield Violation(RULE, sentence, shift_id=shift.id, visit_id=stop.visit_id)


def open_to(problem: Problem, visit: Visit, shift: Shift) -> bool:
    """Whether the visit's territories, if any, leave it to this shift."""
    if not visit.territories:
        return True
    within = [territory for territory in problem.territories if territory.id in visit.territories]
    closed = any(territory.price is None for territory in within)
    return not closed or any(shift.technician_id in territory.technician_ids for territory in within)
