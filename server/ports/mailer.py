"""Sends mail."""

from typing import Any, Protocol


class Mailer(Protocol):
    """Sends mail."""

    def send(self, message: Any) -> None:
        """Send one message."""
        ...
