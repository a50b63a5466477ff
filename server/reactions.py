"""When X happened, do Y: the one table. A reaction may run twice for one event and must not mind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.bootstrap import Services
from server.use_cases import invoice_delivery
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
}
