"""How much room is missing: the technician whose day needs the fewest more minutes to take the visit in.

A day has m minutes more when every late end on it (the windows of its visits, breaks and pinned times, and
the end of the shift) lies m minutes later, while the order of its visits stays. `minutes` is the least m
for which some allowed shift takes the visit into some gap; one less suffices nowhere. The claim is proved
by the checker on the day so stretched (`stretched_day`).
"""

from dataclasses import dataclass, field, replace

import numpy as np

from optimizer.checker import check_route
from optimizer.engine.draft import Draft
from optimizer.engine.insertion import Rows
from optimizer.engine.labels import label
from optimizer.engine.pack import pack
from optimizer.engine.schedule import schedule
from optimizer.errors import UnprovedPlan
from optimizer.explain.naming import Finding
from optimizer.objectives.territories import added_to
from optimizer.problem import Break, Pin, Problem, Shift, TimeWindow, TravelMatrix, Visit
from optimizer.spans import FAR

FIRST_GUESS = 64


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a visit goes in: shift row, gap, and seconds added, of driving and of a territory's price."""

    shift: int
    gap: int
    added: int


@dataclass(slots=True)
class Rooms:
    """Looks for openings in the days of a draft, stretched by whole minutes."""

    problem: Problem
    draft: Draft
    costs: dict[tuple[int, int], dict[int, Opening]] = field(default_factory=dict)
    waiting: Rows = field(init=False)

    def __post_init__(self) -> None:
        """All visits left out are asked about together: what a stretched day costs is worked out once."""
        self.waiting = np.array(self.draft.unserved(), dtype=np.int64)

    def finding(self, row: int) -> Finding:
        """Why a visit that some shift could make is not in the plan."""
        shifts = [int(shift) for shift in np.flatnonzero(self.draft.packed.allowed[row])]
        now = self.openings(row, shifts, 0)
        if now:
            return self._open_now(row, now)
        minutes, openings = self._least(row, shifts)
        best = min(openings, key=lambda opening: (opening.added, opening.shift))
        self._prove(row, best, minutes)
        return Finding("NO_ROOM", {**self._whose(row, best), "minutes": minutes})

    def openings(self, row: int, shifts: list[int], minutes: int) -> list[Opening]:
        """Cheapest gap of every shift that takes the visit in when its day has so many minutes more."""
        asked = (self._all_openings(shift, minutes).get(row) for shift in shifts)
        return [opening for opening in asked if opening is not None]

    def _least(self, row: int, shifts: list[int]) -> tuple[int, list[Opening]]:
        """Fewest minutes with an opening; only shifts open at more minutes are asked again at fewer."""
        low, high = 0, FIRST_GUESS
        while not (found := self.openings(row, shifts, high)):
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            fewer = self.openings(row, [opening.shift for opening in found], middle)
            low, high, found = (low, middle, fewer) if fewer else (middle, high, found)
        return high, found

    def _all_openings(self, shift: int, minutes: int) -> dict[int, Opening]:
        """Openings of one stretched day by visit row."""
        key = shift, minutes
        if key not in self.costs:
            labels = label(self.draft.packed, shift, self.draft.orders[shift], grace=60 * minutes)
            rows = self.waiting[self.draft.packed.allowed[self.waiting, shift]]
            costs = self.draft.evaluator.costs(shift, labels, rows, grace=60 * minutes)
            gaps = costs.argmin(axis=1)
            self.costs[key] = {
                int(row): Opening(shift, int(gap), int(cost[gap]))
                for row, gap, cost in zip(rows, gaps, costs, strict=True)
                if cost[gap] < FAR
            }
        return self.costs[key]

    def _open_now(self, row: int, openings: list[Opening]) -> Finding:
        best = min(openings, key=lambda opening: (opening.added, opening.shift))
        if best.added < self.draft.packed.leave_out[row]:
            return Finding("FITS", self._whose(row, best))
        paid = int(added_to(self.draft.packed, best.shift, row))
        params = {**self._whose(row, best), "added_minutes": -(-(best.added - paid) // 60)}
        return Finding("TOO_COSTLY", {**params, "outside_minutes": -(-paid // 60)} if paid else params)

    def _whose(self, row: int, opening: Opening) -> dict[str, int | str]:
        shift, pin = self.problem.shifts[opening.shift], self.problem.visits[row].pin
        params: dict[str, int | str] = {"technician": shift.technician_id, "shift": shift.id}
        if pin is not None and (pin.technician_id is not None or pin.shift_id is not None):
            params["pinned"] = shift.technician_id
        if opening.gap:
            params["after_visit"] = self.problem.visits[self.draft.orders[opening.shift][opening.gap - 1]].id
        return params

    def _prove(self, row: int, opening: Opening, minutes: int) -> None:
        order = self.draft.orders[opening.shift]
        rows = (*order[: opening.gap], row, *order[opening.gap :])
        day = stretched_day(self.problem, opening.shift, rows, minutes)
        route = schedule(day, pack(day), 0, range(len(rows)))
        wrong = ["NO_ROOM names a day that cannot be driven"] if route is None else check_route(day, route)
        if wrong:
            raise UnprovedPlan([str(violation) for violation in wrong])


def stretched_day(problem: Problem, shift: int, rows: tuple[int, ...], minutes: int) -> Problem:
    """One shift and some visits as a problem of their own, every late end so many minutes later."""
    seconds, day = 60 * minutes, problem.shifts[shift]
    ends = [place for place in (day.start_index, day.end_index) if place is not None]
    places = sorted({*(problem.visits[row].location_index for row in rows), *ends})
    at = {place: index for index, place in enumerate(places)}
    return Problem(
        visits=tuple(_later_visit(problem.visits[row], at, seconds) for row in rows),
        shifts=(_later_shift(day, at, seconds),),
        matrix=TravelMatrix(problem.matrix.seconds[np.ix_(places, places)]),
        territories=problem.territories,
    )


def _later_visit(visit: Visit, at: dict[int, int], seconds: int) -> Visit:
    spans, pin = visit.time_windows, visit.pin
    if pin is not None and pin.start is not None:
        spans, pin = (TimeWindow(pin.start, pin.start),), Pin(pin.technician_id, pin.shift_id)
    return replace(
        visit, location_index=at[visit.location_index], time_windows=_later(spans, seconds), pin=pin
    )


def _later_shift(shift: Shift, at: dict[int, int], seconds: int) -> Shift:
    return replace(
        shift,
        window=_later((shift.window,), seconds)[0],
        start_index=None if shift.start_index is None else at[shift.start_index],
        end_index=None if shift.end_index is None else at[shift.end_index],
        breaks=tuple(Break(b.id, b.duration, _later(b.time_windows, seconds)) for b in shift.breaks),
    )


def _later(windows: tuple[TimeWindow, ...], seconds: int) -> tuple[TimeWindow, ...]:
    return tuple(TimeWindow(window.earliest, window.latest + seconds) for window in windows)
