"""From the optimizer's plan back to the business: numbers become rows, seconds of the day become instants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from optimizer import Plan, Reason, Route, Stop
from server.planning.day_input import DayInput, JobInput
from server.planning.to_problem import Numbering

NO_PLACE = {
    "code": "NO_PLACE",
    "sentence": "The site has no place on the map yet: nobody can be routed there.",
    "params": {},
}


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """One stop of a proposed route."""

    job_id: str
    visit_id: str | None
    position: int
    starts_at: datetime
    ends_at: datetime
    travel_seconds: int
    wait_seconds: int
    window: tuple[datetime, datetime] | None


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """One technician's proposed day; a technician without a stop has one too, so that the board shows the shift."""

    technician_id: str
    shift_starts_at: datetime
    shift_ends_at: datetime
    breaks: tuple[dict[str, str], ...]
    return_travel_seconds: int
    planned_seconds: int
    stops: tuple[PlannedStop, ...]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A proved plan in the words of the business."""

    routes: tuple[PlannedRoute, ...]
    unassigned: tuple[tuple[str, list[dict[str, Any]]], ...]
    kpis: dict[str, Any]
    input_hash: str
    engine: str
    engine_version: str


def from_plan(plan: Plan, day: DayInput, numbering: Numbering) -> PlannedDay:
    """Return a plan in the words of the business, with a reason beside every job that is out."""
    used = {route.shift_id: route for route in plan.routes}
    routes = tuple(_route(day, numbering, number, used.get(number)) for number in numbering.shifts)
    unassigned = [
        (numbering.jobs[out.visit_id].job.id, [_reason(reason) for reason in out.reasons])
        for out in plan.unassigned
    ]
    unassigned += [(item.job.id, [NO_PLACE]) for item in day.jobs if item.place is None]
    return PlannedDay(
        routes=routes,
        unassigned=tuple(unassigned),
        kpis=_kpis(plan, len(unassigned), routes),
        input_hash=plan.record.input_hash,
        engine=plan.record.engine,
        engine_version=plan.record.version,
    )


def _route(day: DayInput, numbering: Numbering, number: int, route: Route | None) -> PlannedRoute:
    who = numbering.shifts[number]
    shift = who.shift
    assert shift is not None  # noqa: S101 - only those who work are numbered among the shifts
    stops = route.stops if route else ()
    return PlannedRoute(
        technician_id=who.id,
        shift_starts_at=shift.starts_at,
        shift_ends_at=shift.ends_at,
        breaks=tuple(
            {
                "starts_at": _instant(day, rest.start).isoformat(),
                "ends_at": _instant(day, rest.start + rest.duration).isoformat(),
            }
            for rest in (route.breaks if route else ())
        ),
        return_travel_seconds=route.end_travel_seconds if route else 0,
        planned_seconds=sum(stop.end - stop.start for stop in stops) + (route.travel_seconds if route else 0),
        stops=tuple(_stop(day, numbering.jobs[stop.visit_id], stop, at) for at, stop in enumerate(stops, 1)),
    )


def _stop(day: DayInput, item: JobInput, stop: Stop, position: int) -> PlannedStop:
    starts_at = _instant(day, stop.start)
    window = next((window for window in item.windows if window[0] <= starts_at <= window[1]), None)
    return PlannedStop(
        job_id=item.job.id,
        visit_id=item.visit.id if item.visit else None,
        position=position,
        starts_at=starts_at,
        ends_at=_instant(day, stop.end),
        travel_seconds=stop.travel_seconds,
        wait_seconds=stop.wait_seconds,
        window=window,
    )


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "sentence": reason.sentence, "params": dict(reason.params)}


def _kpis(plan: Plan, unassigned: int, routes: Sequence[PlannedRoute]) -> dict[str, Any]:
    loads = [route.planned_seconds for route in routes]
    return {
        "jobs": plan.score.served_visits + unassigned,
        "served": plan.score.served_visits,
        "unassigned": unassigned,
        "travel_seconds": plan.score.travel_seconds,
        "travel_share": round(plan.score.travel_share, 4),
        "idle_seconds": plan.score.idle_seconds,
        "overtime_seconds": plan.score.overtime_seconds,
        "load_max": max(loads, default=0),
        "load_min": min(loads, default=0),
    }


def _instant(day: DayInput, second: int) -> datetime:
    return day.starts_at + timedelta(seconds=second)
