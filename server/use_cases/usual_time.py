"""How long a kind of work usually takes, from what was really worked."""

from collections.abc import Sequence

from server.domain.instants import seconds_between
from server.models.jobs import Job
from server.models.scope import Scope, scoped_join, scoped_select
from server.models.visits import Visit

LOOKED_BACK = 200
FEWEST = 20


def usual_p95_seconds(scope: Scope, job_type_id: str, except_visit: str) -> int | None:
    """Return what 95 in 100 of the last completed visits of a kind of work stayed within; None while few are known."""
    return p95_of(worked_lately(scope, job_type_id, except_visit))


def p95_of(worked: Sequence[int]) -> int | None:
    """Return the seconds within which 95 in 100 stayed; None of fewer than twenty."""
    return sorted(worked)[(len(worked) * 95 - 1) // 100] if len(worked) >= FEWEST else None


def worked_lately(scope: Scope, job_type_id: str, except_visit: str = "") -> list[int]:
    """Return the seconds worked on the last completed visits of a kind of work, the newest first."""
    statement = scoped_join(scope, scoped_select(scope, Visit), Job, Job.id == Visit.job_id).where(
        Job.job_type_id == job_type_id,
        Visit.outcome == "completed",
        Visit.started_at.is_not(None),
        Visit.completed_at > Visit.started_at,
        Visit.id != except_visit,
    )
    visits: Sequence[Visit] = scope.session.scalars(
        statement.order_by(Visit.completed_at.desc()).limit(LOOKED_BACK)
    ).all()
    return [_worked(visit) for visit in visits]


def _worked(visit: Visit) -> int:
    if visit.started_at is None or visit.completed_at is None:
        return 0
    return seconds_between(visit.started_at, visit.completed_at) - visit.paused_seconds
