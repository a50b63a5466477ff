"""Instants are aware and kept in UTC; the zone's name travels beside them and decides how they are shown.

Subtracting wall times of one zone is wrong twice a year (two values with the same tzinfo are compared
as wall times), so every difference is taken here, between UTC values.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.domain.errors import Invalid


def utc(moment: datetime, field: str = "occurred_at") -> datetime:
    """Return the instant in UTC; raise `Invalid` (NAIVE_INSTANT) when it carries no offset."""
    if moment.utcoffset() is None:
        raise Invalid.field(
            field, "an instant needs its offset, as in 2026-11-23T08:00:00-05:00", code="NAIVE_INSTANT"
        )
    return moment.astimezone(UTC)


def seconds_between(start: datetime, end: datetime) -> int:
    """Return the whole seconds that really passed from start to end (negative when end is first)."""
    return (utc(end) - utc(start)) // timedelta(seconds=1)


def clock_seconds(start: datetime, end: datetime) -> int:
    """Return the seconds from the whole second of start to that of end.

    Unlike `seconds_between` this adds up: however a stretch is cut at whole seconds, midnights among them, the
    parts sum to the whole.
    """
    return seconds_between(start.replace(microsecond=0), end.replace(microsecond=0))


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """Return the IANA zone of that name; raise `Invalid` (UNKNOWN_TIMEZONE) when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid.field("timezone", f"{name!r} is no IANA time zone", code="UNKNOWN_TIMEZONE") from None


def instant_at(day: date, wall: time, timezone: str) -> datetime:
    """Return the UTC instant at which a clock on the wall there shows that time on that day.

    A time that the clocks show twice is the first of the two; a time that they skip is read with the
    offset from before the change, so 02:30 on the night that starts summer time is 03:30 (RFC 5545,
    section 3.3.5).
    """
    return datetime.combine(day, wall.replace(fold=0), zone(timezone)).astimezone(UTC)


def local_date(moment: datetime, timezone: str) -> date:
    """Return the day on the calendar there at that instant."""
    return utc(moment).astimezone(zone(timezone)).date()
