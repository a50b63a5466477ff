"""What every change leaves behind in its own transaction: an audit row, and events for the reactions.

The audit rows are gathered during the transaction and chained in its last statements, since the chain's head is
the lock that makes all writers of a company queue.
"""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Table, event, insert, select
from sqlalchemy.orm import Session

from server.db import is_sqlite
from server.domain.audit_chain import GENESIS, next_hash
from server.models.audit import AuditEvent, AuditHead
from server.models.companies import Counter, InstallationCounter
from server.models.outbox import OutboxEvent
from server.models.scope import Scope, scoped_add

_PENDING = "audit_pending"
_WAKE = "wake"
_BATCH = 2000
_EVENTS = cast("Table", AuditEvent.__table__)
_COVERED = (
    "tenant_id", "sequence", "at", "actor", "action", "object_kind", "object_id", "facts", "request_id",
)  # fmt: skip
"""What a row's hash covers, in the names of its columns."""
_Noted = tuple[Scope, str, str, str, dict[str, Any]]


def note(scope: Scope, action: str, kind: str, object_id: str, **facts: Any) -> None:
    """Put an audit row of this transaction on the list; facts are JSON without floats."""
    session = scope.session
    if _PENDING not in session.info:
        session.info[_PENDING] = []
        event.listen(session, "before_commit", _chain)
    session.info[_PENDING].append((scope, action, kind, object_id, facts))


def emit(scope: Scope, name: str, subject_id: str, **payload: Any) -> None:
    """Write an event of this transaction to the outbox, and have a worker woken once it has committed."""
    row = OutboxEvent(
        name=name,
        subject_id=subject_id,
        payload=payload,
        created_at=scope.at,
        state="waiting",
        attempts=0,
        fence=0,
        next_try_at=scope.at,
    )
    wake(scope, "outbox", scoped_add(scope, row).id)


def wake(scope: Scope, queue: str, row_id: str) -> None:
    """Have a worker told of a row after the commit; the sweeper finds it when nobody is."""
    scope.session.info.setdefault(_WAKE, []).append((queue, scope.tenant_id, row_id))


def take_wakes(session: Session) -> list[tuple[str, str, str]]:
    """Return what is to be told now that the transaction has committed: queue, company, row."""
    wakes: list[tuple[str, str, str]] = session.info.pop(_WAKE, [])
    return wakes


def next_number(scope: Scope, name: str) -> int:
    """Return the next number of a kind of thing in the company, starting at 1."""
    key = {"tenant_id": scope.tenant_id, "name": name}
    row = scope.session.get(Counter, key, with_for_update=True)
    if row is None:
        scope.session.add(Counter(**key, next=2))
        scope.session.flush()
        return 1
    row.next += 1
    scope.session.flush()
    return row.next - 1


def next_numbers(scope: Scope, name: str, several: int) -> int:
    """Take several numbers of a kind of thing at once and return the first."""
    if several < 1:
        raise ValueError("at least one number is taken")
    first = next_number(scope, name)
    if several > 1:
        row = scope.session.get_one(Counter, {"tenant_id": scope.tenant_id, "name": name})
        row.next += several - 1
        scope.session.flush()
    return first


def next_installation_number(session: Session, name: str) -> int:
    """Return the next number of a kind of thing in the whole installation."""
    row = session.get(InstallationCounter, name, with_for_update=True)
    if row is None:
        session.add(InstallationCounter(name=name, next=2))
        session.flush()
        return 1
    row.next += 1
    session.flush()
    return row.next - 1


def new_chain(scope: Scope) -> None:
    """Begin the company's chain."""
    scope.session.add(AuditHead(tenant_id=scope.tenant_id, sequence=0, hash=GENESIS))
    scope.session.flush()


def hold_chain(scope: Scope) -> None:
    """Have this transaction be the only one that adds to the company's chain, from now to its end."""
    scope.session.scalars(_head(scope.session, scope.tenant_id)).one()


def audit_content(row: AuditEvent) -> dict[str, Any]:
    """Return what a row's hash covers."""
    return _covered({name: getattr(row, name) for name in _COVERED})


def _covered(values: Mapping[str, Any]) -> dict[str, Any]:
    content = {name: values[name] for name in _COVERED}
    content["at"] = values["at"].isoformat(timespec="milliseconds")
    return content


def _chain(session: Session) -> None:
    """Chain what the transaction noted: a company's rows in one statement, since an import notes thousands."""
    noted: dict[str, list[_Noted]] = {}
    for one in session.info.pop(_PENDING, []):
        noted.setdefault(one[0].tenant_id, []).append(one)
    for tenant_id, notes in noted.items():
        head = session.scalars(_head(session, tenant_id)).one()
        rows = [_chained(head, *one) for one in notes]
        for start in range(0, len(rows), _BATCH):
            session.execute(insert(_EVENTS), rows[start : start + _BATCH])
        session.flush()


def _chained(
    head: AuditHead, scope: Scope, action: str, kind: str, object_id: str, facts: dict[str, Any]
) -> dict[str, Any]:
    """Return a row with the hash that covers it, and move the chain's head to it."""
    values: dict[str, Any] = {
        "tenant_id": scope.tenant_id,
        "sequence": head.sequence + 1,
        "at": scope.at.replace(microsecond=scope.at.microsecond // 1000 * 1000),
        "actor": scope.actor,
        "action": action,
        "object_kind": kind,
        "object_id": object_id,
        "facts": facts,
        "request_id": scope.request_id,
        "previous_hash": head.hash,
    }
    values["hash"] = next_hash(head.hash, _covered(values))
    head.sequence, head.hash = values["sequence"], values["hash"]
    return values


def _head(session: Session, tenant_id: str) -> Any:
    statement = select(AuditHead).where(AuditHead.tenant_id == tenant_id)
    return (
        statement
        if is_sqlite(session.get_bind())
        else statement.with_for_update().execution_options(populate_existing=True)
    )
