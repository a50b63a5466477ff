"""Rows that are written in bulk: gathered by table, inserted table by table, their audit rows chained at the end."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update

from server.domain.audit_chain import next_hash
from server.models.audit import AuditEvent, AuditHead
from server.models.base import Base
from server.models.invoices import Invoice
from server.models.record import audit_content
from server.models.scope import Scope, scoped_select

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Noted:
    """An audit row to come; `order` keeps apart what happened in one moment."""

    at: datetime
    order: int
    actor: str
    action: str
    kind: str
    object_id: str
    facts: Mapping[str, Any]
    request_id: str


@dataclass(slots=True)
class Sheet:
    """Rows of one company that wait to be written; every row carries the company."""

    tenant_id: str
    rows: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    posted: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)
    written: int = 0

    def add(self, model: Any, row_id: str, /, **values: Any) -> str:
        """Put a row on the sheet and return its id."""
        self.rows[model.__tablename__].append({"tenant_id": self.tenant_id, "id": row_id, **values})
        return row_id

    def post(self, invoice_id: str, **values: Any) -> None:
        """Have a draft on the sheet posted once its lines are written: the database takes no lines after that."""
        self.posted.append({"invoice": invoice_id, **values})

    def note(
        self, at: datetime, who: tuple[str, str], action: str, kind: str, object_id: str, /, **facts: Any
    ) -> None:
        """Put an audit row on the sheet; `who` is the actor and the request."""
        self.notes.append(Noted(at, len(self.notes), who[0], action, kind, object_id, facts, who[1]))

    def write(self, scope: Scope) -> None:
        """Insert all rows, referred ones first, and chain the audit rows in the order of their moments."""
        for table in Base.metadata.sorted_tables:
            self._insert(scope, table, self.rows.pop(table.name, []))
        self._post(scope)
        self._insert(scope, AuditEvent.__table__, self._chained(scope))
        self.notes.clear()

    def _insert(self, scope: Scope, table: Any, rows: list[dict[str, Any]]) -> None:
        for start in range(0, len(rows), BATCH):
            scope.session.execute(insert(table), rows[start : start + BATCH])
        self.written += len(rows)

    def _post(self, scope: Scope) -> None:
        if self.posted:
            table: Any = Invoice.__table__
            names = [name for name in self.posted[0] if name != "invoice"]
            statement = update(table).where(
                table.c.tenant_id == scope.tenant_id, table.c.id == bindparam("invoice")
            )
            values: dict[str, Any] = {name: bindparam(name) for name in names}
            scope.session.connection().execute(statement.values(values), self.posted)
        self.posted.clear()

    def _chained(self, scope: Scope) -> list[dict[str, Any]]:
        """Return the audit rows, each with the hash that covers it, and move the chain's head to the last."""
        head = scope.session.scalars(scoped_select(scope, AuditHead).with_for_update()).one()
        chained = []
        for noted in sorted(self.notes, key=lambda one: (one.at, one.order)):
            row = _audit_row(scope.tenant_id, noted, head)
            row["hash"] = next_hash(head.hash, audit_content(AuditEvent(**row)))
            head.sequence, head.hash = row["sequence"], row["hash"]
            chained.append(row)
        scope.session.flush()
        return chained


def _audit_row(tenant_id: str, noted: Noted, head: AuditHead) -> dict[str, Any]:
    return {
        "tenant_id": tenant_id,
        "sequence": head.sequence + 1,
        "at": noted.at.replace(microsecond=noted.at.microsecond // 1000 * 1000),
        "actor": noted.actor,
        "action": noted.action,
        "object_kind": noted.kind,
        "object_id": noted.object_id,
        "facts": dict(noted.facts),
        "request_id": noted.request_id,
        "previous_hash": head.hash,
    }
