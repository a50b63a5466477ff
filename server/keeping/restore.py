"""Brings an installation back from a backup: proved first, put in place at once, in a new epoch.

What was there before is put aside and never deleted here: on SQLite as files with `.before_<moment>` behind their
names, on PostgreSQL as a schema `before_<moment>`.
"""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from server.db import ANY_TENANT, make_engine, read_session, write_session
from server.domain.errors import Conflict
from server.keeping.archive import FOLDERS, Manifest
from server.keeping.backup import read_back
from server.keeping.copies import load, owner_connection, sqlite_path
from server.keeping.epoch import raise_epoch, server_epoch
from server.keeping.presence import alone
from server.models.companies import Company
from server.models.installation import installation_select, installation_update
from server.models.record import note
from server.models.scope import Scope
from server.models.users import ApiToken, SignIn
from server.queries.doctor import Finding
from server.settings import Settings
from server.upgrade import upgrade

_WHY = "a restore is about the whole installation"


class NotEmpty(Conflict):
    """There is something where the backup should go, and nobody said that it may be put aside."""

    code = "NOT_EMPTY"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, the epoch that began, and where the state before it was put (None: there was none)."""

    manifest: Manifest
    revision: str
    server_epoch: int
    put_aside: str | None
    findings: tuple[Finding, ...]


def restore(
    settings: Settings, archive: Path, at: datetime, *, replace_all: bool = False, keep_tokens: bool = False
) -> Restored:
    """Put a backup in place; raise and change nothing when it is damaged, of another engine, or would overwrite.

    Every sign-in ends, and every token unless `keep_tokens`: one that was revoked after the backup must not come back.
    """
    with (
        alone(settings),
        tempfile.TemporaryDirectory(dir=settings.home.absolute(), prefix=".restore-") as work,
    ):
        folder = Path(work) / "read"
        manifest, found = read_back(settings, archive, folder)
        before = _epoch_now(settings)
        aside = _put_aside(settings, at, allowed=replace_all)
        try:
            load(settings, folder / manifest.database)
            revision = upgrade(settings)
            epoch = _begin(settings, at, max(before, manifest.server_epoch), keep_tokens=keep_tokens)
        except BaseException:
            _put_back(settings, aside)
            raise
        _place_files(settings, folder)
    return Restored(manifest, revision, epoch, aside, found)


def _epoch_now(settings: Settings) -> int:
    """Return the epoch of what is there; 0 when nothing is, or nothing that can be read."""
    if settings.on_sqlite and not sqlite_path(settings).exists():
        return 0
    engine = make_engine(settings.url)
    try:
        with read_session(engine, ANY_TENANT) as session:
            return server_epoch(session)
    except SQLAlchemyError:
        return 0
    finally:
        engine.dispose()


def _put_aside(settings: Settings, at: datetime, *, allowed: bool) -> str | None:
    name = f"before_{at:%Y%m%dt%H%M%S}"
    if settings.on_sqlite:
        return _move_files(settings, f".{name}", allowed=allowed)
    with owner_connection(settings) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        if not tables or not tables[0]:
            return None
        _require(allowed=allowed)
        others = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).fetchone()
        if others and others[0]:
            raise NotEmpty(
                f"{others[0]} other connections use the database: stop the server and the worker first."
            )
        connection.execute(f"ALTER SCHEMA public RENAME TO {name}".encode())
        connection.execute(b"CREATE SCHEMA public")
        connection.execute(b"GRANT USAGE ON SCHEMA public TO PUBLIC")
    return name


def _move_files(settings: Settings, suffix: str, *, allowed: bool) -> str | None:
    there = [path for path in _sqlite_files(settings) if path.exists()]
    if not there:
        return None
    _require(allowed=allowed)
    for path in there:
        path.rename(path.with_name(path.name + suffix))
    return suffix


def _sqlite_files(settings: Settings) -> list[Path]:
    path = sqlite_path(settings)
    return [path.with_name(path.name + end) for end in ("", "-wal", "-shm")]


def _require(*, allowed: bool) -> None:
    if not allowed:
        raise NotEmpty("There is a database already: --replace puts it aside, nothing is deleted.")


def _put_back(settings: Settings, aside: str | None) -> None:
    if settings.on_sqlite:
        for path in _sqlite_files(settings):
            path.unlink(missing_ok=True)
            if aside and (old := path.with_name(path.name + aside)).exists():
                old.rename(path)
        return
    with owner_connection(settings) as connection:
        connection.execute(b"DROP SCHEMA public CASCADE")
        if aside:
            connection.execute(f"ALTER SCHEMA {aside} RENAME TO public".encode())
        else:
            connection.execute(b"CREATE SCHEMA public")
            connection.execute(b"GRANT USAGE ON SCHEMA public TO PUBLIC")


def _begin(settings: Settings, at: datetime, above: int, *, keep_tokens: bool) -> int:
    engine = make_engine(settings.owner_url)
    try:
        with write_session(engine, ANY_TENANT) as session:
            epoch = raise_epoch(session, at, above=above)
            for model in (SignIn,) if keep_tokens else (SignIn, ApiToken):
                session.execute(
                    installation_update(_WHY, model).where(model.revoked_at.is_(None)).values(revoked_at=at)
                )
            _tell_each(session, at, epoch)
            return epoch
    finally:
        engine.dispose()


def _tell_each(session: Session, at: datetime, epoch: int) -> None:
    for tenant_id in session.scalars(installation_select(_WHY, Company.id)).all():
        scope = Scope(session, tenant_id, "command line", at, "restore")
        note(scope, "installation.restore", "company", tenant_id, server_epoch=epoch)


def _place_files(settings: Settings, folder: Path) -> None:
    """Add the kept files: their names are their content, so those that are there already are the same."""
    for name in FOLDERS:
        for source in sorted((folder / name).rglob("*")):
            target = settings.home.absolute() / name / source.relative_to(folder / name)
            if source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)
