"""Hard rule: a technician sets out and is back within the shift."""

from collections.abc import Iterator

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import MAX_TIME, Problem

SENTENCE = "A technician sets out from the start place and is back at the end place within the shift."


def faults(problem: Problem) -> Iterator[Fault]:
    """Shift windows that are inverted; places that the matrix does not have."""
    for index, shift in enumerate(problem.shifts):
        path = f"shifts[{index}]"
        yield from bounds.integer(f"{path}.technician_id", shift.technician_id, 0, MAX_TIME)
        yield from bounds.window_of(f"{path}.window", shift.window)


def pack(problem: Problem, packed: Packed) -> None:
    """First and last second of every shift."""
    for row, shift in enumerate(problem.shifts):
        packed.shift_low[row] = shift.window.earliest
        packed.shift_high[row] = shift.window.latest


def add_to(form: RoutingForm) -> None:
    """The times of every vehicle's start and end lie within its shift."""
    for vehicle, row in enumerate(form.vehicles):
        low, high = form.packed.shift_low[row], form.packed.shift_high[row]
        form.time.CumulVar(form.routing.Start(vehicle)).SetRange(low, high)
        form.time.CumulVar(form.routing.End(vehicle)).SetRange(low, high)
