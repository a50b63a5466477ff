"""Exceptions: what needs a person, numbered, with the reason and what was decided."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, Versioned, one_of, to


class ExceptionItem(TenantRow, Versioned, Base):
    """One thing that a person has to look at."""

    __tablename__ = "exceptions"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("users", "resolved_by"),
        to("users", "owner_id"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "state"),
        Index(None, "tenant_id", "subject_id"),
        one_of("state", "open", "resolved"),
    )

    number: Mapped[int]
    code: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    sentence: Mapped[str]
    facts: Mapped[Any] = mapped_column(Json)
    state: Mapped[str]
    owner_id: Mapped[str | None]
    resolved_by: Mapped[str | None]
    resolved_at: Mapped[datetime | None]
    resolution: Mapped[str | None]
