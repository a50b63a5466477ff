"""Working time as the office reads it: what visits took, and the shifts between clock-in and clock-out."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from server.domain.instants import instant_at, seconds_between
from server.models.base import EPOCH, MILLISECOND
from server.models.companies import Company
from server.models.jobs import Job
from server.models.scope import Scope, scoped_join, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import TimeEntry, WorkShift
from server.models.visits import Visit
from server.queries.listing import Listing
from server.queries.zones import company_of, local


def entry_list(scope: Scope, asked: Mapping[str, Any]) -> Listing:
    """Return the stretches of travel, waiting, work and break that follow from the visits' facts."""
    statement = scoped_select(scope, TimeEntry).add_columns(Technician.name, Job.id, Job.number)
    statement = scoped_join(scope, statement, Technician, Technician.id == TimeEntry.technician_id)
    statement = scoped_join(scope, statement, Visit, Visit.id == TimeEntry.visit_id)
    statement = scoped_join(scope, statement, Job, Job.id == Visit.job_id)
    return _listing(scope, TimeEntry, statement, asked, _entry)


def shift_list(scope: Scope, asked: Mapping[str, Any]) -> Listing:
    """Return the shifts that follow from the punches; one that lasts, or whose end is missing, has none."""
    statement = scoped_select(scope, WorkShift).add_columns(Technician.name)
    statement = scoped_join(scope, statement, Technician, Technician.id == WorkShift.technician_id)
    return _listing(scope, WorkShift, statement, asked, _shift)


def _listing(scope: Scope, model: Any, statement: Any, asked: Mapping[str, Any], shown: Any) -> Listing:
    company = company_of(scope)
    if asked["technician_id"] is not None:
        statement = statement.where(model.technician_id == asked["technician_id"])
    if asked["date"] is not None:
        statement = statement.where(*_within(model, asked["date"], company))
    return Listing(
        statement,
        (model.starts_at, model.id),
        key=lambda row: ((row[0].starts_at - EPOCH) // MILLISECOND, row[0].id),
        shown=lambda rows: [shown(company, row) for row in rows],
    )


def _within(model: Any, day: date, company: Company) -> tuple[Any, Any]:
    begin = instant_at(day, time(), company.timezone)
    end = instant_at(day + timedelta(days=1), time(), company.timezone)
    return model.starts_at >= begin, model.starts_at < end


def _entry(company: Company, row: Sequence[Any]) -> dict[str, Any]:
    entry, name, job_id, job_number = row
    return {
        "id": entry.id,
        "technician_id": entry.technician_id,
        "technician_name": name,
        "visit_id": entry.visit_id,
        "job_id": job_id,
        "job_number": job_number,
        "kind": entry.kind,
        "starts_at": local(entry.starts_at, company),
        "ends_at": local(entry.ends_at, company),
        "seconds": seconds_between(entry.starts_at, entry.ends_at),
    }


def _shift(company: Company, row: Sequence[Any]) -> dict[str, Any]:
    shift, name = row
    return {
        "id": shift.id,
        "technician_id": shift.technician_id,
        "technician_name": name,
        "state": shift.state,
        "starts_at": local(shift.starts_at, company),
        "ends_at": local(shift.ends_at, company) if shift.ends_at else None,
        "seconds": seconds_between(shift.starts_at, shift.ends_at) if shift.ends_at else None,
    }
