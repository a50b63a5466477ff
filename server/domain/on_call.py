"""Who answers emergencies outside shifts: stretches with a rank, one person a rank at any moment.

Being on call adds no hours to anybody's day: the planner books shifts alone, and what an emergency becomes is a visit
like any other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from server.domain.errors import Invalid
from server.domain.instants import utc


@dataclass(frozen=True, slots=True)
class Duty:
    """A stretch on call, in UTC; rank 1 is called first."""

    technician: str
    starts_at: datetime
    ends_at: datetime
    rank: int = 1

    def __post_init__(self) -> None:
        """Keep instants in UTC and refuse stretches without length."""
        object.__setattr__(self, "starts_at", utc(self.starts_at, "starts_at"))
        object.__setattr__(self, "ends_at", utc(self.ends_at, "ends_at"))
        if self.ends_at <= self.starts_at:
            raise Invalid.field("ends_at", "lies not after starts_at")

    def meets(self, other: "Duty") -> bool:
        """Tell whether two stretches share a moment."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def in_the_way(duty: Duty, others: Iterable[Duty]) -> Duty | None:
    """Return the first duty that forbids this one: of the same rank, or of the same person, at one moment."""
    ordered = sorted(others, key=lambda other: (other.starts_at, other.rank))
    alike = (other for other in ordered if other.rank == duty.rank or other.technician == duty.technician)
    return next((other for other in alike if duty.meets(other)), None)


def gaps(duties: Sequence[Duty], begin: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Return the stretches between two instants in which nobody is on call, whatever the rank."""
    found, covered = [], utc(begin, "begin")
    for duty in sorted(duties, key=lambda duty: duty.starts_at):
        if covered < min(duty.starts_at, end):
            found.append((covered, min(duty.starts_at, end)))
        covered = max(covered, duty.ends_at)
    if covered < end:
        found.append((covered, utc(end, "end")))
    return found
