"""What a database holds, as lines to compare: what the program relies on, and what is really there.

The migrations make it, `truckroll db check` and `truckroll doctor` look for it, and a test compares both sides whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import CheckConstraint, Connection, Index, Inspector, Table, UniqueConstraint, inspect

from server.db import is_sqlite
from server.models.base import Base
from server.models.registry import tenant_keys
from server.models.triggers import TRIGGERS

_DESCRIPTIONS: tuple[Callable[[Inspector], Any], ...] = (
    Inspector.get_multi_columns,
    Inspector.get_multi_pk_constraint,
    Inspector.get_multi_foreign_keys,
    Inspector.get_multi_unique_constraints,
    Inspector.get_multi_check_constraints,
    Inspector.get_multi_indexes,
)
_BODY = re.compile(r"\$\$(.*)\$\$", re.DOTALL)
_FUNCTION = re.compile(r"FUNCTION (\w+)\(")


def missing_objects(connection: Connection) -> list[str]:
    """Return what the database lacks of the tables, columns, keys, checks, indexes and guards that we rely on."""
    return sorted(expected(connection) - present(connection))


def expected(connection: Connection) -> set[str]:
    """Return the inventory that the program relies on."""
    lines = {line for table in Base.metadata.sorted_tables for line in _of_table(table, connection)}
    dialect = connection.dialect.name
    for trigger in TRIGGERS:
        lines |= {f"guard {name}" for name in trigger.objects(dialect)}
        lines |= {_guard_text(statement) for statement in trigger.statements(dialect) if _is_text(statement)}
    if dialect == "postgresql":
        lines |= {f"row security {table}" for table in tenant_keys()}
    return lines


def present(connection: Connection) -> set[str]:
    """Return the inventory of the database, without what belongs to the queue and to Alembic."""
    inspector = inspect(connection)
    tables = {name for name in inspector.get_table_names() if name != "alembic_version"}
    lines = {f"table {name}" for name in tables if not name.startswith("huey_")}
    for describe in _DESCRIPTIONS:
        for (_, table), found in describe(inspector).items():
            if table in Base.metadata.tables:
                lines |= set(_lines(table, found))
    return lines | guards_present(connection)


def guards_present(connection: Connection) -> set[str]:
    """Return the lines for the triggers, constraints and walls that the database has."""
    return _sqlite_guards(connection) if is_sqlite(connection) else _postgresql_guards(connection)


def _of_table(table: Table, connection: Connection) -> Iterator[str]:
    yield f"table {table.name}"
    for column in table.columns:
        kind = column.type.compile(connection.dialect)
        yield f"column {table.name}.{column.name} {kind}{'' if column.nullable else ' NOT NULL'}"
    yield f"primary key {table.name} ({', '.join(c.name for c in table.primary_key.columns)})"
    for key in table.foreign_key_constraints:
        theirs = ", ".join(element.column.name for element in key.elements)
        yield _foreign(table.name, key.column_keys, key.referred_table.name, theirs)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield f"unique {table.name} ({', '.join(c.name for c in constraint.columns)})"
        if isinstance(constraint, CheckConstraint):
            yield f"check {table.name} {constraint.name}"
    for index in table.indexes:
        yield _index(table.name, index)


def _index(table: str, index: Index) -> str:
    columns = ", ".join(getattr(column, "name", str(column)) for column in index.expressions)
    where = " where" if index.dialect_options["sqlite"]["where"] is not None else ""
    return f"{'unique ' if index.unique else ''}index {table} {index.name} ({columns}){where}"


def _lines(table: str, found: Any) -> Iterator[str]:
    for item in [found] if isinstance(found, dict) else found:
        if "constrained_columns" in item and "referred_table" not in item:
            yield f"primary key {table} ({', '.join(item['constrained_columns'])})"
        elif "referred_table" in item:
            theirs = ", ".join(item["referred_columns"])
            yield _foreign(table, item["constrained_columns"], item["referred_table"], theirs)
        elif "sqltext" in item:
            yield f"check {table} {item['name']}"
        elif "unique" in item:
            yield from _index_lines(table, item)
        elif "type" in item:
            if "computed" not in item:
                yield f"column {table}.{item['name']} {item['type']}{'' if item['nullable'] else ' NOT NULL'}"
        else:
            yield f"unique {table} ({', '.join(item['column_names'])})"


def _index_lines(table: str, index: Any) -> Iterator[str]:
    if "duplicates_constraint" not in index and index["name"] not in {trigger.name for trigger in TRIGGERS}:
        where = " where" if any(name.endswith("_where") for name in index.get("dialect_options", {})) else ""
        columns = ", ".join(str(name) for name in index["column_names"])
        yield f"{'unique ' if index['unique'] else ''}index {table} {index['name']} ({columns}){where}"


def _foreign(table: str, ours: Sequence[str], target: str, theirs: str) -> str:
    return f"foreign key {table} ({', '.join(ours)}) to {target} ({theirs})"


def _sqlite_guards(connection: Connection) -> set[str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    lines = set()
    for name, sql in connection.exec_driver_sql(query):
        lines |= {f"guard {name}", _guard_text(sql)}
    return lines


def _postgresql_guards(connection: Connection) -> set[str]:
    names = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        " UNION SELECT conname FROM pg_constraint WHERE contype = 'x'"
    )
    lines = {f"guard {name}" for name in connection.exec_driver_sql(names).scalars()}
    bodies = "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'truckroll_%%'"
    lines |= {_digest(name, body) for name, body in connection.exec_driver_sql(bodies)}
    walled = (
        "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'tenant'"
        " WHERE c.relrowsecurity AND c.relforcerowsecurity AND c.relnamespace = 'public'::regnamespace"
    )
    return lines | {f"row security {name}" for name in connection.exec_driver_sql(walled).scalars()}


def _is_text(statement: str) -> bool:
    """Tell whether a guard's statement can be found again word for word: a trigger of SQLite, a function."""
    return "RAISE(ABORT" in statement or "$$" in statement


def _guard_text(statement: str) -> str:
    body = _BODY.search(statement)
    if body is None:
        return _digest(statement.split()[2], statement)
    name = _FUNCTION.search(statement)
    return _digest(name.group(1) if name else "?", body.group(1))


def _digest(name: str, text: str) -> str:
    return f"guard {name} as written, {sha256(text.encode()).hexdigest()[:12]}"
