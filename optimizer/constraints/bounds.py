"""Checks that several rules make of a field: integer within bounds, window not inverted."""

from collections.abc import Iterator, Sequence

from optimizer.errors import Fault
from optimizer.problem import MAX_TIME, TimeWindow


def integer(path: str, value: object, low: int, high: int) -> Iterator[Fault]:
    """`value` is an int (no bool, no float) from `low` to `high`."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield Fault(path, "WRONG_TYPE", f"{value!r} is not an integer")
    elif not low <= value <= high:
        yield Fault(path, "OUT_OF_RANGE", f"{value} is not between {low} and {high}")


def windows(path: str, given: Sequence[TimeWindow]) -> Iterator[Fault]:
    """Every window has integer ends in order."""
    for index, window in enumerate(given):
        yield from window_of(f"{path}[{index}]", window)


def window_of(path: str, window: TimeWindow) -> Iterator[Fault]:
    """One window: integer ends from 0 to `MAX_TIME`, the first not after the second."""
    found = [*integer(f"{path}[0]", window.earliest, 0, MAX_TIME)]
    found += integer(f"{path}[1]", window.latest, 0, MAX_TIME)
    yield from found
    if not found and window.earliest > window.latest:
        yield Fault(path, "INVERTED", f"ends at {window.latest}, before it begins at {window.earliest}")


def skills(path: str, given: object) -> Iterator[Fault]:
    """A mapping of skill (0 or more) to level (1 or more)."""
    if not hasattr(given, "items"):
        yield Fault(path, "WRONG_TYPE", "is not a mapping of skill to level")
        return
    for skill, level in given.items():
        yield from integer(f"{path}[{skill}]", skill, 0, MAX_TIME)
        yield from integer(f"{path}[{skill}].level", level, 1, 1000)
