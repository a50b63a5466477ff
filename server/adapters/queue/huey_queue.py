"""huey behind the queue port: its own file beside the business database, or tables of its own on PostgreSQL.

Three queues that never wait for each other: `quick` for the outbox, `solve` for plans, `imports` for files. A message
only carries ids; losing all of them loses nothing, since the worker's sweep finds every row that waits.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from typing import Any

import psycopg
import structlog
from huey import Huey, PostgresHuey
from huey.consumer import Consumer
from huey.storage import SqliteStorage

from server.settings import Settings

QUEUES: Mapping[str, str] = {"outbox": "quick", "plan": "solve", "import": "imports"}
Handler = Callable[[str, str], None]
LONGEST_POLL_SECONDS = 0.5
"""How long an idle worker on SQLite may sleep; PostgreSQL wakes it. huey's own 10 s are a long time for a person."""
STOP_SECONDS = 2.5
log = structlog.get_logger()


class HueyQueue:
    """Tells workers through huey; made lazily, since a web process may never tell anything."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hueys: dict[str, Huey] = {}
        self._tasks: dict[str, Any] = {}
        self._handlers: dict[str, Handler] = {}
        self._making = threading.Lock()

    def tell(self, queue: str, tenant_id: str, row_id: str) -> None:
        """Put the ids into the queue that serves the kind of row; where that fails, the sweep finds the row."""
        try:
            self._huey(QUEUES[queue])
            self._tasks[queue](tenant_id, row_id)
        except (sqlite3.Error, psycopg.Error, OSError):
            log.warning("the queue took no message; the sweep will find the row", row=row_id, exc_info=True)

    def consumers(self, handlers: Mapping[str, Handler]) -> list[Any]:
        """Return one unstarted consumer a queue, which hand the ids to the handlers."""
        self._handlers = dict(handlers)
        return [
            _Consumer(
                self._huey(name),
                workers=1,
                periodic=False,
                check_worker_health=False,
                max_delay=LONGEST_POLL_SECONDS,
                shutdown_timeout=STOP_SECONDS,
            )
            for name in dict.fromkeys(QUEUES.values())
        ]

    def close(self) -> None:
        """Let go of the connections."""
        for huey in self._hueys.values():
            huey.storage.close()

    def _huey(self, name: str) -> Huey:
        with self._making:  # threads of the web server may both be the first
            if name not in self._hueys:
                huey = _make(self._settings, name)
                for queue, served_by in QUEUES.items():
                    if served_by == name:
                        self._tasks[queue] = huey.task(name=queue)(self._receiver(queue))
                self._hueys[name] = huey
            return self._hueys[name]

    def _receiver(self, queue: str) -> Handler:
        def receive(tenant_id: str, row_id: str) -> None:
            self._handlers[queue](tenant_id, row_id)

        return receive


class _Consumer(Consumer):  # type: ignore[misc]  # huey has no types
    """huey's consumer without its signal handlers: the process that runs it decides what a signal means."""

    def _set_signal_handlers(self) -> None:
        return


class _LivingFile(SqliteStorage):  # type: ignore[misc]  # huey has no types
    """huey's file, made anew when it was deleted under us; huey would go on with the file that nobody else sees."""

    _conn: sqlite3.Connection | None
    _inode: int | None = None

    @property
    def conn(self) -> sqlite3.Connection:
        if self._conn is not None and self._inode != _inode(self.filename):
            self._conn.close()
            self._conn = None
        if self._conn is None:
            self._conn = self._create_connection()
            for statement in self.ddl:
                self._conn.execute(statement)
            self._inode = _inode(self.filename)
        return self._conn


def _inode(path: str) -> int | None:
    try:
        return os.stat(path).st_ino  # noqa: PTH116 - asked at every poll
    except FileNotFoundError:
        return None


TABLES = ("huey_kv", "huey_schedule", "huey_task", "huey_counter")


def prepare(owner_url: str) -> None:
    """Make huey's own tables on PostgreSQL under the owner's role; on SQLite its file makes itself."""
    PostgresHuey("prepare", dsn=_dsn(owner_url)).storage.close()


def _make(settings: Settings, name: str) -> Huey:
    if settings.on_sqlite:
        path = settings.folder(".") / "queue.db"
        return Huey(name, storage_class=_LivingFile, filename=str(path), fsync=True, results=False)
    return PostgresHuey(name, dsn=_dsn(settings.url), results=False, create_tables=False)


def _dsn(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
