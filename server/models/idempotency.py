"""Answers that were given: the same key with the same body gets the same answer again."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Id, Int, Json


class IdempotencyRecord(Base):
    """One key of one caller; the status stays empty until the transaction that fills it commits."""

    __tablename__ = "idempotency_records"
    __table_args__ = (ForeignKeyConstraint(["tenant_id"], ["companies.id"]),)

    tenant_id: Mapped[str] = mapped_column(Id, primary_key=True)
    caller_id: Mapped[str] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    route: Mapped[str]
    body_hash: Mapped[str]
    status: Mapped[int | None] = mapped_column(Int)
    headers: Mapped[Any | None] = mapped_column(Json)
    body: Mapped[str | None]
    created_at: Mapped[datetime]
