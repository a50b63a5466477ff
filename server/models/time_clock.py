"""Working time: raw punches that never change, and the shifts and entries that follow from them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from server.models.base import Base, TenantRow, one_of, to


class Punch(TenantRow, Base):
    """A technician's clock-in or clock-out as claimed and as received; append-only."""

    __tablename__ = "punches"
    __table_args__ = (
        to("technicians", "technician_id"),
        Index(None, "tenant_id", "technician_id", "occurred_at"),
        one_of("kind", "in", "out"),
    )

    technician_id: Mapped[str]
    kind: Mapped[str]
    occurred_at: Mapped[datetime]
    timezone: Mapped[str]
    received_at: Mapped[datetime]


class WorkShift(TenantRow, Base):
    """A stretch between clock-in and clock-out, derived from the punches; a missing end is never invented."""

    __tablename__ = "work_shifts"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("punches", "in_punch_id"),
        to("punches", "out_punch_id"),
        Index(
            "uq_work_shifts_open",
            "tenant_id",
            "technician_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index(None, "tenant_id", "technician_id", "starts_at"),
        one_of("state", "open", "closed", "missing_out"),
        CheckConstraint("(state = 'closed') = (ends_at IS NOT NULL)", name="closed_has_end"),
        CheckConstraint("ends_at IS NULL OR starts_at <= ends_at", name="in_order"),
    )

    technician_id: Mapped[str]
    technician_no: Mapped[int]
    in_punch_id: Mapped[str]
    out_punch_id: Mapped[str | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    state: Mapped[str]


class TimeEntry(TenantRow, Base):
    """A stretch of travel, work or break of a visit, derived from its facts."""

    __tablename__ = "time_entries"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("visits", "visit_id"),
        Index(None, "tenant_id", "technician_id", "starts_at"),
        one_of("kind", "travel", "work", "break", "wait"),
        CheckConstraint("starts_at <= ends_at", name="in_order"),
    )

    technician_id: Mapped[str]
    visit_id: Mapped[str]
    kind: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
