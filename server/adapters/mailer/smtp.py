"""smtp."""

from typing import Any


class SmtpMailer:
    """smtp."""

    def __init__(self, url: Any) -> None:
        self.url = url
