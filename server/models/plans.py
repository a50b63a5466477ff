"""Plans: what the optimizer proposed for a day, from what, and what became of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, one_of, to


class Plan(TenantRow, Base):
    """One run of the optimizer: the row is the record, the queue only carries its id.

    `fence` rises with each claim: a worker whose lease was taken over can no longer write.
    """

    __tablename__ = "plans"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("users", "requested_by"),
        Index(None, "tenant_id", "day", "status"),
        Index(
            "uq_plans_running",
            "tenant_id",
            "day",
            unique=True,
            sqlite_where=text("status IN ('queued', 'solving')"),
            postgresql_where=text("status IN ('queued', 'solving')"),
        ),
        Index(
            "uq_plans_published",
            "tenant_id",
            "day",
            unique=True,
            sqlite_where=text("status = 'published'"),
            postgresql_where=text("status = 'published'"),
        ),
        one_of("status", "queued", "solving", "proposed", "published", "failed", "stale", "superseded"),
    )

    day: Mapped[date]
    status: Mapped[str]
    requested_by: Mapped[str | None]
    created_at: Mapped[datetime]
    seconds: Mapped[int]
    iterations: Mapped[int | None]
    seed: Mapped[int]
    engine: Mapped[str]
    engine_version: Mapped[str]
    input_hash: Mapped[str | None]
    input_versions: Mapped[Any | None] = mapped_column(Json)
    progress: Mapped[Any | None] = mapped_column(Json)
    kpis: Mapped[Any | None] = mapped_column(Json)
    failure: Mapped[Any | None] = mapped_column(Json)
    stop_requested: Mapped[bool]
    attempts: Mapped[int]
    fence: Mapped[int]
    lease_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


class PlanStop(TenantRow, Base):
    """One stop of a proposed route."""

    __tablename__ = "plan_stops"
    __table_args__ = (
        to("plans", "plan_id"),
        to("technicians", "technician_id"),
        to("jobs", "job_id"),
        to("visits", "visit_id"),
        UniqueConstraint("tenant_id", "plan_id", "job_id"),
    )

    plan_id: Mapped[str]
    technician_id: Mapped[str]
    position: Mapped[int]
    job_id: Mapped[str]
    visit_id: Mapped[str | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    travel_seconds: Mapped[int]
    wait_seconds: Mapped[int]
    window_starts_at: Mapped[datetime | None]
    window_ends_at: Mapped[datetime | None]


class PlanRoute(TenantRow, Base):
    """One technician's day in a plan: the shift it was made for, its breaks and the way back."""

    __tablename__ = "plan_routes"
    __table_args__ = (
        to("plans", "plan_id"),
        to("technicians", "technician_id"),
        UniqueConstraint("tenant_id", "plan_id", "technician_id"),
    )

    plan_id: Mapped[str]
    technician_id: Mapped[str]
    shift_starts_at: Mapped[datetime]
    shift_ends_at: Mapped[datetime]
    breaks: Mapped[Any] = mapped_column(Json)
    return_travel_seconds: Mapped[int]
    planned_seconds: Mapped[int]


class PlanUnassigned(TenantRow, Base):
    """A job that did not fit, with its reasons: a list of `{"code", "sentence", "params"}`."""

    __tablename__ = "plan_unassigned"
    __table_args__ = (
        to("plans", "plan_id"),
        to("jobs", "job_id"),
        UniqueConstraint("tenant_id", "plan_id", "job_id"),
    )

    plan_id: Mapped[str]
    job_id: Mapped[str]
    reasons: Mapped[Any] = mapped_column(Json)
