"""The mails that announce the end of a certificate: one to its holder, one to the company."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from sqlalchemy import Engine

from server.db import write_session
from server.domain.instants import local_date
from server.domain.reminders import days_left
from server.models.companies import Company
from server.models.outbox import MailMessage
from server.models.record import note
from server.models.scope import Scope, scoped_get
from server.models.technicians import CertificateReminder, Certification, Technician
from server.models.users import User
from server.planning.misfits import UNCERTIFIED, bookings_ahead, crew_of, misfits_of
from server.ports.mailer import Mailbox, Mailer, Message
from server.use_cases.certificate_reminders import ENDS
from server.use_cases.exceptions import open_exception
from server.use_cases.invoice_mail import locale_of
from server.use_cases.mailing import NOBODY, Outcome, fail, hand_over, mail_of, new_mail

TO_HOLDER, TO_COMPANY = "certificate-holder", "certificate-company"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One reminder on its way out; `sender` may be empty."""

    engine: Engine
    mailer: Mailer
    sender: str
    tenant_id: str
    reminder_id: str
    at: datetime

    @contextmanager
    def writing(self) -> Iterator[Scope]:
        """Give a short transaction of the worker's."""
        with write_session(self.engine, self.tenant_id) as session:
            yield Scope(session, self.tenant_id, "worker", self.at, f"certificate:{self.reminder_id}")


@dataclass(frozen=True, slots=True)
class _Facts:
    company: Company
    certificate: Certification
    technician: Technician
    holder: User | None
    ends: date
    left: int
    visits: int


def announce(announcement: Announcement) -> None:
    """Mail the end of a certificate to its holder and the company, each once.

    One that was renewed meanwhile is not mailed. Raise `MailDelayed` when a later try may succeed.
    """
    for occasion in (TO_HOLDER, TO_COMPANY):
        with announcement.writing() as scope:
            prepared = _prepared(scope, announcement, occasion)
        if prepared is not None:
            row_id, message = prepared
            hand_over(announcement.writing, announcement.mailer, row_id, message, Outcome(_note, _tell))


def _prepared(scope: Scope, announcement: Announcement, occasion: str) -> tuple[str, Message] | None:
    reminder = scoped_get(scope, CertificateReminder, announcement.reminder_id)
    facts = _facts(scope, reminder)
    to = _recipient(facts, occasion)
    if to is None or facts.certificate.expires_on != reminder.expires_on:
        return None
    sender = announcement.sender or facts.company.email or NOBODY
    row = mail_of(scope, occasion, reminder.id) or new_mail(
        scope, occasion, reminder.id, recipient=to.address, subject=_subject(facts), sender=sender
    )
    if row.state != "waiting":
        return None
    row.attempts += 1
    company = facts.company
    message = Message(
        id=row.message_id,
        sent_at=row.created_at,
        sender=Mailbox(sender, company.name),
        to=to,
        subject=row.subject,
        text=_text(facts, occasion),
        reply_to=Mailbox(company.email, company.name) if company.email else None,
    )
    return row.id, message


def _facts(scope: Scope, reminder: CertificateReminder) -> _Facts:
    company = scope.session.get_one(Company, scope.tenant_id)
    certificate = scoped_get(scope, Certification, reminder.certification_id)
    technician = scoped_get(scope, Technician, certificate.technician_id)
    holder = scoped_get(scope, User, technician.user_id) if technician.user_id else None
    left = days_left(reminder.expires_on, local_date(scope.at, company.timezone))
    return _Facts(
        company, certificate, technician, holder, reminder.expires_on, left, _broken(scope, certificate)
    )


def _broken(scope: Scope, certificate: Certification) -> int:
    """Return how many booked visits need the certificate after its end."""
    bookings = bookings_ahead(scope, {certificate.technician_id})
    crew = crew_of(scope, bookings, {certificate.technician_id})
    found = (item for item in misfits_of(crew, bookings) if item.code == UNCERTIFIED)
    return sum(item.skill_id == certificate.skill_id for item in found)


def _recipient(facts: _Facts, occasion: str) -> Mailbox | None:
    if occasion == TO_COMPANY:
        return Mailbox(facts.company.email, facts.company.name) if facts.company.email else None
    if facts.holder is None or facts.holder.state != "active":
        return None
    return Mailbox(facts.holder.email, facts.technician.name)


def _subject(facts: _Facts) -> str:
    return f"{facts.certificate.name} of {facts.technician.name} {_when(facts)}"


def _when(facts: _Facts) -> str:
    if facts.left < 0:
        return f"ended {-facts.left} day{'s' if facts.left < -1 else ''} ago"
    if facts.left == 0:
        return "ends today"
    return f"ends in {facts.left} day{'s' if facts.left > 1 else ''}"


def _text(facts: _Facts, occasion: str) -> str:
    day = format_date(facts.ends, "full", locale=locale_of(facts.company.locale))
    number = f" (number {facts.certificate.number})" if facts.certificate.number else ""
    mine = occasion == TO_HOLDER
    owner = "Your" if mine else f"{facts.technician.name}'s"
    paragraphs = [
        f"Dear {facts.technician.name if mine else facts.company.name},",
        f"{owner} certificate {facts.certificate.name}{number} {_when(facts)}: its last valid day is {day}.",
    ]
    if facts.visits:
        many = f"{facts.visits} booked visits need" if facts.visits > 1 else "One booked visit needs"
        paragraphs.append(f"{many} it after that day.")
    paragraphs += [
        "Please renew it, and have its new last day entered in Truckroll under Company, Technicians.",
        "\n".join(part for part in (facts.company.name, facts.company.phone) if part),
    ]
    return "\n\n".join(paragraphs)


def _note(scope: Scope, row: MailMessage) -> None:
    facts = {"occasion": row.occasion, "message_id": row.message_id}
    note(scope, "certification.mail", "certificate_reminder", row.subject_id, **facts)


def _tell(scope: Scope, row: MailMessage, why: str) -> None:
    """Have a person look at a reminder that nobody will read."""
    fail(row, why)
    reminder = scoped_get(scope, CertificateReminder, row.subject_id)
    certificate = scoped_get(scope, Certification, reminder.certification_id)
    sentence = f"{certificate.name} ends on {reminder.expires_on}, and {row.recipient} could not be told: {why[:300]}"
    open_exception(
        scope, ENDS, "certification", certificate.id, sentence, expires_on=str(reminder.expires_on)
    )
