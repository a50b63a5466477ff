"""One technician's working time of a day: from patterns, an exception and time off to one shift with its breaks.

Several stretches of work on one day become one shift, with what lies between them as a break of its own, so
that nobody is planned to drive home in between.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from server.domain import shift_patterns as pattern
from server.domain.instants import seconds_between
from server.domain.places import Place
from server.models.companies import Company
from server.models.technicians import ShiftException, ShiftPattern, Technician, TimeOff

BETWEEN_SHIFTS = "between two shifts"
TIME_OFF = "time off"


@dataclass(frozen=True, slots=True)
class BreakOnDay:
    """A stretch of `seconds` without work that starts between two instants.

    `reason` is empty for the shift's own breaks; for what time off cuts out of a shift, and for what lies
    between two shifts of one day, it says so, and the two instants are the same.
    """

    earliest: datetime
    latest: datetime
    seconds: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShiftOnDay:
    """The working time of one day, from its first to its last instant; no `end_place` means anywhere."""

    starts_at: datetime
    ends_at: datetime
    breaks: tuple[BreakOnDay, ...]
    start_place: Place
    start_label: str
    end_place: Place | None
    end_label: str

    @property
    def available_seconds(self) -> int:
        """The seconds for travel and work: without the breaks."""
        return seconds_between(self.starts_at, self.ends_at) - sum(rest.seconds for rest in self.breaks)


def shift_on_day(
    technician: Technician,
    company: Company,
    day: date,
    patterns: Sequence[ShiftPattern],
    exceptions: Sequence[ShiftException],
    away: Sequence[TimeOff],
) -> tuple[ShiftOnDay | None, str | None, list[Any]]:
    """Return the shift, the reason for an absence, and the rows that made it so.

    `exceptions` are of that day alone; the other two may hold what does not matter on it.
    """
    patterns = [row for row in patterns if pattern_of(row).applies_on(day)]
    found = stretches_on(company, day, patterns, exceptions, away)
    causes = [*(exceptions or patterns), *(row for row in away if _time_off_of(row) in found.absences)]
    if found.windows:
        return _shift(technician, company, found), None, causes
    return None, _absence(found, due=bool(patterns)), causes


def stretches_on(
    company: Company,
    day: date,
    patterns: Iterable[ShiftPattern],
    exceptions: Iterable[ShiftException],
    away: Iterable[TimeOff] = (),
) -> pattern.DayShifts:
    """Return the stretches of work whose shifts start on a day; rows of other days do not matter."""
    rows = (_exception(row) for row in exceptions if row.day == day)
    return pattern.shifts_on(day, company.timezone, map(pattern_of, patterns), rows, map(_time_off_of, away))


def _shift(technician: Technician, company: Company, found: pattern.DayShifts) -> ShiftOnDay:
    rests = [
        BreakOnDay(rest.earliest, rest.latest, rest.seconds)
        for window in found.windows
        for rest in window.breaks
    ]
    rests += _gaps(found)
    start_place, start_label = _place(technician, company, technician.starts_from)
    end_place, end_label = (
        (None, "") if technician.ends_at == "anywhere" else _place(technician, company, technician.ends_at)
    )
    return ShiftOnDay(
        starts_at=found.windows[0].starts_at,
        ends_at=max(window.ends_at for window in found.windows),
        breaks=tuple(sorted(rests, key=lambda rest: rest.earliest)),
        start_place=start_place,
        start_label=start_label,
        end_place=end_place,
        end_label=end_label,
    )


def _gaps(found: pattern.DayShifts) -> list[BreakOnDay]:
    """Return what lies between the stretches of a day, named after the time off that made it."""
    gaps = []
    for before, after in zip(found.windows, found.windows[1:], strict=False):
        seconds = seconds_between(before.ends_at, after.starts_at)
        cut = (
            away.reason or TIME_OFF
            for away in found.absences
            if away.starts_at < after.starts_at and before.ends_at < away.ends_at
        )
        if seconds > 0:
            gaps.append(BreakOnDay(before.ends_at, before.ends_at, seconds, next(cut, BETWEEN_SHIFTS)))
    return gaps


def _absence(found: pattern.DayShifts, *, due: bool) -> str | None:
    if found.absences:
        return found.absences[0].reason or TIME_OFF
    if found.exception is not None and due:
        return found.exception.reason or "off on this day"
    return None


def pattern_of(row: ShiftPattern) -> pattern.ShiftPattern:
    """Return a kept pattern as the domain knows it; raise `Invalid` when it cannot be one."""
    return pattern.ShiftPattern(
        row.weekday,
        hours_of(row.starts_second, row.ends_second, row.breaks),
        row.valid_from,
        row.valid_to,
        row.rota_weeks,
        row.rota_week,
    )


def _exception(row: ShiftException) -> pattern.DayException:
    if row.kind == "off" or row.starts_second is None or row.ends_second is None:
        return pattern.DayException(row.day, (), row.reason)
    return pattern.DayException(
        row.day, (hours_of(row.starts_second, row.ends_second, row.breaks),), row.reason
    )


def hours_of(starts: int, ends: int, breaks: Sequence[Mapping[str, int]]) -> pattern.Hours:
    """Return kept hours as the domain knows them; raise `Invalid` when they cannot be."""
    rules = (pattern.BreakRule(rule["duration"], rule["earliest"], rule["latest"]) for rule in breaks)
    return pattern.Hours(starts, ends, tuple(rules))


def _time_off_of(row: TimeOff) -> pattern.TimeOff:
    return pattern.TimeOff(row.starts_at, row.ends_at, row.reason)


def _place(technician: Technician, company: Company, which: str) -> tuple[Place, str]:
    """Return home or depot and its label; a home without a place is the depot."""
    latitude, longitude = technician.home_latitude_e6, technician.home_longitude_e6
    if which == "home" and latitude is not None and longitude is not None:
        return Place(latitude, longitude), technician.home_label or "Home"
    return Place(company.depot_latitude_e6, company.depot_longitude_e6), company.depot_label or "Depot"
