"""The problem as data: visits to make, shifts to make them in, and the travel between places.

Times are integer seconds from an epoch of the problem's own choosing (0 may be midnight of the day);
durations are integer seconds; places are row numbers of the travel matrix. No names, no addresses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

MAX_TIME = 10**10
MAX_LEG = 10**6
MAX_VISITS = 10_000
MAX_SHIFTS = 2_000
MAX_PLACES = 20_000
MAX_BREAKS = 4
MAX_PRIORITY = 100
MAX_TERRITORIES = 2_000


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """From `earliest` to `latest`, both included, in seconds."""

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Pin:
    """What a dispatcher has fixed about a visit: who (technician or shift), when, or both.

    `start` is the exact second at which the visit's work (setup included) begins. A pin adds to the visit's
    windows and does not replace them. A pinned visit is served as pinned or not at all.
    """

    technician_id: int | None = None
    shift_id: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One appointment: work at a place.

    `time_windows` bound the second at which the work starts (setup first, then service); none means any time.
    `setup` is paid only when the technician comes from another place than the visit's own. `skills` maps a
    required skill to its least level. `priority` 0 to 100. `penalty`, when given, makes the visit optional:
    leaving it out then costs that many seconds of travel, and its priority is not counted. `territories` are ids
    of those that its place lies in; none means that it is anybody's.
    """

    id: int
    location_index: int
    service: int = 0
    setup: int = 0
    time_windows: tuple[TimeWindow, ...] = ()
    priority: int = 0
    skills: Mapping[int, int] = field(default_factory=dict)
    pin: Pin | None = None
    penalty: int | None = None
    territories: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Territory:
    """Places whose work belongs to some technicians.

    Whoever belongs to one of a visit's territories may make it as if there were none. For others, one territory
    without a `price` closes the visit; else making it costs them the highest price of its territories, in seconds
    of travel.
    """

    id: int
    technician_ids: tuple[int, ...]
    price: int | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A rest of `duration` seconds that starts in one of `time_windows` (none: any time of the shift)."""

    id: int
    duration: int
    time_windows: tuple[TimeWindow, ...] = ()


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A skill that a technician holds at `level`, but not on the day of the shift.

    Days are proleptic Gregorian ordinals (`datetime.date.toordinal`): `valid_until` is the last day of a
    certificate that has run out, `valid_from` the first of one that has not begun.
    """

    level: int
    valid_until: int | None = None
    valid_from: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One technician's working time on one day.

    `start_index` and `end_index` are places, or None where the day begins at the first visit or ends at
    the last. `skills` holds what is valid on the shift's day; `lapsed` what would have been, had its
    certificate been valid. A shift that is used takes every one of its breaks.
    """

    id: int
    technician_id: int
    window: TimeWindow
    start_index: int | None = None
    end_index: int | None = None
    breaks: tuple[Break, ...] = ()
    skills: Mapping[int, int] = field(default_factory=dict)
    lapsed: Mapping[int, Lapsed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class TravelMatrix:
    """Driving seconds (and, when known, metres) from every place to every place, n by n, int32."""

    seconds: npt.NDArray[np.int32]
    metres: npt.NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A day, or any horizon, to plan.

    `absent` are technicians without a shift, named so that a visit pinned to one of them can be explained.
    """

    visits: tuple[Visit, ...]
    shifts: tuple[Shift, ...]
    matrix: TravelMatrix
    absent: frozenset[int] = frozenset()
    territories: tuple[Territory, ...] = ()
