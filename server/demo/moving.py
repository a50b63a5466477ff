"""Moves the hours of a day that has not begun: shifts, windows, visits and the published plan, all alike."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from server.demo.live_routes import LiveRoute
from server.demo.planned_day import CALLED_IN
from server.demo.world import World
from server.domain.instants import zone
from server.models.jobs import JobWindow
from server.models.plans import Plan, PlanRoute, PlanStop
from server.models.scope import Scope, scoped_all, scoped_join, scoped_select, touch
from server.models.technicians import ShiftException
from server.models.visits import VisitAssignment
from server.planning.availability import TechnicianDay, day_availability
from server.use_cases.lifecycle import release
from server.use_cases.shift_exceptions import create_exception, edit_exception

REASON = "Hours moved, so that the demo's day is under way"
OWN_REASONS = (REASON, CALLED_IN)


def move_shifts(scope: Scope, world: World, day: date, by: timedelta, only: Iterable[str] = ()) -> None:
    """Give the demo's technicians other hours on a day, those named or all of them."""
    chosen = set(only) or set(world.numbers)
    given = _given(scope, day)
    for who in day_availability(scope, world.company, day):
        if who.id in chosen and who.shift:
            if who.id in given:
                edit_exception(scope, given[who.id].id, _hours(world, who, day, by), given[who.id].version)
            else:
                create_exception(scope, who.id, _hours(world, who, day, by))


def _given(scope: Scope, day: date) -> dict[str, ShiftException]:
    """Return the exceptions of a day by technician."""
    rows = scoped_all(scope, scoped_select(scope, ShiftException).where(ShiftException.day == day))
    return {row.technician_id: row for row in rows}


def movable(scope: Scope, day: date, routes: Iterable[LiveRoute]) -> list[LiveRoute]:
    """Return the routes that are untouched and not begun, of technicians to whom nobody gave other hours."""
    given = {who for who, row in _given(scope, day).items() if row.reason not in OWN_REASONS}
    return [live for live in routes if live.whole and live.technician_id not in given and not live.begun]


def move_routes(scope: Scope, world: World, day: date, routes: Sequence[LiveRoute], by: timedelta) -> None:
    """Move routes that nobody has touched and nobody has begun, with what the customers were promised."""
    if not routes or not by:
        return
    move_shifts(scope, world, day, by, [live.technician_id for live in routes])
    visits = [visit for live in routes for visit in live.visits]
    release(scope, [visit.id for visit in visits])
    for visit in visits:
        _move(visit, by, "starts_at", "ends_at", "window_starts_at", "window_ends_at")
        touch(scope, visit)
    scope.session.flush()
    _move_windows(scope, [visit.job_id for visit in visits], by)
    _move_assignments(scope, [visit.id for visit in visits], by)
    _move_plan(scope, day, [live.technician_id for live in routes], by)
    scope.session.flush()


def _hours(world: World, who: TechnicianDay, day: date, by: timedelta) -> dict[str, Any]:
    shift = who.shift
    assert shift is not None  # noqa: S101 - the caller chose those who work

    def second(moment: datetime) -> int:
        local = (moment + by).astimezone(zone(world.company.timezone))
        return local.hour * 3600 + local.minute * 60

    breaks = [
        {"duration": rest.seconds, "earliest": second(rest.earliest), "latest": second(rest.latest)}
        for rest in shift.breaks
    ]
    starts, ends = second(shift.starts_at), second(shift.ends_at)
    hours = {"starts_second": starts, "ends_second": ends, "breaks": breaks}
    return {"day": day, "kind": "replace", "reason": REASON, **hours}


def _move_windows(scope: Scope, job_ids: Sequence[str], by: timedelta) -> None:
    for row in scoped_all(scope, scoped_select(scope, JobWindow).where(JobWindow.job_id.in_(job_ids))):
        _move(row, by, "starts_at", "ends_at")


def _move_assignments(scope: Scope, visit_ids: Sequence[str], by: timedelta) -> None:
    seconds = int(by.total_seconds())
    statement = scoped_select(scope, VisitAssignment).where(VisitAssignment.visit_id.in_(visit_ids))
    for row in scoped_all(scope, statement.execution_options(populate_existing=True)):
        row.starts, row.ends, row.live = row.starts + seconds, row.ends + seconds, True


def _move_plan(scope: Scope, day: date, technician_ids: Sequence[str], by: timedelta) -> None:
    """Have the published plan say what the visits say."""
    published = (Plan.day == day, Plan.status == "published")
    for model in (PlanStop, PlanRoute):
        statement = scoped_join(scope, scoped_select(scope, model), Plan, Plan.id == model.plan_id)
        mine = statement.where(*published, model.technician_id.in_(technician_ids))
        for row in scoped_all(scope, mine):
            if isinstance(row, PlanStop):
                _move(row, by, "starts_at", "ends_at", "window_starts_at", "window_ends_at")
            else:
                _move(row, by, "shift_starts_at", "shift_ends_at")
                row.breaks = [_moved_break(rest, by) for rest in row.breaks]


def _moved_break(rest: dict[str, str], by: timedelta) -> dict[str, str]:
    return {name: (datetime.fromisoformat(text) + by).isoformat() for name, text in rest.items()}


def _move(row: Any, by: timedelta, *names: str) -> None:
    for name in names:
        moment = getattr(row, name)
        setattr(row, name, moment + by if moment is not None else None)
