"""Evidence about corrected and approved time: what was approved or added beside what the clock says now."""

from server.domain.instants import local_date
from server.models.exceptions import ExceptionItem
from server.models.kept_clock import read_days
from server.models.scope import Scope, scoped_find
from server.models.technicians import Technician
from server.models.time_clock import PunchEdit, TimeApproval
from server.models.users import User
from server.queries.evidence import Behind, line, to
from server.queries.zones import company_of


def of_approval(scope: Scope, row: ExceptionItem) -> Behind:
    """Return what was approved, why it was withdrawn, and what the day comes to now."""
    approval = scoped_find(scope, TimeApproval, row.subject_id)
    if approval is None:
        return Behind((), None)
    company = company_of(scope)
    clock = read_days(scope, [approval.technician_id], approval.day, approval.day, company.timezone)
    now = clock[approval.technician_id].day(approval.day, company.timezone).seconds
    lines = [
        line("Technician", _name(scope, approval.technician_id)),
        line("Day", approval.day.isoformat(), side="plan"),
        line("Approved", _hours(approval.seconds), side="plan", at=approval.approved_at, company=company),
        line("Withdrawn", approval.withdrawn_because or "", side="field"),
        line("Counts now", _hours(now), side="field"),
    ]
    return Behind(lines, to("punch", approval.id, approval.day, approval.technician_id))


def of_edit(scope: Scope, row: ExceptionItem) -> Behind:
    """Return a punch that the office added: by whom and why."""
    edit = scoped_find(scope, PunchEdit, row.subject_id)
    if edit is None or edit.occurred_at is None:
        return Behind((), None)
    company = company_of(scope)
    who = scoped_find(scope, User, edit.user_id)
    lines = [
        line("Technician", _name(scope, edit.technician_id)),
        line(f"Clock-{edit.kind} added", edit.reason, side="plan", at=edit.occurred_at, company=company),
        line("Added by", who.name if who else "", side="plan", at=edit.made_at, company=company),
    ]
    day = local_date(edit.occurred_at, company.timezone)
    return Behind(lines, to("punch", edit.id, day, edit.technician_id))


def _name(scope: Scope, technician_id: str) -> str:
    who = scoped_find(scope, Technician, technician_id)
    return who.name if who else ""


def _hours(seconds: int) -> str:
    return f"{seconds // 3600} h {seconds % 3600 // 60} min"
