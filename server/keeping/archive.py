"""The file that a backup is: a gzipped tar of the database's copy, the kept files and mails, and a manifest.

The manifest comes last and names every member with its size and SHA-256, the engine, the revision and the epoch. What
is taken out of an archive must be exactly that, or none of it is used.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from server.domain.errors import DomainError

FORMAT = 1
MANIFEST = "manifest.json"
FOLDERS = ("files", "mail")
_CHUNK = 1 << 20


class BadArchive(DomainError):
    """The file is no backup of ours, or it was damaged since it was written."""

    code = "BAD_ARCHIVE"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself; `members` maps each name to `[size, sha256]`."""

    made_at: str
    program: str
    engine: str
    revision: str
    server_epoch: int
    database: str
    members: dict[str, list[Any]]
    format: int = FORMAT


def write(path: Path, database: Path, home: Path, about: dict[str, Any]) -> Manifest:
    """Write an archive of a database's copy and of the folders of a home; return its manifest."""
    members: dict[str, list[Any]] = {}
    with tarfile.open(path, "x:gz", compresslevel=4) as tar:
        _add(tar, database, database.name, members)
        for folder in FOLDERS:
            for file in sorted((home / folder).rglob("*")):
                if file.is_file() and not file.name.startswith("."):
                    _add(tar, file, f"{folder}/{file.relative_to(home / folder).as_posix()}", members)
        manifest = Manifest(**about, database=database.name, members=members)
        content = json.dumps(asdict(manifest), indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(content), 0o600
        tar.addfile(info, BytesIO(content))
    path.chmod(0o600)
    return manifest


def unpack(path: Path, folder: Path) -> Manifest:
    """Take everything out into an empty folder and return the manifest; raise `BadArchive` unless all of it fits."""
    try:
        with tarfile.open(path, "r:gz") as tar:
            found = dict(_take(tar, folder))
    except (OSError, EOFError, tarfile.TarError) as error:
        raise BadArchive(f"{path.name} cannot be read as a backup: {error}.") from None
    manifest = _manifest(path, folder)
    for name in sorted(found.keys() | manifest.members.keys()):
        if found.get(name) != manifest.members.get(name):
            raise BadArchive(f"{path.name}: {name} is not what the manifest says; nothing of it was used.")
    return manifest


def _add(tar: tarfile.TarFile, file: Path, name: str, members: dict[str, list[Any]]) -> None:
    """Add a file as it is now: a file that grows while it is read is cut where it ended at first."""
    info = tar.gettarinfo(file, name)
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode = 0o600
    with file.open("rb") as stream:
        tar.addfile(info, stream)
    members[name] = [info.size, _digest(file, info.size)]


def _take(tar: tarfile.TarFile, folder: Path) -> Iterator[tuple[str, list[Any]]]:
    for info in tar:
        if not info.isreg() or not _is_ours(info.name):
            raise BadArchive(f"{info.name!r} does not belong into a backup.")
        target = folder / info.name
        target.parent.mkdir(parents=True, exist_ok=True)
        stream = tar.extractfile(info)
        assert stream is not None  # noqa: S101 - it is a regular file
        seen = hashlib.sha256()
        with target.open("xb") as out:
            while chunk := stream.read(_CHUNK):
                seen.update(chunk)
                out.write(chunk)
        target.chmod(0o600)
        if info.name != MANIFEST:
            yield info.name, [info.size, seen.hexdigest()]


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith("/") or "\\" in name:
        return False
    return len(parts) == 1 or parts[0] in FOLDERS


def _manifest(path: Path, folder: Path) -> Manifest:
    try:
        facts = json.loads((folder / MANIFEST).read_text())
        manifest = Manifest(**facts)
    except (OSError, ValueError, TypeError):
        raise BadArchive(f"{path.name} has no manifest that can be read: it is not whole.") from None
    if manifest.format != FORMAT:
        raise BadArchive(f"{path.name} is of format {manifest.format}; this version reads format {FORMAT}.")
    return manifest


def _digest(file: Path, size: int) -> str:
    seen = hashlib.sha256()
    with file.open("rb") as stream:
        while size > 0 and (chunk := stream.read(min(_CHUNK, size))):
            seen.update(chunk)
            size -= len(chunk)
    return seen.hexdigest()
