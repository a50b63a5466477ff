"""Mail as files: one `.eml` a message, for companies without a mail server, for the demo and for tests."""

import hashlib
import re
from pathlib import Path

from server.adapters.durable_file import write_durably
from server.adapters.mailer.eml import to_eml
from server.ports.mailer import MailDelayed, Message

_LONGEST = 200


class FileMailer:
    """Writes each message whole into a folder, named by its id, so that a second try replaces the first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: Message) -> None:
        """Write the message; raise `MailRefused`, or `MailDelayed` when the disk does not take it."""
        content = to_eml(message).as_bytes()
        try:
            write_durably(self._folder / file_name(message.id), content)
        except OSError as fault:
            raise MailDelayed(f"The mail could not be written: {fault}") from fault


def file_name(message_id: str) -> str:
    """Return the name of a message's file, another one for each id also where case does not count."""
    name = re.sub(r"[^a-z0-9@._-]", lambda found: f"%{ord(found.group()):02x}", message_id)
    return f"{name if len(name) <= _LONGEST else hashlib.sha256(message_id.encode()).hexdigest()}.eml"
