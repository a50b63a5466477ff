"""Takes a copy of the whole installation while it works, opens the copy, and asks the doctor about it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from sqlalchemy.orm import Session

from server.adapters.durable_file import flush_folder
from server.adapters.file_store.disk import DiskFileStore
from server.db import ANY_TENANT, make_engine, read_session
from server.domain.errors import DomainError
from server.keeping.archive import Manifest, unpack, write
from server.keeping.copies import dump, file_of, scratch
from server.keeping.epoch import server_epoch
from server.keeping.examination import findings
from server.queries.doctor import Finding
from server.settings import Settings
from server.upgrade import current, newest


class OtherInstallation(DomainError):
    """The backup is of the other database engine, or of a version that is newer than this one."""

    code = "OTHER_INSTALLATION"


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup, and what the doctor found in the copy."""

    path: Path
    manifest: Manifest
    findings: tuple[Finding, ...]

    @property
    def size(self) -> int:
        """Return the size in bytes."""
        return self.path.stat().st_size


def make_backup(settings: Settings, folder: Path, at: datetime) -> Backup:
    """Write a backup into a folder; its name tells that it was read back whole and opened.

    Until then it is called `.partial`, and a failure takes it away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"truckroll-{at:%Y%m%dT%H%M%S}Z.tar.gz"
    partial = final.with_name(f"{final.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as work:
            _write(settings, Path(work), partial, at)
            manifest, found = read_back(settings, partial, Path(work) / "opened")
        partial.rename(final)
        flush_folder(folder)
    finally:
        partial.unlink(missing_ok=True)  # gone already where it got its name
    return Backup(final, manifest, found)


def read_back(settings: Settings, archive: Path, folder: Path) -> tuple[Manifest, tuple[Finding, ...]]:
    """Unpack a backup into a folder, open its database in passing; return its manifest and what is wrong with it."""
    folder.mkdir()
    manifest = unpack(archive, folder)
    _require_fitting(settings, manifest)
    with scratch(settings, folder / manifest.database, folder) as opened, _looking(opened) as session:
        files = DiskFileStore(folder / "files")
        found = tuple(f for f in findings(session, files.exists, engine=opened.on_sqlite) if not f.warning)
    return manifest, found


def _require_fitting(settings: Settings, manifest: Manifest) -> None:
    wanted = _engine(settings)
    if manifest.engine != wanted:
        raise OtherInstallation(f"The backup is of {manifest.engine}; this installation is set to {wanted}.")
    if manifest.revision > newest():  # revisions are numbered: 0001_..., 0002_...
        raise OtherInstallation(
            f"The backup is of a later version (at {manifest.revision}, we know up to {newest()}): upgrade first."
        )


def _engine(settings: Settings) -> str:
    return "sqlite" if settings.on_sqlite else "postgresql"


def _write(settings: Settings, work: Path, archive: Path, at: datetime) -> None:
    database = work / file_of(settings)
    dump(settings, database)
    with _looking(settings) as session:
        about = {
            "made_at": at.isoformat(timespec="seconds"),
            "program": version("truckroll"),
            "engine": _engine(settings),
            "revision": current(session.connection()) or "",
            "server_epoch": server_epoch(session),
        }
    write(archive, database, settings.home.absolute(), about)


@contextmanager
def _looking(settings: Settings) -> Iterator[Session]:
    engine = make_engine(settings.url)
    try:
        with read_session(engine, ANY_TENANT) as session:
            yield session
    finally:
        engine.dispose()
