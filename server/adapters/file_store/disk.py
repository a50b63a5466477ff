"""Files on a local disk, each under its SHA-256: `ab/cd...` in one folder."""

import hashlib
import re
from pathlib import Path
from typing import BinaryIO

from server.adapters.durable_file import flush_folder, write_durably
from server.ports.file_store import FileMissing

_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)


class DiskFileStore:
    """Keeps files below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep the content and return its key; what is there already is left alone."""
        key = hashlib.sha256(content).hexdigest()
        path = self._path(key)
        if not (path.is_file() and path.stat().st_size == len(content)):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, content)
            flush_folder(self._folder)
        return key

    def open(self, key: str) -> BinaryIO:
        """Return the content as a stream; raise `FileMissing`."""
        try:
            return self._path(key).open("rb")
        except FileNotFoundError:
            raise FileMissing(key) from None

    def exists(self, key: str) -> bool:
        """Tell whether a file is kept under that key; what is no key is not kept."""
        return bool(_KEY.fullmatch(key)) and self._path(key).is_file()

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise FileMissing(key)
        return self._folder / key[:2] / key[2:]
