"""Hard rule: a visit is made by someone who holds every skill that it asks for, at its level, on that day."""

from collections.abc import Iterator

from optimizer.constraints import bounds
from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import MAX_TIME, Problem, Shift, Visit

SENTENCE = (
    "A visit is made by a technician who holds each of its skills at its level on the day of the shift."
)
REASONS = {
    "NO_SKILL": (
        "no technician on a shift has {skills}",
        "pinned to {pinned}, who does not have {skills}",
    ),
    "CERTIFICATE_LAPSED": (
        "{technician} has {skill} at level {level}, but {lapse}, and nobody else on a shift has it valid",
        "pinned to {pinned}, who has {skill} at level {level}, but {lapse}",
    ),
}

LAST_DAY = 3_652_059  # datetime.date.max.toordinal()


def faults(problem: Problem) -> Iterator[Fault]:
    """Skills and levels that are not small integers; lapses without a date."""
    for index, visit in enumerate(problem.visits):
        yield from bounds.skills(f"visits[{index}].skills", visit.skills)
    for index, shift in enumerate(problem.shifts):
        yield from bounds.skills(f"shifts[{index}].skills", shift.skills)
        yield from _lapse_faults(f"shifts[{index}].lapsed", shift)


def _lapse_faults(path: str, shift: Shift) -> Iterator[Fault]:
    for skill, lapsed in shift.lapsed.items():
        where = f"{path}[{skill}]"
        yield from bounds.integer(where, skill, 0, MAX_TIME)
        yield from bounds.integer(f"{where}.level", lapsed.level, 1, 1000)
        days = [day for day in (lapsed.valid_until, lapsed.valid_from) if day is not None]
        for day in days:
            yield from bounds.integer(f"{where}.day", day, 1, LAST_DAY)
        if not days:
            yield Fault(where, "MISSING", "says neither until nor from which day it is valid")


def pack(problem: Problem, packed: Packed) -> None:
    """Forbid every pair of visit and shift that lacks a skill; visits that ask for nothing cost nothing."""
    for row, visit in enumerate(problem.visits):
        if visit.skills:
            for column, shift in enumerate(problem.shifts):
                packed.allowed[row, column] &= holds(shift, visit)


def holds(shift: Shift, visit: Visit) -> bool:
    """Whether the shift's technician holds all that the visit asks for."""
    return all(shift.skills.get(skill, 0) >= level for skill, level in visit.skills.items())


def add_to(form: RoutingForm) -> None:
    """Nothing of its own: pairs that are not allowed are taken out of the model's vehicles at once."""
