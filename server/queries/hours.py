"""Hours as the office sees them: each technician's days with what was punched, corrected, planned and worked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from server.domain.errors import Invalid
from server.domain.instants import local_date
from server.domain.worked_days import day_span, days_between, week_start
from server.models.base import yes
from server.models.exceptions import ExceptionItem
from server.models.jobs import Job
from server.models.kept_clock import KeptClock, read_days
from server.models.scope import Scope, scoped_all, scoped_get, scoped_join, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import TimeApproval, TimeEntry, WorkShift
from server.models.users import User
from server.models.visits import Visit
from server.planning.availability import Roster
from server.queries.hours_day import DayRows, Segment, day_view
from server.queries.listing import Listing
from server.queries.zones import company_of

MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Period:
    """The days that somebody asked about, both included, as the company counts them."""

    first: date
    last: date
    timezone: str
    week_starts_on: int

    @property
    def days(self) -> list[date]:
        """The days in order."""
        return days_between(self.first, self.last)


def period_of(scope: Scope, asked: Mapping[str, Any], most: int = MOST_DAYS) -> Period:
    """Return the period that a query names; without one, this week as the company counts weeks."""
    company = company_of(scope)
    first = asked["from_"] or week_start(local_date(scope.at, company.timezone), company.week_starts_on)
    last = asked["to"] or first + timedelta(days=6)
    if not first <= last < first + timedelta(days=most):
        raise Invalid.field("query.to", f"lies before from, or more than {most} days on")
    return Period(first, last, company.timezone, company.week_starts_on)


def hours_list(scope: Scope, period: Period, technician_id: str | None, user_id: str | None) -> Listing:
    """Return technicians by name with their days: who works here now, and whoever worked in the period."""
    begin, end = day_span(period.first, period.timezone)[0], day_span(period.last, period.timezone)[1]
    worked = scoped_select(scope, WorkShift.technician_id).where(
        WorkShift.starts_at < end, (WorkShift.ends_at > begin) | (WorkShift.starts_at >= begin)
    )
    statement = scoped_select(scope, Technician).where(yes(Technician.active) | Technician.id.in_(worked))
    if technician_id is not None:
        statement = statement.where(Technician.id == technician_id)
    return Listing(
        statement,
        (Technician.name, Technician.id),
        key=lambda row: (row.name, row.id),
        shown=lambda rows: technicians_hours(scope, period, rows, user_id),
    )


def technicians_hours(
    scope: Scope, period: Period, technicians: Sequence[Technician], user_id: str | None
) -> list[dict[str, Any]]:
    """Return these technicians' hours; a fixed number of statements, however many they are."""
    book = HoursBook(scope, period, [row.id for row in technicians])
    return [book.hours_of(row, user_id) for row in technicians]


class HoursBook:
    """What the hours of some technicians in a period are read from."""

    def __init__(self, scope: Scope, period: Period, technician_ids: Collection[str]) -> None:
        self.scope, self.period, self.company = scope, period, company_of(scope)
        first, last = period.first, period.last
        self.clocks = read_days(scope, technician_ids, first, last, period.timezone)
        self.roster = Roster(scope, first, last, technician_ids)
        self.segments = _segments(scope, period, technician_ids)
        self.approvals = _approvals(scope, period, technician_ids)
        self.exceptions = _exceptions(scope, self.clocks.values(), self.approvals)
        self.names = _names(scope, self.clocks.values(), self.approvals)

    def hours_of(self, technician: Technician, user_id: str | None) -> dict[str, Any]:
        """Return one technician's days, weeks and total."""
        days = [self._day(technician, day) for day in self.period.days]
        return {
            "technician": {
                "id": technician.id,
                "name": technician.name,
                "color_index": technician.color_index,
                "active": technician.active,
            },
            "own": user_id is not None and technician.user_id == user_id,
            "seconds": sum(day["seconds"] for day in days),
            "weeks": self._weeks(days),
            "days": days,
        }

    def _day(self, technician: Technician, day: date) -> dict[str, Any]:
        rows = DayRows(
            clock=self.clocks[technician.id],
            segments=self.segments[technician.id],
            approvals=self.approvals[technician.id, day],
            exceptions=self.exceptions,
            names=self.names,
            roster=self.roster,
        )
        return day_view(self.scope, self.company, technician, day, rows)

    def _weeks(self, days: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        by_week: defaultdict[date, list[Mapping[str, Any]]] = defaultdict(list)
        for day in days:
            by_week[week_start(day["date"], self.period.week_starts_on)].append(day)
        return [_week(starts_on, of_week) for starts_on, of_week in sorted(by_week.items())]


def _week(starts_on: date, days: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    scheduled = (day["scheduled"]["seconds"] for day in days if day["scheduled"])
    return {
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=6),
        "seconds": sum(day["seconds"] for day in days),
        "scheduled_seconds": sum(scheduled),
        "approved_seconds": sum(day["seconds"] for day in days if day["approval"]),
        "whole": len(days) == 7,  # noqa: PLR2004 - days of a week
    }


def _segments(scope: Scope, period: Period, technician_ids: Collection[str]) -> Mapping[str, list[Segment]]:
    begin, end = day_span(period.first, period.timezone)[0], day_span(period.last, period.timezone)[1]
    statement = scoped_select(scope, TimeEntry).add_columns(Job.number)
    statement = scoped_join(scope, statement, Visit, Visit.id == TimeEntry.visit_id)
    statement = scoped_join(scope, statement, Job, Job.id == Visit.job_id).where(
        TimeEntry.technician_id.in_(technician_ids), TimeEntry.starts_at < end, TimeEntry.ends_at > begin
    )
    found: defaultdict[str, list[Segment]] = defaultdict(list)
    for entry, number in scope.session.execute(statement.order_by(TimeEntry.starts_at, TimeEntry.id)).all():
        found[entry.technician_id].append(
            Segment(entry.kind, entry.starts_at, entry.ends_at, entry.visit_id, number)
        )
    return found


def _approvals(
    scope: Scope, period: Period, technician_ids: Collection[str]
) -> defaultdict[tuple[str, date], list[TimeApproval]]:
    statement = scoped_select(scope, TimeApproval).where(
        TimeApproval.technician_id.in_(technician_ids), TimeApproval.day.between(period.first, period.last)
    )
    found: defaultdict[tuple[str, date], list[TimeApproval]] = defaultdict(list)
    for row in scoped_all(scope, statement.order_by(TimeApproval.approved_at, TimeApproval.id)):
        found[row.technician_id, row.day].append(row)
    return found


def _exceptions(
    scope: Scope, clocks: Collection[KeptClock], approvals: Mapping[Any, Sequence[TimeApproval]]
) -> Mapping[str, list[ExceptionItem]]:
    """Return what is open about punches, corrections and approvals, by the id that it is about."""
    ids = {row.id for clock in clocks for row in clock.punches}
    ids |= {row.id for clock in clocks for row in clock.edits}
    ids |= {row.id for rows in approvals.values() for row in rows}
    statement = scoped_select(scope, ExceptionItem).where(
        ExceptionItem.state == "open",
        ExceptionItem.subject_kind.in_(["punch", "punch_edit", "time_approval"]),
        ExceptionItem.subject_id.in_(ids),
    )
    found: defaultdict[str, list[ExceptionItem]] = defaultdict(list)
    for row in scoped_all(scope, statement.order_by(ExceptionItem.number)):
        found[row.subject_id].append(row)
    return found


def _names(
    scope: Scope, clocks: Collection[KeptClock], approvals: Mapping[Any, Sequence[TimeApproval]]
) -> Mapping[str, str]:
    ids: set[str | None] = {row.user_id for clock in clocks for row in clock.edits}
    ids |= {key for rows in approvals.values() for row in rows for key in (row.approved_by, row.withdrawn_by)}
    if not ids:
        return {}
    statement = scoped_select(scope, User).where(User.id.in_(ids - {None}))
    return {row.id: row.name for row in scoped_all(scope, statement)}


def own_hours(scope: Scope, technician_id: str, period: Period) -> dict[str, Any]:
    """Return a technician's own hours as the office sees them, for the phone."""
    technician = scoped_get(scope, Technician, technician_id)
    (found,) = technicians_hours(scope, period, [technician], None)
    return {
        "first": period.first,
        "last": period.last,
        "timezone": period.timezone,
        "seconds": found["seconds"],
        "days": found["days"],
    }
