"""A second opinion: proves a plan from the problem alone, one file a rule; imports only problem and plan."""

from optimizer.checker import breaks, complete, pins, shifts, skills, territories, travel, windows, work
from optimizer.checker.facts import Facts, facts
from optimizer.checker.violation import Violation
from optimizer.plan import Plan, Route
from optimizer.problem import Problem

ROUTE_RULES = (shifts, travel, windows, work, breaks, skills, territories, pins)

__all__ = ["ROUTE_RULES", "Violation", "check", "check_route"]


def check(problem: Problem, plan: Plan) -> list[Violation]:
    """Every violation of a plan; none proves that it keeps all rules of the problem."""
    known = facts(problem)
    found = list(complete.check(known, plan))
    for route in plan.routes:
        found += _route(known, route)
    return found


def check_route(problem: Problem, route: Route) -> list[Violation]:
    """Every violation of one route taken alone."""
    return _route(facts(problem), route)


def _route(known: Facts, route: Route) -> list[Violation]:
    if not known.known(route):
        return []
    return [violation for rule in ROUTE_RULES for violation in rule.check(known, route)]
