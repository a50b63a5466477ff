"""A database as one file, and a database from such a file, on both engines.

SQLite's `VACUUM INTO` reads one moment while others write. PostgreSQL's own pg_dump and pg_restore do the same; they
are told `app.tenant=*`, since row security holds for the owner of the tables too. The queue's tables stay out: the rows
that wait are in the business tables, and the queue is only told of them.
"""

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

from server.domain.errors import DomainError
from server.settings import Settings

SQLITE_FILE, POSTGRESQL_FILE = "database.sqlite", "database.pgdump"


class CopyFailed(DomainError):
    """The database server's own program refused; the sentence is its last words."""

    code = "COPY_FAILED"


def file_of(settings: Settings) -> str:
    """Return the name under which a copy of this engine's database is kept."""
    return SQLITE_FILE if settings.on_sqlite else POSTGRESQL_FILE


def dump(settings: Settings, target: Path) -> None:
    """Write the whole database, as it is at one moment, into a file that is not there yet."""
    if settings.on_sqlite:
        source = sqlite3.connect(f"file:{sqlite_path(settings)}?mode=ro", uri=True, timeout=10)
        try:
            source.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.Error as error:
            raise CopyFailed(f"SQLite could not copy the database: {error}.") from None
        finally:
            source.close()
        return
    options = ["--format=custom", "--no-owner", "--no-privileges", "--enable-row-security"]
    _run(["pg_dump", *options, "--exclude-table=huey_*", f"--file={target}", _conninfo(settings.owner_url)])


def load(settings: Settings, source: Path) -> None:
    """Make the database from a copy; there must be none yet."""
    if settings.on_sqlite:
        path = sqlite_path(settings)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)
        path.chmod(0o600)
        return
    options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run(["pg_restore", *options, f"--dbname={_conninfo(settings.owner_url)}", str(source)])


@contextmanager
def scratch(settings: Settings, source: Path, folder: Path) -> Iterator[Settings]:
    """Give the settings of a passing database made from a copy; it is gone afterwards."""
    if settings.on_sqlite:
        passing = replace(settings, home=folder / "scratch", database_url="", migration_url="")
        load(passing, source)
        yield passing
        return
    name = f"truckroll_scratch_{secrets.token_hex(6)}"
    address = make_url(settings.owner_url).set(database=name)
    _administer(settings, f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        passing = replace(settings, home=folder / "scratch", database_url=_text(address), migration_url="")
        load(passing, source)
        yield passing
    finally:
        _administer(settings, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def sqlite_path(settings: Settings) -> Path:
    """Return where the embedded engine keeps the database."""
    return Path(make_url(settings.url).database or "")


def owner_connection(settings: Settings) -> psycopg.Connection:
    """Return a connection of the owner's role to PostgreSQL, each statement for itself."""
    return psycopg.connect(_conninfo(settings.owner_url), autocommit=True)


def _administer(settings: Settings, statement: str) -> None:
    try:
        with owner_connection(settings) as connection:
            connection.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege:
        role = make_url(settings.owner_url).username
        raise CopyFailed(
            f"A copy is only trusted when it was opened, and {role} may not make a database for that: as the server's"
            f" administrator, run ALTER ROLE {role} CREATEDB."
        ) from None


def _run(command: list[str]) -> None:
    env = dict(os.environ) | {"PGOPTIONS": "-c app.tenant=*"}
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise CopyFailed(
            f"{command[0]} is not installed here: install PostgreSQL's client programs."
        ) from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no word why"]
        raise CopyFailed(f"{command[0]} failed: {lines[0][:500]}")


def _conninfo(url: str) -> str:
    return _text(make_url(url).set(drivername="postgresql"))


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
