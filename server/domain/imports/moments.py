"""Days and moments as files write them: by a declared format, in a named zone, where each hour happens once a day.

Without a format only ISO 8601 is read, since 03/04/2026 is two days. An hour that the clocks skip is refused, and so
is one that they show twice, unless the text carries its offset or the mapping says which of the two is meant.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from server.domain.imports.faults import Refused

EARLIEST_YEAR, LATEST_YEAR = 2000, 2099
EARLIEST_OLD_YEAR = 1900
DIRECTIVES = frozenset("YmdyHIMSpbBaAfz%")
_DIRECTIVE = re.compile(r"%(.?)", re.DOTALL)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?) ?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")


@dataclass(frozen=True, slots=True)
class MomentFormat:
    """How moments are written: a `strptime` format or None for ISO 8601, the zone, and which of two equal hours."""

    zone: tzinfo
    format: str | None = None
    ambiguous: str | None = None


def check_format(text: str) -> None:
    """Refuse a format with directives that depend on the machine or on the week's numbering."""
    for found in _DIRECTIVE.findall(text):
        if found not in DIRECTIVES or not found:
            raise Refused("BAD_FORMAT", f"%{found} is none of %" + " %".join(sorted(DIRECTIVES - {"%"})))


def day(text: str, format_: str | None, *, earliest: int = EARLIEST_YEAR) -> date:
    """Return the day that the text names."""
    if format_ is None:
        if not _DAY.fullmatch(text):
            raise Refused("NOT_A_DATE", "is no date such as 2026-03-02, and the mapping declares no format")
        found = _iso(text)
    else:
        found = _parsed(text, format_, "NOT_A_DATE").date()
    return _in_range(found, earliest)


def moment(text: str, how: MomentFormat) -> datetime:
    """Return the moment that the text names, in UTC."""
    found = _iso_moment(text) if how.format is None else _parsed(text, how.format, "NOT_A_TIME")
    _in_range(found.date(), EARLIEST_YEAR)
    if found.tzinfo is not None:
        return found.astimezone(UTC)
    return on_the_wall(found, how.zone, how.ambiguous)


def on_the_wall(wall: datetime, zone: tzinfo, ambiguous: str | None) -> datetime:
    """Return the moment at which a clock there shows that time, in UTC."""
    first = wall.replace(tzinfo=zone, fold=0)
    second = wall.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) != wall:
        raise Refused("TIME_SKIPPED", f"there was no such time in {zone}: the clocks were put forward")
    if ambiguous is None:
        raise Refused(
            "TIME_TWICE",
            f'{zone} had this time twice, as the clocks were put back: say ambiguous = "earlier" or "later" in the'
            " mapping, or have the file carry offsets",
        )
    return (first if ambiguous == "earlier" else second).astimezone(UTC)


def wall_clock(text: str) -> time:
    """Return a time of the day such as 07:00; 24:00 is the last minute's end and not taken here."""
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - a clock's own figures
        raise Refused("NOT_A_TIME", "is no time of the day such as 07:00")
    return time(int(found[1]), int(found[2]))


def minutes_between(start: datetime, end: datetime) -> int:
    """Return whole minutes, the nearest ones; half a minute goes to the even one."""
    return round((end - start) / timedelta(minutes=1))


def _iso(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("NOT_A_DATE", "is no day of the calendar") from None


def _iso_moment(text: str) -> datetime:
    found = _MOMENT.fullmatch(text)
    if not found:
        reason = "is no moment such as 2026-03-02 08:00, and the mapping declares no format"
        raise Refused("NOT_A_TIME", reason)
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}")
    except ValueError:
        raise Refused("NOT_A_TIME", "is no moment of the calendar") from None


def _parsed(text: str, format_: str, code: str) -> datetime:
    try:
        if text.isascii():
            return datetime.strptime(text, format_)  # noqa: DTZ007 - the caller gives it its zone
    except ValueError:
        pass
    raise Refused(code, f"is not written as {format_}")


def _in_range(found: date, earliest: int) -> date:
    if not earliest <= found.year <= LATEST_YEAR:
        raise Refused("OUT_OF_RANGE", f"must lie between {earliest} and {LATEST_YEAR}")
    return found
