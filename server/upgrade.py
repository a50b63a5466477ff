"""Brings a database to the newest shape, in one transaction under a lock, and says whether it has it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, make_url, text

from server.adapters.queue import huey_queue
from server.db import is_sqlite, owner_engine
from server.domain.errors import DomainError
from server.models import row_security
from server.models.base import Base
from server.models.inventory import guards_present
from server.models.inventory import missing_objects as missing_objects  # noqa: PLC0414 - asked of here
from server.models.registry import APPEND_ONLY, tenant_keys
from server.models.triggers import TRIGGERS
from server.settings import Settings

_ADVISORY_LOCK = 7_284_111


class UpgradeFailed(DomainError):
    """The database could not be brought to the newest shape; nothing was changed."""

    code = "UPGRADE_FAILED"


def upgrade(settings: Settings, revision: str = "head") -> str:
    """Run the migrations that are missing and return the revision reached."""
    if not settings.on_sqlite:
        huey_queue.prepare(settings.owner_url)
    with owner_transaction(settings) as connection:
        command.upgrade(_config(connection), revision)
        _grant(connection, settings)
        return current(connection) or ""


def current(connection: Connection) -> str | None:
    """Return the revision that the database is at."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Return the newest revision that this version of the program knows."""
    return ScriptDirectory.from_config(_config(None)).get_current_head() or ""


def create_guards(connection: Connection) -> None:
    """Make the guards and, on PostgreSQL, the walls that the registry names and this database still lacks.

    A migration calls it last: tables of later versions are not there yet, and are left for their own migration.
    """
    dialect = connection.dialect.name
    there = set(inspect(connection).get_table_names())
    guards = guards_present(connection)
    for trigger in TRIGGERS:
        if trigger.table in there and not guards >= {f"guard {name}" for name in trigger.objects(dialect)}:
            for statement in trigger.statements(dialect):
                connection.exec_driver_sql(
                    statement.replace("%", "%%") if dialect == "postgresql" else statement
                )
    if dialect == "postgresql":
        for table, key in tenant_keys().items():
            if table in there and f"row security {table}" not in guards:
                for statement in row_security.statements(table, key):
                    connection.exec_driver_sql(statement)


@contextmanager
def owner_transaction(settings: Settings) -> Iterator[Connection]:
    """Give the owner's connection, with nobody else at work, in a transaction that ends with a look at all references.

    On SQLite keys are not watched meanwhile: the look at the end is what holds them.
    """
    engine = owner_engine(settings.owner_url)
    if not settings.on_sqlite:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            connection.execute(
                text("SELECT set_config('app.tenant', '*', true)")
            )  # the wall is the owner's too
            yield connection
        return
    path = Path(make_url(settings.owner_url).database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{path}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with engine.begin() as connection:
            yield connection
            _check_references(connection)


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    config.attributes["connection"] = connection
    return config


def _grant(connection: Connection, settings: Settings) -> None:
    role = make_url(settings.url).username
    if is_sqlite(connection) or not role or role == make_url(settings.owner_url).username:
        return
    for table in Base.metadata.sorted_tables:
        connection.exec_driver_sql(
            row_security.grants(table.name, role, append_only=table.name in APPEND_ONLY)
        )
    connection.exec_driver_sql(f'GRANT SELECT ON alembic_version TO "{role}"')
    for name in huey_queue.TABLES:
        connection.exec_driver_sql(row_security.grants(name, role, append_only=False))
    connection.exec_driver_sql(f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"')


def _check_references(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise UpgradeFailed(f"{len(broken)} rows would point to nothing, the first in table {broken[0][0]}.")
