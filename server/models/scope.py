"""The only makers of statements on tenant tables: each carries the company's predicate.

A `Scope` is one transaction of one caller: the session, the company, who acts, when, and in which request.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Delete, Select, Update, delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from server.domain.errors import NotFound, OutOfReach, UnknownReference, VersionMismatch
from server.domain.ids import is_id, new_id
from server.models.base import TenantRow, Versioned

Row = TypeVar("Row", bound=TenantRow)


@dataclass(frozen=True, slots=True)
class Scope:
    """One transaction of one caller in one company; `at` is the transaction's single moment (UTC)."""

    session: Session
    tenant_id: str
    actor: str
    at: datetime
    request_id: str


def scoped_select(scope: Scope, *entities: Any) -> Select[Any]:
    """Return a select of tables or columns, limited to the company in every table that it names."""
    statement = select(*entities)
    for table in {_entity(entity) for entity in entities}:
        statement = statement.where(table.tenant_id == scope.tenant_id)
    return statement


def scoped_join(
    scope: Scope, statement: Select[Any], model: Any, on: Any, *, outer: bool = False
) -> Select[Any]:
    """Return the select joined to another tenant table, limited to the company there too."""
    return statement.join(model, on & (model.tenant_id == scope.tenant_id), isouter=outer)


def scoped_update(scope: Scope, model: type[TenantRow]) -> Update:
    """Return an update of the company's rows of a table."""
    return update(model).where(model.tenant_id == scope.tenant_id)


def scoped_delete(scope: Scope, model: type[TenantRow]) -> Delete:
    """Return a deletion of the company's rows of a table."""
    return delete(model).where(model.tenant_id == scope.tenant_id)


def scoped_find(scope: Scope, model: type[Row], row_id: str | None, *, lock: bool = False) -> Row | None:
    """Return a row of the company, or None; `lock` holds it until the end of the transaction."""
    if row_id is None or not is_id(row_id):
        return None
    statement = scoped_select(scope, model).where(model.id == row_id)
    if lock:  # what was read before the lock may be old by now
        statement = held(statement)
    return scope.session.scalars(statement).one_or_none()


def held(statement: Select[Any]) -> Select[Any]:
    """Return a select whose rows are read as they are now and held until the end of the transaction.

    Others may still refer to them (PostgreSQL's FOR NO KEY UPDATE), since keys never change.
    """
    return statement.with_for_update(key_share=True).execution_options(populate_existing=True)


def scoped_get(scope: Scope, model: type[Row], row_id: str, *, lock: bool = False) -> Row:
    """Return a row of the company or raise `NotFound`, whether it is another company's or nobody's."""
    row = scoped_find(scope, model, row_id, lock=lock)
    if row is None:
        raise NotFound(f"There is no such {_noun(model)}.")
    return row


def not_yours(scope: Scope, model: type[TenantRow], row_id: str) -> NotFound:
    """Return the refusal of what is not the caller's own: the same words whether a colleague has it or nobody."""
    if scoped_find(scope, model, row_id) is None:
        return NotFound(f"There is no such {_noun(model)}.")
    return OutOfReach(f"There is no such {_noun(model)}.", _noun(model).replace(" ", "_"), row_id)


def scoped_reference(scope: Scope, model: type[Row], row_id: str, field: str) -> Row:
    """Return the row that an input field refers to, or refuse the field."""
    row = scoped_find(scope, model, row_id)
    if row is None:
        raise UnknownReference.of(field)
    return row


def scoped_all(scope: Scope, statement: Select[Any]) -> Sequence[Any]:
    """Return all rows of a one-entity select."""
    return scope.session.scalars(statement).all()


def scoped_add(scope: Scope, row: Row) -> Row:
    """Add a row of the company now: its keys, its moments, and at once in the database, so that refusals show here."""
    row.tenant_id = scope.tenant_id
    row.id = row.id or new_id()
    if isinstance(row, Versioned):
        row.created_at = row.updated_at = scope.at
    scope.session.add(row)
    scope.session.flush()
    return row


def touch(scope: Scope, row: Versioned, expected_version: int | None = None) -> None:
    """Note that a row is edited now: its next version. An edit made on an older one raises `VersionMismatch`."""
    if expected_version is not None and row.version != expected_version:
        raise VersionMismatch(
            f"Somebody changed it first: you saw version {expected_version}, it is at {row.version}.",
            current_version=row.version,
        )
    row.updated_at = scope.at
    flag_modified(row, "updated_at")  # a new version also where only rows below it change, in one millisecond


def changed(result: Any) -> int:
    """Return how many rows an update or a deletion touched."""
    return result.rowcount if isinstance(result, CursorResult) else 0


def _entity(entity: Any) -> Any:
    return (
        getattr(entity, "class_", None) or getattr(entity, "parent", entity)
        if hasattr(entity, "parent")
        else entity
    )


def _noun(model: type[TenantRow]) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__)
    return words.strip()
