"""C5: a visit gets its whole service, and setup exactly when the technician comes from another place."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts, legs
from optimizer.checker.violation import Violation
from optimizer.plan import Route

RULE = "WORK"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Setup or service of another length, or an end that is not start, setup and service in a row."""
    for leg in legs(facts, route):
        if leg.stop is None:
            continue
        stop, visit = leg.stop, facts.visits[leg.stop.visit_id]
        setup = 0 if leg.origin == leg.target else visit.setup
        if stop.setup_seconds != setup:
            yield _violation(route, visit.id, f"has {stop.setup_seconds} s of setup, not {setup}")
        if stop.service_seconds != visit.service:
            yield _violation(route, visit.id, f"has {stop.service_seconds} s of service, not {visit.service}")
        if stop.end != stop.start + setup + visit.service:
            yield _violation(route, visit.id, f"ends at {stop.end}, not {stop.start + setup + visit.service}")


def _violation(route: Route, visit: int, what: str) -> Violation:
    return Violation(RULE, f"visit {visit} {what}", shift_id=route.shift_id, visit_id=visit)
