"""When a technician works on a day: weekly patterns in a rota, one day's exception, time off.

Patterns speak in seconds of the local wall clock after midnight; an end beyond 86,400 is on the next
day. What comes out are instants in UTC, so a night shift on a change of the clocks has the hours that
it really has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from server.domain.errors import Invalid
from server.domain.instants import instant_at, seconds_between, utc

DAY_SECONDS = 86_400
ROTA_ANCHOR = date(2001, 1, 1)
"""The Monday from which rota weeks are counted when a pattern names no other."""


@dataclass(frozen=True, slots=True)
class BreakRule:
    """A break of full length that starts between two local times (seconds after the shift's midnight)."""

    duration: int
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Hours:
    """One stretch of work on a day: local seconds after midnight, and its breaks."""

    starts_second: int
    ends_second: int
    breaks: tuple[BreakRule, ...] = ()

    def __post_init__(self) -> None:
        """Refuse hours that no clock shows and breaks that the hours cannot hold."""
        if not 0 <= self.starts_second < DAY_SECONDS:
            raise Invalid.field("starts_second", "lies outside the day")
        if not 0 < self.ends_second - self.starts_second <= DAY_SECONDS:
            raise Invalid.field("ends_second", "a shift lasts more than nothing and at most 24 hours")
        for index, rule in enumerate(self.breaks):
            if rule.duration <= 0:
                raise Invalid.field(f"breaks[{index}].duration", "is not above zero")
            if not self.starts_second <= rule.earliest <= rule.latest <= self.ends_second - rule.duration:
                raise Invalid.field(f"breaks[{index}]", "does not fit into the shift")


@dataclass(frozen=True, slots=True)
class ShiftPattern:
    """Hours that return every `rota_weeks` weeks on a weekday (Monday is 0); both valid days included."""

    weekday: int
    hours: Hours
    valid_from: date
    valid_to: date | None = None
    rota_weeks: int = 1
    rota_week: int = 0
    rota_anchor: date = ROTA_ANCHOR

    def __post_init__(self) -> None:
        """Refuse days, weeks and spans that do not exist."""
        if self.weekday not in range(7):
            raise Invalid.field("weekday", "lies outside 0 (Monday) to 6 (Sunday)")
        if not 0 <= self.rota_week < self.rota_weeks:
            raise Invalid.field("rota_week", "lies outside the rota")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise Invalid.field("valid_to", "lies before valid_from")

    def applies_on(self, day: date) -> bool:
        """Tell whether a shift of this pattern starts on that day."""
        monday = self.rota_anchor - timedelta(days=self.rota_anchor.weekday())
        week = (day - monday).days // 7 % self.rota_weeks
        valid = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return valid and day.weekday() == self.weekday and week == self.rota_week


@dataclass(frozen=True, slots=True)
class DayException:
    """What one day has instead of its patterns: other hours, or none."""

    day: date
    hours: tuple[Hours, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimeOff:
    """A stretch in which the technician is away, in UTC."""

    starts_at: datetime
    ends_at: datetime
    reason: str = ""

    def __post_init__(self) -> None:
        """Keep instants in UTC and refuse stretches without length."""
        object.__setattr__(self, "starts_at", utc(self.starts_at, "starts_at"))
        object.__setattr__(self, "ends_at", utc(self.ends_at, "ends_at"))
        if self.ends_at <= self.starts_at:
            raise Invalid.field("ends_at", "lies not after starts_at")

    @classmethod
    def of_days(cls, first: date, last: date, timezone: str, reason: str = "") -> "TimeOff":
        """Return whole local days off, both included."""
        begin = instant_at(first, time(), timezone)
        return cls(begin, instant_at(last + timedelta(days=1), time(), timezone), reason)


@dataclass(frozen=True, slots=True)
class ShiftBreak:
    """A break of `seconds` that starts between two instants."""

    earliest: datetime
    latest: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class ShiftWindow:
    """A stretch of work in UTC, counted to the local day on which its shift starts."""

    day: date
    starts_at: datetime
    ends_at: datetime
    breaks: tuple[ShiftBreak, ...] = ()

    @property
    def seconds(self) -> int:
        """The seconds from start to end, breaks included."""
        return seconds_between(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class DayShifts:
    """A technician's day: stretches of work in order, and the time off that took something away."""

    windows: tuple[ShiftWindow, ...]
    absences: tuple[TimeOff, ...] = ()
    exception: DayException | None = None


def check_patterns(patterns: Sequence[ShiftPattern]) -> None:
    """Raise `Invalid` (SHIFTS_OVERLAP) when two patterns put a technician to work twice at one time.

    Looked at are the wall clock's times of a full turn of both rotas, nights included.
    """
    for index, one in enumerate(patterns):
        for other in patterns[index + 1 :]:
            if _collide(one, other):
                raise Invalid.field("patterns", "two shifts overlap", code="SHIFTS_OVERLAP")


def shifts_on(
    day: date,
    timezone: str,
    patterns: Iterable[ShiftPattern],
    exceptions: Iterable[DayException] = (),
    time_off: Iterable[TimeOff] = (),
) -> DayShifts:
    """Return the stretches of work of the shifts that start on a local day, without the time off.

    An exception replaces the day's patterns, also by nothing. Time off in the middle of a shift leaves two
    stretches; a break goes with the stretch that can still hold it and is lost when none can.
    """
    exception = next((item for item in exceptions if item.day == day), None)
    hours = exception.hours if exception else [item.hours for item in patterns if item.applies_on(day)]
    whole = [window for window in (_window(day, item, timezone) for item in hours) if window]
    away = sorted(time_off, key=lambda item: item.starts_at)
    absences = tuple(item for item in away if any(_meets(window, item) for window in whole))
    pieces = [piece for window in whole for piece in _without(window, absences)]
    return DayShifts(tuple(sorted(pieces, key=lambda item: item.starts_at)), absences, exception)


def _window(day: date, hours: Hours, timezone: str) -> ShiftWindow | None:
    """Return hours of a day as instants; None when the change of the clocks leaves nothing of them."""

    def at(second: int) -> datetime:
        days, rest = divmod(second, DAY_SECONDS)
        wall = time(rest // 3600, rest % 3600 // 60, rest % 60)
        return instant_at(day + timedelta(days=days), wall, timezone)

    window = ShiftWindow(day, at(hours.starts_second), at(hours.ends_second))
    breaks = tuple(ShiftBreak(at(rule.earliest), at(rule.latest), rule.duration) for rule in hours.breaks)
    return _with_breaks(window, breaks) if window.starts_at < window.ends_at else None


def _with_breaks(window: ShiftWindow, breaks: Iterable[ShiftBreak]) -> ShiftWindow:
    """Return the stretch with those breaks that still fit into it at full length."""
    kept = []
    for rest in breaks:
        earliest = max(rest.earliest, window.starts_at)
        latest = min(rest.latest, window.ends_at - timedelta(seconds=rest.seconds))
        if earliest <= latest:
            kept.append(ShiftBreak(earliest, latest, rest.seconds))
    return ShiftWindow(window.day, window.starts_at, window.ends_at, tuple(kept))


def _without(window: ShiftWindow, absences: Iterable[TimeOff]) -> list[ShiftWindow]:
    pieces, begin = [], window.starts_at
    for away in absences:
        if begin < away.starts_at and away.starts_at < window.ends_at:
            pieces.append((begin, away.starts_at))
        begin = max(begin, away.ends_at)
    if begin < window.ends_at:
        pieces.append((begin, window.ends_at))
    return _share_breaks([ShiftWindow(window.day, *piece) for piece in pieces], window.breaks)


def _share_breaks(pieces: list[ShiftWindow], breaks: Iterable[ShiftBreak]) -> list[ShiftWindow]:
    """Return the pieces, each break given to the first piece that holds it."""
    for rest in breaks:
        for index, piece in enumerate(pieces):
            fuller = _with_breaks(piece, [*piece.breaks, rest])
            if len(fuller.breaks) > len(piece.breaks):
                pieces[index] = fuller
                break
    return pieces


def _meets(window: ShiftWindow, away: TimeOff) -> bool:
    return away.starts_at < window.ends_at and window.starts_at < away.ends_at


def _collide(one: ShiftPattern, other: ShiftPattern) -> bool:
    """Tell whether two patterns overlap on some day within one turn of both rotas."""
    first = max(one.valid_from, other.valid_from)
    turn = 7 * one.rota_weeks * other.rota_weeks
    days = [first + timedelta(days=offset) for offset in range(-1, turn + 8)]
    mine = [(day.toordinal(), one.hours) for day in days if one.applies_on(day)]
    theirs = [(day.toordinal(), other.hours) for day in days if other.applies_on(day)]
    return any(_overlap(left, right) for left in mine for right in theirs if abs(left[0] - right[0]) <= 1)


def _overlap(left: tuple[int, Hours], right: tuple[int, Hours]) -> bool:
    shift = (right[0] - left[0]) * DAY_SECONDS
    starts, ends = right[1].starts_second + shift, right[1].ends_second + shift
    return left[1].starts_second < ends and starts < left[1].ends_second
