"""Working time: raw punches that never change, and the shifts and entries that follow from them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
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


class PunchEdit(TenantRow, Base):
    """A correction of the clock by the office: a punch moved, struck out or added, with its reason; append-only.

    `position` orders the edits of one technician; a later edit of the same punch or of the same added punch
    (`edit_id`) takes the place of an earlier one.
    """

    __tablename__ = "punch_edits"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("punches", "punch_id"),
        to("punch_edits", "edit_id"),
        to("users", "user_id"),
        UniqueConstraint("tenant_id", "technician_id", "position"),
        Index(None, "tenant_id", "technician_id", "occurred_at"),
        one_of("action", "move", "strike", "add"),
        one_of("kind", "in", "out"),
        CheckConstraint("(action = 'strike') = (occurred_at IS NULL)", name="time_when_it_has_one"),
        CheckConstraint(
            "action = 'add' OR punch_id IS NOT NULL OR edit_id IS NOT NULL", name="edits_something"
        ),
    )

    technician_id: Mapped[str]
    position: Mapped[int]
    punch_id: Mapped[str | None]
    edit_id: Mapped[str | None]
    action: Mapped[str]
    kind: Mapped[str]
    occurred_at: Mapped[datetime | None]
    timezone: Mapped[str]
    reason: Mapped[str]
    user_id: Mapped[str]
    made_at: Mapped[datetime]


class TimeApproval(TenantRow, Base):
    """A technician's day, approved as it stood: `digest` tells whether the clock has changed since.

    `starts_at` and `ends_at` are the day's midnights in the company's zone as they were when it was approved.
    """

    __tablename__ = "time_approvals"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("users", "approved_by"),
        to("users", "withdrawn_by"),
        Index(
            "uq_time_approvals_standing",
            "tenant_id",
            "technician_id",
            "day",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_because IS NULL)", name="withdrawn_because"),
    )

    technician_id: Mapped[str]
    day: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    seconds: Mapped[int]
    digest: Mapped[str]
    approved_by: Mapped[str]
    approved_at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[str | None]


class WorkShift(TenantRow, Base):
    """A stretch between clock-in and clock-out, derived from punches and edits; a missing end is never invented.

    Each end names the punch or the added punch (an edit) that it follows from.
    """

    __tablename__ = "work_shifts"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("punches", "in_punch_id"),
        to("punches", "out_punch_id"),
        to("punch_edits", "in_edit_id"),
        to("punch_edits", "out_edit_id"),
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
        CheckConstraint("in_punch_id IS NOT NULL OR in_edit_id IS NOT NULL", name="begun_by_something"),
        CheckConstraint("ends_at IS NULL OR starts_at <= ends_at", name="in_order"),
    )

    technician_id: Mapped[str]
    technician_no: Mapped[int]
    in_punch_id: Mapped[str | None]
    out_punch_id: Mapped[str | None]
    in_edit_id: Mapped[str | None]
    out_edit_id: Mapped[str | None]
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
