"""The mail that tells a technician what the office corrected of their clock, by whom and why; one a request.

Who has no user, or cannot sign in, is told by nobody's mail; everybody sees the same on the phone under "Your hours".
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date, format_time
from sqlalchemy import Engine

from server.db import write_session
from server.domain.instants import zone
from server.models.companies import Company
from server.models.outbox import MailMessage
from server.models.record import note
from server.models.scope import Scope, scoped_all, scoped_find, scoped_get, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch, PunchEdit
from server.models.users import User
from server.ports.mailer import Mailbox, Mailer, Message
from server.use_cases.invoice_mail import locale_of
from server.use_cases.mailing import NOBODY, Outcome, hand_over, mail_of, new_mail

OCCASION = "clock-corrected"


@dataclass(frozen=True, slots=True)
class ClockMail:
    """The corrections of one request on their way to the technician; the mail is about the first of them."""

    engine: Engine
    mailer: Mailer
    sender: str
    tenant_id: str
    technician_id: str
    edit_ids: tuple[str, ...]
    at: datetime

    @contextmanager
    def writing(self) -> Iterator[Scope]:
        """Give a short transaction of the worker's."""
        with write_session(self.engine, self.tenant_id) as session:
            yield Scope(session, self.tenant_id, "worker", self.at, f"clock:{self.edit_ids[0]}")


def tell_technician(mail: ClockMail) -> None:
    """Mail the corrections unless that was done; raise `MailDelayed` when a later try may succeed."""
    with mail.writing() as scope:
        prepared = _prepared(scope, mail)
    if prepared is not None:
        row_id, message = prepared
        hand_over(mail.writing, mail.mailer, row_id, message, Outcome(_note_sent, _note_refused))


def _prepared(scope: Scope, mail: ClockMail) -> tuple[str, Message] | None:
    technician = scoped_get(scope, Technician, mail.technician_id)
    user = scoped_find(scope, User, technician.user_id)
    if user is None or user.state != "active":
        return None
    company = scope.session.get_one(Company, scope.tenant_id)
    sender = mail.sender or company.email or NOBODY
    subject = f"{company.name} has corrected your hours"
    row = mail_of(scope, OCCASION, mail.edit_ids[0]) or new_mail(
        scope, OCCASION, mail.edit_ids[0], recipient=user.email, subject=subject, sender=sender
    )
    if row.state != "waiting":
        return None
    row.attempts += 1
    message = Message(
        id=row.message_id,
        sent_at=row.created_at,
        sender=Mailbox(sender, company.name),
        to=Mailbox(row.recipient, technician.name),
        subject=row.subject,
        text=_text(scope, company, technician, mail.edit_ids),
        reply_to=Mailbox(company.email, company.name) if company.email else None,
    )
    return row.id, message


def _text(scope: Scope, company: Company, technician: Technician, edit_ids: Sequence[str]) -> str:
    statement = scoped_select(scope, PunchEdit).where(PunchEdit.id.in_(edit_ids))
    edits: Sequence[PunchEdit] = scoped_all(scope, statement.order_by(PunchEdit.position))
    who = scoped_get(scope, User, edits[0].user_id).name
    paragraphs = (
        f"Dear {technician.name},",
        f"{who} has corrected your clock:",
        "\n".join(f"- {_sentence(scope, company, edit)}" for edit in edits),
        f"The reason: {edits[0].reason}",
        'What you pressed stays as it was. Both are in Truckroll under "Your hours". If this is not right, tell us.',
        "\n".join(part for part in (company.name, company.phone) if part),
    )
    return "\n\n".join(paragraphs)


def _sentence(scope: Scope, company: Company, edit: PunchEdit) -> str:
    name = f"The clock-{edit.kind}"
    pressed = scoped_find(scope, Punch, edit.punch_id)
    of = f" of {_when(company, pressed.occurred_at)}" if pressed else ""
    if edit.action == "add" and edit.occurred_at:
        return f"A clock-{edit.kind} was added: {_when(company, edit.occurred_at)}."
    if edit.occurred_at:
        return f"{name}{of} counts as {_when(company, edit.occurred_at)}."
    if edit.edit_id:
        return f"An earlier correction of a clock-{edit.kind} was taken back."
    return f"{name}{of} was struck out."


def _when(company: Company, moment: datetime) -> str:
    there, locale = moment.astimezone(zone(company.timezone)), locale_of(company.locale)
    time = format_time(there, "short", tzinfo=there.tzinfo, locale=locale)
    return f"{format_date(there.date(), 'full', locale=locale)}, {time} {there.tzname()}".replace(
        "\u202f", " "
    )


def _note_sent(scope: Scope, row: MailMessage) -> None:
    note(scope, "clock.mail", "punch_edit", row.subject_id, message_id=row.message_id)


def _note_refused(scope: Scope, row: MailMessage, why: str) -> None:
    note(scope, "clock.mail_refused", "punch_edit", row.subject_id, reason=why[:300])
