"""Every refusal of the business, each with a stable code.

DomainError
├── Invalid                422  the input itself is wrong; names the field
│   └── UnknownReference   422  a referenced row is not there (or not yours: the same words)
├── NotFound               404  outside of what the caller may see, or not there at all
│   └── OutOfReach         404  a colleague's: the same words, and a line in the audit log
├── Forbidden              403  the function is not the caller's
├── Conflict               409  the input is fine, the state of things says no
│   ├── DoubleBooking      409  the technician is taken; names the colliding visit
│   └── TransitionRefused  409  the lifecycle has no such step
├── VersionMismatch        412  somebody else changed the row first
└── Busy                   503  others kept the database to themselves; worth another try

The numbers are HTTP's, given here for orientation; `server.http.problems` holds the one table.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with one field."""

    field: str
    reason: str


class DomainError(Exception):
    """A refusal with a stable code, a sentence for people and facts for programs."""

    code = "DOMAIN_ERROR"

    def __init__(self, detail: str, *, code: str | None = None, **facts: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.facts = facts


class Invalid(DomainError):
    """Input that cannot be right, whatever the state of things."""

    code = "INVALID"

    def __init__(
        self, detail: str, *, faults: Sequence[Fault] = (), code: str | None = None, **facts: object
    ) -> None:
        super().__init__(detail, code=code, **facts)
        self.faults = tuple(faults)

    @classmethod
    def field(cls, field: str, reason: str, *, code: str | None = None) -> "Invalid":
        """Return the refusal of one field."""
        return cls(f"{field}: {reason}", faults=[Fault(field, reason)], code=code)


class UnknownReference(Invalid):
    """A reference to a row that the caller's company does not have."""

    code = "UNKNOWN_REFERENCE"

    @classmethod
    def of(cls, field: str) -> "UnknownReference":
        """Return the refusal of a reference; the words never tell whether another company has it."""
        return cls(f"{field}: there is no such record", faults=[Fault(field, "there is no such record")])


class NotFound(DomainError):
    """There is no such thing within what the caller may see."""

    code = "NOT_FOUND"


class OutOfReach(NotFound):
    """It is the caller's company's and not the caller's; the answer does not tell, the audit log does."""

    def __init__(self, detail: str, kind: str, object_id: str) -> None:
        super().__init__(detail)
        self.kind, self.object_id = kind, object_id


class Forbidden(DomainError):
    """The caller may not use this function."""

    code = "FORBIDDEN"


class Conflict(DomainError):
    """The state of things does not allow it now."""

    code = "CONFLICT"


class DoubleBooking(Conflict):
    """The technician is already booked then."""

    code = "DOUBLE_BOOKING"


class TransitionRefused(Conflict):
    """The lifecycle has no step from here to there."""

    code = "TRANSITION_REFUSED"


class VersionMismatch(DomainError):
    """The row was changed since the caller read it."""

    code = "VERSION_MISMATCH"


class Busy(DomainError):
    """The database was kept by others for longer than anybody should wait."""

    code = "BUSY"
