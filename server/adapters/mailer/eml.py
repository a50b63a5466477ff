"""A message as Internet mail (RFC 5322): what both mailers write, so that they cannot differ.

No text of ours can add a header: line breaks and control characters become blanks, and the library encodes and
folds the rest. An address that is none is refused.
"""

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from server.ports.mailer import Mailbox, MailRefused, Message

_MESSAGE_ID = re.compile(r"[A-Za-z0-9._+=-]{1,120}@[A-Za-z0-9.-]{1,120}", re.ASCII)
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]{1,64}@[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]{1,255}")
_MEDIA_TYPE = re.compile(r"([a-z]+)/([a-z0-9.+-]+)", re.ASCII)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+|[\ud800-\udfff]")


def to_eml(message: Message) -> EmailMessage:
    """Return the message with all headers; raise `MailRefused` when its id or an address is none."""
    if not _MESSAGE_ID.fullmatch(message.id):
        raise MailRefused(f"{message.id!r} is no message id")
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = f"<{message.id}>"
    mail["Date"] = format_datetime(message.sent_at)
    mail["From"] = _address(message.sender)
    mail["To"] = _address(message.to)
    if message.reply_to:
        mail["Reply-To"] = _address(message.reply_to)
    mail["Subject"] = one_line(message.subject)
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(_text(message.text))
    _attach(mail, message)
    return mail


def one_line(text: str) -> str:
    """Return a text without line breaks and control characters, as a header may hold it."""
    return _UNSAFE.sub(" ", text).strip()


def _address(mailbox: Mailbox) -> Address:
    if not _ADDRESS.fullmatch(mailbox.address):
        raise MailRefused(f"{mailbox.address!r} is no mail address")
    local, _, domain = mailbox.address.rpartition("@")
    try:
        host = domain if domain.isascii() else domain.encode("idna").decode("ascii")
        return Address(one_line(mailbox.name), local, host)
    except (ValueError, UnicodeError) as fault:
        raise MailRefused(f"{mailbox.address!r} is no mail address: {fault}") from None


def _attach(mail: EmailMessage, message: Message) -> None:
    for attachment in message.attachments:
        kind = _MEDIA_TYPE.fullmatch(attachment.media_type)
        main, sub = kind.groups() if kind else ("application", "octet-stream")
        mail.add_attachment(
            attachment.content, maintype=main, subtype=sub, filename=one_line(attachment.name) or "attachment"
        )
    if message.attachments:
        mail.set_boundary(f"part-{hashlib.sha256(message.id.encode()).hexdigest()[:40]}")


def _text(text: str) -> str:
    """Return a body with plain line ends, without control characters but tab and line end."""
    lines = re.split(r"\r\n|\r|\n", text)
    return "\n".join(re.sub(r"[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]", " ", line) for line in lines) + "\n"
