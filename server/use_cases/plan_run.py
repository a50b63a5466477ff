"""Runs a plan that was asked for: claimed under a lease, solved in a child, stored as proposed.

The row is the record. A worker that dies leaves a lease that runs out; whoever claims the row next raises its fence,
and from then on nothing that the first worker still does is kept.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine, or_

from server.db import read_session, write_session
from server.models.plans import Plan, PlanRoute, PlanStop, PlanUnassigned
from server.models.record import note
from server.models.scope import Scope, changed, scoped_add, scoped_find, scoped_select, scoped_update
from server.planning.child import Failure
from server.planning.day_input import DayInput, gather
from server.planning.from_plan import PlannedDay, PlannedRoute, from_plan
from server.planning.planner import solve_in_child, task_of
from server.planning.to_problem import to_problem
from server.ports.clock import Clock
from server.ports.travel_times import TravelTimes
from server.settings import Settings
from server.use_cases.exceptions import open_exception, settle_by_itself

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 3
_GAVE_UP = Failure(
    "GAVE_UP", f"It was begun {MOST_ATTEMPTS} times and never ended; the worker's log says why."
)


class Interrupted(Exception):
    """The worker is to stop: the plan goes back to the queue."""


@dataclass(frozen=True, slots=True)
class Run:
    """One claim of one plan."""

    engine: Engine
    clock: Clock
    tenant_id: str
    plan_id: str
    fence: int

    def scope(self, session: Any) -> Scope:
        """Return a scope of the worker's own."""
        return Scope(session, self.tenant_id, "worker", self.clock.now(), f"plan:{self.plan_id}")


def run_plan(
    engine: Engine,
    clock: Clock,
    travel: TravelTimes,
    settings: Settings,
    tenant_id: str,
    plan_id: str,
    interrupted: Callable[[], bool] = lambda: False,
) -> None:
    """Do a plan's work, unless somebody else is at it or it is done; when interrupted, leave it to the next worker."""
    claim = _claim(engine, clock, tenant_id, plan_id)
    if claim is None:
        return
    run, asked = claim
    with read_session(engine, tenant_id) as session:
        day = gather(run.scope(session), asked.day)
    problem, numbering = to_problem(day, travel, now=clock.now())
    refusal = _refusal(day, len(problem.visits), settings)
    if refusal is not None:
        _fail(run, refusal)
        return
    task = task_of(
        problem,
        numbering,
        seconds=min(asked.seconds, settings.solve_seconds_limit),
        iterations=asked.iterations,
        seed=asked.seed,
        memory_mb=settings.solve_memory_mb,
    )
    try:
        result = solve_in_child(task, on_progress=_progress_of(run, interrupted))
    except Interrupted:
        _put_back(run)
        return
    if isinstance(result, Failure):
        _fail(run, result)
    else:
        _store(run, day, from_plan(result, day, numbering))


def _claim(engine: Engine, clock: Clock, tenant_id: str, plan_id: str) -> tuple[Run, Plan] | None:
    with write_session(engine, tenant_id) as session:
        now = clock.now()
        scope = Scope(session, tenant_id, "worker", now, f"plan:{plan_id}")
        statement = scoped_update(scope, Plan).where(
            Plan.id == plan_id,
            or_(Plan.status == "queued", (Plan.status == "solving") & (Plan.lease_until < now)),
        )
        values = {
            "status": "solving",
            "attempts": Plan.attempts + 1,
            "fence": Plan.fence + 1,
            "lease_until": now + LEASE,
        }
        if (
            changed(session.execute(statement.values(**values).execution_options(synchronize_session=False)))
            == 0
        ):
            return None
        row = scoped_find(scope, Plan, plan_id)
        assert row is not None  # noqa: S101 - it was updated in this transaction
        run = Run(engine, clock, tenant_id, plan_id, row.fence)
        if row.attempts > MOST_ATTEMPTS:
            _mark_failed(scope, row, _GAVE_UP)
            return None
        return run, row


def _refusal(day: DayInput, visits: int, settings: Settings) -> Failure | None:
    if not any(who.shift for who in day.technicians):
        return Failure("NO_SHIFTS", "Nobody has a shift on that day: give somebody a shift first.")
    if not day.jobs:
        return Failure("NO_JOBS", "There is no job to plan on that day.")
    if visits > settings.solve_visits_limit:
        return Failure(
            "TOO_LARGE", f"{visits} jobs are more than the limit of {settings.solve_visits_limit}."
        )
    return None


def _progress_of(run: Run, interrupted: Callable[[], bool]) -> Callable[[Any], bool]:
    """Return the listener that writes progress, renews the lease, and says when to stop."""

    def listen(progress: Any) -> bool:
        if interrupted():
            raise Interrupted
        with write_session(run.engine, run.tenant_id) as session:
            scope = run.scope(session)
            row = _mine(scope, run)
            if row is None:
                return True
            row.lease_until = scope.at + LEASE
            row.progress = _progress(progress, row.seconds) or row.progress
            return row.stop_requested

    return listen


def _progress(progress: Any, seconds: int) -> dict[str, Any] | None:
    if progress is None:
        return None
    return {
        "elapsed_seconds": round(progress.elapsed_seconds, 1),
        "found_at": round(progress.found_at, 1),
        "served": progress.served,
        "total": progress.total,
        "travel_seconds": progress.travel_seconds,
        "unserved_priority": progress.unserved_priority,
        "fraction": round(min(1.0, progress.elapsed_seconds / max(seconds, 1)), 3),
    }


def _fail(run: Run, failure: Failure) -> None:
    with write_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row = _mine(scope, run)
        if row is not None:
            _mark_failed(scope, row, failure)


def _mark_failed(scope: Scope, row: Plan, failure: Failure) -> None:
    row.status, row.failure, row.finished_at = "failed", asdict(failure), scope.at
    note(scope, "plan.fail", "plan", row.id, code=failure.code)
    sentence = f"The plan for {row.day} could not be made: {failure.sentence}"
    open_exception(scope, "PLAN_FAILED", "plan", row.id, sentence, day=str(row.day), why=failure.code)


def _put_back(run: Run) -> None:
    """Give the claim back: a worker that was told to stop is no attempt that failed."""
    with write_session(run.engine, run.tenant_id) as session:
        row = _mine(run.scope(session), run)
        if row is not None:
            row.status, row.lease_until, row.progress = "queued", None, None
            row.attempts -= 1


def _store(run: Run, day: DayInput, planned: PlannedDay) -> None:
    with write_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row = _mine(scope, run)
        if row is None:
            return
        for route in planned.routes:
            _store_route(scope, row.id, route)
        for job_id, reasons in planned.unassigned:
            scoped_add(scope, PlanUnassigned(plan_id=row.id, job_id=job_id, reasons=reasons))
        row.status, row.finished_at = "proposed", scope.at
        row.engine, row.engine_version = planned.engine, planned.engine_version
        row.input_hash, row.input_versions = planned.input_hash, dict(day.versions)
        row.kpis = planned.kpis
        note(scope, "plan.propose", "plan", row.id, input_hash=planned.input_hash)
        _settle_failures(scope, row.day)


def _settle_failures(scope: Scope, day: date) -> None:
    """Close what was asked about earlier plans of a day that now has one."""
    failed = scoped_select(scope, Plan.id).where(Plan.day == day, Plan.status == "failed")
    for plan_id in scope.session.scalars(failed).all():
        settle_by_itself(scope, "PLAN_FAILED", plan_id, "A later plan for the day was made.")


def _store_route(scope: Scope, plan_id: str, route: PlannedRoute) -> None:
    scoped_add(
        scope,
        PlanRoute(
            plan_id=plan_id,
            technician_id=route.technician_id,
            shift_starts_at=route.shift_starts_at,
            shift_ends_at=route.shift_ends_at,
            breaks=list(route.breaks),
            return_travel_seconds=route.return_travel_seconds,
            planned_seconds=route.planned_seconds,
        ),
    )
    for stop in route.stops:
        scoped_add(
            scope,
            PlanStop(
                plan_id=plan_id,
                technician_id=route.technician_id,
                position=stop.position,
                job_id=stop.job_id,
                visit_id=stop.visit_id,
                starts_at=stop.starts_at,
                ends_at=stop.ends_at,
                travel_seconds=stop.travel_seconds,
                wait_seconds=stop.wait_seconds,
                window_starts_at=stop.window[0] if stop.window else None,
                window_ends_at=stop.window[1] if stop.window else None,
            ),
        )


def _mine(scope: Scope, run: Run) -> Plan | None:
    row = scoped_find(scope, Plan, run.plan_id, lock=True)
    return row if row is not None and row.fence == run.fence and row.status == "solving" else None
