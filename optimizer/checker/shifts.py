"""C2: the technician sets out and is back within the shift."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts
from optimizer.checker.violation import Violation
from optimizer.plan import Route

RULE = "SHIFT"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Start before the shift, end after it, or end before start."""
    window = facts.shifts[route.shift_id].window
    if route.start < window.earliest:
        yield _violation(route, f"sets out at {route.start}, before the shift begins at {window.earliest}")
    if route.end > window.latest:
        yield _violation(route, f"is back at {route.end}, after the shift ends at {window.latest}")
    if route.end < route.start:
        yield _violation(route, f"is back at {route.end}, before setting out at {route.start}")


def _violation(route: Route, what: str) -> Violation:
    return Violation(RULE, f"shift {route.shift_id} {what}", shift_id=route.shift_id)
