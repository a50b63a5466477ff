"""C1: every visit is made once or left out once; every shift is known and has at most one route."""

from collections import Counter
from collections.abc import Iterator

from optimizer.checker.facts import Facts
from optimizer.checker.violation import Violation
from optimizer.plan import Plan

RULE = "COMPLETE"


def check(facts: Facts, plan: Plan) -> Iterator[Violation]:
    """Unknown and repeated shifts and visits, visits of which the plan says nothing, and empty routes."""
    yield from _routes(facts, plan)
    made = Counter(stop.visit_id for route in plan.routes for stop in route.stops)
    out = Counter(entry.visit_id for entry in plan.unassigned)
    for visit in sorted({*made, *out} - set(facts.visits)):
        yield Violation(RULE, f"visit {visit} is not in the problem", visit_id=visit)
    for visit, times in sorted((made + out).items()):
        if times > 1:
            yield Violation(RULE, f"visit {visit} appears {times} times", visit_id=visit)
    for visit in sorted(set(facts.visits) - {*made, *out}):
        yield Violation(RULE, f"visit {visit} is neither made nor left out", visit_id=visit)


def _routes(facts: Facts, plan: Plan) -> Iterator[Violation]:
    for shift, times in Counter(route.shift_id for route in plan.routes).items():
        if shift not in facts.shifts:
            yield Violation(RULE, f"shift {shift} is not in the problem", shift_id=shift)
        if times > 1:
            yield Violation(RULE, f"shift {shift} has {times} routes", shift_id=shift)
    for route in plan.routes:
        shift_of = facts.shifts.get(route.shift_id)
        if shift_of is not None and shift_of.technician_id != route.technician_id:
            sentence = f"shift {route.shift_id} is not technician {route.technician_id}'s"
            yield Violation(RULE, sentence, shift_id=route.shift_id)
        if not route.stops:
            yield Violation(RULE, f"shift {route.shift_id} is used for nothing", shift_id=route.shift_id)
