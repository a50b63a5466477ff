"""huey behind the queue port: its own file beside the business database, or tables of its own on PostgreSQL.

Two queues that never wait for each other: `quick` for the outbox, `solve` for plans. A message only carries ids;
losing all of them loses nothing, since the worker's sweep finds every row that waits.
"""

from collections.abc import Callable, Mapping
from typing import Any

from huey import Huey, PostgresHuey, SqliteHuey

from server.settings import Settings

QUEUES: Mapping[str, str] = {"outbox": "quick", "plan": "solve"}
Handler = Callable[[str, str], None]


class HueyQueue:
    """Tells workers through huey; made lazily, since a web process may never tell anything."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hueys: dict[str, Huey] = {}
        self._tasks: dict[str, Any] = {}
        self._handlers: dict[str, Handler] = {}

    def tell(self, queue: str, tenant_id: str, row_id: str) -> None:
        """Put the ids into the queue that serves the kind of row."""
        self._huey(QUEUES[queue])
        self._tasks[queue](tenant_id, row_id)

    def consumers(self, handlers: Mapping[str, Handler]) -> list[Any]:
        """Return one unstarted consumer a queue, which hand the ids to the handlers."""
        self._handlers = dict(handlers)
        return [
            self._huey(name).create_consumer(workers=1, periodic=False, check_worker_health=False)
            for name in dict.fromkeys(QUEUES.values())
        ]

    def _huey(self, name: str) -> Huey:
        if name not in self._hueys:
            self._hueys[name] = huey = _make(self._settings, name)
            for queue, served_by in QUEUES.items():
                if served_by == name:
                    self._tasks[queue] = huey.task(name=queue)(self._receiver(queue))
        return self._hueys[name]

    def _receiver(self, queue: str) -> Handler:
        def receive(tenant_id: str, row_id: str) -> None:
            self._handlers[queue](tenant_id, row_id)

        return receive


TABLES = ("huey_kv", "huey_schedule", "huey_task", "huey_counter")


def prepare(owner_url: str) -> None:
    """Make huey's own tables on PostgreSQL under the owner's role; on SQLite its file makes itself."""
    PostgresHuey("prepare", dsn=_dsn(owner_url)).storage.close()


def _make(settings: Settings, name: str) -> Huey:
    if settings.on_sqlite:
        path = settings.folder(".") / "queue.db"
        return SqliteHuey(name, filename=str(path), fsync=True, results=False)
    return PostgresHuey(name, dsn=_dsn(settings.url), results=False, create_tables=False)


def _dsn(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
