"""When X happened, do Y: the one table. A reaction may run twice for one event and must not mind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from server.bootstrap import Services
from server.db import write_session
from server.models.scope import Scope
from server.use_cases import certificate_mail, invoice_delivery
from server.use_cases.broken_visits import settle_broken
from server.use_cases.certificate_mail import Announcement
from server.use_cases.certificate_reminders import remind
from server.use_cases.clock_mail import ClockMail, tell_technician
from server.use_cases.invitation_mail import InvitationMail, send_invitation
from server.use_cases.invoice_delivery import Delivery


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the outbox, as a reaction gets it."""

    id: str
    tenant_id: str
    name: str
    subject_id: str
    payload: Mapping[str, Any]
    at: datetime


Reaction = Callable[[Services, Happening], None]


def set_invoice(services: Services, happening: Happening) -> None:
    """Have the posted invoice's PDF set and kept."""
    invoice_delivery.render(_delivery(services, happening))


def mail_invoice(services: Services, happening: Happening) -> None:
    """Mail the posted invoice to its customer."""
    invoice_delivery.mail(_delivery(services, happening))


def mail_invitation(services: Services, happening: Happening) -> None:
    """Mail an invitation, with a link that is made for this mail."""
    send_invitation(
        InvitationMail(
            engine=services.engine,
            mailer=services.mailer,
            sender=services.settings.mail_from,
            origin=services.settings.origin,
            tenant_id=happening.tenant_id,
            invitation_id=happening.subject_id,
            at=services.clock.now(),
        )
    )


def mail_certificate(services: Services, happening: Happening) -> None:
    """Mail that a certificate ends to its holder and to the company."""
    certificate_mail.announce(
        Announcement(
            engine=services.engine,
            mailer=services.mailer,
            sender=services.settings.mail_from,
            tenant_id=happening.tenant_id,
            reminder_id=happening.subject_id,
            at=services.clock.now(),
        )
    )


def mail_correction(services: Services, happening: Happening) -> None:
    """Tell a technician what the office has corrected of the clock."""
    tell_technician(
        ClockMail(
            engine=services.engine,
            mailer=services.mailer,
            sender=services.settings.mail_from,
            tenant_id=happening.tenant_id,
            technician_id=happening.payload["technician_id"],
            edit_ids=tuple(happening.payload["edit_ids"]),
            at=services.clock.now(),
        )
    )


def settle_bookings(services: Services, happening: Happening) -> None:
    """Close what was asked about booked visits that have somebody who can do them again."""
    with write_session(services.engine, happening.tenant_id) as session:
        settle_broken(
            Scope(session, happening.tenant_id, "worker", services.clock.now(), f"outbox:{happening.id}")
        )


def announce_ends(services: Services, tenant_id: str, today: date) -> None:
    """Announce the certificates whose end is due on a company's day, and close what has passed meanwhile."""
    with write_session(services.engine, tenant_id) as session:
        scope = Scope(session, tenant_id, "worker", services.clock.now(), f"day:{today}")
        remind(scope, today)
        settle_broken(scope)


def _delivery(services: Services, happening: Happening) -> Delivery:
    return Delivery(
        engine=services.engine,
        renderer=services.renderer,
        files=services.files,
        mailer=services.mailer,
        sender=services.settings.mail_from,
        tenant_id=happening.tenant_id,
        invoice_id=happening.subject_id,
        at=services.clock.now(),
    )


REACTIONS: Mapping[str, tuple[Reaction, ...]] = {
    "invoice.posted": (set_invoice, mail_invoice),
    "invoice.mail_asked": (mail_invoice,),
    "user.invited": (mail_invitation,),
    "certificate.ends": (mail_certificate,),
    "clock.corrected": (mail_correction,),
    "visit.moved": (settle_bookings,),
    "visit.cancelled": (settle_bookings,),
    "plan.published": (settle_bookings,),
}

Daily = Callable[[Services, str, date], None]

DAILY: tuple[Daily, ...] = (announce_ends,)
"""What a company's new day brings, from the morning on; it may run twice for one day and must not mind."""
