"""Plans: asked for, stopped, and published, which is when they become visits."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from server.domain.errors import Conflict
from server.domain.lifecycles import VisitStatus
from server.models.jobs import Job
from server.models.plans import Plan, PlanStop
from server.models.record import emit, note, wake
from server.models.scope import (
    Scope,
    held,
    scoped_add,
    scoped_all,
    scoped_find,
    scoped_get,
    scoped_select,
    touch,
)
from server.models.technicians import Technician
from server.models.visits import Visit
from server.planning.day_input import FREE, gather
from server.planning.staleness import what_changed
from server.use_cases.lifecycle import move_visit, release, settle_job
from server.use_cases.visits import assign, new_visit

RUNNING = ("queued", "solving")


def request_plan(
    scope: Scope,
    day: date,
    *,
    requested_by: str | None,
    seconds: int,
    seed: int | None,
    iterations: int | None,
) -> Plan:
    """Ask for a plan of a day; a day is planned by one run at a time."""
    running = scoped_select(scope, Plan).where(Plan.day == day, Plan.status.in_(RUNNING))
    other = scope.session.scalars(running).first()
    if other is not None:
        raise Conflict(
            "A plan of that day is being made already.", code="PLAN_ALREADY_RUNNING", plan_id=other.id
        )
    row = Plan(
        day=day,
        status="queued",
        requested_by=requested_by,
        created_at=scope.at,
        seconds=seconds,
        iterations=iterations,
        seed=seed if seed is not None else secrets.randbelow(2**31),
        engine="",
        engine_version="",
        stop_requested=False,
        attempts=0,
        fence=0,
    )
    scoped_add(scope, row)
    note(scope, "plan.request", "plan", row.id, day=day.isoformat(), seed=row.seed)
    wake(scope, "plan", row.id)
    return row


def stop_plan(scope: Scope, plan_id: str) -> Plan:
    """Ask a run to end now with the best plan that it has."""
    row = scoped_get(scope, Plan, plan_id, lock=True)
    if row.status not in RUNNING:
        raise Conflict(f"The plan is {row.status} already.", code="PLAN_NOT_RUNNING")
    row.stop_requested = True
    note(scope, "plan.stop", "plan", row.id)
    return row


def publish_plan(scope: Scope, plan_id: str) -> Plan:
    """Make a proposed plan the day's visits, unless something that it rests on has changed since."""
    row = _hold_with_others(scope, plan_id)
    if row.status != "proposed":
        raise Conflict(
            f"The plan is {row.status}: only a proposed plan can be published.", code="PLAN_NOT_PROPOSED"
        )
    _hold_what_it_rests_on(scope, row)
    day = gather(scope, row.day)
    if changes := what_changed(day, row.input_versions or {}):
        raise Conflict(
            f"The plan is stale: {changes[0]['sentence']}", code="PLAN_STALE", stale_because=changes
        )
    _supersede(scope, row)
    _apply(scope, row)
    row.status, row.published_at = "published", scope.at
    note(scope, "plan.publish", "plan", row.id, day=row.day.isoformat())
    emit(scope, "plan.published", row.id)
    return row


def _hold_with_others(scope: Scope, plan_id: str) -> Plan:
    """Hold every plan of the day that this one may replace, in one order, so that two publish one after the other."""
    day = scoped_get(scope, Plan, plan_id).day
    of_day = scoped_select(scope, Plan).where(
        Plan.day == day, (Plan.id == plan_id) | Plan.status.in_(("published", "proposed"))
    )
    scoped_all(scope, held(of_day.order_by(Plan.id)))
    return scoped_get(scope, Plan, plan_id)


def _hold_what_it_rests_on(scope: Scope, row: Plan) -> None:
    """Hold technicians, jobs and visits as everybody else does, so that what is looked at next stays as it is seen."""
    named = [key.partition(":") for key in row.input_versions or {}]
    models: tuple[tuple[str, Any], ...] = (("technician", Technician), ("job", Job), ("visit", Visit))
    for kind, model in models:
        ids = [row_id for of, _, row_id in named if of == kind]
        scoped_all(scope, held(scoped_select(scope, model).where(model.id.in_(ids)).order_by(model.id)))


def _supersede(scope: Scope, row: Plan) -> None:
    statement = scoped_select(scope, Plan).where(
        Plan.day == row.day, Plan.id != row.id, Plan.status.in_(("published", "proposed"))
    )
    for other in scoped_all(scope, statement):
        other.status = "superseded"
    scope.session.flush()


def _apply(scope: Scope, row: Plan) -> None:
    """Free everybody whom the plan moves, then book in the plan's order: no order of writes matters then."""
    stops = scoped_all(scope, scoped_select(scope, PlanStop).where(PlanStop.plan_id == row.id))
    stops = sorted(stops, key=lambda stop: (stop.technician_id, stop.position))
    current = _movable_visits(scope, row.day)
    release(scope, list(current))
    _drop(scope, [visit for visit in current.values() if visit.id not in {stop.visit_id for stop in stops}])
    technicians = _by_id(scope, Technician, {stop.technician_id for stop in stops})
    jobs = _by_id(scope, Job, {stop.job_id for stop in stops})
    for stop in stops:
        if stop.visit_id is None or stop.visit_id in current:
            _book(scope, row, stop, jobs[stop.job_id], technicians[stop.technician_id])


def _book(scope: Scope, row: Plan, stop: PlanStop, job: Job, technician: Technician) -> None:
    if stop.visit_id is None:
        visit = new_visit(
            scope,
            job,
            stop.starts_at,
            plan_id=row.id,
            ends_at=stop.ends_at,
            travel_seconds=stop.travel_seconds,
        )
        stop.visit_id = visit.id
    else:
        visit = scoped_get(scope, Visit, stop.visit_id)
        visit.starts_at, visit.ends_at = stop.starts_at, stop.ends_at
        visit.window_starts_at, visit.window_ends_at = stop.window_starts_at, stop.window_ends_at
        visit.travel_seconds, visit.plan_id = stop.travel_seconds, row.id
        touch(scope, visit)
        scope.session.flush()
    assign(scope, visit, technician)
    settle_job(scope, job)


def _drop(scope: Scope, visits: Sequence[Visit]) -> None:
    """Cancel visits for which the new plan has no room; their jobs are open again."""
    for visit in visits:
        visit.cancelled_because = "no room in the new plan"
        move_visit(scope, visit, VisitStatus.CANCELLED)
        job = scoped_find(scope, Job, visit.job_id)
        if job is not None:
            settle_job(scope, job)
        emit(scope, "visit.cancelled", visit.id)


def _movable_visits(scope: Scope, day: date) -> dict[str, Visit]:
    items = gather(scope, day).jobs
    return {item.visit.id: item.visit for item in items if item.visit and item.visit.status in FREE}


def _by_id(scope: Scope, model: Any, ids: set[str]) -> Mapping[str, Any]:
    rows = scoped_all(scope, scoped_select(scope, model).where(model.id.in_(list(ids))))
    return {row.id: row for row in rows}
