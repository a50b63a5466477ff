"""One mail an occasion: a row says that it was decided on, it is sent outside of any transaction, and noted.

A mail is sent twice only when the process dies between handing it over and writing that down; it then carries the
same message id, by which mail programs tell the copy.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from server.models.outbox import MailMessage
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select
from server.ports.mailer import MailDelayed, Mailer, MailRefused, Message

NOBODY = "office@truckroll.invalid"
"""Whom a mail comes from where neither the installation nor the company names an address."""

Writing = Callable[[], AbstractContextManager[Scope]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is written down beside the mail's own row once it is sent, or refused for good."""

    sent: Callable[[Scope, MailMessage], None]
    refused: Callable[[Scope, MailMessage, str], None]


def mail_of(scope: Scope, occasion: str, subject_id: str) -> MailMessage | None:
    """Return the mail of an occasion about something, if it was decided on."""
    statement = scoped_select(scope, MailMessage).where(
        MailMessage.occasion == occasion, MailMessage.subject_id == subject_id
    )
    found: MailMessage | None = scope.session.scalars(statement).one_or_none()
    return found


def new_mail(
    scope: Scope, occasion: str, subject_id: str, *, recipient: str, subject: str, sender: str
) -> MailMessage:
    """Decide on the mail of an occasion about something."""
    row = MailMessage(
        occasion=occasion,
        subject_id=subject_id,
        recipient=recipient,
        subject=subject,
        message_id=f"{occasion}-{subject_id}@{sender.rpartition('@')[2]}",
        created_at=scope.at,
        state="waiting",
        attempts=0,
    )
    return scoped_add(scope, row)


def hand_over(writing: Writing, mailer: Mailer, row_id: str, message: Message, outcome: Outcome) -> None:
    """Send a mail that waits and note what came of it; raise `MailDelayed` when a later try may succeed."""
    try:
        mailer.send(message)
    except MailDelayed as fault:
        with writing() as scope:
            scoped_get(scope, MailMessage, row_id, lock=True).failure = str(fault)[:500]
        raise
    except MailRefused as fault:
        with writing() as scope:
            row = scoped_get(scope, MailMessage, row_id, lock=True)
            fail(row, str(fault))
            outcome.refused(scope, row, str(fault))
        return
    with writing() as scope:
        row = scoped_get(scope, MailMessage, row_id, lock=True)
        row.state, row.sent_at, row.failure = "sent", scope.at, None
        outcome.sent(scope, row)


def fail(row: MailMessage, why: str) -> None:
    """Mark a mail as failed for good."""
    row.state, row.failure = "failed", why[:500]
