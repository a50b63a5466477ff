"""What has to happen after a commit: events for the reactions, and mail to be sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, one_of


class OutboxEvent(TenantRow, Base):
    """Something that happened, written in the transaction in which it did; claimed by a worker under a lease."""

    __tablename__ = "outbox_events"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        Index(
            "ix_outbox_events_waiting",
            "next_try_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        one_of("state", "waiting", "done", "dead"),
    )

    name: Mapped[str]
    subject_id: Mapped[str]
    payload: Mapped[Any] = mapped_column(Json)
    created_at: Mapped[datetime]
    state: Mapped[str]
    attempts: Mapped[int]
    fence: Mapped[int]
    next_try_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    failure: Mapped[str | None]


class MailMessage(TenantRow, Base):
    """A mail that was decided on: one row an occasion, so that nothing is mailed twice by a repeated reaction."""

    __tablename__ = "mail_messages"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("tenant_id", "occasion", "subject_id"),
        one_of("state", "waiting", "sent", "failed"),
    )

    occasion: Mapped[str]
    subject_id: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    message_id: Mapped[str]
    created_at: Mapped[datetime]
    state: Mapped[str]
    attempts: Mapped[int]
    sent_at: Mapped[datetime | None]
    failure: Mapped[str | None]
