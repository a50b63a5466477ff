"""What technicians report of their visits: kept word for word, applied as far as it makes sense, flagged.

Nothing is refused for its order, its time or a missing clock-in. Locks are taken in one order everywhere:
technician, job, visit, the exceptions' counter, the invoice series, the end of the audit chain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.domain.ids import is_id, new_id
from server.domain.lifecycles import Outcome
from server.domain.visit_facts import FLAG_SENTENCES, Applied, Fact, FactKind, Flag, VisitFacts, apply_fact
from server.domain.work_segments import paused_seconds
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.record import emit, note
from server.models.scope import Scope, not_yours, scoped_add, scoped_get, scoped_select, touch
from server.models.technicians import Technician
from server.models.visits import Visit, VisitAssignment, VisitFact
from server.use_cases.completion import finish_job, free_successors, keep_completion
from server.use_cases.exceptions import open_exception
from server.use_cases.invoicing import bill_visit
from server.use_cases.lifecycle import move_visit
from server.use_cases.time_clock import whole_millisecond
from server.use_cases.visit_history import fact_rows, facts_of, surroundings
from server.use_cases.work_time import rebuild_entries

NEED_A_PERSON = frozenset(
    {
        Flag.COMPLETED_AFTER_CANCEL,
        Flag.DUPLICATE_COMPLETION,
        Flag.PARALLEL_WORK,
        Flag.FORMER_ASSIGNEE,
        Flag.TWO_AT_ONCE,
        Flag.CLOCK_SUSPECT,
    }
)
"""Flags that open an exception; the others only stand on the fact and in the answer."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came; `details` are a completion's lines, notes, checklist and references, else empty."""

    kind: FactKind
    occurred_at: datetime
    timezone: str
    details: Mapping[str, Any]

    @property
    def outcome(self) -> Outcome | None:
        """How a completion says that the visit ended."""
        return Outcome(self.details["outcome"]) if self.kind is FactKind.COMPLETE else None


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a report: its flags, and the job's primary invoice if there is one now."""

    visit_id: str
    flags: tuple[str, ...]
    invoice: Invoice | None


def report(scope: Scope, technician_id: str, visit_id: str, said: Report) -> Reported:
    """Keep a report of one's own visit and let everything follow from it in this transaction."""
    technician = scoped_get(scope, Technician, technician_id, lock=True)
    held = _own_assignment(scope, technician.id, visit_id)
    job, visit = _locked(scope, visit_id)
    scope.session.refresh(
        held
    )  # a dispatcher may have given the visit to somebody else while we waited for it
    earlier = fact_rows(scope, visit.id)
    around = surroundings(scope, visit, held, whole_millisecond(said.occurred_at))
    row = _new_row(scope, technician, visit, said)
    fact = Fact(row.id, said.kind, row.occurred_at, row.received_at, said.outcome)
    applied = _on_cancelled_job(job, said.kind, apply_fact(facts_of(visit, earlier), fact, around))
    row.flags = sorted(flag.value for flag in applied.flags)
    scoped_add(scope, row)
    _show(scope, visit, applied.visit)
    _follow(scope, job, visit, applied, [*earlier, row])
    _open_exceptions(scope, technician, visit, row, applied, earlier)
    invoice = bill_visit(scope, job, visit)
    _record(scope, visit, row, invoice)
    return Reported(visit.id, tuple(row.flags), invoice)


def _own_assignment(scope: Scope, technician_id: str, visit_id: str) -> VisitAssignment:
    """Return how the technician has or had the visit; anybody else's visit is not there."""
    statement = scoped_select(scope, VisitAssignment).where(
        VisitAssignment.technician_id == technician_id, VisitAssignment.visit_id == visit_id
    )
    held: VisitAssignment | None = scope.session.scalars(statement).one_or_none() if is_id(visit_id) else None
    if held is None:
        raise not_yours(scope, Visit, visit_id)
    return held


def _locked(scope: Scope, visit_id: str) -> tuple[Job, Visit]:
    job_id = scope.session.scalars(scoped_select(scope, Visit.job_id).where(Visit.id == visit_id)).one()
    job = scoped_get(scope, Job, job_id, lock=True)
    return job, scoped_get(scope, Visit, visit_id, lock=True)


def _new_row(scope: Scope, technician: Technician, visit: Visit, said: Report) -> VisitFact:
    return VisitFact(
        id=new_id(),
        visit_id=visit.id,
        technician_id=technician.id,
        kind=said.kind.value,
        occurred_at=whole_millisecond(said.occurred_at),
        timezone=said.timezone,
        received_at=whole_millisecond(scope.at),
        payload={"occurred_at": said.occurred_at.isoformat(), **said.details},
    )


def _on_cancelled_job(job: Job, kind: FactKind, applied: Applied) -> Applied:
    """Flag a completion on a job that was cancelled while the visit was under way."""
    if kind is not FactKind.COMPLETE or job.cancelled_because is None:
        return applied
    return Applied(applied.visit, applied.flags | {Flag.COMPLETED_AFTER_CANCEL})


def _show(scope: Scope, visit: Visit, facts: VisitFacts) -> None:
    """Have the visit's row say what follows from all its facts."""
    visit.travel_started_at, visit.arrived_at = facts.travel_started_at, facts.arrived_at
    visit.started_at, visit.completed_at = facts.started_at, facts.completed_at
    visit.paused_at, visit.paused_seconds = facts.paused_at, paused_seconds(facts)
    visit.outcome = facts.outcome.value if facts.outcome else None
    touch(scope, visit)
    scope.session.flush()
    move_visit(scope, visit, facts.status)


def _follow(scope: Scope, job: Job, visit: Visit, applied: Applied, rows: Sequence[VisitFact]) -> None:
    newest, completion = rows[-1], applied.visit.completion
    if completion is not None and completion.id == newest.id:
        keep_completion(scope, visit, newest)
        if Flag.FORMER_ASSIGNEE in applied.flags:
            free_successors(scope, visit)
    own = [row for row in rows if row.technician_id == newest.technician_id]
    rebuild_entries(scope, visit.id, newest.technician_id, facts_of(visit, own))
    finish_job(scope, job, visit)


def _open_exceptions(
    scope: Scope,
    technician: Technician,
    visit: Visit,
    row: VisitFact,
    applied: Applied,
    earlier: Sequence[VisitFact],
) -> None:
    for flag in sorted(applied.flags & NEED_A_PERSON):
        if flag is Flag.DUPLICATE_COMPLETION and _says_nothing_new(row, earlier):
            continue
        sentence = f"{technician.name}: {FLAG_SENTENCES[flag]}"
        facts = {"technician_id": technician.id, "job_id": visit.job_id, "fact_id": row.id}
        open_exception(scope, flag.value, "visit", visit.id, sentence, **facts)


def _says_nothing_new(row: VisitFact, earlier: Sequence[VisitFact]) -> bool:
    """Tell whether a second completion of a visit repeats the first one but for its time."""

    def words(fact: VisitFact) -> dict[str, Any]:
        return {key: value for key, value in fact.payload.items() if key != "occurred_at"}

    return any(
        old.kind == row.kind and old.technician_id == row.technician_id and words(old) == words(row)
        for old in earlier
    )


def _record(scope: Scope, visit: Visit, row: VisitFact, invoice: Invoice | None) -> None:
    note(scope, f"visit.{row.kind}", "visit", visit.id, fact_id=row.id, flags=row.flags)
    if row.kind == FactKind.COMPLETE.value:
        invoice_id = invoice.id if invoice else None
        emit(
            scope,
            "visit.completed",
            visit.id,
            job_id=visit.job_id,
            outcome=visit.outcome,
            invoice_id=invoice_id,
        )
