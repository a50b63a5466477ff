"""Reasons in words: what ids are called is the caller's business."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from optimizer.constraints import pins, skills, territories, time_windows
from optimizer.objectives import optional, priority, travel
from optimizer.plan import Reason
from optimizer.problem import Visit

TEMPLATES: dict[str, tuple[str, ...]] = {
    **skills.REASONS,
    **territories.REASONS,
    **time_windows.REASONS,
    **travel.REASONS,
    **pins.REASONS,
    **optional.REASONS,
    **priority.REASONS,
}


def _territory(number: int) -> str:
    return f"territory {number}"


@dataclass(frozen=True, slots=True)
class Naming:
    """Functions from ids to the words that a reader knows them by; days come as ordinals."""

    technician: Callable[[int], str]
    skill: Callable[[int], str]
    day: Callable[[int], str]
    territory: Callable[[int], str] = _territory


def _technician(number: int) -> str:
    return f"technician {number}"


def _skill(number: int) -> str:
    return f"skill {number}"


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


PLAIN = Naming(_technician, _skill, _day)


@dataclass(frozen=True, slots=True)
class Finding:
    """A code with its figures, before it is put into words."""

    code: str
    params: Mapping[str, int | str]


def reason(visit: Visit, code: str, params: Mapping[str, int | str], naming: Naming = PLAIN) -> Reason:
    """The finding with its sentence; a pinned visit has a sentence of its own."""
    pinned = "pinned" in params and visit.pin is not None
    words = TEMPLATES[code][int(pinned)].format_map(_words(params, naming))
    return Reason(code, dict(params), f"{words[0].upper()}{words[1:]}.")


def _words(params: Mapping[str, int | str], naming: Naming) -> dict[str, str]:
    words = {key: str(value) for key, value in params.items()}
    for key in ("technician", "pinned"):
        if key in params:
            words[key] = naming.technician(int(params[key]))
    if "skill" in params:
        words["skill"] = naming.skill(int(params["skill"]))
    words["skills"] = _skills(str(params.get("skills", "")), naming)
    words["territories"] = " and ".join(
        map(naming.territory, map(int, str(params.get("territories", "")).split()))
    )
    words["outside"] = (
        f" and {params['outside_minutes']} min for going outside" if "outside_minutes" in params else ""
    )
    words["lapse"] = _lapse(params, naming)
    return words


def _skills(listed: str, naming: Naming) -> str:
    """'5:2 7:1' in words."""
    pairs = [pair.split(":") for pair in listed.split()]
    return " and ".join(f"{naming.skill(int(skill))} at level {level}" for skill, level in pairs)


def _lapse(params: Mapping[str, int | str], naming: Naming) -> str:
    if "valid_until" in params:
        return f"the certificate ran out after {naming.day(int(params['valid_until']))}"
    if "valid_from" in params:
        return f"the certificate is not valid before {naming.day(int(params['valid_from']))}"
    return ""
