"""The plan as data: routes with their times, what is left out and why, the score, and what reproduces it.

Units are those of the problem: integer seconds from its epoch, integer seconds of duration.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop looking: after `seconds` of wall clock, after `iterations`, whichever comes first.

    None means no such limit; at least one must be given. One iteration re-plans one neighbourhood of routes.
    The same problem, `seed` and number of iterations give the same plan.
    """

    seconds: float | None = 10.0
    iterations: int | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """The best plan so far, told while looking. Seconds are wall clock since `solve` was called."""

    elapsed_seconds: float
    served: int
    total: int
    unserved_priority: int
    travel_seconds: int
    found_at: float
    iterations: int = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit on a route.

    The technician arrives at `arrival`, waits `wait_seconds`, begins at `start` (the second that the visit's
    windows bound), works `setup_seconds` then `service_seconds`, and leaves at `end`. `travel_seconds` is the
    leg that leads here from the place before.
    """

    visit_id: int
    arrival: int
    start: int
    end: int
    travel_seconds: int
    wait_seconds: int
    setup_seconds: int
    service_seconds: int


@dataclass(frozen=True, slots=True)
class BreakTaken:
    """One break on a route: after `position` stops, waited for `wait_seconds`, from `start` for `duration`.

    `driven_seconds` is how much of the leg on which it falls lies behind the technician when it begins.
    """

    break_id: int
    start: int
    duration: int
    position: int
    wait_seconds: int
    driven_seconds: int


@dataclass(frozen=True, slots=True)
class Route:
    """One used shift.

    The technician sets out at `start` and is back at `end`. `end_travel_seconds` is the last leg,
    `travel_seconds` the sum of all.
    """

    shift_id: int
    technician_id: int
    start: int
    end: int
    stops: tuple[Stop, ...]
    breaks: tuple[BreakTaken, ...]
    travel_seconds: int
    end_travel_seconds: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a visit is out: a stable code, its figures, and a sentence in the words of the caller's naming."""

    code: str
    params: Mapping[str, int | str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A visit that the plan leaves out; the first reason is the main one."""

    visit_id: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ShiftLoad:
    """How one used shift is spent, in seconds: `paid` from setting out to being back."""

    shift_id: int
    visits: int
    paid: int
    work: int
    travel: int
    idle: int
    rest: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a plan costs, goal by goal, most important first; `rank` is what the search makes small.

    `travel_share` is travel over paid time, a fraction from 0 to 1. `territory_seconds` is the price of visits made
    outside the territories of those who make them.
    """

    unserved_pinned: int
    unserved_priority: int
    unserved_unranked: int
    travel_seconds: int
    penalty_seconds: int
    unserved_visits: int
    served_visits: int
    used_shifts: int
    idle_seconds: int
    overtime_seconds: int
    work_seconds: int
    travel_share: float
    loads: tuple[ShiftLoad, ...] = ()
    territory_seconds: int = 0

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """What two plans are compared by, smaller first."""
        cost = self.travel_seconds + self.penalty_seconds + self.territory_seconds
        return self.unserved_pinned, self.unserved_priority, self.unserved_unranked, cost

    def as_dict(self) -> dict[str, object]:
        """Plain values, ready for JSON."""
        return {**asdict(self), "loads": [asdict(load) for load in self.loads]}


@dataclass(frozen=True, slots=True)
class Record:
    """What reproduces a plan: the same problem (`input_hash`), seed and `iterations` give it again."""

    input_hash: str
    seed: int
    version: str
    limits: Limits
    engine: str
    iterations: int
    stopped_by: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Routes of the used shifts, visits left out with reasons, the score and the record."""

    routes: tuple[Route, ...]
    unassigned: tuple[Unassigned, ...]
    score: Score
    record: Record
