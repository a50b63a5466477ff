"""Worked days: shifts cut at the company's midnights, added up by day and week, and what hinders an approval.

A day runs from one local midnight to the next, so it has 23 or 25 hours when the clocks change; a shift over
midnight counts to each day what lies in it. A shift without an end belongs to the day of its clock-in and counts
nothing. Seconds are counted from whole second to whole second, so that days sum to weeks exactly.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from server.domain.instants import clock_seconds, instant_at, local_date, utc
from server.domain.punch_edits import PunchEdit
from server.domain.time_clock import Punch, ShiftState, TimeSheet, WorkedShift

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a shift lies in a day; `ends_at` is None while the shift has no end."""

    shift: WorkedShift
    starts_at: datetime
    ends_at: datetime | None

    @property
    def seconds(self) -> int:
        """The seconds that count to the day."""
        return 0 if self.ends_at is None else clock_seconds(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """A technician's company-local day: its pieces of shifts, its stray clock-outs, the corrections about it."""

    day: date
    timezone: str
    pieces: tuple[Piece, ...]
    stray_outs: tuple[Punch, ...]
    edits: tuple[PunchEdit, ...]

    @property
    def seconds(self) -> int:
        """The seconds worked on the day."""
        return sum(piece.seconds for piece in self.pieces)

    @property
    def digest(self) -> str:
        """A short text that changes whenever anything about the day's time does: who approves sends it back."""
        shifts = [
            (_stamp(piece.starts_at), piece.ends_at and _stamp(piece.ends_at), piece.shift.state.value)
            for piece in self.pieces
        ]
        strays = [_stamp(punch.occurred_at) for punch in self.stray_outs]
        edits = sorted(edit.id for edit in self.edits)
        content = json.dumps([self.day.isoformat(), shifts, strays, edits], separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why a day cannot be approved as it is."""

    code: str
    sentence: str


def day_span(day: date, timezone: str) -> Span:
    """Return the two midnights of a day on the calendar there, in UTC."""
    return instant_at(day, time(), timezone), instant_at(day + timedelta(days=1), time(), timezone)


def week_start(day: date, first_weekday: int) -> date:
    """Return the first day of the week that a day belongs to, when weeks begin on that weekday (Monday is 0)."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def days_between(first: date, last: date) -> list[date]:
    """Return the days from first to last, both included."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def worked_day(
    sheet: TimeSheet, day: date, timezone: str, raw: Iterable[Punch] = (), edits: Iterable[PunchEdit] = ()
) -> WorkedDay:
    """Return a day of a sheet; `raw` gives the times from which corrections moved something away."""
    begin, end = day_span(day, timezone)
    pieces = [piece for piece in (_piece(shift, begin, end) for shift in sheet.shifts) if piece]
    strays = [punch for punch in sheet.stray_outs if begin <= punch.occurred_at < end]
    concerned = edits_on(day, timezone, raw, edits)
    return WorkedDay(day, timezone, tuple(pieces), tuple(strays), concerned)


def edits_on(
    day: date, timezone: str, raw: Iterable[Punch], edits: Iterable[PunchEdit]
) -> tuple[PunchEdit, ...]:
    """Return the corrections that took something from a day or put something into it, undone ones included."""
    edits = sorted(edits, key=lambda edit: edit.position)
    moments: dict[str, set[datetime]] = {punch.id: {punch.occurred_at} for punch in raw}
    target_of = {edit.id: edit.target for edit in edits}
    for edit in edits:
        if edit.occurred_at is not None:
            moments.setdefault(edit.target, set()).add(edit.occurred_at)
    days = {key: {local_date(at, timezone) for at in found} for key, found in moments.items()}
    return tuple(
        edit for edit in edits if day in days.get(target_of.get(edit.undoes or "", edit.target), set())
    )


def hindrances(worked: WorkedDay, open_codes: Sequence[str], *, ahead: bool) -> list[Hindrance]:
    """Return why the day cannot be approved: it has not come, something has no end, something is undecided."""
    found = [Hindrance("DAY_AHEAD", "The day has not come yet.")] if ahead else []
    states = {piece.shift.state for piece in worked.pieces}
    if ShiftState.OPEN in states:
        found.append(Hindrance("OPEN_SHIFT", "A shift is still open."))
    if ShiftState.MISSING_OUT in states:
        found.append(Hindrance("MISSING_OUT", "A clock-out is missing."))
    if worked.stray_outs:
        found.append(Hindrance("STRAY_OUT", "A clock-out has no clock-in."))
    known = {item.code for item in found}
    found += [Hindrance(code, f"An exception is open: {code}.") for code in sorted(set(open_codes) - known)]
    return found


def uncovered(spans: Iterable[Span], covers: Iterable[Span]) -> list[Span]:
    """Return what of the spans none of the covers covers, in order."""
    left = sorted((start, end) for start, end in spans if start < end)
    for cover_start, cover_end in covers:
        sides = [((start, min(end, cover_start)), (max(start, cover_end), end)) for start, end in left]
        left = [side for pair in sides for side in pair if side[0] < side[1]]
    return left


def within(spans: Iterable[Span], begin: datetime, end: datetime) -> list[Span]:
    """Return what of the spans lies between two instants."""
    cut = [(max(start, begin), min(stop, end)) for start, stop in spans]
    return [(start, stop) for start, stop in cut if start < stop]


def total(spans: Iterable[Span]) -> int:
    """Return the seconds of spans that do not overlap."""
    return sum(clock_seconds(start, end) for start, end in spans)


def _piece(shift: WorkedShift, begin: datetime, end: datetime) -> Piece | None:
    if shift.ends_at is None:
        return Piece(shift, shift.starts_at, None) if begin <= shift.starts_at < end else None
    cut = within([(shift.starts_at, shift.ends_at)], begin, end)
    return Piece(shift, *cut[0]) if cut else None


def _stamp(moment: datetime) -> str:
    return utc(moment).isoformat(timespec="milliseconds")
