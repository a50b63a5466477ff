"""What really happens on a route, drawn from the hidden truth: when each technician drives, works and clocks out.

The plan's times go in, what the technicians report comes out. Used for the past, written in bulk, and for the day
under way, reported through the live use cases.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from server.demo import hidden_truth
from server.demo.catalogue import KindSpec
from server.demo.completions import completion_of
from server.domain.lifecycles import Outcome
from server.domain.visit_facts import FactKind

EARLY_SECONDS = 6 * 60
"""How long before the planned time a technician likes to arrive."""
PAPERWORK = (90, 300)
DOORSTEP = (30, 200)
NOBODY_HOME_SECONDS = 12 * 60
LUNCH_SECONDS = 30 * 60
RETURNS = (5 * 60, 15 * 60)
STEPS = tuple(FactKind)


@dataclass(frozen=True, slots=True)
class Stop:
    """A planned visit; `opens_at` is before when the customer does not want us, `done` what was reported so far."""

    key: str
    kind: KindSpec
    customer_name: str
    starts_at: datetime
    travel_seconds: int
    opens_at: datetime | None
    done: Mapping[FactKind, datetime] = field(default_factory=dict)
    again: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A technician's planned day; `number` is 0 for tech1."""

    number: int
    shift_starts_at: datetime
    shift_ends_at: datetime
    lunch_from: datetime | None
    return_seconds: int
    stops: Sequence[Stop]
    clocked_in: bool = False
    busy_until: datetime | None = None
    """The last moment of which something is known already."""


@dataclass(frozen=True, slots=True)
class Said:
    """One report: what, when it happened, when it arrived; a completion has details."""

    key: str
    kind: FactKind
    occurred_at: datetime
    received_at: datetime
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Day:
    """A route as it was really worked: clock-in, reports in order, clock-out."""

    clock_in: datetime | None
    said: tuple[Said, ...]
    clock_out: datetime


@dataclass(slots=True)
class _Walk:
    """Where the technician is in the day."""

    free: datetime
    lunched: bool


def work(random: Random, route: Route) -> Day:
    """Draw how a route is really worked."""
    clock_in = _plus(route.shift_starts_at, round(random.gauss(-180, 150)))
    ready = _plus(clock_in, random.randrange(60, 300))
    walk = _Walk(max(ready, route.busy_until or ready), route.lunch_from is None)
    said = [report for stop in route.stops for report in _visit(random, route, stop, walk)]
    home = _plus(walk.free, route.return_seconds + random.randrange(*RETURNS))
    clock_out = max(home, _plus(route.shift_ends_at, -random.randrange(60, 1200)))
    return Day(None if route.clocked_in else clock_in, tuple(said), clock_out)


def _visit(random: Random, route: Route, stop: Stop, walk: _Walk) -> list[Said]:
    """Draw one visit; what was reported already stays and is not reported again."""
    occurred = dict(_moments(random, route, stop, walk))
    outcome = Outcome.COMPLETED
    if FactKind.START not in occurred:
        outcome = Outcome.NO_SHOW
    elif _fails(random, stop):
        outcome = Outcome.COULD_NOT_COMPLETE
    details = completion_of(random, stop.kind, stop.customer_name, outcome)
    walk.free = _plus(occurred[FactKind.COMPLETE], random.randrange(*PAPERWORK))
    _lunch(random, route, walk)
    offline = random.random() < hidden_truth.OFFLINE
    later = _plus(occurred[FactKind.COMPLETE], random.randrange(300, 2400)) if offline else None
    reports, arrives = [], occurred[FactKind.TRAVEL]
    furthest = max((STEPS.index(kind) for kind in stop.done), default=-1)
    for kind, moment in sorted(occurred.items(), key=lambda one: (one[1], STEPS.index(one[0]))):
        arrives = later or max(arrives, _plus(moment, random.randrange(2, 25)))
        if STEPS.index(kind) > furthest:
            said = details if kind is FactKind.COMPLETE else {}
            reports.append(Said(stop.key, kind, moment, arrives, said))
    return reports


def _moments(random: Random, route: Route, stop: Stop, walk: _Walk) -> Iterator[tuple[FactKind, datetime]]:
    """Yield what happens and when, each step after the one before it."""
    wanted = max(_plus(stop.starts_at, -EARLY_SECONDS), stop.opens_at or stop.starts_at)
    leaves = stop.done.get(FactKind.TRAVEL) or max(walk.free, _plus(wanted, -stop.travel_seconds))
    yield FactKind.TRAVEL, leaves
    driving = hidden_truth.travel_seconds(random, stop.travel_seconds)
    arrives = stop.done.get(FactKind.ARRIVE) or _plus(leaves, driving)
    yield FactKind.ARRIVE, arrives
    nobody_home = random.random() < hidden_truth.NO_SHOW and not stop.again
    if nobody_home and FactKind.START not in stop.done:
        yield FactKind.COMPLETE, _plus(arrives, NOBODY_HOME_SECONDS)
        return
    starts = max(_plus(arrives, random.randrange(*DOORSTEP)), stop.opens_at or arrives)
    starts = stop.done.get(FactKind.START) or starts
    yield FactKind.START, starts
    seconds = hidden_truth.work_seconds(random, stop.kind, route.number)
    pause = random.randrange(700, 2400) if random.random() < hidden_truth.PAUSED and not stop.done else 0
    if pause:
        begins = _plus(starts, round(seconds * random.uniform(0.3, 0.7)))
        yield FactKind.PAUSE, begins
        yield FactKind.RESUME, _plus(begins, pause)
    elif FactKind.PAUSE in stop.done:
        yield FactKind.RESUME, _plus(walk.free, 600)
    least = _plus(walk.free, 1200) if stop.done else starts
    yield FactKind.COMPLETE, max(_plus(starts, seconds + pause), least)


def _fails(random: Random, stop: Stop) -> bool:
    """Draw whether a repair lacks a part; the second visit brings it."""
    return random.random() < hidden_truth.COULD_NOT and stop.kind.labour[0] == "timed" and not stop.again


def _lunch(random: Random, route: Route, walk: _Walk) -> None:
    if not walk.lunched and route.lunch_from is not None and walk.free >= route.lunch_from:
        walk.lunched = True
        walk.free = _plus(walk.free, round(random.gauss(LUNCH_SECONDS, 180)))


def _plus(moment: datetime, seconds: int) -> datetime:
    return moment + timedelta(seconds=seconds)
