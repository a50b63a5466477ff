"""Hard rule: a used shift takes every break in full, within its windows, never during work.

The piece of the insertion test: a *label* per set of breaks already taken (a bit mask), moved over a leg of
driving by `after_leg` and `before_leg`. A break may interrupt the driving or follow it. Taking each break as
early (late) as it may start is optimal for the time after (before) the leg, so one time per mask is exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise, permutations
from typing import Any

import numpy as np

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, PackedBreak, RoutingForm
from optimizer.problem import MAX_BREAKS, MAX_TIME, Problem, Shift
from optimizer.spans import ALWAYS, FAR, Times, common, earliest, earliest_each, latest, merged

SENTENCE = "A used shift takes each break in full, starting in one of its windows; it may interrupt driving."


@dataclass(frozen=True, slots=True)
class Taking:
    """Going over one leg from the breaks of mask `before` to those of `after`, in any of `orders`."""

    before: int
    after: int
    orders: tuple[tuple[int, ...], ...]


def faults(problem: Problem) -> Iterator[Fault]:
    """Breaks without length, with inverted windows, with an id used twice on a shift, or too many."""
    for index, shift in enumerate(problem.shifts):
        yield from _shift_faults(f"shifts[{index}].breaks", shift)


def _shift_faults(path: str, shift: Shift) -> Iterator[Fault]:
    if len(shift.breaks) > MAX_BREAKS:
        yield Fault(path, "TOO_LARGE", f"{len(shift.breaks)} breaks; this version plans at most {MAX_BREAKS}")
    seen: set[int] = set()
    for index, pause in enumerate(shift.breaks):
        where = f"{path}[{index}]"
        yield from bounds.integer(f"{where}.id", pause.id, 0, MAX_TIME)
        yield from bounds.integer(f"{where}.duration", pause.duration, 0, MAX_TIME)
        yield from bounds.windows(f"{where}.time_windows", pause.time_windows)
        if pause.id in seen:
            yield Fault(f"{where}.id", "DUPLICATE", f"break {pause.id} appears twice on shift {shift.id}")
        seen.add(pause.id)


def pack(problem: Problem, packed: Packed) -> None:
    """Seconds of rest and spans of starts, in the order of the shift."""
    packed.breaks = [
        tuple(
            PackedBreak(
                pause.duration,
                merged((window.earliest, window.latest) for window in pause.time_windows) or ALWAYS,
            )
            for pause in shift.breaks
        )
        for shift in problem.shifts
    ]


def add_to(form: RoutingForm) -> None:
    """Break intervals of every vehicle, kept out of work; the starts and ends of routes are no work."""
    work = [0] * form.routing.Size()
    for node, row in enumerate(form.nodes):
        work[form.index(node)] = form.packed.setup_away[row] + form.packed.service[row]
    for vehicle, row in enumerate(form.vehicles):
        if form.packed.breaks[row]:
            intervals = [_interval(form, row, pause) for pause in form.packed.breaks[row]]
            form.time.SetBreakIntervalsOfVehicle(intervals, vehicle, work)


def _interval(form: RoutingForm, row: int, pause: PackedBreak) -> Any:
    """OR-Tools lets a break fall outside the route; within the shift the route can be stretched to it."""
    low, high = form.packed.shift_low[row], form.packed.shift_high[row] - pause.duration
    starts = common(pause.starts, ((low, high),))
    solver = form.routing.solver()
    interval = solver.FixedDurationIntervalVar(starts[0][0], starts[-1][1], pause.duration, False, "break")
    for (_, before), (after, _) in pairwise(starts):
        interval.StartExpr().Var().RemoveInterval(before + 1, after - 1)
    return interval


def usable(packed: Packed, row: int) -> bool:
    """Whether the shift can hold its own breaks; one that cannot is never used."""
    breaks = packed.breaks[row]
    free = [packed.shift_low[row]] + [FAR] * (2 ** len(breaks) - 1)
    return after_leg(free, 0, breaks)[-1] <= packed.shift_high[row]


@lru_cache
def takings(count: int) -> tuple[Taking, ...]:
    """Every way to go over a leg with `count` breaks in the shift; those that take nothing come first."""
    masks = range(2**count)
    pairs = [(a, b) for a in masks for b in masks if a & b == a]
    return tuple(
        sorted((_taking(a, b, count) for a, b in pairs), key=lambda t: (t.after ^ t.before).bit_count())
    )


def _taking(before: int, after: int, count: int) -> Taking:
    taken = [index for index in range(count) if (after ^ before) >> index & 1]
    return Taking(before, after, tuple(permutations(taken)))


def rest_of(taking: Taking, breaks: tuple[PackedBreak, ...]) -> int:
    """Seconds of rest that a taking holds."""
    return sum(breaks[index].duration for index in taking.orders[0])


def after_leg(free: list[int], leg: int, breaks: tuple[PackedBreak, ...], grace: int = 0) -> list[int]:
    """Earliest arrival per mask, having left at `free` per mask and driven `leg` seconds."""
    if not breaks:
        return [free[0] + leg]
    out = [FAR] * len(free)
    for taking in takings(len(breaks)):
        if (time := free[taking.before]) < FAR:
            out[taking.after] = min(out[taking.after], arrival(taking, time, leg, breaks, grace))
    return out


def arrival(taking: Taking, time: int, leg: int, breaks: tuple[PackedBreak, ...], grace: int = 0) -> int:
    """Earliest arrival when leaving at `time` and taking these breaks on the way."""
    ends = [rested(order, time, breaks, grace) for order in taking.orders]
    return min(max(min(ends), time + leg + rest_of(taking, breaks)), FAR)


def rested(order: tuple[int, ...], time: int, breaks: tuple[PackedBreak, ...], grace: int = 0) -> int:
    """End of the last break when they follow each other from `time` on, each as early as it may start."""
    for index in order:
        time = earliest(breaks[index].starts, time, grace) + breaks[index].duration
    return time


def before_leg(need: list[int], leg: int, breaks: tuple[PackedBreak, ...], grace: int = 0) -> list[int]:
    """Latest leaving per mask, so as to arrive by `need` per mask after `leg` seconds of driving."""
    if not breaks:
        return [need[0] - leg]
    out = [-FAR] * len(need)
    for taking in takings(len(breaks)):
        if (time := need[taking.after]) > -FAR:
            out[taking.before] = max(out[taking.before], departure(taking, time, leg, breaks, grace))
    return out


def departure(taking: Taking, time: int, leg: int, breaks: tuple[PackedBreak, ...], grace: int = 0) -> int:
    """Latest leaving that still arrives by `time`, taking these breaks on the way."""
    begins = [begun(order, time, breaks, grace) for order in taking.orders]
    return max(min(max(begins), time - leg - rest_of(taking, breaks)), -FAR)


def begun(order: tuple[int, ...], time: int, breaks: tuple[PackedBreak, ...], grace: int = 0) -> int:
    """Start of the first break when they precede `time`, each as late as it may start."""
    for index in reversed(order):
        time = latest(breaks[index].starts, time - breaks[index].duration, grace)
    return time


def after_leg_each(
    free: list[Times], legs: Times, breaks: tuple[PackedBreak, ...], grace: int = 0
) -> list[Times]:
    """As `after_leg`, for arrays of one shape."""
    out = [np.full_like(legs, FAR) for _ in free]
    for taking in takings(len(breaks)):
        times = free[taking.before]
        ends = [_rested_each(order, times, breaks, grace) for order in taking.orders]
        reached = np.maximum(reduce(np.minimum, ends), times + (legs + rest_of(taking, breaks)))
        out[taking.after] = np.minimum(out[taking.after], reached)
    return out


def _rested_each(order: tuple[int, ...], times: Times, breaks: tuple[PackedBreak, ...], grace: int) -> Times:
    for index in order:
        times = earliest_each(breaks[index].starts, times, grace) + breaks[index].duration
    return times
