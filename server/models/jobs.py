"""Jobs (work orders): what a customer asked for, and where each stands in its life."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from server.models.base import Base, TenantRow, Versioned, one_of, to


class Job(TenantRow, Versioned, Base):
    """One piece of work for one customer at one site; it may need several visits and has one primary invoice."""

    __tablename__ = "jobs"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("customers", "customer_id"),
        to("customers", "bill_to_customer_id"),
        to("sites", "site_id"),
        to("job_types", "job_type_id"),
        to("equipment", "equipment_id"),
        to("technicians", "pinned_technician_id"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "status"),
        Index(None, "tenant_id", "customer_id"),
        one_of("status", "open", "scheduled", "in_progress", "completed", "cancelled", "needs_decision"),
        CheckConstraint("priority BETWEEN 0 AND 100", name="priority_range"),
        CheckConstraint("duration_seconds BETWEEN 60 AND 864000", name="duration_range"),
    )

    number: Mapped[int]
    customer_id: Mapped[str]
    site_id: Mapped[str]
    job_type_id: Mapped[str]
    equipment_id: Mapped[str | None]
    title: Mapped[str]
    description: Mapped[str]
    priority: Mapped[int]
    duration_seconds: Mapped[int]
    pinned_technician_id: Mapped[str | None]
    purchase_order: Mapped[str]
    bill_to_customer_id: Mapped[str | None]
    status: Mapped[str]
    billable: Mapped[bool]
    held_because: Mapped[str | None]
    cancelled_because: Mapped[str | None]
    completed_at: Mapped[datetime | None]


class JobWindow(TenantRow, Base):
    """A stretch in which the customer can receive us: a visit of the job starts inside one of them."""

    __tablename__ = "job_windows"
    __table_args__ = (
        to("jobs", "job_id"),
        UniqueConstraint("tenant_id", "job_id", "position"),
        Index(None, "tenant_id", "starts_at"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
    )

    job_id: Mapped[str]
    position: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class JobSkill(TenantRow, Base):
    """A skill, at a level, that this job asks for."""

    __tablename__ = "job_skills"
    __table_args__ = (
        to("jobs", "job_id"),
        to("skills", "skill_id"),
        UniqueConstraint("tenant_id", "job_id", "skill_id"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level_range"),
    )

    job_id: Mapped[str]
    skill_id: Mapped[str]
    level: Mapped[int]


class JobTransition(TenantRow, Base):
    """One step of a job's life: who, when, from where to where; append-only."""

    __tablename__ = "job_transitions"
    __table_args__ = (to("jobs", "job_id"), UniqueConstraint("tenant_id", "job_id", "step"))

    job_id: Mapped[str]
    step: Mapped[int]
    from_status: Mapped[str | None]
    to_status: Mapped[str]
    at: Mapped[datetime]
    actor: Mapped[str]
    request_id: Mapped[str]
