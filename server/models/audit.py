"""The audit log: append-only, each row chained to the one before by its hash, one chain a company."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Id, Int, Json


class AuditEvent(Base):
    """Who did what to which thing, when, in which request."""

    __tablename__ = "audit_events"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        Index(None, "tenant_id", "object_id"),
    )

    tenant_id: Mapped[str] = mapped_column(Id, primary_key=True)
    sequence: Mapped[int] = mapped_column(Int, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[str]
    facts: Mapped[Any] = mapped_column(Json)
    request_id: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AuditHead(Base):
    """The end of a company's chain: its row lock makes the writers queue."""

    __tablename__ = "audit_heads"
    __table_args__ = (ForeignKeyConstraint(["tenant_id"], ["companies.id"]),)

    tenant_id: Mapped[str] = mapped_column(Id, primary_key=True)
    sequence: Mapped[int]
    hash: Mapped[str]
