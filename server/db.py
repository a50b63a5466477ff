"""Connections: one write lock on SQLite, careful settings on both engines, and the two kinds of session.

SQLite before 3.51.3 can lose a write-ahead log when two connections write and checkpoint at once, and its
busy handler is unfair. Both end with one inter-process lock that is held from BEGIN IMMEDIATE to the end of
COMMIT, and around every checkpoint. `flock` belongs to an open file, so each connection opens its own. It cannot be
waited for with a limit, and asking for it again and again is as unfair as SQLite's way [measured: p99 115 ms instead
of 19]; so whoever must wait has a thread do so, and goes when the limit is over.
"""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from server.domain.errors import Busy

ANY_TENANT = "*"
WAIT_SECONDS = 30.0
"""How long a writer waits for its turn on SQLite; PostgreSQL's limit is its `lock_timeout` below."""

_places = threading.Semaphore(200)
"""How many of a process may wait, those included whose caller has gone: with a lock stuck, the next goes at once."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "wal_autocheckpoint=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


class _Waiter:
    """Waits for the lock of an open file; in a thread of its own when it is not to be had at once."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._settling = threading.Lock()
        self._got = threading.Event()
        self._given_up = False

    def got_it(self, seconds: float) -> bool:
        """Tell whether the lock is held now; when it is not, the file is no longer the caller's."""
        with suppress(BlockingIOError):
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        if not _places.acquire(blocking=False):
            os.close(self._descriptor)
            return False
        threading.Thread(target=self._wait, daemon=True).start()
        if self._got.wait(seconds):
            return True
        with self._settling:
            self._given_up = not self._got.is_set()
            return not self._given_up

    def _wait(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._settling:
            if self._given_up:
                os.close(self._descriptor)
            self._got.set()
        _places.release()


class LockedConnection(sqlite3.Connection):
    """A SQLite connection whose write transactions hold the lock file from BEGIN to the end of COMMIT."""

    lock_path = ""
    _fd = -1
    _held = False
    _writes = True

    def begin_read(self) -> None:
        """Begin a transaction that sees one moment and cannot write: a writer without the lock would spoil it."""
        self._allow_writing(allowed=False)
        self.execute("BEGIN")

    def begin_write(self) -> None:
        """Wait for the lock, then begin a transaction that may write at once."""
        self._allow_writing(allowed=True)
        self.take_lock()
        try:
            self.execute("BEGIN IMMEDIATE")
        except BaseException:
            self.release_lock()
            raise

    def take_lock(self) -> None:
        """Wait until no other connection, here or in another process, writes or checkpoints; not for ever."""
        if self._fd < 0:
            self._fd = os.open(self.lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        waiter = _Waiter(self._fd)
        if not waiter.got_it(WAIT_SECONDS):
            self._fd = -1  # the waiter's now: it closes the file when its turn comes after all
            raise Busy(
                "Somebody else has been writing all the time; nothing was changed. Try again in a moment."
            )
        self._held = True

    def release_lock(self) -> None:
        """Let the next writer in."""
        if self._held:
            self._held = False
            fcntl.flock(self._fd, fcntl.LOCK_UN)

    def _allow_writing(self, *, allowed: bool) -> None:
        if self._writes is not allowed:
            self.execute(f"PRAGMA query_only={'OFF' if allowed else 'ON'}")
            self._writes = allowed

    def commit(self) -> None:
        """Commit, then let the next writer in; a commit that fails keeps the lock for its rollback."""
        try:
            super().commit()
        finally:
            if not self.in_transaction:
                self.release_lock()

    def rollback(self) -> None:
        """Undo, then let the next writer in."""
        try:
            super().rollback()
        finally:
            self.release_lock()

    def close(self) -> None:
        """Close, and never leave the lock behind."""
        try:
            super().close()
        finally:
            self.release_lock()
            if self._fd >= 0:
                os.close(self._fd)
                self._fd = -1


def make_engine(url: str) -> Engine:
    """Return the engine for a database address, set up so that acknowledged means durable."""
    return _sqlite_engine(url) if url.startswith("sqlite") else _postgresql_engine(url)


def is_sqlite(bind: Engine | Connection) -> bool:
    """Tell whether this is the embedded engine."""
    return bind.dialect.name == "sqlite"


@contextmanager
def read_session(engine: Engine, tenant_id: str) -> Iterator[Session]:
    """Give a session that sees one moment of one company and cannot write."""
    with _session(engine, tenant_id, readonly=True) as session:
        yield session
        session.commit()  # nothing to write: a rollback would make the session forget what it read


@contextmanager
def write_session(engine: Engine, tenant_id: str) -> Iterator[Session]:
    """Give a session whose transaction commits at the end, or is undone whole when anything raises."""
    with _session(engine, tenant_id, readonly=False) as session:
        yield session
        session.commit()


@contextmanager
def _session(engine: Engine, tenant_id: str, *, readonly: bool) -> Iterator[Session]:
    bound = engine.execution_options(truckroll_readonly=readonly)
    with Session(bound, expire_on_commit=False, autoflush=True) as session:
        session.info["tenant_id"] = tenant_id
        if not is_sqlite(engine):
            _open_postgresql(session, tenant_id, readonly=readonly)
        try:
            yield session
        except BaseException:
            session.rollback()
            raise


def _open_postgresql(session: Session, tenant_id: str, *, readonly: bool) -> None:
    if readonly:
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    session.execute(text("SELECT set_config('app.tenant', :tenant, true)"), {"tenant": tenant_id})


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database or ""

    def factory(*args: Any, **kwargs: Any) -> LockedConnection:
        connection = LockedConnection(*args, **kwargs)
        connection.lock_path = f"{path}.lock"
        return connection

    engine = create_engine(
        url,
        connect_args={"factory": factory, "timeout": 10, "check_same_thread": False},
        pool_size=20,
        hide_parameters=True,  # no value of a row in a log
    )
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _settle_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    raw: Any = connection.connection.driver_connection
    if connection.get_execution_options().get("truckroll_readonly"):
        raw.begin_read()
    else:
        raw.begin_write()


def _postgresql_engine(url: str) -> Engine:
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        connect_args={"options": "-c timezone=UTC -c statement_timeout=60000 -c lock_timeout=10000"},
    )


def checkpoint(engine: Engine, mode: str = "PASSIVE") -> None:
    """Move the write-ahead log into the database file, under the write lock; PostgreSQL does its own."""
    if not is_sqlite(engine):
        return
    raw = engine.raw_connection()
    try:
        connection: Any = raw.driver_connection
        connection.take_lock()
        try:
            connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
        finally:
            connection.release_lock()
    finally:
        raw.close()


def owner_engine(url: str) -> Engine:
    """Return an engine for migrations: one connection, closed after use; its caller holds the write lock.

    The driver on its own would run each statement of a migration for itself on SQLite, so BEGIN is said here; keys
    are off, as sqlite.org wants it while tables are rebuilt, and are checked before the commit.
    """
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    if is_sqlite(engine):
        event.listen(engine, "connect", _settle_owner)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _settle_owner(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
