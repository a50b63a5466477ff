"""Refuse an ill-formed problem before any solving, with every fault that it has."""

from collections import Counter
from collections.abc import Iterable, Iterator

from optimizer import objectives
from optimizer.constraints import RULES, bounds
from optimizer.errors import Fault, InvalidProblem
from optimizer.objectives import travel
from optimizer.plan import Limits
from optimizer.problem import MAX_SHIFTS, MAX_TERRITORIES, MAX_TIME, MAX_VISITS, Problem


def validate(problem: Problem) -> None:
    """Raise `InvalidProblem` with every fault; say nothing when there is none."""
    found = list(faults(problem))
    if found:
        raise InvalidProblem(found)


def faults(problem: Problem) -> list[Fault]:
    """Every fault of the problem; sizes first, since beyond them nothing else is looked at."""
    if found := list(_size_faults(problem)):
        return found
    found = [*_id_faults("visits", [visit.id for visit in problem.visits])]
    found += _id_faults("shifts", [shift.id for shift in problem.shifts])
    found += _id_faults("territories", [territory.id for territory in problem.territories])
    for rule in RULES:
        found += rule.faults(problem)
    found += [*objectives.faults(problem), *travel.faults(problem)]
    return found or list(objectives.sum_faults(problem))


def limit_faults(limits: Limits) -> list[Fault]:
    """Limits that would never stop, or that are not numbers."""
    found = [*bounds.integer("limits.seed", limits.seed, 0, 2**63 - 1)]
    if limits.seconds is None and limits.iterations is None:
        found.append(Fault("limits", "MISSING", "gives neither seconds nor iterations"))
    if limits.seconds is not None and not 0 <= limits.seconds <= MAX_TIME:
        found.append(Fault("limits.seconds", "OUT_OF_RANGE", f"{limits.seconds} is not a time to wait"))
    if limits.iterations is not None:
        found += bounds.integer("limits.iterations", limits.iterations, 0, MAX_TIME)
    return found


def _size_faults(problem: Problem) -> Iterator[Fault]:
    for path, size, most in (
        ("visits", len(problem.visits), MAX_VISITS),
        ("shifts", len(problem.shifts), MAX_SHIFTS),
        ("territories", len(problem.territories), MAX_TERRITORIES),
    ):
        if size > most:
            yield Fault(path, "TOO_LARGE", f"{size} {path}; this version plans at most {most}")


def _id_faults(path: str, ids: Iterable[int]) -> Iterator[Fault]:
    listed = list(ids)
    for index, value in enumerate(listed):
        yield from bounds.integer(f"{path}[{index}].id", value, 0, 2**63 - 1)
    repeated = {value for value, count in Counter(listed).items() if count > 1}
    for index, value in enumerate(listed):
        if value in repeated and listed.index(value) != index:
            yield Fault(f"{path}[{index}].id", "DUPLICATE", f"id {value} appears before")
