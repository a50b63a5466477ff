"""Earliest and latest times along one order of visits: what makes the insertion test a matter of additions.

Every time is a list over masks of breaks already taken (`constraints/breaks.py`). `gap` g lies between stop g
and stop g + 1, where stop 0 is the start of the route and the last gap leads to its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.constraints.breaks import after_leg, before_leg
from optimizer.packed import Packed
from optimizer.spans import FAR, earliest, latest

Label = list[int]


@dataclass(frozen=True, slots=True)
class Labels:
    """Times of one route: `free[g]` earliest leaving before gap g; `need_*[g]` latest arrival after it.

    `need_here` holds where the technician comes from the next stop's own place, `need_away` from elsewhere.
    `places` runs from the start to the end of the route, one longer than there are gaps.
    """

    order: tuple[int, ...]
    places: list[int]
    free: list[Label]
    need_away: list[Label]
    need_here: list[Label]


def label(packed: Packed, shift: int, order: Sequence[int], grace: int = 0) -> Labels:
    """Label one order of visit rows on one shift row; `grace` stretches every late end."""
    places = [packed.shift_start[shift], *(packed.location[row] for row in order), packed.shift_end[shift]]
    away, here = _backward(packed, shift, order, places, grace)
    return Labels(tuple(order), places, _forward(packed, shift, order, places, grace), away, here)


def leg(packed: Packed, places: Sequence[int], gap: int) -> int:
    """Seconds of driving over one gap."""
    return int(packed.travel.item(places[gap], places[gap + 1]))


def work_from(packed: Packed, row: int, place: int, time: int, grace: int = 0) -> int:
    """Earliest leaving of a visit, having arrived at `time` from `place`."""
    if place == packed.location[row]:
        begin, setup = earliest(packed.starts_here[row], time, grace), packed.setup_here[row]
    else:
        begin, setup = earliest(packed.starts_away[row], time, grace), packed.setup_away[row]
    return min(begin + setup + packed.service[row], FAR)


def holds(packed: Packed, shift: int, order: Sequence[int], grace: int = 0) -> bool:
    """Whether the shift can make these visits in this order, each rule of time kept."""
    places = [packed.shift_start[shift], *(packed.location[row] for row in order), packed.shift_end[shift]]
    free = _forward(packed, shift, order, places, grace)[-1]
    back = after_leg(free, leg(packed, places, len(order)), packed.breaks[shift], grace)
    return back[-1] <= packed.shift_high[shift] + grace


def _forward(
    packed: Packed, shift: int, order: Sequence[int], places: Sequence[int], grace: int
) -> list[Label]:
    breaks = packed.breaks[shift]
    free = [[packed.shift_low[shift]] + [FAR] * (2 ** len(breaks) - 1)]
    for gap, row in enumerate(order):
        arrived = after_leg(free[-1], leg(packed, places, gap), breaks, grace)
        free.append([work_from(packed, row, places[gap], time, grace) for time in arrived])
    return free


def _backward(
    packed: Packed, shift: int, order: Sequence[int], places: Sequence[int], grace: int
) -> tuple[list[Label], list[Label]]:
    breaks = packed.breaks[shift]
    end = [-FAR] * (2 ** len(breaks) - 1) + [packed.shift_high[shift] + grace]
    away, here = [end], [end]
    for gap in range(len(order), 0, -1):
        row, same = order[gap - 1], places[gap] == places[gap + 1]
        leave = before_leg((here if same else away)[-1], leg(packed, places, gap), breaks, grace)
        leave = [time - packed.service[row] for time in leave]
        away.append([latest(packed.starts_away[row], t - packed.setup_away[row], grace) for t in leave])
        here.append([latest(packed.starts_here[row], t - packed.setup_here[row], grace) for t in leave])
    return away[::-1], here[::-1]
