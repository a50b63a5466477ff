"""Tells whether anything was written: rows of all tables, counted, and on SQLite put back as they were."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import text

from server.bootstrap import Services
from server.db import ANY_TENANT, is_sqlite, read_session
from server.models.base import Base

TABLES = sorted(table.name for table in Base.metadata.sorted_tables)
COUNTS = text(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in TABLES))


class Books:
    """How many rows each table has, and whether that has changed; on SQLite the database is put back as it was."""

    def __init__(self, services: Services) -> None:
        self._services, self._path = services, Path(str(services.engine.url.database))
        self._embedded = is_sqlite(services.engine)
        self._at_first = self._now()
        self._put_aside()

    def changed(self) -> set[str]:
        """Return the tables that have more or fewer rows than before, and have them so again where that is cheap."""
        if self._embedded and self._version() == self._seen:
            return set()
        now, before = self._now(), self._at_first
        if self._embedded:
            self._put_back()
        else:
            self._at_first = now
        return {name for name in TABLES if now[name] != before[name]}

    def _now(self) -> dict[str, int]:
        with read_session(self._services.engine, ANY_TENANT) as session:
            counting = COUNTS.execution_options(all_companies="the test counts rows")
            return {name: rows for name, rows in session.execute(counting).all()}  # noqa: C416 - rows are no tuples to mypy

    def _put_aside(self) -> None:
        if not self._embedded:
            return
        self._services.engine.dispose()  # the last connection that closes moves the log into the file
        shutil.copy(self._path, f"{self._path}.aside")
        self._watch()

    def _put_back(self) -> None:
        self._watching.close()
        self._services.engine.dispose()
        for suffix in ("-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        shutil.copy(f"{self._path}.aside", self._path)
        self._watch()

    def _watch(self) -> None:
        """Keep a connection that is told by the file itself when another one has committed."""
        self._watching = sqlite3.connect(self._path)
        self._seen = self._version()

    def _version(self) -> int:
        return int(self._watching.execute("PRAGMA data_version").fetchone()[0])
