"""C6: a used shift takes each of its breaks once, in full, in a window, apart from work and on the route."""

from collections import Counter
from collections.abc import Iterator

from optimizer.checker.facts import Facts, Leg, legs
from optimizer.checker.violation import Violation
from optimizer.plan import BreakTaken, Route
from optimizer.problem import Break

RULE = "BREAK"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Breaks missing, repeated, unknown, short, outside their windows, or overlapping anything."""
    owed = {pause.id: pause for pause in facts.shifts[route.shift_id].breaks}
    taken = Counter(pause.break_id for pause in route.breaks)
    for number in sorted({*owed, *taken}):
        if number not in owed:
            yield _violation(route, f"takes break {number}, which it does not have")
        elif taken[number] != 1:
            yield _violation(route, f"takes break {number} {taken[number]} times")
    for pause in route.breaks:
        if pause.break_id in owed:
            yield from _one(route, pause, owed[pause.break_id])
    for leg in legs(facts, route):
        yield from _apart(route, leg)


def _one(route: Route, taken: BreakTaken, owed: Break) -> Iterator[Violation]:
    if taken.duration != owed.duration:
        yield _violation(route, f"rests {taken.duration} s on break {owed.id}, not {owed.duration}")
    windows = owed.time_windows
    if windows and not any(window.earliest <= taken.start <= window.latest for window in windows):
        yield _violation(route, f"starts break {owed.id} at {taken.start}, outside its windows")
    if not 0 <= taken.position <= len(route.stops):
        yield _violation(route, f"takes break {owed.id} after stop {taken.position} of {len(route.stops)}")


def _apart(route: Route, leg: Leg) -> Iterator[Violation]:
    """Breaks of a leg follow each other between leaving and arriving, in the order of the plan."""
    free = leg.left
    for pause in leg.breaks:
        if pause.start < free:
            yield _violation(route, f"starts break {pause.break_id} at {pause.start}, busy until {free}")
        free = max(free, pause.start + pause.duration)
    if leg.breaks and free > leg.arrived:
        yield _violation(route, f"rests until {free}, but arrives at {leg.arrived}")


def _violation(route: Route, what: str) -> Violation:
    return Violation(RULE, f"shift {route.shift_id} {what}", shift_id=route.shift_id)
