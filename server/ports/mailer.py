"""Sends mail, at least once: a message keeps its id in every try, so that a second copy can be told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class MailDelayed(Exception):
    """It could not be sent now; a later try may succeed."""


class MailRefused(Exception):
    """It can never be sent like this: the address or the message itself is refused."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address, and the name that is shown with it."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a message."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One mail; `id` is the caller's, without angle brackets, the same in every try (`invoice-1@host`)."""

    id: str
    sent_at: datetime
    sender: Mailbox
    to: Mailbox
    subject: str
    text: str
    reply_to: Mailbox | None = None
    attachments: tuple[Attachment, ...] = ()


class Mailer(Protocol):
    """Hands messages over to whoever delivers them."""

    def send(self, message: Message) -> None:
        """Send one message; raise `MailDelayed` or `MailRefused`."""
        ...
