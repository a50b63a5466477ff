"""Weekly hours in words: `Mon-Fri 07:00-16:00; Sat 08:00-12:00`; an end before its start is on the next day."""

import re
from collections.abc import Sequence

from server.domain.imports.faults import Refused

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PART = re.compile(
    r"([a-z]+(?:\s*[-,\N{EN DASH}]\s*[a-z]+)*)\s+(\d{1,2}):(\d{2})\s*[-\N{EN DASH}]\s*(\d{1,2}):(\d{2})",
    re.ASCII | re.IGNORECASE,
)
_DAY_SECONDS = 86_400
_EXAMPLE = "Mon-Fri 07:00-16:00; Sat 08:00-12:00"

Span = tuple[int, int, int]


def parse_hours(text: str) -> tuple[Span, ...]:
    """Return weekday (Monday is 0), first and last second after its midnight, in order; raise `Refused`."""
    spans = [span for part in filter(None, map(str.strip, text.split(";"))) for span in _spans(part)]
    if len(set(spans)) < len(spans):
        raise Refused("NOT_HOURS", "names the same hours twice")
    return tuple(sorted(spans))


def shown_hours(spans: Sequence[Span]) -> str:
    """Return hours in words, a day each."""
    return "; ".join(
        f"{_DAYS[day].title()} {_clock(starts)}-{_clock(ends % _DAY_SECONDS)}" for day, starts, ends in spans
    )


def _spans(part: str) -> list[Span]:
    found = _PART.fullmatch(part)
    if not found:
        raise Refused("NOT_HOURS", f"is no list of hours such as {_EXAMPLE}")
    starts, ends = _second(found[2], found[3]), _second(found[4], found[5])
    if starts % _DAY_SECONDS == ends % _DAY_SECONDS:
        raise Refused("NOT_HOURS", "a shift ends when it starts")
    starts %= _DAY_SECONDS
    ends = ends if ends > starts else ends + _DAY_SECONDS
    return [(day, starts, ends) for day in _days(found[1])]


def _days(text: str) -> list[int]:
    days: list[int] = []
    for part in text.split(","):
        first, dash, last = re.sub("\N{EN DASH}", "-", part).partition("-")
        begin = _day(first)
        end = _day(last) if dash else begin
        days += [(begin + step) % 7 for step in range((end - begin) % 7 + 1)]
    return days


def _day(text: str) -> int:
    word = text.strip().casefold()
    for names in (_DAYS, _FULL):
        if word in names:
            return names.index(word)
    raise Refused("NOT_HOURS", f"{text.strip()!r} is no weekday such as Mon")


def _second(hour: str, minute: str) -> int:
    if int(hour) > 24 or int(minute) > 59 or (int(hour) == 24 and int(minute)):  # noqa: PLR2004 - a clock's figures
        raise Refused("NOT_HOURS", f"{hour}:{minute} is no time of the day")
    return int(hour) * 3600 + int(minute) * 60


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}"
