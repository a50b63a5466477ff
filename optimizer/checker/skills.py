"""C7: the technician of a shift holds every skill of its visits at the level asked for."""

from collections.abc import Iterator

from optimizer.checker.facts import Facts
from optimizer.checker.violation import Violation
from optimizer.plan import Route
from optimizer.problem import Shift, Visit

RULE = "SKILL"


def check(facts: Facts, route: Route) -> Iterator[Violation]:
    """Visits made by someone who may not."""
    shift = facts.shifts[route.shift_id]
    for stop in route.stops:
        for skill, level in missing(shift, facts.visits[stop.visit_id]).items():
            sentence = f"visit {stop.visit_id} asks for skill {skill} at level {level}"
            yield Violation(RULE, sentence, shift_id=shift.id, visit_id=stop.visit_id)


def missing(shift: Shift, visit: Visit) -> dict[int, int]:
    """Skills and levels that the visit asks for and the shift does not hold."""
    return {skill: level for skill, level in visit.skills.items() if shift.skills.get(skill, 0) < level}


def missing_if_valid(shift: Shift, visit: Visit) -> dict[int, int]:
    """As `missing`, were every lapsed certificate valid."""
    lapsed = {skill: held.level for skill, held in shift.lapsed.items()}
    return {skill: level for skill, level in missing(shift, visit).items() if lapsed.get(skill, 0) < level}
