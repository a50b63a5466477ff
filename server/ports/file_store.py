"""Keeps files by their content."""

from typing import Protocol


class FileStore(Protocol):
    """Keeps files."""

    def put(self, content: bytes) -> str:
        """Keep the content and return its key."""
        ...
