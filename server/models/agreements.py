"""Service agreements: what a customer has bought for a stretch of time."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from server.models.base import Base, TenantRow, Versioned, to


class Agreement(TenantRow, Versioned, Base):
    """Visits that a customer gets each so many months, between two days."""

    __tablename__ = "agreements"
    __table_args__ = (
        to("customers", "customer_id"),
        to("sites", "site_id"),
        to("job_types", "job_type_id"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "next_due_on"),
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="dates_in_order"),
        CheckConstraint("interval_months BETWEEN 1 AND 120", name="interval_range"),
        CheckConstraint("price_minor IS NULL OR price_minor >= 0", name="price_positive"),
    )

    number: Mapped[int]
    customer_id: Mapped[str]
    site_id: Mapped[str | None]
    job_type_id: Mapped[str | None]
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    interval_months: Mapped[int]
    next_due_on: Mapped[date | None]
    price_minor: Mapped[int | None]
    notes: Mapped[str]
