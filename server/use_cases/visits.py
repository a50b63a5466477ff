"""Visits as the dispatcher handles them: booked by hand, moved, pinned, cancelled.

The plan's times of a visit live twice: on the visit, for people, and on its assignments, where the database
refuses two that overlap. Both are only written here and in `publish`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func

from server.domain.errors import Conflict, DoubleBooking
from server.domain.lifecycles import JobStatus, VisitStatus
from server.models.base import yes
from server.models.companies import Company
from server.models.jobs import Job, JobWindow
from server.models.record import emit, note
from server.models.scope import (
    Scope,
    held,
    scoped_add,
    scoped_all,
    scoped_get,
    scoped_reference,
    scoped_select,
    touch,
)
from server.models.technicians import Technician
from server.models.visits import Visit, VisitAssignment
from server.use_cases.lifecycle import begin_visit, move_visit, settle_job

MOVABLE = frozenset({VisitStatus.SCHEDULED.value, VisitStatus.CONFIRMED.value})
CANCELLABLE = MOVABLE | {VisitStatus.EN_ROUTE.value, VisitStatus.WORKING.value}


def book_visit(
    scope: Scope, job_id: str, technician_id: str, starts_at: datetime, pinned: str = "both"
) -> Visit:
    """Book a visit of a job by hand; a job has one visit ahead of it at a time."""
    job = scoped_reference(scope, Job, job_id, "json.job_id")
    technician = scoped_reference(scope, Technician, technician_id, "json.technician_id")
    hold_technicians(scope, [technician.id])
    job = scoped_get(scope, Job, job.id, lock=True)
    if job.status not in {JobStatus.OPEN, JobStatus.NEEDS_DECISION}:
        raise Conflict(f"The job is {job.status.replace('_', ' ')} already.", code="JOB_NOT_OPEN")
    visit = new_visit(scope, job, starts_at, pinned=pinned)
    assign(scope, visit, technician)
    settle_job(scope, job)
    note(scope, "visit.book", "visit", visit.id, job_id=job.id, technician_id=technician.id)
    emit(scope, "visit.scheduled", visit.id)
    return visit


def new_visit(scope: Scope, job: Job, starts_at: datetime, *, pinned: str = "none", **planned: Any) -> Visit:
    """Add a visit row of a job, without a technician yet; `planned` are further columns."""
    sequence = scoped_select(scope, Visit).where(Visit.job_id == job.id).with_only_columns(func.count())
    window = window_of(scope, job.id, starts_at)
    visit = Visit(
        job_id=job.id,
        sequence=(scope.session.scalar(sequence) or 0) + 1,
        status=VisitStatus.SCHEDULED.value,
        starts_at=starts_at,
        ends_at=planned.pop("ends_at", starts_at + timedelta(seconds=job.duration_seconds)),
        travel_seconds=planned.pop("travel_seconds", 0),
        window_starts_at=window.starts_at if window else None,
        window_ends_at=window.ends_at if window else None,
        pinned=pinned,
        paused_seconds=0,
        notes="",
        **planned,
    )
    scoped_add(scope, visit)
    begin_visit(scope, visit)
    return visit


def window_of(scope: Scope, job_id: str, starts_at: datetime) -> JobWindow | None:
    """Return the job's window in which a start lies, if any: that is what the customer was promised."""
    statement = scoped_select(scope, JobWindow).where(
        JobWindow.job_id == job_id, JobWindow.starts_at <= starts_at, JobWindow.ends_at >= starts_at
    )
    found: JobWindow | None = scope.session.scalars(statement.order_by(JobWindow.position)).first()
    return found


def edit_visit(scope: Scope, visit_id: str, changes: Mapping[str, Any], version: int) -> Visit:
    """Move a visit to another technician or time, or pin it; one that has begun stays where it is."""
    if moves := bool({"technician_id", "starts_at"} & changes.keys()):
        hold_technicians(scope, _to_come(scope, visit_id, changes))
    visit = scoped_get(scope, Visit, visit_id, lock=True)
    touch(scope, visit, version)
    if moves:
        _require_movable(visit)
        _move(scope, visit, changes)
    visit.pinned = changes.get("pinned", visit.pinned)
    scope.session.flush()
    note(scope, "visit.edit", "visit", visit.id, changes=sorted(changes))
    return visit


def cancel_visit(scope: Scope, visit_id: str, reason: str) -> Visit:
    """Cancel a visit; its job is open again."""
    job_id = scoped_get(scope, Visit, visit_id).job_id
    job = scoped_get(scope, Job, job_id, lock=True)
    visit = scoped_get(scope, Visit, visit_id, lock=True)
    if visit.status not in CANCELLABLE:
        raise Conflict(f"The visit is {visit.status} already.", code="VISIT_CLOSED")
    visit.cancelled_because = reason
    move_visit(scope, visit, VisitStatus.CANCELLED)
    settle_job(scope, job)
    note(scope, "visit.cancel", "visit", visit.id, reason=reason)
    emit(scope, "visit.cancelled", visit.id)
    return visit


def assign(scope: Scope, visit: Visit, technician: Technician) -> VisitAssignment:
    """Put a technician on a visit for its planned time, or raise `DoubleBooking` with what is in the way."""
    _require_active(scope, technician)
    starts, ends = int(visit.starts_at.timestamp()), int(visit.ends_at.timestamp())
    refuse_collision(scope, technician, starts, ends, visit.id)
    statement = scoped_select(scope, VisitAssignment).where(
        VisitAssignment.visit_id == visit.id, VisitAssignment.technician_id == technician.id
    )
    earlier: VisitAssignment | None = scope.session.scalars(statement).one_or_none()
    if earlier is not None:
        earlier.starts, earlier.ends, earlier.live = starts, ends, True
        scope.session.flush()
        return earlier
    return scoped_add(
        scope,
        VisitAssignment(
            visit_id=visit.id,
            technician_id=technician.id,
            technician_no=technician.technician_no,
            role="lead",
            starts=starts,
            ends=ends,
            live=True,
        ),
    )


def refuse_collision(scope: Scope, technician: Technician, starts: int, ends: int, visit_id: str) -> None:
    """Raise `DoubleBooking` when the technician has another live visit between two epoch seconds."""
    statement = scoped_select(scope, VisitAssignment).where(
        VisitAssignment.technician_id == technician.id,
        yes(VisitAssignment.live),
        VisitAssignment.starts < ends,
        VisitAssignment.ends > starts,
        VisitAssignment.visit_id != visit_id,
    )
    other = scope.session.scalars(statement.order_by(VisitAssignment.starts)).first()
    if other is not None:
        raise _collision(scope, technician, other)


def hold_technicians(scope: Scope, technician_ids: Iterable[str]) -> None:
    """Hold technicians before any job or visit, as reports do: who waits for whom is the same everywhere."""
    statement = scoped_select(scope, Technician).where(Technician.id.in_(list(technician_ids)))
    scoped_all(scope, held(statement.order_by(Technician.id)))


def live_assignments(scope: Scope, visit_id: str) -> list[VisitAssignment]:
    """Return who is on a visit now."""
    statement = scoped_select(scope, VisitAssignment).where(
        VisitAssignment.visit_id == visit_id, yes(VisitAssignment.live)
    )
    return list(scoped_all(scope, statement.order_by(VisitAssignment.role.desc())))


def _to_come(scope: Scope, visit_id: str, changes: Mapping[str, Any]) -> list[str]:
    """Return who will be on a visit after the changes."""
    if "technician_id" in changes:
        return [changes["technician_id"]]
    return [assignment.technician_id for assignment in live_assignments(scope, visit_id)]


def _move(scope: Scope, visit: Visit, changes: Mapping[str, Any]) -> None:
    assignments = live_assignments(scope, visit.id)
    technicians = [scoped_get(scope, Technician, assignment.technician_id) for assignment in assignments]
    if "technician_id" in changes:
        technicians = [scoped_reference(scope, Technician, changes["technician_id"], "json.technician_id")]
    if "starts_at" in changes:
        length = visit.ends_at - visit.starts_at
        visit.starts_at = changes["starts_at"]
        visit.ends_at = visit.starts_at + length
        window = window_of(scope, visit.job_id, visit.starts_at)
        visit.window_starts_at = window.starts_at if window else None
        visit.window_ends_at = window.ends_at if window else None
    for assignment in assignments:
        assignment.live = False
    scope.session.flush()
    for technician in technicians:
        assign(scope, visit, technician)
    emit(scope, "visit.moved", visit.id)


def _require_active(scope: Scope, technician: Technician) -> None:
    """Hold the technician's row, so that nobody is booked while being switched off."""
    now = scoped_get(scope, Technician, technician.id, lock=True)
    if not now.active:
        raise Conflict(f"{now.name} no longer works here.", code="TECHNICIAN_INACTIVE")


def _require_movable(visit: Visit) -> None:
    if visit.status not in MOVABLE:
        words = visit.status.replace("_", " ")
        raise Conflict(f"The visit is {words}: it can no longer be moved.", code="VISIT_BEGUN")


def _collision(scope: Scope, technician: Technician, other: VisitAssignment) -> DoubleBooking:
    zone = _zone(scope)
    starts, ends = (datetime.fromtimestamp(second, zone) for second in (other.starts, other.ends))
    return DoubleBooking(
        f"{technician.name} is booked from {starts:%H:%M} to {ends:%H:%M} already.",
        visit_id=other.visit_id,
        technician_id=technician.id,
        starts_at=starts.isoformat(),
        ends_at=ends.isoformat(),
    )


def _zone(scope: Scope) -> ZoneInfo:
    return ZoneInfo(scope.session.get_one(Company, scope.tenant_id).timezone)
