"""VROOM's JSON out: the plan in the terms of its problem, our reasons, score and record under `truckroll`."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from optimizer.plan import BreakTaken, Plan, Route, Stop, Unassigned
from optimizer.problem_json import Document

Step = dict[str, Any]


def write(document: Document, plan: Plan) -> dict[str, Any]:
    """A solution as VROOM writes it, ready for `json.dumps`; the same plan gives the same object."""
    routes = [_route(document, route) for route in plan.routes]
    return {
        "code": 0,
        "summary": {
            "cost": plan.score.travel_seconds,
            "routes": len(routes),
            "unassigned": len(plan.unassigned),
            **{key: sum(route[key] for route in routes) for key in TOTALS},
            "violations": [],
        },
        "unassigned": [_unassigned(document, entry) for entry in plan.unassigned],
        "routes": routes,
        "truckroll": {"score": plan.score.as_dict(), "record": asdict(plan.record)},
    }


TOTALS = ("setup", "service", "duration", "waiting_time", "priority")


def _route(document: Document, route: Route) -> dict[str, Any]:
    steps = list(_steps(document, route))
    return {
        "vehicle": route.shift_id,
        "cost": route.travel_seconds,
        "setup": sum(step["setup"] for step in steps),
        "service": sum(stop.service_seconds for stop in route.stops),
        "duration": route.travel_seconds,
        "waiting_time": sum(step["waiting_time"] for step in steps),
        "priority": sum(document.jobs[stop.visit_id].get("priority", 0) for stop in route.stops),
        **_described(document.vehicles[route.shift_id], ("description", "profile")),
        "steps": steps,
        "violations": [],
    }


def _steps(document: Document, route: Route) -> Iterator[Step]:
    vehicle = document.vehicles[route.shift_id]
    yield {**_step("start", route.start, 0), **_place(vehicle, "start", "start_index")}
    driven = 0
    for position, stop in enumerate(route.stops):
        yield from _breaks(route, position, driven)
        driven += stop.travel_seconds
        yield _job(document.jobs[stop.visit_id], stop, driven)
    yield from _breaks(route, len(route.stops), driven)
    yield {**_step("end", route.end, route.travel_seconds), **_place(vehicle, "end", "end_index")}


def _breaks(route: Route, position: int, driven: int) -> Iterator[Step]:
    for pause in route.breaks:
        if pause.position == position:
            yield _break(pause, driven)


def _break(pause: BreakTaken, driven: int) -> Step:
    step = _step("break", pause.start - pause.wait_seconds, driven + pause.driven_seconds)
    return {**step, "id": pause.break_id, "service": pause.duration, "waiting_time": pause.wait_seconds}


def _job(job: Mapping[str, Any], stop: Stop, driven: int) -> Step:
    return {
        **_step("job", stop.arrival, driven),
        "id": stop.visit_id,
        "job": stop.visit_id,
        "setup": stop.setup_seconds,
        "service": stop.service_seconds,
        "waiting_time": stop.wait_seconds,
        **_described(job, ("description",)),
        **_place(job, "location", "location_index"),
    }


def _step(kind: str, arrival: int, duration: int) -> Step:
    zero = {"setup": 0, "service": 0, "waiting_time": 0}
    return {"type": kind, "arrival": arrival, "duration": duration, **zero, "violations": []}


def _unassigned(document: Document, entry: Unassigned) -> dict[str, Any]:
    job = document.jobs[entry.visit_id]
    return {
        "id": entry.visit_id,
        "type": "job",
        **_described(job, ("description",)),
        **_place(job, "location", "location_index"),
        "truckroll": {"reasons": [asdict(reason) for reason in entry.reasons]},
    }


def _described(owner: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: owner[key] for key in keys if key in owner}


def _place(owner: Mapping[str, Any], place: str, index: str) -> dict[str, Any]:
    named = (("location", place), ("location_index", index))
    return {name: owner[key] for name, key in named if key in owner}
