"""Last goal: drive as little as possible."""

from collections.abc import Iterator

import numpy as np

from optimizer.errors import Fault
from optimizer.problem import MAX_LEG, MAX_PLACES, Problem

SENTENCE = "Drive as few seconds as possible."
REASONS = {
    "TOO_FAR": (
        "driving there and back, {travel_minutes} min for {technician}, fits no shift beside the work",
        "driving there and back takes {pinned} {travel_minutes} min, too long for the shift beside the work",
    ),
}


def faults(problem: Problem) -> Iterator[Fault]:
    """A matrix that is not square, not of integers, or has legs out of bounds; places beyond it."""
    seconds = problem.matrix.seconds
    if not isinstance(seconds, np.ndarray) or not _square(seconds.shape):
        yield Fault("matrix.seconds", "MATRIX", "is not a square array")
        return
    if not np.issubdtype(seconds.dtype, np.integer):
        yield Fault("matrix.seconds", "MATRIX", f"holds {seconds.dtype}, not integers")
        return
    yield from _entry_faults(seconds)
    yield from _metre_faults(problem)
    yield from _place_faults(problem)


def _square(shape: tuple[int, ...]) -> bool:
    return len(shape) == 2 and shape[0] == shape[1]  # noqa: PLR2004 - rows and columns


def _entry_faults(seconds: np.ndarray) -> Iterator[Fault]:
    if len(seconds) > MAX_PLACES:
        yield Fault("matrix.seconds", "TOO_LARGE", f"{len(seconds)} places; at most {MAX_PLACES}")
    for row, column in np.argwhere((seconds < 0) | (seconds > MAX_LEG))[:5]:
        reason = f"{seconds[row, column]} is not between 0 and {MAX_LEG}"
        yield Fault(f"matrix.seconds[{row}][{column}]", "OUT_OF_RANGE", reason)


def _metre_faults(problem: Problem) -> Iterator[Fault]:
    metres = problem.matrix.metres
    if metres is not None and getattr(metres, "shape", None) != problem.matrix.seconds.shape:
        yield Fault("matrix.metres", "MATRIX", "has not the shape of matrix.seconds")


def _place_faults(problem: Problem) -> Iterator[Fault]:
    top = len(problem.matrix.seconds) - 1
    for index, visit in enumerate(problem.visits):
        yield from _place(f"visits[{index}].location_index", visit.location_index, top)
    for index, shift in enumerate(problem.shifts):
        for name, place in (("start_index", shift.start_index), ("end_index", shift.end_index)):
            if place is not None:
                yield from _place(f"shifts[{index}].{name}", place, top)


def _place(path: str, value: object, top: int) -> Iterator[Fault]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield Fault(path, "WRONG_TYPE", f"{value!r} is not an integer")
    elif not 0 <= value <= top:
        yield Fault(path, "UNKNOWN", f"place {value} is not in the matrix of {top + 1} places")


def bound(problem: Problem) -> int:
    """Seconds that no plan of this problem can exceed: shifts hold all driving, legs are counted."""
    held = sum(shift.window.latest - shift.window.earliest for shift in problem.shifts)
    longest = int(problem.matrix.seconds.max(initial=0))
    return min(held, longest * (len(problem.visits) + len(problem.shifts)))
