"""Keeps files by their content: what was put in once can be read under its SHA-256 for ever."""

from typing import BinaryIO, Protocol


class FileMissing(Exception):
    """No file is kept under that key."""


class FileStore(Protocol):
    """Keeps bytes; a key is 64 lower-case hexadecimal digits, and equal content has one key."""

    def put(self, content: bytes) -> str:
        """Keep the content and return its key; when it returns, the file survives a loss of power."""
        ...

    def open(self, key: str) -> BinaryIO:
        """Return the content as a stream, to be closed by the caller; raise `FileMissing`."""
        ...

    def exists(self, key: str) -> bool:
        """Tell whether a file is kept under that key."""
        ...
