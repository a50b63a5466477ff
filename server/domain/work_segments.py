"""A visit's time cut into travel, wait, work and break, in seconds that really passed.

The kinds follow 29 CFR 785.35-785.39 (travel) and 785.18-785.19 (rest and meals), which decide later
what is paid; here nothing is rounded, capped or guessed (29 CFR 785.48 allows rounding, the house does
not use it).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from server.domain.instants import seconds_between
from server.domain.visit_facts import Interval, VisitFacts


class SegmentKind(StrEnum):
    """What the time was spent on."""

    TRAVEL = "travel"
    WAIT = "wait"
    WORK = "work"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind, in UTC; `ends_at` None while it lasts."""

    kind: SegmentKind
    starts_at: datetime
    ends_at: datetime | None

    @property
    def seconds(self) -> int | None:
        """The seconds that passed, None while it lasts."""
        return None if self.ends_at is None else seconds_between(self.starts_at, self.ends_at)


def segments_of(visit: VisitFacts) -> tuple[Segment, ...]:
    """Return the visit's segments in order, without gaps between them or overlaps.

    A step whose claimed time contradicts a later step is left out rather than bent; so a start that is
    claimed after the completion gives no work at all.
    """
    steps = [
        (SegmentKind.TRAVEL, visit.travel_started_at),
        (SegmentKind.WAIT, visit.arrived_at),
        (SegmentKind.WORK, visit.started_at),
    ]
    limit, kept = visit.completed_at, list[tuple[SegmentKind, datetime]]()
    ends = limit
    for kind, moment in reversed(steps):
        if moment is not None and (limit is None or moment <= limit):
            kept.insert(0, (kind, moment))
            limit = moment
    bounds = [moment for _, moment in kept] + [ends]
    found = [
        Segment(kind, begin, end) for (kind, begin), end in zip(kept, bounds[1:], strict=True) if begin != end
    ]
    return tuple(piece for segment in found for piece in _around_pauses(segment, visit.pauses))


def labour_seconds(visit: VisitFacts) -> int | None:
    """Return the seconds worked from start to completion without the pauses.

    None when they are not known: nothing started, nothing completed, or completed before it was started.
    """
    begin, end = visit.started_at, visit.completed_at
    if begin is None or end is None or end < begin:
        return None
    return sum(piece.seconds or 0 for piece in segments_of(visit) if piece.kind is SegmentKind.WORK)


def paused_seconds(visit: VisitFacts) -> int:
    """Return the seconds of the pauses that have ended."""
    return sum(piece.seconds or 0 for piece in segments_of(visit) if piece.kind is SegmentKind.BREAK)


def _around_pauses(segment: Segment, pauses: tuple[Interval, ...]) -> list[Segment]:
    if segment.kind is not SegmentKind.WORK or not pauses:
        return [segment]
    cuts: list[tuple[SegmentKind, datetime | None]] = [(SegmentKind.WORK, segment.starts_at)]
    for pause in pauses:
        cuts += [(SegmentKind.BREAK, pause.starts_at), (SegmentKind.WORK, pause.ends_at)]
    cuts.append((SegmentKind.WORK, segment.ends_at))
    return [
        Segment(kind, begin, end)
        for (kind, begin), (_, end) in pairwise(cuts)
        if begin is not None and begin != end
    ]
