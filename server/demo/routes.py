"""Routes of the past, and proof that a planned day can be driven: each technician takes what is near and due.

One after the other, whoever is free first goes to the order that starts soonest, sooner still when its window is
about to close. This is how a careful dispatcher fills a day by hand; OR-Tools does better.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from server.demo.orders import Order, can, skills_of
from server.demo.world import Legs, World
from server.domain.places import Place
from server.planning.availability import TechnicianDay

URGENCY = 0.12
"""Seconds of driving that a second of closing window is worth."""


@dataclass(frozen=True, slots=True)
class Booked:
    """An order with the technician and the time that were found for it."""

    order: Order
    technician_id: str
    starts_at: datetime
    ends_at: datetime
    travel_seconds: int


@dataclass(slots=True)
class _Track:
    """A technician's day while it is being filled; moments are epoch seconds."""

    who: TechnicianDay
    levels: dict[str, int]
    place: Place
    free: int
    until: int
    rests: list[tuple[int, int, int]]
    end_place: Place | None
    booked: list[Booked] = field(default_factory=list)


def book_day(world: World, orders: Sequence[Order], crew: Sequence[TechnicianDay], most: int) -> list[Booked]:
    """Book as many of the orders as fit, at most that many; the rest were never taken."""
    tracks = [_track(world, who) for who in crew if who.shift and who.id in world.numbers]
    waiting, open_tracks, booked = list(orders), list(tracks), 0
    while waiting and open_tracks and booked < most:
        track = min(open_tracks, key=lambda one: (one.free, one.who.technician_no))
        found = _best(track, waiting, world.legs)
        if found is not None:
            waiting.remove(found[1])
            _take(track, found[1], found[0], world.legs)
            booked += 1
        elif not _rest(track):
            open_tracks.remove(track)
    return [one for track in tracks for one in track.booked]


def _track(world: World, who: TechnicianDay) -> _Track:
    shift = who.shift
    assert shift is not None  # noqa: S101 - the caller chose those who work
    rests = [(_second(rest.earliest), _second(rest.latest), rest.seconds) for rest in shift.breaks]
    return _Track(
        who,
        skills_of(world, who),
        shift.start_place,
        _second(shift.starts_at),
        _second(shift.ends_at),
        rests,
        shift.end_place,
    )


def _best(track: _Track, waiting: Sequence[Order], legs: Legs) -> tuple[int, Order] | None:
    """Return the order to go to next with its start; rests that are due are taken first."""
    while track.rests and track.free >= track.rests[0][0]:
        _rest(track)
    offers = _offers(track, waiting, legs)
    best = min(offers, key=lambda offer: offer[0], default=None)
    return None if best is None else (best[1], waiting[best[2]])


def _offers(track: _Track, waiting: Sequence[Order], legs: Legs) -> Iterator[tuple[float, int, int]]:
    """Yield cost, start and number of each order that the technician could do next."""
    latest = track.rests[0][1] if track.rests else track.until
    for number, order in enumerate(waiting):
        place = order.site.place
        if place is None or not can(order.kind, track.levels):
            continue
        start = max(track.free + legs.between(track.place, place), _second(order.starts_at))
        closes, end = _second(order.ends_at), start + order.kind.minutes * 60
        back = 0 if track.end_place is None else legs.between(place, track.end_place)
        if start <= closes and end <= latest and end + back <= track.until:
            again = 3600 if order.again else 0
            yield (start - track.free) + URGENCY * (closes - start) - again, start, number


def _rest(track: _Track) -> bool:
    """Take the next rest; tell whether there was one."""
    if not track.rests:
        return False
    earliest, _, seconds = track.rests.pop(0)
    track.free = max(track.free, earliest) + seconds
    return True


def _take(track: _Track, order: Order, start: int, legs: Legs) -> None:
    place = order.site.place
    assert place is not None  # noqa: S101 - it was offered
    end = start + order.kind.minutes * 60
    driving = legs.between(track.place, place)
    track.booked.append(Booked(order, track.who.id, _moment(start), _moment(end), driving))
    track.free, track.place = end, place


def _second(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
