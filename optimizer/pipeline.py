"""From a problem to a proven plan: validate, search, time, explain, prove."""

from collections.abc import Callable

from optimizer.checker import check
from optimizer.engine.clock import Clock, never
from optimizer.engine.draft import Draft, travel_of
from optimizer.engine.pack import pack
from optimizer.engine.schedule import schedule
from optimizer.engine.search import search
from optimizer.errors import InvalidProblem, UnprovedPlan
from optimizer.explain import PLAIN, Naming, explain_routes
from optimizer.fingerprint import fingerprint
from optimizer.objectives import priority
from optimizer.packed import Packed
from optimizer.plan import VERSION, Limits, Plan, Progress, Record, Route
from optimizer.problem import Problem
from optimizer.score import score
from optimizer.validation import limit_faults, validate

ENGINE = "ortools-routing-regions"


def solve(
    problem: Problem,
    *,
    limits: Limits | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] = never,
    naming: Naming = PLAIN,
) -> Plan:
    """Plan the problem within the limits (10 s unless said), and prove the plan before returning it.

    `on_progress` hears of every better plan. `should_stop` is asked many times a second; once it says yes,
    the best plan so far is returned. Raises `InvalidProblem` with every fault, before any solving.
    """
    limits = Limits() if limits is None else limits
    validate(problem)
    if found := limit_faults(limits):
        raise InvalidProblem(found)
    clock = Clock(limits, should_stop)
    packed = pack(problem)
    orders = search(packed, clock, _teller(problem, clock, on_progress))
    routes = _routes(problem, packed, orders)
    plan = Plan(
        routes=routes,
        unassigned=explain_routes(problem, routes, naming),
        score=score(problem, routes),
        record=_record(problem, clock),
    )
    if violations := check(problem, plan):
        raise UnprovedPlan([str(violation) for violation in violations])
    return plan


def _routes(problem: Problem, packed: Packed, orders: list[tuple[int, ...]]) -> tuple[Route, ...]:
    routes = []
    for shift, order in enumerate(orders):
        if not order:
            continue
        route = schedule(problem, packed, shift, order)
        if route is None:
            raise UnprovedPlan([f"SHIFT: the order of shift {problem.shifts[shift].id} cannot be kept"])
        routes.append(route)
    return tuple(routes)


def _record(problem: Problem, clock: Clock) -> Record:
    return Record(
        input_hash=fingerprint(problem),
        seed=clock.limits.seed,
        version=VERSION,
        limits=clock.limits,
        engine=ENGINE,
        iterations=clock.iterations,
        stopped_by=clock.stopped_by or "nothing left to do",
    )


def _teller(
    problem: Problem, clock: Clock, on_progress: Callable[[Progress], None] | None
) -> Callable[[Draft], None]:
    def tell(draft: Draft) -> None:
        if on_progress is not None:
            on_progress(_progress(problem, clock, draft))

    return tell


def _progress(problem: Problem, clock: Clock, draft: Draft) -> Progress:
    waiting, elapsed = draft.unserved(), clock.elapsed()
    return Progress(
        elapsed_seconds=elapsed,
        served=len(problem.visits) - len(waiting),
        total=len(problem.visits),
        unserved_priority=sum(priority.points(problem.visits[row]) for row in waiting),
        travel_seconds=sum(travel_of(draft.packed, shift, order) for shift, order in enumerate(draft.orders)),
        found_at=elapsed,
        iterations=clock.iterations,
    )
