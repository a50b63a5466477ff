"""Office hours as one line, such as Mon to Fri 8:00 AM to 5:00 PM, days in a row taken together."""

from collections.abc import Sequence
from datetime import time
from itertools import groupby

from babel import Locale
from babel.dates import format_time, get_day_names

from server.domain.office_hours import DAY_SECONDS, Span

_DASH = "\N{EN DASH}"
_ALONE, _PAIR = 1, 2


def hours_text(hours: Sequence[Span], locale: Locale) -> str:
    """Return the spans in words, days in a row with the same hours said once; empty when there are none."""
    days = {
        day: tuple((start, end) for _, start, end in spans) for day, spans in groupby(hours, lambda s: s[0])
    }
    names = get_day_names("abbreviated", locale=locale)
    return ", ".join(
        f"{_days([names[day] for day in run])} {_spans(days[run[0]], locale)}" for run in _runs(days)
    )


def _runs(days: dict[int, tuple[tuple[int, int], ...]]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1 and days[runs[-1][0]] == days[day]:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days(names: list[str]) -> str:
    if len(names) == _ALONE:
        return names[0]
    return f"{names[0]}, {names[1]}" if len(names) == _PAIR else f"{names[0]}{_DASH}{names[-1]}"


def _spans(spans: Sequence[tuple[int, int]], locale: Locale) -> str:
    return " / ".join(f"{_time(start, locale)}{_DASH}{_time(end, locale)}" for start, end in spans)


def _time(second: int, locale: Locale) -> str:
    within = second % DAY_SECONDS
    said = format_time(time(within // 3600, within % 3600 // 60), "short", locale=locale)
    return str(said).replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
