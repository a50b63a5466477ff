"""What the company sells: price book, job types, and the tax rates that apply on a date."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, Versioned, one_of, to
from server.models.search import Searchable


class PriceBookItem(TenantRow, Versioned, Searchable, Base):
    """Something with a code and a price in millionths of the currency's major unit; no price is NULL, never 0."""

    SEARCHED = ("code", "description")

    __tablename__ = "price_book_items"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("tenant_id", "code"),
        one_of("kind", "labour", "material", "fee"),
        CheckConstraint("unit_price_e6 IS NULL OR unit_price_e6 >= 0", name="price_positive"),
    )

    code: Mapped[str]
    description: Mapped[str]
    kind: Mapped[str]
    unit: Mapped[str]
    unit_price_e6: Mapped[int | None]
    tax_category: Mapped[str]
    active: Mapped[bool]


class JobType(TenantRow, Versioned, Base):
    """A kind of work: how long it takes, who can do it, what is checked and what is billed.

    `checklist` is a list of `{"id", "text", "required"}`.
    """

    __tablename__ = "job_types"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("price_book_items", "labour_item_id"),
        UniqueConstraint("tenant_id", "code"),
        one_of("labour", "timed", "flat"),
        CheckConstraint("duration_seconds BETWEEN 60 AND 864000", name="duration_range"),
    )

    code: Mapped[str]
    name: Mapped[str]
    duration_seconds: Mapped[int]
    setup_seconds: Mapped[int]
    labour: Mapped[str]
    labour_item_id: Mapped[str | None]
    labour_rounding_seconds: Mapped[int]
    labour_minimum_seconds: Mapped[int]
    checklist: Mapped[Any] = mapped_column(Json)
    needs_signature: Mapped[bool]
    needs_photo: Mapped[bool]
    active: Mapped[bool]


class JobTypeSkill(TenantRow, Base):
    """A skill, at a level, that a kind of work asks for."""

    __tablename__ = "job_type_skills"
    __table_args__ = (
        to("job_types", "job_type_id"),
        to("skills", "skill_id"),
        UniqueConstraint("tenant_id", "job_type_id", "skill_id"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level_range"),
    )

    job_type_id: Mapped[str]
    skill_id: Mapped[str]
    level: Mapped[int]


class JobTypeLine(TenantRow, Base):
    """A price-book line that a kind of work bills when the technician names none; quantity in millionths."""

    __tablename__ = "job_type_lines"
    __table_args__ = (
        to("job_types", "job_type_id"),
        to("price_book_items", "item_id"),
        UniqueConstraint("tenant_id", "job_type_id", "position"),
        CheckConstraint("quantity_e6 > 0", name="quantity_positive"),
    )

    job_type_id: Mapped[str]
    position: Mapped[int]
    item_id: Mapped[str]
    quantity_e6: Mapped[int]


class TaxRateRow(TenantRow, Versioned, Base):
    """A tax that holds in a jurisdiction, for a category, between two days; parts per million."""

    __tablename__ = "tax_rates"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        Index(None, "tenant_id", "jurisdiction", "category"),
        CheckConstraint("rate_ppm BETWEEN 0 AND 1000000", name="rate_range"),
        CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name="dates_in_order"),
    )

    name: Mapped[str]
    jurisdiction: Mapped[str]
    category: Mapped[str]
    rate_ppm: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str]
