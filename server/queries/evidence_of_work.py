"""Evidence about visits, jobs, punches and plans: what was planned beside what was reported."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from server.domain.instants import local_date
from server.domain.time_clock import TIME_FLAG_SENTENCES
from server.domain.visit_facts import FLAG_SENTENCES, Flag
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.exceptions import ExceptionItem
from server.models.invoices import Invoice
from server.models.jobs import Job, JobWindow
from server.models.plans import Plan
from server.models.scope import Scope, scoped_all, scoped_find, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch, PunchEdit, WorkShift
from server.models.visits import Visit, VisitAssignment, VisitFact
from server.queries.evidence import Behind, in_words, line, to
from server.queries.job_cards import address_of
from server.queries.zones import company_of

_LATE_SECONDS = 120
_VERBS = {
    "travel": "Set off",
    "arrive": "Arrived",
    "start": "Started work",
    "pause": "Paused",
    "resume": "Went on",
    "complete": "Reported complete",
}


def of_visit(scope: Scope, row: ExceptionItem) -> Behind:
    """Return what was booked, and every fact that was reported of the visit, with its flags."""
    visit = scoped_find(scope, Visit, row.subject_id)
    if visit is None:
        return Behind((), None)
    company = company_of(scope)
    day = local_date(visit.starts_at, company.timezone)
    lines = [
        *_job_lines(scope, visit.job_id),
        *_booking(scope, company, visit),
        *_facts(scope, company, visit),
    ]
    return Behind([*lines, *_invoice_lines(scope, visit.job_id)], to("visit", visit.id, day, visit.job_id))


def of_job(scope: Scope, row: ExceptionItem) -> Behind:
    """Return what was promised and what became of each visit of the job."""
    job = scoped_find(scope, Job, row.subject_id)
    if job is None:
        return Behind((), None)
    company = company_of(scope)
    windows = scoped_select(scope, JobWindow).where(JobWindow.job_id == job.id)
    visits = scoped_select(scope, Visit).where(Visit.job_id == job.id)
    lines = _job_lines(scope, job.id)
    last: datetime | None = None
    for window in scoped_all(scope, windows.order_by(JobWindow.starts_at)):
        lines.append(line("Promised", "Arrival from", side="plan", at=window.starts_at, company=company))
        last = window.starts_at
    for visit in scoped_all(scope, visits.order_by(Visit.sequence)):
        words = in_words(visit.outcome or visit.status)
        words += f": {visit.cancelled_because}" if visit.cancelled_because else ""
        link = to("visit", visit.id, local_date(visit.starts_at, company.timezone), job.id)
        lines.append(
            line(
                f"Visit {visit.sequence}", words, side="field", at=visit.starts_at, company=company, link=link
            )
        )
        last = visit.starts_at
    day = local_date(last, company.timezone) if last else None
    return Behind([*lines, *_invoice_lines(scope, job.id)], to("job", job.id, day, job.customer_id))


def of_punch(scope: Scope, row: ExceptionItem) -> Behind:
    """Return the punch as it came, the shift that follows from it, and what the office has corrected."""
    punch = scoped_find(scope, Punch, row.subject_id)
    if punch is None:
        return Behind((), None)
    company = company_of(scope)
    who = scoped_find(scope, Technician, punch.technician_id)
    lines = [
        line("Technician", who.name if who else ""),
        line(
            f"Clocked {punch.kind}", "as the phone says", side="field", at=punch.occurred_at, company=company
        ),
        line("Received", "by our clock", side="field", at=punch.received_at, company=company),
        *_shifts(scope, company, punch),
        *_edits(scope, company, punch),
    ]
    if row.code in TIME_FLAG_SENTENCES:
        lines.append(line("Why it matters", TIME_FLAG_SENTENCES[row.code]))  # type: ignore[index]
    day = local_date(punch.occurred_at, company.timezone)
    return Behind(lines, to("punch", punch.id, day, punch.technician_id))


def of_plan(scope: Scope, row: ExceptionItem) -> Behind:
    """Return for which day the plan was asked, and why it failed."""
    plan = scoped_find(scope, Plan, row.subject_id)
    if plan is None:
        return Behind((), None)
    company = company_of(scope)
    lines = [
        line("Day", plan.day.isoformat(), side="plan"),
        line("Asked", "for a plan", side="plan", at=plan.created_at, company=company),
    ]
    if plan.failure:
        lines.append(
            line("Failed", plan.failure["sentence"], side="field", at=plan.finished_at, company=company)
        )
    return Behind(lines, to("plan", plan.id, plan.day))


def _job_lines(scope: Scope, job_id: str) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Job, Customer, Site).where(
        Job.id == job_id, Job.customer_id == Customer.id, Job.site_id == Site.id
    )
    found = scope.session.execute(statement).one_or_none()
    if found is None:
        return []
    job, customer, site = found
    lines = [
        line("Job", f"{job.number}, {job.title}: {in_words(job.status)}", link=to("job", job.id)),
        line("Customer", f"{customer.name}, {address_of(site)}", link=to("customer", customer.id)),
    ]
    if job.cancelled_because:
        lines.append(line("Job cancelled", job.cancelled_because, side="plan"))
    if job.held_because:
        lines.append(line("Held back", job.held_because, side="plan"))
    return lines


def _booking(scope: Scope, company: Company, visit: Visit) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Technician.name, VisitAssignment.live).where(
        VisitAssignment.technician_id == Technician.id, VisitAssignment.visit_id == visit.id
    )
    rows = scope.session.execute(statement.order_by(Technician.name)).all()
    crew = ", ".join(name + ("" if live else " (taken off)") for name, live in rows)
    lines = [line("Booked", crew or "nobody", side="plan", at=visit.starts_at, company=company)]
    if visit.cancelled_because:
        lines.append(line("Visit cancelled", visit.cancelled_because, side="plan"))
    return lines


def _facts(scope: Scope, company: Company, visit: Visit) -> list[dict[str, Any]]:
    statement = scoped_select(scope, VisitFact, Technician.name).where(
        VisitFact.technician_id == Technician.id, VisitFact.visit_id == visit.id
    )
    rows = scope.session.execute(statement.order_by(VisitFact.occurred_at, VisitFact.id)).all()
    return [_fact(company, fact, name) for fact, name in rows]


def _fact(company: Company, fact: VisitFact, name: str) -> dict[str, Any]:
    words = [name, *(FLAG_SENTENCES[Flag(flag)] for flag in fact.flags)]
    outcome = fact.payload.get("outcome")
    if outcome and outcome != "completed":
        words.insert(1, f"{in_words(outcome)}: {fact.payload.get('reason') or 'no reason given'}.")
    if abs((fact.received_at - fact.occurred_at).total_seconds()) > _LATE_SECONDS:
        words.append(f"Received {fact.received_at.isoformat(timespec='minutes')}.")
    return line(_VERBS[fact.kind], " ".join(words), side="field", at=fact.occurred_at, company=company)


def _invoice_lines(scope: Scope, job_id: str) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Invoice).where(Invoice.job_id == job_id, Invoice.kind == "primary")
    invoices: Sequence[Invoice] = scoped_all(scope, statement)
    return [
        line("Invoice", row.number or in_words(row.status), link=to("invoice", row.id)) for row in invoices
    ]


def _shifts(scope: Scope, company: Company, punch: Punch) -> list[dict[str, Any]]:
    statement = scoped_select(scope, WorkShift).where(
        (WorkShift.in_punch_id == punch.id) | (WorkShift.out_punch_id == punch.id)
    )
    lines = []
    for shift in scoped_all(scope, statement.order_by(WorkShift.starts_at)):
        lines.append(line("Shift begins", "as derived", side="plan", at=shift.starts_at, company=company))
        if shift.ends_at:
            lines.append(line("Shift ends", "as derived", side="plan", at=shift.ends_at, company=company))
        else:
            lines.append(line("Shift ends", "open" if shift.state == "open" else "not known", side="plan"))
    return lines or [line("Shift", "none follows from it", side="plan")]


def _edits(scope: Scope, company: Company, punch: Punch) -> list[dict[str, Any]]:
    statement = scoped_select(scope, PunchEdit).where(PunchEdit.punch_id == punch.id)
    rows: Sequence[PunchEdit] = scoped_all(scope, statement.order_by(PunchEdit.position))
    return [
        line(
            "Corrected", f"{in_words(row.action)}: {row.reason}", side="plan", at=row.made_at, company=company
        )
        for row in rows
    ]
