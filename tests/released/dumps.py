"""Writes a database as SQL text, and makes one from it again, on both engines."""

import re
import sqlite3
import subprocess

import psycopg

from server.settings import Settings
from tests.databases import OWNER

_NOT_FOR_US = re.compile(
    r"^(SET row_security = .*|\\(un)?restrict .*|SET transaction_timeout = .*)$", re.MULTILINE
)


def dump_sqlite(settings: Settings) -> str:
    """Return the whole database as SQL."""
    with sqlite3.connect(settings.home / "truckroll.db") as connection:
        return "\n".join(connection.iterdump()) + "\n"


def load_sqlite(text: str, settings: Settings) -> None:
    """Make the database from SQL."""
    settings.home.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(settings.home / "truckroll.db") as connection:
        connection.executescript(text)


def dump_postgresql(admin: str, database: str) -> str:
    """Return the whole database as SQL of plain INSERTs, without owners and rights."""
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", _at(admin, database)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return _NOT_FOR_US.sub("", done.stdout)


def load_postgresql(text: str, admin: str, database: str) -> None:
    """Make the database from SQL, as the owner's role."""
    with psycopg.connect(_at(admin, database), autocommit=True) as connection:
        connection.execute(f"SET ROLE {OWNER}".encode())
        connection.execute("SELECT set_config('app.tenant', '*', false)")
        connection.execute(text.encode())


def database_of(settings: Settings) -> str:
    """Return the name of the database that settings speak of."""
    return str(psycopg.conninfo.conninfo_to_dict(settings.database_url)["dbname"])


def _at(admin: str, database: str) -> str:
    return psycopg.conninfo.make_conninfo(admin, dbname=database)
