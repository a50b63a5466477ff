"""What can need a person: every code with its title, the answers that it allows and who usually gives them.

Whatever opens an exception is listed here, and nothing that is not listed can be opened. An answer is a word that the
decision acts on; `noted` closes without anything following from it. `docs/exceptions.md` tells the same to people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from server.domain.errors import Invalid
from server.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person can say to an exception: the button's words, what follows, and what one must be allowed to.

    One that `opens` leads to the thing itself, where the exception settles once the thing is in order. One with
    `reason` asks for a sentence of the person's own, since it is kept on the job or said to others.
    """

    label: str
    follows: str
    needs: str | None = None
    opens: bool = False
    reason: bool = False


@dataclass(frozen=True, slots=True)
class ExceptionKind:
    """One kind of exception; `answers` are those that a person may choose between, most likely first.

    `weight` says how much it hurts: it stands in the queue as if it were so many hours older.
    """

    title: str
    answers: tuple[str, ...]
    role: Role
    settles_itself: bool = False
    weight: int = 0


NOTED = "noted"

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        NOTED: Answer("Noted", "It is closed, and nothing follows from it."),
        "bill": Answer("Bill it", "The work counts as done, and its invoice is drafted."),
        "do_not_bill": Answer(
            "Don't bill", "The work counts as done, and the job is held with your reason.", reason=True
        ),
        "approve": Answer(
            "Approve",
            "The invoice gets its number and goes to the customer.",
            needs="invoices.approve",
        ),
        "edit": Answer("Look at it", "The invoice opens in the review.", needs="invoices.edit", opens=True),
        "reject": Answer(
            "Reject",
            "Nothing is billed; the job is held with your reason until the draft is reopened or written off.",
            needs="invoices.approve",
            reason=True,
        ),
        "reopen": Answer(
            "Reopen the draft", "The invoice waits for a review once more.", needs="invoices.approve"
        ),
        "write_off": Answer(
            "Write it off",
            "The job stays unbilled for good, with your reason.",
            needs="invoices.approve",
            reason=True,
        ),
        "mail_again": Answer("Mail again", "It is mailed to the address that the customer has now."),
        "try_again": Answer("Try again", "The work is done once more, from its first attempt."),
        "plan_again": Answer("Plan it", "The board opens; it settles when the job is booked.", opens=True),
        "move_visit": Answer(
            "Move the visit",
            "The board opens; it settles when the visit has somebody who can do it.",
            opens=True,
        ),
        "renew_certificate": Answer(
            "Renew it",
            "The certificates open; it settles when the end has moved.",
            needs="technicians.edit",
            opens=True,
        ),
        "cancel_job": Answer(
            "Cancel the job", "The job is cancelled with your reason.", needs="jobs.edit", reason=True
        ),
        "place_it": Answer(
            "Put it on the map", "The map opens; it settles when the place is set.", "places.edit", opens=True
        ),
        "correct": Answer(
            "Correct the clock",
            "The hours open; it settles when the clock is right.",
            "time.edit",
            opens=True,
        ),
        "renew": Answer(
            "Enter a new certificate",
            "The customer opens; it settles when the certificate is valid again.",
            needs="customers.edit",
            opens=True,
        ),
    }
)

_OFFICE, _DISPATCHER, _PAYROLL, _OWNER = Role.OFFICE, Role.DISPATCHER, Role.PAYROLL, Role.OWNER
_A_DAY, _A_WEEK = 24, 7 * 24
_OF_THE_CLOCK = ("correct", NOTED)
_OF_A_BOOKING = ("move_visit", NOTED)

EXCEPTION_KINDS: Mapping[str, ExceptionKind] = MappingProxyType(
    {
        # Work against the plan.
        "COMPLETED_AFTER_CANCEL": ExceptionKind(
            "Work done although it was cancelled", ("bill", "do_not_bill"), _OFFICE, weight=2 * _A_DAY
        ),
        "DUPLICATE_COMPLETION": ExceptionKind(
            "A job was reported complete twice", ("bill", "do_not_bill"), _OFFICE, weight=_A_DAY
        ),
        "PARALLEL_WORK": ExceptionKind(
            "Two people worked on one job", ("bill", "do_not_bill"), _OFFICE, weight=_A_DAY
        ),
        "JOB_UNDECIDED": ExceptionKind(
            "A job waits for a decision", ("bill", "do_not_bill"), _OFFICE, settles_itself=True, weight=_A_DAY
        ),
        "FORMER_ASSIGNEE": ExceptionKind(
            "Somebody worked on a visit that was given away", (NOTED,), _DISPATCHER
        ),
        "TWO_AT_ONCE": ExceptionKind("Somebody is on two visits at once", (NOTED,), _DISPATCHER),
        "JOB_OVERLOOKED": ExceptionKind(
            "A job's time has passed, and nobody is booked for it",
            ("plan_again", "cancel_job", NOTED),
            _DISPATCHER,
            settles_itself=True,
            weight=2 * _A_DAY,
        ),
        "PLAN_FAILED": ExceptionKind(
            "A plan could not be made", ("plan_again", NOTED), _DISPATCHER, settles_itself=True, weight=_A_DAY
        ),
        # Money.
        "INVOICE_REVIEW": ExceptionKind(
            "An invoice waits for a look",
            ("approve", "edit", "reject"),
            _OFFICE,
            settles_itself=True,
            weight=8,
        ),
        "INVOICE_HELD": ExceptionKind(
            "A job is held back from billing", ("reopen", "write_off"), _OFFICE, settles_itself=True
        ),
        "LATE_EVIDENCE": ExceptionKind("Evidence came after the invoice was posted", (NOTED,), _OFFICE),
        "NO_EMAIL": ExceptionKind(
            "An invoice has no address to go to", ("mail_again", NOTED), _OFFICE, weight=12
        ),
        "MAIL_REFUSED": ExceptionKind("A mail was refused", ("mail_again", NOTED), _OFFICE, weight=12),
        "EXEMPTION_EXPIRED": ExceptionKind(
            "A tax exemption has run out", ("renew", NOTED), _OFFICE, settles_itself=True, weight=12
        ),
        # Time.
        "CLOCK_SUSPECT": ExceptionKind("A phone's clock seems to be wrong", _OF_THE_CLOCK, _PAYROLL),
        "MISSING_OUT": ExceptionKind(
            "A clock-out is missing", _OF_THE_CLOCK, _PAYROLL, settles_itself=True, weight=4
        ),
        "STRAY_OUT": ExceptionKind(
            "A clock-out without a clock-in", _OF_THE_CLOCK, _PAYROLL, settles_itself=True
        ),
        "LONG_SHIFT": ExceptionKind(
            "A shift is longer than 16 hours", _OF_THE_CLOCK, _PAYROLL, settles_itself=True, weight=4
        ),
        "PUNCH_VS_EDIT": ExceptionKind(
            "A punch came after the clock was corrected", _OF_THE_CLOCK, _PAYROLL, settles_itself=True
        ),
        "APPROVED_TIME_CHANGED": ExceptionKind(
            "Approved hours have changed", _OF_THE_CLOCK, _PAYROLL, settles_itself=True, weight=8
        ),
        # Places.
        "PLACE_UNKNOWN": ExceptionKind(
            "A site has no place on the map", ("place_it", NOTED), _DISPATCHER, settles_itself=True, weight=6
        ),
        # Files of another system.
        "IMPORT_LEFTOVER": ExceptionKind(
            "A file would change a job that is under way or over", (NOTED,), _OFFICE
        ),
        # People.
        "TIME_OFF_BREAKS_VISIT": ExceptionKind(
            "Somebody is away when a visit is booked",
            _OF_A_BOOKING,
            _DISPATCHER,
            settles_itself=True,
            weight=_A_DAY,
        ),
        "SHIFT_BREAKS_VISIT": ExceptionKind(
            "A visit lies outside of somebody's hours",
            _OF_A_BOOKING,
            _DISPATCHER,
            settles_itself=True,
            weight=8,
        ),
        "CERTIFICATE_BREAKS_VISIT": ExceptionKind(
            "A certificate ends before a visit that needs it",
            _OF_A_BOOKING,
            _DISPATCHER,
            settles_itself=True,
            weight=_A_DAY,
        ),
        "SKILL_BREAKS_VISIT": ExceptionKind(
            "A visit needs a skill that was taken away",
            _OF_A_BOOKING,
            _DISPATCHER,
            settles_itself=True,
            weight=8,
        ),
        "CERTIFICATE_ENDS": ExceptionKind(
            "A certificate ends",
            ("renew_certificate", NOTED),
            _DISPATCHER,
            settles_itself=True,
            weight=_A_DAY,
        ),
        # Users.
        "INVITATION_UNSENT": ExceptionKind(
            "An invitation could not be mailed", (NOTED,), _OWNER, settles_itself=True, weight=12
        ),
        # The program itself.
        "EVENT_DEAD": ExceptionKind(
            "Something failed for good", ("try_again", NOTED), _OWNER, settles_itself=True, weight=_A_WEEK
        ),
    }
)

UNLISTED = ExceptionKind("Something that an older version asked", (NOTED,), _OFFICE)


def kind_of(code: str) -> ExceptionKind:
    """Return what a code means; one that this version no longer opens can only be noted."""
    return EXCEPTION_KINDS.get(code, UNLISTED)


def check_listed(code: str) -> None:
    """Raise `LookupError` for a code that nobody has listed: that is a mistake of the program's."""
    if code not in EXCEPTION_KINDS:
        raise LookupError(f"{code} is no kind of exception; list it in server/domain/exception_kinds.py")


def check_answer(code: str, word: str | None) -> str:
    """Return the answer that a person gave, or refuse one that this kind does not allow.

    No word stands for `noted` where that is allowed.
    """
    allowed = closing_answers(code)
    chosen = word or (NOTED if NOTED in allowed else "")
    if chosen not in allowed:
        raise Invalid.field(
            "json.decision", f"must be one of: {', '.join(allowed)}", code="ANSWER_NOT_ALLOWED"
        )
    return chosen


def closing_answers(code: str) -> tuple[str, ...]:
    """Return the answers that close an exception of this code."""
    return tuple(word for word in kind_of(code).answers if not ANSWERS[word].opens)


def codes_of(role: str) -> tuple[str, ...]:
    """Return the codes that a role usually answers."""
    return tuple(code for code, kind in EXCEPTION_KINDS.items() if kind.role == role)


def known_words(codes: Iterable[str] = EXCEPTION_KINDS) -> tuple[str, ...]:
    """Return every answer that closes some exception."""
    return tuple(sorted({word for code in codes for word in closing_answers(code)}))
