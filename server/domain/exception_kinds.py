"""What can need a person: every code with its title, the answers that it allows and who usually gives them.

Whatever opens an exception is listed here, and nothing that is not listed can be opened. An answer is a word that the
decision acts on; `noted` closes without anything following from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from server.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class ExceptionKind:
    """One kind of exception; `answers` are those that a person may choose between, most likely first."""

    title: str
    answers: tuple[str, ...]
    role: Role
    settles_itself: bool = False


_OFFICE, _DISPATCHER, _PAYROLL, _OWNER = Role.OFFICE, Role.DISPATCHER, Role.PAYROLL, Role.OWNER

EXCEPTION_KINDS: Mapping[str, ExceptionKind] = MappingProxyType(
    {
        "COMPLETED_AFTER_CANCEL": ExceptionKind(
            "Work done although it was cancelled", ("bill", "do_not_bill"), _OFFICE
        ),
        "DUPLICATE_COMPLETION": ExceptionKind(
            "A job was reported complete twice", ("bill", "do_not_bill"), _OFFICE
        ),
        "PARALLEL_WORK": ExceptionKind("Two people worked on one job", ("bill", "do_not_bill"), _OFFICE),
        "LATE_EVIDENCE": ExceptionKind("Evidence came after the invoice was posted", ("noted",), _OFFICE),
        "CLOCK_SUSPECT": ExceptionKind("A phone's clock seems to be wrong", ("noted",), _PAYROLL),
        "MISSING_OUT": ExceptionKind("A clock-out is missing", ("noted",), _PAYROLL, settles_itself=True),
        "STRAY_OUT": ExceptionKind(
            "A clock-out without a clock-in", ("noted",), _PAYROLL, settles_itself=True
        ),
        "NO_EMAIL": ExceptionKind("An invoice has no address to go to", ("mail_again", "noted"), _OFFICE),
        "MAIL_REFUSED": ExceptionKind("A mail was refused", ("mail_again", "noted"), _OFFICE),
        "PLACE_UNKNOWN": ExceptionKind(
            "A site has no place on the map", ("noted",), _DISPATCHER, settles_itself=True
        ),
        "EVENT_DEAD": ExceptionKind("Something failed for good", ("noted",), _OWNER, settles_itself=True),
    }
)
