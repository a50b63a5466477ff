"""files."""

from typing import Any


class FileMailer:
    """files."""

    def __init__(self, folder: Any) -> None:
        self.folder = folder
