"""Companies: no row points to another company's row, nor to nothing; made from the tables' own keys."""

from collections.abc import Iterator

from sqlalchemy import ForeignKeyConstraint

from server.models.base import Base
from server.models.registry import tenant_tables
from server.queries.invariants.invariant import Invariant

_LOOSE = {"exceptions": "subject_id", "outbox_events": "subject_id", "mail_messages": "subject_id"}
"""Columns that name a row of any of several tables, so that no key can hold them."""
_SUBJECTS = ("jobs", "visits", "invoices", "plans", "users", "customers", "technicians")


def _keys() -> Iterator[str]:
    for table in tenant_tables():
        for key in Base.metadata.tables[table].foreign_key_constraints:
            yield _dangling(table, key)


def _dangling(table: str, key: ForeignKeyConstraint) -> str:
    target = key.referred_table.name
    pairs = [(element.parent.name, element.column.name) for element in key.elements]
    same = " AND ".join(f"p.{theirs} = c.{ours}" for ours, theirs in pairs)
    given = " AND ".join(f"c.{ours} IS NOT NULL" for ours, _ in pairs)
    return (
        f"SELECT c.tenant_id, c.{pairs[-1][0]}, '{table}.{pairs[-1][0]} names no {target} row of its company'"  # noqa: S608
        f" FROM {table} c WHERE {given} AND NOT EXISTS (SELECT 1 FROM {target} p WHERE {same})"
    )


def _crossing() -> Iterator[str]:
    for table, column in _LOOSE.items():
        for subject in _SUBJECTS:
            yield (
                f"SELECT c.tenant_id, c.{column}, '{table}.{column} is of another company'"  # noqa: S608
                f" FROM {table} c JOIN {subject} s ON s.id = c.{column} AND s.tenant_id <> c.tenant_id"
            )


APART = Invariant(
    "I23",
    "No row refers to another company's row, nor to one that there is not.",
    "composite foreign keys that begin with the company",
    " UNION ALL ".join([*_keys(), *_crossing()]),
)

INVARIANTS = (APART,)
