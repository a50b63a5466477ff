"""The mail with an invitation: its link is made when it is sent, so that no row ever holds what opens the door.

A mail that is sent once more holds a new link, and the one before opens nothing; the message id stays the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime
from sqlalchemy import Engine

from server.db import write_session
from server.domain.instants import zone
from server.models.companies import Company
from server.models.outbox import MailMessage
from server.models.record import note
from server.models.scope import Scope, scoped_find, scoped_get
from server.models.users import Invitation, User
from server.ports.mailer import Mailbox, Mailer, Message
from server.use_cases.exceptions import open_exception
from server.use_cases.invitations import UNSENT
from server.use_cases.invoice_mail import locale_of
from server.use_cases.links import new_secret
from server.use_cases.mailing import NOBODY, Outcome, hand_over, mail_of, new_mail

OCCASION = "invitation"


@dataclass(frozen=True, slots=True)
class InvitationMail:
    """One invitation on its way out; links lead to `origin`, whatever a request called us."""

    engine: Engine
    mailer: Mailer
    sender: str
    origin: str
    tenant_id: str
    invitation_id: str
    at: datetime

    @contextmanager
    def writing(self) -> Iterator[Scope]:
        """Give a short transaction of the worker's."""
        with write_session(self.engine, self.tenant_id) as session:
            yield Scope(session, self.tenant_id, "worker", self.at, f"invitation:{self.invitation_id}")


def link_of(origin: str, secret: str) -> str:
    """Return the address at which an invitation is accepted."""
    return f"{origin}/sign-in?invitation={secret}"


def send_invitation(mail: InvitationMail) -> None:
    """Mail the invitation unless that was done or it has ended; raise `MailDelayed` when a later try may succeed."""
    with mail.writing() as scope:
        prepared = _prepared(scope, mail)
    if prepared is not None:
        row_id, message = prepared
        hand_over(mail.writing, mail.mailer, row_id, message, Outcome(_note_sent, _tell_owner))


def _prepared(scope: Scope, mail: InvitationMail) -> tuple[str, Message] | None:
    """Return the mail's row, and the message with a new link; None when there is nothing more to send."""
    invitation = scoped_find(scope, Invitation, mail.invitation_id, lock=True)
    if invitation is None or invitation.used_at is not None or invitation.expires_at <= scope.at:
        return None
    user = scoped_get(scope, User, invitation.user_id)
    company = scope.session.get_one(Company, scope.tenant_id)
    sender = mail.sender or company.email or NOBODY
    row = mail_of(scope, OCCASION, invitation.id) or new_mail(
        scope, OCCASION, invitation.id, recipient=user.email, subject=_subject(company), sender=sender
    )
    if row.state != "waiting":
        return None
    row.attempts += 1
    secret, invitation.token_hash = new_secret()
    scope.session.flush()
    return row.id, Message(
        id=row.message_id,
        sent_at=row.created_at,
        sender=Mailbox(sender, company.name),
        to=Mailbox(user.email, user.name),
        subject=row.subject,
        text=_text(user, company, invitation, link_of(mail.origin, secret)),
        reply_to=Mailbox(company.email, company.name) if company.email else None,
    )


def _note_sent(scope: Scope, row: MailMessage) -> None:
    note(scope, "invitation.mail", "invitation", row.subject_id, message_id=row.message_id)


def _tell_owner(scope: Scope, row: MailMessage, why: str) -> None:
    invitation = scoped_find(scope, Invitation, row.subject_id)
    if invitation is not None:
        sentence = f"The invitation to {row.recipient} was not mailed: {why[:300]}"
        open_exception(scope, UNSENT, "user", invitation.user_id, sentence)


def _subject(company: Company) -> str:
    return f"{company.name} invites you to Truckroll"


def _text(user: User, company: Company, invitation: Invitation, link: str) -> str:
    until = invitation.expires_at.astimezone(zone(company.timezone))
    when = format_datetime(until, "EEEE, d MMMM, H:mm", locale=locale_of(company.locale))
    return "\n\n".join(
        (
            f"Hello {user.name},",
            f"{company.name} works with Truckroll and has made an account for you. Open this link to choose your"
            f" password:\n\n{link}",
            f"It works once, until {when} ({company.timezone}). If you did not expect this mail, do nothing.",
            "\n".join(part for part in (company.name, company.phone) if part),
        )
    )
