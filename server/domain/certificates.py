"""Who can do what on a day: skill levels, and the certificates without which a skill does not count.

A certificate counts from `valid_from` to `expires_on`, both days included: on the day printed as its
end it still counts, on the next it does not. What matters is the day of the visit, never the day of the
planning.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from server.domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class Certificate:
    """A licence for a skill; `expires_on` is its last valid day, None if it has none."""

    skill: str
    name: str
    valid_from: date
    expires_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse certificates that end before they begin."""
        if self.expires_on is not None and self.expires_on < self.valid_from:
            raise Invalid.field("expires_on", "lies before valid_from")

    def counts_on(self, day: date) -> bool:
        """Tell whether the certificate is valid on that day."""
        return self.valid_from <= day and (self.expires_on is None or day <= self.expires_on)


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """How well somebody knows a skill (1 helps ... 5 teaches), and whether it needs a certificate."""

    skill: str
    level: int
    needs_certificate: bool = False


@dataclass(frozen=True, slots=True)
class Lapse:
    """A skill at a sufficient level that does not count on a day, and the certificate that ran out.

    `certificate` is None when there never was one, and begins after the day when it is not valid yet.
    """

    skill: str
    level: int
    certificate: Certificate | None


def levels_on(skills: Iterable[SkillLevel], certificates: Iterable[Certificate], day: date) -> dict[str, int]:
    """Return the skills that count on a day, each with its level."""
    valid = {item.skill for item in certificates if item.counts_on(day)}
    return {item.skill: item.level for item in skills if not item.needs_certificate or item.skill in valid}


def lapse_of(
    skills: Iterable[SkillLevel], certificates: Iterable[Certificate], wanted: str, level: int, day: date
) -> Lapse | None:
    """Return why a skill that somebody has does not count on a day; None when it counts or is too low.

    Of several certificates it names the one that ran out last.
    """
    held = next((item for item in skills if item.skill == wanted and item.level >= level), None)
    mine = [item for item in certificates if item.skill == wanted]
    if held is None or not held.needs_certificate or any(item.counts_on(day) for item in mine):
        return None
    past = [item for item in mine if item.expires_on is not None and item.expires_on < day]
    coming = sorted((item for item in mine if item.valid_from > day), key=lambda item: item.valid_from)
    ran_out = max(past, key=lambda item: (item.expires_on or day, item.name), default=None)
    return Lapse(wanted, held.level, ran_out or next(iter(coming), None))
