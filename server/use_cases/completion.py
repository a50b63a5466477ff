"""What a completion brings about beside its invoice: the lines on the visit, and the job where it belongs."""

from server.domain.lifecycles import JobStatus, VisitStatus
from server.domain.quantities import parse_e6
from server.models.base import yes
from server.models.jobs import Job
from server.models.record import emit, note
from server.models.scope import (
    Scope,
    held,
    scoped_add,
    scoped_all,
    scoped_delete,
    scoped_select,
    scoped_update,
)
from server.models.visits import Visit, VisitAssignment, VisitFact, VisitLine
from server.use_cases.lifecycle import move_visit, settle_job

NOT_BEGUN = frozenset({VisitStatus.SCHEDULED.value, VisitStatus.CONFIRMED.value, VisitStatus.EN_ROUTE.value})
RELEASED = "The job was completed on another visit."


def keep_completion(scope: Scope, visit: Visit, fact: VisitFact) -> None:
    """Put a completion's lines and notes on the visit, in place of those of one that no longer counts."""
    scope.session.execute(scoped_delete(scope, VisitLine).where(VisitLine.visit_id == visit.id))
    for position, line in enumerate(fact.payload["lines"]):
        quantity_e6 = parse_e6(line["quantity"])
        row = VisitLine(visit_id=visit.id, position=position, code=line["code"], quantity_e6=quantity_e6)
        scoped_add(scope, row)
    visit.notes = fact.payload["notes"]
    scope.session.flush()


def finish_job(scope: Scope, job: Job, visit: Visit) -> None:
    """Settle the job; one that is completed needs none of its other visits that nobody has begun to work on."""
    settle_job(scope, job)
    if job.status == JobStatus.COMPLETED:
        _release_others(scope, job, visit)


def free_successors(scope: Scope, visit: Visit) -> None:
    """Give their time back to those who took a visit over that its former technician has completed."""
    have_reported = scoped_select(scope, VisitFact.technician_id).where(VisitFact.visit_id == visit.id)
    statement = scoped_update(scope, VisitAssignment).where(
        VisitAssignment.visit_id == visit.id,
        yes(VisitAssignment.live),
        VisitAssignment.technician_id.not_in(have_reported),
    )
    scope.session.execute(statement.values(live=False))
    emit(scope, "visit.released", visit.id)


def _release_others(scope: Scope, job: Job, visit: Visit) -> None:
    """Cancel the job's other visits that nobody has begun to work on, and have their technicians told."""
    others = scoped_select(scope, Visit).where(
        Visit.job_id == job.id, Visit.id != visit.id, Visit.status.in_(NOT_BEGUN)
    )
    for other in scoped_all(scope, held(others.order_by(Visit.sequence))):
        other.cancelled_because = RELEASED
        move_visit(scope, other, VisitStatus.CANCELLED)
        note(scope, "visit.cancel", "visit", other.id, reason=RELEASED)
        emit(scope, "visit.cancelled", other.id)
