"""C8: a pinned visit is made by the pinned technician, on the pinned shift, at the pinned second."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts
from optimizer.checker.violation import Violation
from optimizer.plan import Route
from optimizer.problem import Shift, Visit

RULE = "PIN"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Pinned visits that were moved."""
    shift = facts.shifts[route.shift_id]
    for stop in route.stops:
        visit = facts.visits[stop.visit_id]
        if not allows(visit, shift):
            sentence = f"visit {visit.id} is pinned elsewhere than to shift {shift.id}"
            yield Violation(RULE, sentence, shift_id=shift.id, visit_id=visit.id)
        if visit.pin is not None and visit.pin.start not in {None, stop.start}:
            sentence = f"visit {visit.id} is pinned to {visit.pin.start}, starts at {stop.start}"
            yield Violation(RULE, sentence, shift_id=shift.id, visit_id=visit.id)


def allows(visit: Visit, shift: Shift) -> bool:
    """Whether the visit's pin, if any, leaves it to this shift."""
    if visit.pin is None:
        return True
    if visit.pin.technician_id is not None and visit.pin.technician_id != shift.technician_id:
        return False
    return visit.pin.shift_id is None or visit.pin.shift_id == shift.id
