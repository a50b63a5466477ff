"""The times of a route in a fixed order: earliest work, breaks where they disturb least, setting out late.

Exact: if any times keep the rules, these do. Among them the technician is back as early as possible; a tie
goes to breaks between visits rather than before the first or after the last. Then the start is moved as
late as it can be without moving any work, so that nobody sets out to wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.constraints.breaks import Taking, arrival, begun, departure, rested, takings
from optimizer.engine.labels import leg
from optimizer.packed import Packed, PackedBreak
from optimizer.plan import BreakTaken, Route, Stop
from optimizer.problem import Problem, Shift
from optimizer.spans import FAR, earliest, latest


@dataclass(frozen=True, slots=True)
class _State:
    """Having left a stop at `time`: its start of work, the breaks before it, and the state that led here."""

    time: int
    awkward: int = 0
    begin: int = 0
    taking: Taking | None = None
    before: "_State | None" = None


def schedule(problem: Problem, packed: Packed, shift: int, order: Sequence[int]) -> Route | None:
    """The route with all its times, or None when the order cannot be kept."""
    places = [packed.shift_start[shift], *(packed.location[row] for row in order), packed.shift_end[shift]]
    chain = _chain(packed, shift, order, places)
    if chain is None:
        return None
    return _Writer(problem, packed, shift, order, places).write(chain)


def _chain(packed: Packed, shift: int, order: Sequence[int], places: Sequence[int]) -> list[_State] | None:
    """States from the first stop to the end, cheapest for being back early."""
    breaks = packed.breaks[shift]
    states: list[_State | None] = [_State(packed.shift_low[shift])]
    states += [None] * (2 ** len(breaks) - 1)
    for gap in range(len(order) + 1):
        row = order[gap] if gap < len(order) else None
        states = _over(packed, breaks, states, places, gap, row)
    last = states[-1]
    if last is None or last.time > packed.shift_high[shift]:
        return None
    return _unwound(last)


def _over(
    packed: Packed,
    breaks: tuple[PackedBreak, ...],
    states: list[_State | None],
    places: Sequence[int],
    gap: int,
    row: int | None,
) -> list[_State | None]:
    """Drive one gap and work at the stop after it, per mask of breaks taken."""
    out: list[_State | None] = [None] * len(states)
    for taking in takings(len(breaks)):
        before = states[taking.before]
        if before is None:
            continue
        reached = arrival(taking, before.time, leg(packed, places, gap), breaks)
        begin, end = _work(packed, row, places[gap], reached)
        awkward = before.awkward + (len(taking.orders[0]) if row is None or gap == 0 else 0)
        best = out[taking.after]
        if end < FAR and (best is None or (end, awkward) < (best.time, best.awkward)):
            out[taking.after] = _State(end, awkward, begin, taking, before)
    return out


def _work(packed: Packed, row: int | None, place: int, time: int) -> tuple[int, int]:
    """Begin and end of the work at a stop reached at `time` from `place`; the end of the route is no work."""
    if row is None or time >= FAR:
        return time, time
    here = place == packed.location[row]
    begin = earliest((packed.starts_here if here else packed.starts_away)[row], time)
    setup = (packed.setup_here if here else packed.setup_away)[row]
    return begin, begin + setup + packed.service[row]


def _unwound(last: _State) -> list[_State]:
    chain, state = [], last
    while state.before is not None:
        chain.append(state)
        state = state.before
    return chain[::-1]


class _Writer:
    """Turns a chain of states into stops and breaks."""

    def __init__(
        self, problem: Problem, packed: Packed, shift: int, order: Sequence[int], places: Sequence[int]
    ) -> None:
        self.problem, self.packed, self.order, self.places = problem, packed, order, places
        self.shift: Shift = problem.shifts[shift]
        self.packed_breaks = packed.breaks[shift]
        self.breaks: list[BreakTaken] = []

    def write(self, chain: list[_State]) -> Route:
        """Stops, breaks and the frame around them."""
        start, stops = self._set_out(chain[0]), []
        left = start
        for gap, state in enumerate(chain):
            arrived = self._drive(gap, left, state, late=gap == 0)
            if gap < len(self.order):
                stops.append(self._stop(gap, arrived, state))
                left = state.time
        legs = [leg(self.packed, self.places, gap) for gap in range(len(chain))]
        return Route(
            shift_id=self.shift.id,
            technician_id=self.shift.technician_id,
            start=start,
            end=arrived,
            stops=tuple(stops),
            breaks=tuple(self.breaks),
            travel_seconds=sum(legs),
            end_travel_seconds=legs[-1],
        )

    def _set_out(self, first: _State) -> int:
        """As late as the first work allows, its breaks included."""
        assert first.taking is not None  # noqa: S101 - every state of a chain came over a leg
        return departure(first.taking, first.begin, leg(self.packed, self.places, 0), self.packed_breaks)

    def _drive(self, gap: int, left: int, state: _State, *, late: bool) -> int:
        """Write the breaks of one gap; seconds at which the next place is reached."""
        assert state.taking is not None  # noqa: S101 - as above
        order = self._best_order(state, left, late=late)
        distance, clock, driven = leg(self.packed, self.places, gap), left, 0
        for index, begin in self._begins(order, left, state.begin, late=late):
            drive = min(distance - driven, begin - clock)
            driven += drive
            pause = self.shift.breaks[index]
            wait = begin - clock - drive
            self.breaks.append(BreakTaken(pause.id, begin, pause.duration, gap, wait, driven))
            clock = begin + pause.duration
        return clock + distance - driven

    def _best_order(self, state: _State, left: int, *, late: bool) -> tuple[int, ...]:
        orders = state.taking.orders if state.taking else ((),)
        if late:
            return max(orders, key=lambda order: begun(order, state.begin, self.packed_breaks))
        return min(orders, key=lambda order: rested(order, left, self.packed_breaks))

    def _begins(self, order: tuple[int, ...], left: int, begin: int, *, late: bool) -> list[tuple[int, int]]:
        """Break and second at which it begins: each as late (or as early) as it may."""
        out, clock = [], begin if late else left
        for index in reversed(order) if late else order:
            pause = self.packed_breaks[index]
            if late:
                clock = latest(pause.starts, clock - pause.duration)
                out.append((index, clock))
            else:
                clock = earliest(pause.starts, clock)
                out.append((index, clock))
                clock += pause.duration
        return out[::-1] if late else out

    def _stop(self, gap: int, arrived: int, state: _State) -> Stop:
        visit = self.problem.visits[self.order[gap]]
        setup = state.time - state.begin - visit.service
        return Stop(
            visit_id=visit.id,
            arrival=arrived,
            start=state.begin,
            end=state.time,
            travel_seconds=leg(self.packed, self.places, gap),
            wait_seconds=state.begin - arrived,
            setup_seconds=setup,
            service_seconds=visit.service,
        )
