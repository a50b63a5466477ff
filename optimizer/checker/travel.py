"""C3: between two places there is time for the driving, breaks on the way taken off; figures add up."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts, Leg, legs
from optimizer.checker.violation import Violation
from optimizer.plan import Route

RULE = "TRAVEL"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Legs driven faster than the matrix, and travel figures that are not the matrix's."""
    total = 0
    for leg in legs(facts, route):
        needed = facts.seconds(leg.origin, leg.target)
        total += needed
        yield from _leg(route, leg, needed)
    if route.travel_seconds != total:
        yield _violation(route, None, f"counts {route.travel_seconds} s of travel, not {total}")


def _leg(route: Route, leg: Leg, needed: int) -> Iterator[Violation]:
    had = leg.arrived - leg.left - sum(pause.duration for pause in leg.breaks)
    visit = leg.stop.visit_id if leg.stop else None
    if had < needed:
        yield _violation(route, visit, f"has {had} s from {leg.origin} to {leg.target}, needs {needed}")
    if leg.planned != needed:
        yield _violation(
            route, visit, f"plans {leg.planned} s from {leg.origin} to {leg.target}, not {needed}"
        )


def _violation(route: Route, visit: int | None, what: str) -> Violation:
    return Violation(RULE, f"shift {route.shift_id} {what}", shift_id=route.shift_id, visit_id=visit)
