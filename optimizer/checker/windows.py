"""C4: work at a visit starts in one of its windows, after arriving."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts
from optimizer.checker.violation import Violation
from optimizer.plan import Route
from optimizer.problem import Visit

RULE = "TIME_WINDOW"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Starts outside all windows, before arriving, or with a wait that does not fill the time between."""
    for stop in route.stops:
        if not open_at(facts.visits[stop.visit_id], stop.start):
            yield _violation(route, stop.visit_id, f"starts at {stop.start}, outside its windows")
        if stop.wait_seconds < 0 or stop.arrival + stop.wait_seconds != stop.start:
            what = f"arrives at {stop.arrival}, waits {stop.wait_seconds} and starts at {stop.start}"
            yield _violation(route, stop.visit_id, what)


def open_at(visit: Visit, second: int) -> bool:
    """Whether the visit's work may start at this second."""
    if not visit.time_windows:
        return True
    return any(window.earliest <= second <= window.latest for window in visit.time_windows)


def _violation(route: Route, visit: int, what: str) -> Violation:
    return Violation(RULE, f"visit {visit} {what}", shift_id=route.shift_id, visit_id=visit)
