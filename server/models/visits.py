"""Visits (appointments): who goes when, what was planned, and what the technician witnessed."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, Versioned, one_of, to


class Visit(TenantRow, Versioned, Base):
    """One appointment of a job: planned times are decisions, the `..._at` columns below them are facts.

    `window_*` is what the customer was promised: the visit starts inside it.
    """

    __tablename__ = "visits"
    __table_args__ = (
        to("jobs", "job_id"),
        to("plans", "plan_id"),
        UniqueConstraint("tenant_id", "job_id", "sequence"),
        Index(None, "tenant_id", "starts_at"),
        one_of("status", "scheduled", "confirmed", "en_route", "working", "done", "cancelled"),
        one_of("pinned", "none", "technician", "time", "both"),
        CheckConstraint("outcome IN ('completed', 'could_not_complete', 'no_show')", name="outcome_known"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
        CheckConstraint("travel_seconds >= 0 AND paused_seconds >= 0", name="seconds_positive"),
    )

    job_id: Mapped[str]
    sequence: Mapped[int]
    plan_id: Mapped[str | None]
    status: Mapped[str]
    outcome: Mapped[str | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    travel_seconds: Mapped[int]
    window_starts_at: Mapped[datetime | None]
    window_ends_at: Mapped[datetime | None]
    pinned: Mapped[str]
    travel_started_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    paused_seconds: Mapped[int]
    completed_at: Mapped[datetime | None]
    notes: Mapped[str]
    cancelled_because: Mapped[str | None]


class VisitAssignment(TenantRow, Base):
    """Who is where: one row a technician of the crew; the database refuses two live ones that overlap.

    Times are epoch seconds of the plan; facts never touch them, so no late fact can be refused by them.
    """

    __tablename__ = "visit_assignments"
    __table_args__ = (
        to("visits", "visit_id"),
        to("technicians", "technician_id"),
        UniqueConstraint("tenant_id", "visit_id", "technician_id"),
        Index(None, "technician_no", "starts"),
        Index(None, "tenant_id", "technician_id", "starts"),
        CheckConstraint("starts < ends", name="in_order"),
        one_of("role", "lead", "helper"),
    )

    visit_id: Mapped[str]
    technician_id: Mapped[str]
    technician_no: Mapped[int]
    role: Mapped[str]
    starts: Mapped[int]
    ends: Mapped[int]
    live: Mapped[bool]


class VisitTransition(TenantRow, Base):
    """One step of a visit's life; append-only."""

    __tablename__ = "visit_transitions"
    __table_args__ = (to("visits", "visit_id"), UniqueConstraint("tenant_id", "visit_id", "step"))

    visit_id: Mapped[str]
    step: Mapped[int]
    from_status: Mapped[str | None]
    to_status: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
    request_id: Mapped[str]


class VisitFact(TenantRow, Base):
    """What a technician reported, word for word, with the flags that it raised; append-only."""

    __tablename__ = "visit_facts"
    __table_args__ = (
        to("visits", "visit_id"),
        to("technicians", "technician_id"),
        Index(None, "tenant_id", "visit_id"),
        Index(None, "tenant_id", "technician_id", "occurred_at"),
        one_of("kind", "travel", "arrive", "start", "pause", "resume", "complete"),
    )

    visit_id: Mapped[str]
    technician_id: Mapped[str]
    kind: Mapped[str]
    occurred_at: Mapped[datetime]
    timezone: Mapped[str]
    received_at: Mapped[datetime]
    flags: Mapped[Any] = mapped_column(Json)
    payload: Mapped[Any] = mapped_column(Json)


class VisitLine(TenantRow, Base):
    """A price-book line that the technician reported on a visit; quantity in millionths."""

    __tablename__ = "visit_lines"
    __table_args__ = (to("visits", "visit_id"), UniqueConstraint("tenant_id", "visit_id", "position"))

    visit_id: Mapped[str]
    position: Mapped[int]
    code: Mapped[str]
    quantity_e6: Mapped[int]
