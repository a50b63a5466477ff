"""Causes that hold whatever the plan is: true by the data alone, told with the checker's own functions."""

from collections.abc import Callable, Sequence

from optimizer.checker import pins, skills, territories, windows
from optimizer.explain.naming import Finding
from optimizer.problem import Problem, Shift, Visit

Cause = Callable[[Problem, Visit, Sequence[Shift]], Finding | None]


def structural(problem: Problem, visit: Visit) -> Finding | None:
    """The first cause that keeps the visit off every shift that its pin leaves; None when there is none."""
    left = [shift for shift in problem.shifts if pins.allows(visit, shift)]
    for cause in (_no_skill, _lapsed, _outside, _no_shift_in_window, _too_far):
        if finding := cause(problem, visit, left or problem.shifts):
            return _pinned(visit, left, finding)
    if visit.pin is not None and visit.pin.technician_id is not None and not left:
        return Finding("PINNED_ABSENT", {"pinned": visit.pin.technician_id})
    return None


def skilled(visit: Visit, shifts: Sequence[Shift]) -> list[Shift]:
    """Shifts whose technician holds all that the visit asks for."""
    return [shift for shift in shifts if not skills.missing(shift, visit)]


def capable(problem: Problem, visit: Visit, shifts: Sequence[Shift]) -> list[Shift]:
    """Shifts whose technician may make the visit: skilled, and not kept out by a territory."""
    return [shift for shift in skilled(visit, shifts) if territories.open_to(problem, visit, shift)]


def _pinned(visit: Visit, left: Sequence[Shift], finding: Finding) -> Finding:
    """Name whom the visit is pinned to, when the pin is what narrowed the search."""
    if visit.pin is None or not left or (visit.pin.technician_id is None and visit.pin.shift_id is None):
        return finding
    return Finding(finding.code, {**finding.params, "pinned": left[0].technician_id})


def _no_skill(_: Problem, visit: Visit, shifts: Sequence[Shift]) -> Finding | None:
    """Nobody, even were all certificates valid; names what is missing where the least is."""
    lacks = [skills.missing_if_valid(shift, visit) for shift in shifts]
    if not visit.skills or not all(lacks):
        return None
    nobody = {skill: level for skill, level in visit.skills.items() if all(skill in lack for lack in lacks)}
    named = nobody or dict(visit.skills)
    params: dict[str, int | str] = {"skills": " ".join(f"{s}:{named[s]}" for s in sorted(named))}
    if len(named) == 1:
        params |= {"skill": next(iter(named)), "level": next(iter(named.values()))}
    return Finding("NO_SKILL", params)


def _lapsed(_: Problem, visit: Visit, shifts: Sequence[Shift]) -> Finding | None:
    """Somebody would be capable, had a certificate been valid; the one that was valid last is named."""
    if skilled(visit, shifts):
        return None
    would = [shift for shift in shifts if not skills.missing_if_valid(shift, visit)]
    if not would:
        return None
    shift, skill = max(
        ((shift, skill) for shift in would for skill in skills.missing(shift, visit)),
        key=lambda pair: (pair[0].lapsed[pair[1]].valid_until or 0, -pair[0].technician_id, -pair[1]),
    )
    held = shift.lapsed[skill]
    params: dict[str, int | str] = {"technician": shift.technician_id, "shift": shift.id}
    params |= {"skill": skill, "level": visit.skills[skill]}
    if held.valid_until is not None:
        params["valid_until"] = held.valid_until
    elif held.valid_from is not None:
        params["valid_from"] = held.valid_from
    return Finding("CERTIFICATE_LAPSED", params)


def _outside(problem: Problem, visit: Visit, shifts: Sequence[Shift]) -> Finding | None:
    """Somebody is skilled, but a territory keeps out every one of them."""
    if not skilled(visit, shifts) or capable(problem, visit, shifts):
        return None
    return Finding("TERRITORY", {"territories": " ".join(map(str, visit.territories))})


def _no_shift_in_window(problem: Problem, visit: Visit, shifts: Sequence[Shift]) -> Finding | None:
    """Even without driving, no capable shift holds setup and service from a second that the windows allow."""
    if not starts_in(visit, 0):
        return Finding("PINNED_OUTSIDE_WINDOW", {"start": _pinned_start(visit)})
    able = capable(problem, visit, shifts)
    if any(holds(visit, shift, 0, 0) for shift in able):
        return None
    return Finding("NO_SHIFT_IN_WINDOW", {"capable": len(able)})


def _too_far(problem: Problem, visit: Visit, shifts: Sequence[Shift]) -> Finding | None:
    """With driving there and back, and nothing else to do, no capable shift holds the work."""
    able = capable(problem, visit, shifts)
    legs = {shift.id: legs_alone(problem, visit, shift) for shift in able}
    if any(holds(visit, shift, *legs[shift.id]) for shift in able):
        return None
    nearest = min(able, key=lambda shift: (sum(legs[shift.id]), shift.id))
    minutes = -(-sum(legs[nearest.id]) // 60)
    params = {"technician": nearest.technician_id, "shift": nearest.id, "travel_minutes": minutes}
    return Finding("TOO_FAR", params)


def legs_alone(problem: Problem, visit: Visit, shift: Shift) -> tuple[int, int]:
    """Seconds of driving to the visit and back when it is the only one of the shift."""
    seconds, place = problem.matrix.seconds, visit.location_index
    there = 0 if shift.start_index is None else int(seconds[shift.start_index, place])
    back = 0 if shift.end_index is None else int(seconds[place, shift.end_index])
    return there, back


def holds(visit: Visit, shift: Shift, there: int, back: int) -> bool:
    """Whether the shift holds the work between two legs, starting at a second that the visit allows."""
    setup = 0 if shift.start_index == visit.location_index else visit.setup
    begins = starts_in(visit, shift.window.earliest + there)
    return any(begin + setup + visit.service + back <= shift.window.latest for begin in begins)


def starts_in(visit: Visit, second: int) -> list[int]:
    """First second of every window, at or after `second`, at which the work may start."""
    if visit.pin is not None and visit.pin.start is not None:
        first = [visit.pin.start]
    else:
        first = [max(second, window.earliest) for window in visit.time_windows] or [second]
    return [begin for begin in first if begin >= second and windows.open_at(visit, begin)]


def _pinned_start(visit: Visit) -> int:
    return visit.pin.start if visit.pin is not None and visit.pin.start is not None else -1
