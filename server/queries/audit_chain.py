"""Walks the audit log row by row and finds where its chain is broken."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Text, type_coerce
from sqlalchemy.orm import Session

from server.domain.audit_chain import ChainedRow, verify
from server.models.audit import AuditEvent, AuditHead
from server.models.base import EPOCH, MILLISECOND, Int
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.record import audit_content
from server.queries.invariants.invariant import Violation

ID = "I20"
_SENTENCE = "Every row of the audit log is as it was written, and none is missing."
_WHY = "the audit log is verified for all companies"
_BATCH = 1000
_COLUMNS = (
    AuditEvent.tenant_id,
    AuditEvent.sequence,
    type_coerce(AuditEvent.at, Int).label("at"),
    AuditEvent.actor,
    AuditEvent.action,
    AuditEvent.object_kind,
    AuditEvent.object_id,
    type_coerce(AuditEvent.facts, Text).label("facts"),
    AuditEvent.request_id,
    AuditEvent.previous_hash,
    AuditEvent.hash,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a company's log at some moment; kept elsewhere, it shows later that nothing before it is gone."""

    tenant_id: str
    company: str
    sequence: int
    hash: str


def heads(session: Session) -> list[Head]:
    """Return the end of each company's log; the session must be open for the whole installation."""
    columns = (AuditHead.tenant_id, Company.name, AuditHead.sequence, AuditHead.hash)
    ends = installation_select("heads are kept outside for all companies", *columns)
    joined = ends.join(Company, Company.id == AuditHead.tenant_id).order_by(Company.name, Company.id)
    return [Head(*row) for row in session.execute(joined)]


def holds(session: Session, sequence: int, hash_: str) -> bool:
    """Tell whether some company's log still has, at its place, the row that a head from elsewhere ended with."""
    row = installation_select(_WHY, AuditEvent.sequence).where(
        AuditEvent.sequence == sequence, AuditEvent.hash == hash_
    )
    return session.scalars(row).first() is not None


def broken_chains(session: Session) -> Iterator[Violation]:
    """Yield the first row of each company's log that is missing or not as written; reads a thousand at a time.

    The session must be open for the whole installation.
    """
    for tenant_id, name in session.execute(installation_select(_WHY, Company.id, Company.name)).all():
        broken = first_broken_row(session, tenant_id)
        if broken is not None:
            detail = f"audit log of {name}: row {broken} is missing or not as it was written"
            yield Violation(ID, _SENTENCE, tenant_id, str(broken), detail)


def first_broken_row(session: Session, tenant_id: str) -> int | None:
    """Return the number of the first broken row of a company's log, or None when it is whole up to its head."""
    head = session.scalar(installation_select(_WHY, AuditHead.hash).where(AuditHead.tenant_id == tenant_id))
    return verify(_rows(session, tenant_id), head=head or "there is no head")


def _rows(session: Session, tenant_id: str) -> Iterator[ChainedRow]:
    log = installation_select(_WHY, *_COLUMNS).where(AuditEvent.tenant_id == tenant_id)
    part = log.order_by(AuditEvent.sequence).limit(_BATCH)
    rows = session.execute(part).all()
    while rows:
        for row in rows:
            yield ChainedRow(row.sequence, row.previous_hash, row.hash, _content(row))
        rows = session.execute(part.where(AuditEvent.sequence > rows[-1].sequence)).all()


def _content(row: Any) -> dict[str, Any]:
    """Return what the hash covers; what cannot be read any more is shown as it stands, and fits no hash."""
    held = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's own name for a row as a mapping
    with suppress(ValueError, OverflowError):
        held["facts"] = json.loads(row.facts)
        held["at"] = EPOCH + row.at * MILLISECOND
        return audit_content(SimpleNamespace(**held))  # type: ignore[arg-type]
    return {"unreadable": row.sequence}
