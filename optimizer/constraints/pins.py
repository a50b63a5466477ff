"""Hard rule: what a dispatcher has pinned stays: the technician, the shift, the time."""

from collections.abc import Iterator

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import MAX_TIME, Pin, Problem, Shift
from optimizer.spans import common

SENTENCE = (
    "A pinned visit is made by the pinned technician, on the pinned shift, at the pinned time, or not at all."
)
REASONS = {
    "PINNED_OUTSIDE_WINDOW": ("pinned to a time that none of its time windows holds",) * 2,
    "PINNED_ABSENT": ("pinned to {pinned}, who has no shift",) * 2,
}


def faults(problem: Problem) -> Iterator[Fault]:
    """Pins to people and shifts that do not exist, and a shift that is not the pinned technician's."""
    owners = {shift.id: shift.technician_id for shift in problem.shifts}
    staff = {*owners.values(), *problem.absent}
    for index, visit in enumerate(problem.visits):
        if visit.pin is not None:
            yield from _pin_faults(f"visits[{index}].pin", visit.pin, owners, staff)


def _pin_faults(path: str, pin: Pin, owners: dict[int, int], staff: set[int]) -> Iterator[Fault]:
    if pin.start is not None:
        yield from bounds.integer(f"{path}.start", pin.start, 0, MAX_TIME)
    if pin.technician_id is not None and pin.technician_id not in staff:
        reason = f"technician {pin.technician_id} has no shift and is not among the absent"
        yield Fault(f"{path}.technician_id", "UNKNOWN", reason)
    if pin.shift_id is None:
        return
    if pin.shift_id not in owners:
        yield Fault(f"{path}.shift_id", "UNKNOWN", f"there is no shift {pin.shift_id}")
    elif pin.technician_id not in {None, owners[pin.shift_id]}:
        reason = f"shift {pin.shift_id} is not technician {pin.technician_id}'s"
        yield Fault(path, "CONTRADICTION", reason)


def pack(problem: Problem, packed: Packed) -> None:
    """Forbid every other shift, and every start but the pinned one that its windows leave."""
    for row, visit in enumerate(problem.visits):
        if visit.pin is None:
            continue
        for column, shift in enumerate(problem.shifts):
            packed.allowed[row, column] &= fits(visit.pin, shift)
        if visit.pin.start is not None:
            only = ((visit.pin.start, visit.pin.start),)
            packed.starts_away[row] = common(packed.starts_away[row], only)
            packed.starts_here[row] = common(packed.starts_here[row], only)
            packed.allowed[row] &= bool(packed.starts_away[row])


def fits(pin: Pin, shift: Shift) -> bool:
    """Whether the shift is one that the pin leaves."""
    return pin.technician_id in {None, shift.technician_id} and pin.shift_id in {None, shift.id}


def add_to(form: RoutingForm) -> None:
    """Nothing of its own: allowed pairs and spans of starts, which others write, already hold the pin."""
