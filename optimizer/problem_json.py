"""VROOM's JSON in: jobs, vehicles and matrices as its users write them; our own fields under `truckroll`.

Times are integer seconds, coordinates [longitude, latitude] in degrees. What is not supported is refused by
name, never ignored, save `meta`, which VROOM too leaves alone. See `docs/optimizer/problem.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from optimizer.errors import Fault, InvalidProblem
from optimizer.json_fields import REQUIRED, Fields, parse
from optimizer.json_places import Places
from optimizer.problem import (
    MAX_TIME,
    Break,
    Lapsed,
    Pin,
    Problem,
    Shift,
    Territory,
    TimeWindow,
    Visit,
)
from optimizer.validation import faults as problem_faults

TOP = frozenset({"jobs", "vehicles", "matrices", "meta", "truckroll", "shipments"})
JOB = frozenset(
    [
        "id",
        "description",
        "location",
        "location_index",
        "setup",
        "service",
        "skills",
        "priority",
        "time_windows",
        "truckroll",
    ]
)
VEHICLE = frozenset(
    [
        "id",
        "description",
        "profile",
        "start",
        "start_index",
        "end",
        "end_index",
        "skills",
        "time_window",
        "breaks",
        "truckroll",
    ]
)
BREAK = frozenset({"id", "description", "service", "time_windows"})
OUR_TOP = frozenset({"date", "absent", "territories"})
OUR_JOB = frozenset({"skill_levels", "pin", "penalty", "territories"})
OUR_VEHICLE = frozenset({"technician", "skill_levels", "validity", "date"})
TERRITORY = frozenset({"id", "technicians", "price"})
PIN = frozenset({"technician", "shift", "start"})
SPAN = frozenset({"from", "until"})
RENAMED = (
    ("visits[", "jobs["),
    ("shifts[", "vehicles["),
    ("].window", "].time_window"),
    ("].duration", "].service"),
    ("].technician_ids", "].technicians"),
    ("].technician_id", "].truckroll.technician"),
    ("].pin.technician_id", "].truckroll.pin.technician"),
    ("].pin.shift_id", "].truckroll.pin.shift"),
    ("].pin", "].truckroll.pin"),
    ("].penalty", "].truckroll.penalty"),
    ("].territories", "].truckroll.territories"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A problem with what its plan needs to be written in the same terms: the objects as they were read."""

    problem: Problem
    jobs: Mapping[int, Mapping[str, Any]]
    vehicles: Mapping[int, Mapping[str, Any]]


def read(text: str) -> Document:
    """Read a problem; `InvalidProblem` lists everything that is wrong with it."""
    found: list[Fault] = []
    top = Fields(parse(text), "$", found, TOP)
    if top.value.get("shipments"):
        top.fault("shipments", "UNKNOWN_FIELD", "is not supported")
    jobs, vehicles = (
        list(top.children("jobs", JOB, REQUIRED)),
        list(top.children("vehicles", VEHICLE, REQUIRED)),
    )
    places = Places(top, vehicles)
    problem = _problem(top, jobs, vehicles, places)
    found = found or [_in_json_terms(fault, places.profile) for fault in problem_faults(problem)]
    if found:
        raise InvalidProblem(found)
    return Document(
        problem,
        {job.value["id"]: job.value for job in jobs},
        {vehicle.value["id"]: vehicle.value for vehicle in vehicles},
    )


def _problem(top: Fields, jobs: list[Fields], vehicles: list[Fields], places: Places) -> Problem:
    ours = top.child("truckroll", OUR_TOP)
    day = ours.day("date")
    visits = tuple(_visit(job, places) for job in jobs)
    shifts = tuple(_shift(vehicle, places, day) for vehicle in vehicles)
    territories = tuple(_territory(given) for given in ours.children("territories", TERRITORY))
    return Problem(visits, shifts, places.matrix(), frozenset(ours.integers("absent")), territories)


def _visit(job: Fields, places: Places) -> Visit:
    ours = job.child("truckroll", OUR_JOB)
    return Visit(
        id=job.integer("id"),
        location_index=places.at(job, "location", "location_index") or 0,
        service=job.integer("service", 0),
        setup=job.integer("setup", 0),
        time_windows=_windows(job),
        priority=job.integer("priority", 0),
        skills=_skills(job, ours),
        pin=_pin(ours),
        penalty=ours.optional_integer("penalty"),
        territories=tuple(ours.integers("territories")),
    )


def _territory(given: Fields) -> Territory:
    technicians = tuple(given.integers("technicians"))
    return Territory(given.integer("id"), technicians, given.optional_integer("price"))


def _pin(ours: Fields) -> Pin | None:
    if not ours.has("pin"):
        return None
    pin = ours.child("pin", PIN)
    if not pin.value:
        pin.fault(None, "EMPTY", "pins nothing: give technician, shift or start")
    return Pin(
        pin.optional_integer("technician"), pin.optional_integer("shift"), pin.optional_integer("start")
    )


def _shift(vehicle: Fields, places: Places, day: int | None) -> Shift:
    ours = vehicle.child("truckroll", OUR_VEHICLE)
    number = vehicle.integer("id")
    held = _skills(vehicle, ours)
    lapsed = _lapsed(ours, held, ours.day("date") or day)
    window = vehicle.items("time_window", [0, MAX_TIME])
    return Shift(
        id=number,
        technician_id=ours.integer("technician", number),
        window=_window(vehicle, "time_window", window) or TimeWindow(0, MAX_TIME),
        start_index=places.at(vehicle, "start", "start_index"),
        end_index=places.at(vehicle, "end", "end_index"),
        breaks=tuple(
            Break(pause.integer("id"), pause.integer("service", 0), _windows(pause))
            for pause in vehicle.children("breaks", BREAK)
        ),
        skills={skill: level for skill, level in held.items() if skill not in lapsed},
        lapsed=lapsed,
    )


def _skills(owner: Fields, ours: Fields) -> dict[int, int]:
    """VROOM's list of skills, each at level 1 unless `skill_levels` says otherwise; that may name more."""
    levels = dict.fromkeys(owner.integers("skills"), 1)
    for name, level in ours.mapping("skill_levels").items():
        if not name.isdecimal() or isinstance(level, bool) or not isinstance(level, int):
            ours.fault(f"skill_levels.{name}", "WRONG_TYPE", "is not a skill's number with an integer level")
        else:
            levels[int(name)] = level
    return levels


def _lapsed(ours: Fields, held: dict[int, int], day: int | None) -> dict[int, Lapsed]:
    """Skills held whose certificate is not valid on the day of the shift."""
    lapsed = {}
    validity = Fields(
        ours.mapping("validity"), ours.where("validity"), ours.faults, frozenset(map(str, held))
    )
    if validity.value and day is None:
        ours.fault("validity", "MISSING", "needs a date, of the vehicle or of the problem")
    for name in validity.value:
        span = validity.child(name, SPAN)
        until, begin = span.day("until"), span.day("from")
        if day is None or not name.isdecimal() or int(name) not in held:
            continue
        if until is not None and day > until:
            lapsed[int(name)] = Lapsed(held[int(name)], valid_until=until)
        elif begin is not None and day < begin:
            lapsed[int(name)] = Lapsed(held[int(name)], valid_from=begin)
    return lapsed


def _windows(owner: Fields) -> tuple[TimeWindow, ...]:
    given = owner.items("time_windows")
    if owner.has("time_windows") and owner.value["time_windows"] == []:
        owner.fault("time_windows", "EMPTY", "holds no window; leave it out to allow any time")
    found = (_window(owner, f"time_windows[{index}]", item) for index, item in enumerate(given))
    return tuple(window for window in found if window is not None)


def _window(owner: Fields, key: str, item: Any) -> TimeWindow | None:
    pair = isinstance(item, list) and len(item) == 2  # noqa: PLR2004 - a window has two ends
    if not pair or not all(isinstance(end, int) and not isinstance(end, bool) for end in item):
        owner.fault(key, "WRONG_TYPE", "is not a pair of integers [earliest, latest]")
        return None
    return TimeWindow(*item)


def _in_json_terms(fault: Fault, profile: str) -> Fault:
    path = fault.path.replace("matrix.seconds", f"matrices.{profile}.durations")
    path = path.replace("matrix.metres", f"matrices.{profile}.distances")
    if path.startswith("territories"):
        path = f"truckroll.{path}"
    for ours, theirs in RENAMED:
        path = path.replace(ours, theirs)
    return Fault(path, fault.code, fault.reason)
