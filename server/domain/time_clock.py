"""Punches become shifts: pairing what was punched, inventing nothing.

Raw punches are never changed; what the office has corrected comes here as the punches that hold
(`server.domain.punch_edits`). Shifts are computed from the *set* of punches, so order and repetition of
arrival do not matter. A missing clock-out leaves a shift without an end, flagged; no hours are made up
for it. Seconds are counted in UTC: on a change of the clocks the hours that were really worked are the
hours that count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from server.domain.instants import clock_seconds, seconds_between, utc, zone


class PunchKind(StrEnum):
    """In or out."""

    IN = "in"
    OUT = "out"


class ShiftState(StrEnum):
    """Whether a worked shift has its end."""

    OPEN = "open"
    CLOSED = "closed"
    MISSING_OUT = "missing_out"


class TimeFlag(StrEnum):
    """What is odd about a person's punches."""

    MISSING_OUT = "MISSING_OUT"
    STRAY_OUT = "STRAY_OUT"
    LONG_SHIFT = "LONG_SHIFT"


TIME_FLAG_SENTENCES = {
    TimeFlag.MISSING_OUT: "Clocked in again without having clocked out; the end must be confirmed.",
    TimeFlag.STRAY_OUT: "Clocked out without being clocked in.",
    TimeFlag.LONG_SHIFT: "The shift is longer than 16 hours.",
}

LONG_SHIFT_SECONDS = 16 * 3600


@dataclass(frozen=True, slots=True)
class Punch:
    """One press of the clock: its id (the same in every replay), claimed time, zone and time of receipt.

    `edit_id` is the correction that gave it its time, None where the press itself holds; `added` says that there
    was no press, and that `id` is the correction's that put it there.
    """

    id: str
    kind: PunchKind
    occurred_at: datetime
    timezone: str
    received_at: datetime
    edit_id: str | None = None
    added: bool = False

    def __post_init__(self) -> None:
        """Keep instants in UTC and refuse zones that do not exist."""
        object.__setattr__(self, "occurred_at", utc(self.occurred_at))
        object.__setattr__(self, "received_at", utc(self.received_at, "received_at"))
        zone(self.timezone)


@dataclass(frozen=True, slots=True)
class WorkedShift:
    """From a clock-in to its clock-out, in UTC; shown in the zone of the clock-in."""

    starts_at: datetime
    ends_at: datetime | None
    timezone: str
    state: ShiftState
    in_id: str
    out_id: str | None = None
    in_added: bool = False
    out_added: bool = False

    @property
    def seconds(self) -> int | None:
        """The seconds that passed from the whole second of the clock-in to that of its out, None without one."""
        return None if self.ends_at is None else clock_seconds(self.starts_at, self.ends_at)

    @property
    def flags(self) -> frozenset[TimeFlag]:
        """What is odd about this shift."""
        missing = {TimeFlag.MISSING_OUT} if self.state is ShiftState.MISSING_OUT else set()
        long = {TimeFlag.LONG_SHIFT} if (self.seconds or 0) > LONG_SHIFT_SECONDS else set()
        return frozenset(missing | long)


@dataclass(frozen=True, slots=True)
class TimeSheet:
    """All shifts of one person in order, and the clock-outs that belong to none."""

    shifts: tuple[WorkedShift, ...]
    stray_outs: tuple[Punch, ...]

    @property
    def open_shift(self) -> WorkedShift | None:
        """The shift that still lasts; only the last one can."""
        last = self.shifts[-1] if self.shifts else None
        return last if last and last.state is ShiftState.OPEN else None

    @property
    def seconds(self) -> int:
        """The seconds of all shifts that have an end."""
        return sum(shift.seconds or 0 for shift in self.shifts)

    def clocked_in_at(self, moment: datetime) -> bool:
        """Tell whether the person was clocked in then; a shift without an end counts for 16 hours."""
        return any(_covers(shift, utc(moment)) for shift in self.shifts)


def time_sheet(punches: Iterable[Punch]) -> TimeSheet:
    """Pair one person's punches into shifts.

    By claimed time: a clock-in opens a shift, the first clock-out before the next clock-in closes it, or, where the
    office has put one there, that one. A clock-in while a shift is open leaves that one without an end; a
    clock-out that closes none is stray. At one and the same instant an out comes before an in, so that shifts
    may touch.
    """
    ordered = _in_order(punches)
    begins = [place for place, punch in enumerate(ordered) if punch.kind is PunchKind.IN]
    shifts: list[WorkedShift] = []
    bounds = [*begins, len(ordered)]
    strays = ordered[: bounds[0]]
    for begin, end in pairwise(bounds):
        outs = ordered[begin + 1 : end]
        closing = next((punch for punch in outs if punch.edit_id), outs[0] if outs else None)
        unclosed = ShiftState.OPEN if begin == begins[-1] else ShiftState.MISSING_OUT
        shifts.append(_shift(ordered[begin], closing, ShiftState.CLOSED if closing else unclosed))
        strays = [*strays, *(punch for punch in outs if punch is not closing)]
    return TimeSheet(tuple(shifts), tuple(strays))


def flags_of(sheet: TimeSheet, punch_id: str) -> frozenset[TimeFlag]:
    """Return what is odd about one punch within its sheet."""
    stray = {TimeFlag.STRAY_OUT} if any(punch.id == punch_id for punch in sheet.stray_outs) else set()
    touched = [shift.flags for shift in sheet.shifts if punch_id in {shift.in_id, shift.out_id}]
    return frozenset(stray).union(*touched)


def _in_order(punches: Iterable[Punch]) -> list[Punch]:
    """Return the punches in time, each once: same id, or same kind at the same instant, is the same press."""
    ordered = sorted(
        punches,
        key=lambda punch: (
            punch.occurred_at,
            punch.kind is PunchKind.IN,
            punch.edit_id is None,
            punch.id,
        ),
    )
    seen: dict[str, Punch] = {}
    for punch in ordered:
        seen.setdefault(punch.id, punch)
    distinct: dict[tuple[datetime, PunchKind], Punch] = {}
    for punch in seen.values():
        distinct.setdefault((punch.occurred_at, punch.kind), punch)
    return list(distinct.values())


def _shift(begin: Punch, end: Punch | None, state: ShiftState) -> WorkedShift:
    return WorkedShift(
        starts_at=begin.occurred_at,
        ends_at=end.occurred_at if end else None,
        timezone=begin.timezone,
        state=state,
        in_id=begin.id,
        out_id=end.id if end else None,
        in_added=begin.added,
        out_added=end.added if end else False,
    )


def _covers(shift: WorkedShift, moment: datetime) -> bool:
    passed = seconds_between(shift.starts_at, moment)
    return 0 <= passed <= (LONG_SHIFT_SECONDS if shift.seconds is None else shift.seconds)
