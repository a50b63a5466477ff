"""When today's work takes place, whatever the clock says when the demo is started.

About half a day's work has to lie behind the clock, and none of it may lie in the future. From half past ten to half
past one that is so by itself. At other times the day's shifts, windows and visits are moved, by whole quarters of
an hour, so that the clock stands within the working day; the day never leaves its own date. Close to midnight that
is not enough: then the work itself is taken to have begun earlier, or to run later, than planned.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

NATURAL = (timedelta(hours=10, minutes=30), timedelta(hours=13, minutes=30))
EARLIEST, LATEST = timedelta(hours=-6, minutes=-45), timedelta(hours=4, minutes=45)
"""How far the hours move at most: the first shift begins at 07:00 and the last one ends at 19:00."""
WORKED = (timedelta(hours=9, minutes=30), timedelta(hours=15, minutes=30))
"""Between which times of an ordinary day the work of today stands."""
QUARTER = timedelta(minutes=15)


def hours_moved(now: datetime, timezone: str) -> timedelta:
    """Return by how much today's hours have to move."""
    clock = _clock(now, timezone)
    first, last = NATURAL
    asked = min(clock - first, timedelta()) + max(clock - last, timedelta())
    return min(max(QUARTER * (asked // QUARTER), EARLIEST), LATEST)


def lag(now: datetime, timezone: str, moved: timedelta) -> timedelta:
    """Return how much later than planned today's work happens (earlier when negative), its hours moved so far."""
    clock = _clock(now, timezone) - moved
    return clock - min(max(clock, WORKED[0]), WORKED[1])


def _clock(now: datetime, timezone: str) -> timedelta:
    local = now.astimezone(ZoneInfo(timezone))
    return timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
