"""When somebody answers the phone: spans of a weekday (0 is Monday), in seconds after midnight, that never overlap."""

from collections.abc import Iterable, Mapping

from server.domain.errors import Fault, Invalid

DAY_SECONDS = 86_400
Span = tuple[int, int, int]
"""Weekday, start and end; the end may be midnight, 86,400."""


def check_office_hours(hours: Iterable[Mapping[str, int]]) -> list[Span]:
    """Return the spans in their order; raise `Invalid` for one that ends before it starts or meets another."""
    given = [(each["weekday"], each["starts_second"], each["ends_second"]) for each in hours]
    faults = [Fault(f"office_hours[{at}].ends", "must be later than the start") for at in _backwards(given)]
    faults += [Fault(f"office_hours[{at}].starts", "overlaps another span of that day") for at in _met(given)]
    if faults:
        raise Invalid("; ".join(f"{fault.field}: {fault.reason}" for fault in faults), faults=faults)
    return sorted(given)


def _backwards(spans: list[Span]) -> list[int]:
    return [at for at, (_, starts, ends) in enumerate(spans) if not 0 <= starts < ends <= DAY_SECONDS]


def _met(spans: list[Span]) -> list[int]:
    """Return which spans begin before another one of their day, that began no later, is over."""
    order = sorted(range(len(spans)), key=lambda at: spans[at])
    met, until = [], (-1, 0)
    for at in order:
        weekday, starts, ends = spans[at]
        if until[0] == weekday and starts < until[1]:
            met.append(at)
        until = max(until, (weekday, ends))
    return met
