"""A technician's day on the phone: the shift, the clock, and the visits in their order."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from server.domain.ids import is_id
from server.domain.instants import instant_at, local_date
from server.domain.places import Place
from server.models.base import yes
from server.models.companies import Company
from server.models.plans import Plan, PlanRoute
from server.models.scope import Scope, not_yours, scoped_all, scoped_get, scoped_select
from server.models.technicians import ShiftException, ShiftPattern, Technician, TimeOff
from server.models.time_clock import WorkShift
from server.models.visits import Visit, VisitAssignment
from server.planning.shift_on_day import ShiftOnDay, shift_on_day
from server.queries.phone_visits import phone_visits
from server.queries.zones import company_of, local


def technician_day(scope: Scope, technician_id: str, day: date | None) -> dict[str, Any]:
    """Return a technician's company-local day, today when none is named."""
    company = company_of(scope)
    technician = scoped_get(scope, Technician, technician_id)
    day = day or local_date(scope.at, company.timezone)
    opened = _open_shift(scope, technician_id)
    return {
        "date": day,
        "timezone": company.timezone,
        "now": local(scope.at, company),
        "technician": {"id": technician.id, "name": technician.name},
        "shift": _shift(scope, company, technician, day),
        "clocked_in": opened is not None,
        "clocked_in_at": local(opened.starts_at, company) if opened else None,
        "visits": phone_visits(
            scope, company, list(enumerate(_visits(scope, company, technician_id, day), 1))
        ),
    }


def own_visit(scope: Scope, technician_id: str, visit_id: str) -> dict[str, Any]:
    """Return a visit that the technician has now; anybody else's is not there."""
    held = _assignments(scope, technician_id).where(VisitAssignment.visit_id == visit_id)
    if not is_id(visit_id) or scope.session.scalars(held).first() is None:
        raise not_yours(scope, Visit, visit_id)
    return reported_visit(scope, technician_id, visit_id)


def reported_visit(scope: Scope, technician_id: str, visit_id: str) -> dict[str, Any]:
    """Return a visit as its technician sees it, also one that was taken away after it was reported on."""
    company = company_of(scope)
    visit = scoped_get(scope, Visit, visit_id)
    that_day = _visits(scope, company, technician_id, local_date(visit.starts_at, company.timezone))
    position = next((place for place, other in enumerate(that_day, 1) if other.id == visit.id), 1)
    return phone_visits(scope, company, [(position, visit)])[0]


def _assignments(scope: Scope, technician_id: str) -> Any:
    return scoped_select(scope, VisitAssignment).where(
        VisitAssignment.technician_id == technician_id, yes(VisitAssignment.live)
    )


def _visits(scope: Scope, company: Company, technician_id: str, day: date) -> Sequence[Visit]:
    begin = instant_at(day, time(), company.timezone)
    end = instant_at(day + timedelta(days=1), time(), company.timezone)
    statement = scoped_select(scope, Visit, VisitAssignment).where(
        VisitAssignment.visit_id == Visit.id,
        VisitAssignment.technician_id == technician_id,
        yes(VisitAssignment.live),
        VisitAssignment.starts >= int(begin.timestamp()),
        VisitAssignment.starts < int(end.timestamp()),
    )
    rows = scope.session.execute(statement.order_by(Visit.starts_at, Visit.id)).all()
    return [visit for visit, _ in rows]


def _open_shift(scope: Scope, technician_id: str) -> WorkShift | None:
    statement = scoped_select(scope, WorkShift).where(
        WorkShift.technician_id == technician_id, WorkShift.state == "open"
    )
    found: WorkShift | None = scope.session.scalars(statement).one_or_none()
    return found


def _shift(scope: Scope, company: Company, technician: Technician, day: date) -> dict[str, Any] | None:
    shift, _, _ = shift_on_day(
        technician,
        company,
        day,
        _of(scope, ShiftPattern, technician.id, ShiftPattern.weekday == day.weekday()),
        _of(scope, ShiftException, technician.id, ShiftException.day == day),
        _of(scope, TimeOff, technician.id, TimeOff.ends_at > _day_before(day)),
    )
    return None if shift is None else _shown(scope, company, technician, day, shift)


def _of(scope: Scope, model: Any, technician_id: str, condition: Any) -> Sequence[Any]:
    return scoped_all(
        scope, scoped_select(scope, model).where(model.technician_id == technician_id, condition)
    )


def _day_before(day: date) -> datetime:
    return instant_at(day - timedelta(days=1), time(), "UTC")


def _shown(
    scope: Scope, company: Company, technician: Technician, day: date, shift: ShiftOnDay
) -> dict[str, Any]:
    end = shift.end_place
    return {
        "starts_at": local(shift.starts_at, company),
        "ends_at": local(shift.ends_at, company),
        "start_place": _place(shift.start_place, shift.start_label),
        "end_place": _place(end, shift.end_label) if end else None,
        "breaks": _planned_breaks(scope, technician.id, day),
    }


def _planned_breaks(scope: Scope, technician_id: str, day: date) -> Any:
    """Return the breaks as the published plan has placed them."""
    statement = scoped_select(scope, PlanRoute.breaks, Plan).where(
        PlanRoute.plan_id == Plan.id,
        PlanRoute.technician_id == technician_id,
        Plan.day == day,
        Plan.status == "published",
    )
    row = scope.session.execute(statement).first()
    return row[0] if row else []


def _place(place: Place, label: str) -> dict[str, Any]:
    return {"latitude": place.latitude, "longitude": place.longitude, "label": label}
