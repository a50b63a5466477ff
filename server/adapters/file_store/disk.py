"""disk."""

from typing import Any


class DiskFileStore:
    """disk."""

    def __init__(self, folder: Any) -> None:
        self.folder = folder
