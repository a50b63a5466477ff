"""Erases a company for good: every row in every table, and every file that nobody else's rows speak of.

Histories that the database itself keeps from being changed go as well, so this is the owner's work: the guards of the
tables are lifted and put back in the same transaction. What stays is one line in `erased.jsonl` with the company's id
and the counts, so that a backup from before can be recognised as one that would bring the company back.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete
from sqlalchemy.orm import Session

from server.adapters.durable_file import write_durably
from server.adapters.mailer.files import file_name
from server.db import is_sqlite
from server.domain.errors import Conflict, NotFound
from server.models.base import Base
from server.models.companies import Company
from server.models.outbox import MailMessage
from server.models.registry import tenant_keys
from server.models.scope import Scope, scoped_select
from server.models.triggers import TRIGGERS
from server.queries.company_files import company_files, keys_of_others
from server.settings import Settings
from server.upgrade import create_guards, owner_transaction

RECORD = "erased.jsonl"
_WHY = {"all_companies": "erasing one company whole, table by table"}


class WrongName(Conflict):
    """The name given to be sure is not the company's."""

    code = "WRONG_NAME"


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows and files went."""

    company_id: str
    rows: dict[str, int]
    files: int


def erase_company(settings: Settings, tenant_id: str, name: str, at: datetime) -> Erased:
    """Erase a company; `name` must be its own, word for word. Rows go in one transaction, files after it."""
    with owner_transaction(settings) as connection:
        files = _about_to_go(settings, connection, tenant_id, name, at)
        _lift_guards(connection)
        rows = _delete_rows(connection, tenant_id)
        _put_guards_back(connection)
    _record(settings, tenant_id, at, rows)
    gone = [path for path in files if path.exists()]
    for path in gone:
        path.unlink()
    return Erased(tenant_id, rows, len(gone))


def _about_to_go(
    settings: Settings, connection: Connection, tenant_id: str, name: str, at: datetime
) -> list[Path]:
    """Return the paths of the files that are this company's alone."""
    with Session(connection) as session:
        company = session.get(Company, tenant_id)
        if company is None:
            raise NotFound("There is no such company.")
        if company.name != name:
            raise WrongName(f"The company's name is {company.name!r}: nothing was erased.")
        scope = Scope(session, tenant_id, "command line", at, "erase")
        keys = {key for key, _ in company_files(scope)} - keys_of_others(session, tenant_id)
        mails = list(session.scalars(scoped_select(scope, MailMessage.message_id)))
    home = settings.home.absolute()
    paths = [home / "files" / key[:2] / key[2:] for key in sorted(keys)]
    return paths + [home / "mail" / file_name(message_id) for message_id in mails]


def _lift_guards(connection: Connection) -> None:
    tables = {trigger.table for trigger in TRIGGERS}
    if is_sqlite(connection):
        for trigger in TRIGGERS:
            for name in trigger.sqlite_objects:
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        return
    for table in sorted(tables):
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def _put_guards_back(connection: Connection) -> None:
    if is_sqlite(connection):
        create_guards(connection)
        return
    for table in sorted({trigger.table for trigger in TRIGGERS}):
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _delete_rows(connection: Connection, tenant_id: str) -> dict[str, int]:
    keys = tenant_keys()
    rows = {}
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in keys:
            mine = table.columns[keys[table.name]] == tenant_id
            found = connection.execute(delete(table).where(mine).execution_options(**_WHY)).rowcount
            if found:
                rows[table.name] = found
    return rows


def _record(settings: Settings, tenant_id: str, at: datetime, rows: dict[str, int]) -> None:
    path = settings.home.absolute() / RECORD
    old = path.read_bytes() if path.exists() else b""
    line = json.dumps(
        {"company_id": tenant_id, "at": at.isoformat(timespec="seconds"), "rows": sum(rows.values())}
    )
    write_durably(path, old + line.encode() + b"\n")
