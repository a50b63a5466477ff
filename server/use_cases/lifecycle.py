"""Moving jobs and visits along their lifecycles: the status, its history row, and what follows for the job."""

from collections.abc import Sequence

from sqlalchemy import func

from server.domain.lifecycles import (
    JobStatus,
    Outcome,
    VisitStanding,
    VisitStatus,
    check_job_step,
    check_visit_step,
    job_after,
)
from server.models.jobs import Job, JobTransition
from server.models.scope import Scope, scoped_add, scoped_all, scoped_select, scoped_update, touch
from server.models.visits import Visit, VisitAssignment, VisitTransition


def begin_job(scope: Scope, job: Job) -> None:
    """Write the first row of a new job's history."""
    _add_job_step(scope, job, None, JobStatus(job.status))


def move_job(scope: Scope, job: Job, to: JobStatus) -> None:
    """Move a job to another status, or leave it where it is."""
    old = JobStatus(job.status)
    check_job_step(old, to)
    if old is to:
        return
    job.status = to.value
    job.completed_at = scope.at if to is JobStatus.COMPLETED else job.completed_at
    touch(scope, job)
    scope.session.flush()
    _add_job_step(scope, job, old, to)


def begin_visit(scope: Scope, visit: Visit) -> None:
    """Write the first row of a new visit's history."""
    _add_visit_step(scope, visit, None, VisitStatus(visit.status))


def move_visit(scope: Scope, visit: Visit, to: VisitStatus) -> None:
    """Move a visit to another status; one that is cancelled frees its technicians."""
    old = VisitStatus(visit.status)
    check_visit_step(old, to)
    if old is to:
        return
    visit.status = to.value
    touch(scope, visit)
    scope.session.flush()
    _add_visit_step(scope, visit, old, to)
    if to is VisitStatus.CANCELLED:
        release(scope, [visit.id])


def release(scope: Scope, visit_ids: Sequence[str]) -> None:
    """Take the technicians off visits, so that their time can be booked again."""
    statement = scoped_update(scope, VisitAssignment).where(VisitAssignment.visit_id.in_(visit_ids))
    scope.session.execute(statement.values(live=False))


def settle_job(scope: Scope, job: Job) -> None:
    """Move a job to where its visits have brought it."""
    visits = scoped_all(scope, scoped_select(scope, Visit).where(Visit.job_id == job.id))
    cancelled = job.cancelled_because is not None
    move_job(scope, job, job_after([_standing(visit) for visit in visits], cancelled=cancelled))


def _standing(visit: Visit) -> VisitStanding:
    return VisitStanding(
        VisitStatus(visit.status),
        Outcome(visit.outcome) if visit.outcome else None,
        after_cancel=visit.cancelled_because is not None and visit.status == VisitStatus.DONE,
    )


def _add_job_step(scope: Scope, job: Job, old: JobStatus | None, new: JobStatus) -> None:
    steps = (
        scoped_select(scope, JobTransition)
        .where(JobTransition.job_id == job.id)
        .with_only_columns(func.count())
    )
    scoped_add(
        scope,
        JobTransition(
            job_id=job.id,
            step=scope.session.scalar(steps),
            from_status=old.value if old else None,
            to_status=new.value,
            at=scope.at,
            actor=scope.actor,
            request_id=scope.request_id,
        ),
    )


def _add_visit_step(scope: Scope, visit: Visit, old: VisitStatus | None, new: VisitStatus) -> None:
    steps = scoped_select(scope, VisitTransition).where(VisitTransition.visit_id == visit.id)
    scoped_add(
        scope,
        VisitTransition(
            visit_id=visit.id,
            step=scope.session.scalar(steps.with_only_columns(func.count())),
            from_status=old.value if old else None,
            to_status=new.value,
            at=scope.at,
            actor=scope.actor,
            request_id=scope.request_id,
        ),
    )
