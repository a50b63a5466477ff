"""A technician's week: what the rota gives, what changes it on single days, absences, on-call, and booked visits.

Shifts are told as the domain computes them, so that a week in which the clocks change has the hours that it has.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from server.domain.instants import instant_at, seconds_between
from server.domain.shift_patterns import ROTA_ANCHOR, ShiftWindow
from server.models.base import yes
from server.models.companies import Company
from server.models.customers import Customer
from server.models.jobs import Job
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.technicians import OnCall, ShiftPattern, Technician, TimeOff
from server.models.visits import Visit, VisitAssignment
from server.planning.availability import Roster
from server.planning.shift_on_day import stretches_on
from server.queries.on_call import stretch_on_call
from server.queries.technicians import shown_time_off
from server.queries.zones import company_of, local

WEEK = 7


def week_of(scope: Scope, technician_id: str, day: date | None) -> dict[str, Any]:
    """Return the week (Monday first) in which a day lies, of one technician."""
    technician = scoped_get(scope, Technician, technician_id)
    company = company_of(scope)
    day = day or local(scope.at, company).date()
    monday = day - timedelta(days=day.weekday())
    begin, end = _midnight(monday, company), _midnight(monday + timedelta(days=WEEK), company)
    roster = Roster(scope, monday - timedelta(days=1), monday + timedelta(days=WEEK - 1), [technician.id])
    exceptions = roster.exceptions.get(technician.id, [])
    return {
        "technician_id": technician.id,
        "monday": monday,
        "timezone": company.timezone,
        "rota_number": (monday - ROTA_ANCHOR).days // WEEK,
        "days": [_day(monday + timedelta(days=offset), company) for offset in range(WEEK)],
        "shifts": [
            shift
            for offset in range(-1, WEEK)
            for shift in _shifts(technician, company, monday + timedelta(days=offset), roster)
        ],
        "patterns": _patterns(scope, technician.id),
        "exceptions": [row for row in exceptions if row.day >= monday],
        "time_off": [shown_time_off(row, company) for row in _away(scope, technician.id, begin, end)],
        "on_call": [
            stretch_on_call(row, technician, company) for row in _on_call(scope, technician.id, begin, end)
        ],
        "visits": _visits(scope, technician.id, company, begin, end),
    }


def _midnight(day: date, company: Company) -> datetime:
    return instant_at(day, time(), company.timezone)


def _day(day: date, company: Company) -> dict[str, Any]:
    begin, end = _midnight(day, company), _midnight(day + timedelta(days=1), company)
    return {
        "day": day,
        "starts_at": local(begin, company),
        "ends_at": local(end, company),
        "seconds": seconds_between(begin, end),
    }


def _shifts(technician: Technician, company: Company, day: date, roster: Roster) -> list[dict[str, Any]]:
    """Return the shifts that begin on a day, each with the row that it comes from; time off aside."""
    exception = next((row for row in roster.exceptions.get(technician.id, []) if row.day == day), None)
    if exception is not None:
        windows = stretches_on(company, day, (), [exception]).windows
        return [_shift(window, company, None, exception.id) for window in windows]
    return [
        _shift(window, company, row.id, None)
        for row in roster.patterns.get(technician.id, [])
        for window in stretches_on(company, day, [row], ()).windows
    ]


def _shift(
    window: ShiftWindow, company: Company, pattern_id: str | None, exception_id: str | None
) -> dict[str, Any]:
    return {
        "day": window.day,
        "starts_at": local(window.starts_at, company),
        "ends_at": local(window.ends_at, company),
        "pattern_id": pattern_id,
        "exception_id": exception_id,
        "breaks": [
            {
                "earliest": local(rest.earliest, company),
                "latest": local(rest.latest, company),
                "seconds": rest.seconds,
            }
            for rest in window.breaks
        ],
    }


def _patterns(scope: Scope, technician_id: str) -> Any:
    statement = scoped_select(scope, ShiftPattern).where(ShiftPattern.technician_id == technician_id)
    return scoped_all(
        scope, statement.order_by(ShiftPattern.weekday, ShiftPattern.starts_second, ShiftPattern.id)
    )


def _away(scope: Scope, technician_id: str, begin: datetime, end: datetime) -> Any:
    statement = scoped_select(scope, TimeOff).where(
        TimeOff.technician_id == technician_id, TimeOff.starts_at < end, TimeOff.ends_at > begin
    )
    return scoped_all(scope, statement.order_by(TimeOff.starts_at, TimeOff.id))


def _on_call(scope: Scope, technician_id: str, begin: datetime, end: datetime) -> Any:
    statement = scoped_select(scope, OnCall).where(
        OnCall.technician_id == technician_id, OnCall.starts_at < end, OnCall.ends_at > begin
    )
    return scoped_all(scope, statement.order_by(OnCall.starts_at, OnCall.id))


def _visits(
    scope: Scope, technician_id: str, company: Company, begin: datetime, end: datetime
) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Visit, VisitAssignment.id, Job, Customer.name).where(
        VisitAssignment.visit_id == Visit.id,
        VisitAssignment.technician_id == technician_id,
        yes(VisitAssignment.live),
        Job.id == Visit.job_id,
        Customer.id == Job.customer_id,
        Visit.starts_at < end,
        Visit.ends_at > begin,
    )
    return [
        {
            "id": visit.id,
            "job_number": job.number,
            "title": job.title,
            "customer_name": customer,
            "status": visit.status,
            "starts_at": local(visit.starts_at, company),
            "ends_at": local(visit.ends_at, company),
        }
        for visit, _, job, customer in scope.session.execute(statement.order_by(Visit.starts_at, Visit.id))
    ]
