"""Changes a table that has rows in it: by new columns and constraints on PostgreSQL, by a copy on SQLite.

SQLite can add neither a composite key nor a constraint to a table, so sqlite.org's way is gone: make the new table
beside the old one, copy, drop, rename. The migrations' connection has foreign keys off, so nothing cascades, and counts
the rows that point to nothing before it commits. Triggers go with the old table: `create_guards` makes them anew.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations.schemaobj import SchemaObjects
from sqlalchemy.schema import AddConstraint, CreateTable


def reshape(name: str, *parts: Any, fill: Mapping[str, str] | None = None) -> None:
    """Give table `name` the columns and constraints of `parts`; `fill` has the SQL for columns that must not be null.

    Columns keep their names and types, and none goes away; constraints are known by their names and only added.
    """
    connection = op.get_bind()
    table = SchemaObjects(op.get_context()).table(name, *parts)
    if connection.dialect.name == "sqlite":
        _copy(connection, table, fill or {})
    else:
        _alter(connection, table, fill or {})


def _copy(connection: sa.Connection, table: sa.Table, fill: Mapping[str, str]) -> None:
    old = {column["name"] for column in sa.inspect(connection).get_columns(table.name)}
    indexes = connection.exec_driver_sql(
        f"SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table.name}' AND sql IS NOT NULL"
    )
    kept = list(indexes.scalars())
    connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")  # what others say of the table stays as it is
    connection.exec_driver_sql(f"ALTER TABLE {table.name} RENAME TO {table.name}__old")
    table.dialect_options["sqlite"]["strict"] = True
    connection.execute(CreateTable(table))
    names = ", ".join(column.name for column in table.columns)
    values = ", ".join(
        column.name if column.name in old else fill.get(column.name, "NULL") for column in table.columns
    )
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {table.name}__old")
    connection.exec_driver_sql(f"DROP TABLE {table.name}__old")
    connection.exec_driver_sql("PRAGMA legacy_alter_table=OFF")
    for statement in kept:
        connection.exec_driver_sql(statement)


def _alter(connection: sa.Connection, table: sa.Table, fill: Mapping[str, str]) -> None:
    inspector = sa.inspect(connection)
    old = {column["name"]: column for column in inspector.get_columns(table.name)}
    for column in table.columns:
        if column.name not in old:
            default = f" NOT NULL DEFAULT {fill[column.name]}" if column.name in fill else ""
            kind = column.type.compile(connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}{default}")
            if default:
                connection.exec_driver_sql(
                    f"ALTER TABLE {table.name} ALTER COLUMN {column.name} DROP DEFAULT"
                )
        elif column.nullable and not old[column.name]["nullable"]:
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ALTER COLUMN {column.name} DROP NOT NULL")
    _constraints(connection, table, inspector)


def _constraints(connection: sa.Connection, table: sa.Table, inspector: sa.Inspector) -> None:
    there = {check["name"] for check in inspector.get_check_constraints(table.name)}
    there |= {key["name"] for key in inspector.get_foreign_keys(table.name)}
    there |= {key["name"] for key in inspector.get_unique_constraints(table.name)}
    for constraint in table.constraints:
        if not isinstance(constraint, sa.PrimaryKeyConstraint) and constraint.name not in there:
            connection.execute(AddConstraint(constraint))
