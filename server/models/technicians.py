"""Technicians, what they can do, until when, and when they work."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, Versioned, one_of, to


class Technician(TenantRow, Versioned, Base):
    """Somebody who goes to customers; `technician_no` is unique in the installation."""

    __tablename__ = "technicians"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("users", "user_id"),
        UniqueConstraint("technician_no"),
        UniqueConstraint("tenant_id", "user_id"),
        one_of("starts_from", "home", "depot"),
        one_of("ends_at", "home", "depot", "anywhere"),
        CheckConstraint(
            "(starts_from <> 'home' AND ends_at <> 'home') OR home_latitude_e6 IS NOT NULL", name="home_known"
        ),
        CheckConstraint("(home_latitude_e6 IS NULL) = (home_longitude_e6 IS NULL)", name="home_whole"),
    )

    technician_no: Mapped[int]
    user_id: Mapped[str | None]
    name: Mapped[str]
    phone: Mapped[str]
    color_index: Mapped[int]
    starts_from: Mapped[str]
    ends_at: Mapped[str]
    home_label: Mapped[str]
    home_latitude_e6: Mapped[int | None]
    home_longitude_e6: Mapped[int | None]
    active: Mapped[bool]


class Skill(TenantRow, Versioned, Base):
    """Something that one must be able, and perhaps licensed, to do."""

    __tablename__ = "skills"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("tenant_id", "code"),
    )

    code: Mapped[str]
    name: Mapped[str]
    needs_certificate: Mapped[bool]


class TechnicianSkill(TenantRow, Base):
    """How well a technician knows a skill: level 1 (helps) to 5 (teaches)."""

    __tablename__ = "technician_skills"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("skills", "skill_id"),
        UniqueConstraint("tenant_id", "technician_id", "skill_id"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level_range"),
    )

    technician_id: Mapped[str]
    skill_id: Mapped[str]
    level: Mapped[int]


class Certification(TenantRow, Versioned, Base):
    """A licence or certificate for a skill; the last valid day is `expires_on`."""

    __tablename__ = "certifications"
    __table_args__ = (
        to("technicians", "technician_id"),
        to("skills", "skill_id"),
        CheckConstraint("expires_on IS NULL OR valid_from <= expires_on", name="dates_in_order"),
    )

    technician_id: Mapped[str]
    skill_id: Mapped[str]
    name: Mapped[str]
    number: Mapped[str]
    valid_from: Mapped[date]
    expires_on: Mapped[date | None]


class ShiftPattern(TenantRow, Versioned, Base):
    """A weekly shift in a rota: seconds are local, after midnight; an end past 86,400 is on the next day.

    `breaks` is a list of `{"duration": s, "earliest": s, "latest": s}`, the window bounding the break's start.
    """

    __tablename__ = "shift_patterns"
    __table_args__ = (
        to("technicians", "technician_id"),
        Index(None, "tenant_id", "technician_id"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_range"),
        CheckConstraint("starts_second < ends_second AND ends_second <= 172800", name="seconds_in_order"),
        CheckConstraint("rota_weeks >= 1 AND rota_week BETWEEN 0 AND rota_weeks - 1", name="rota_range"),
    )

    technician_id: Mapped[str]
    weekday: Mapped[int]
    starts_second: Mapped[int]
    ends_second: Mapped[int]
    breaks: Mapped[Any] = mapped_column(Json)
    rota_weeks: Mapped[int]
    rota_week: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class ShiftException(TenantRow, Versioned, Base):
    """What one day brings instead of the pattern: nothing, or another shift."""

    __tablename__ = "shift_exceptions"
    __table_args__ = (
        to("technicians", "technician_id"),
        UniqueConstraint("tenant_id", "technician_id", "day"),
        one_of("kind", "off", "replace"),
        CheckConstraint("kind = 'off' OR starts_second < ends_second", name="seconds_in_order"),
    )

    technician_id: Mapped[str]
    day: Mapped[date]
    kind: Mapped[str]
    starts_second: Mapped[int | None]
    ends_second: Mapped[int | None]
    breaks: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str]


class TimeOff(TenantRow, Versioned, Base):
    """A stretch in which a technician is away."""

    __tablename__ = "time_off"
    __table_args__ = (
        to("technicians", "technician_id"),
        Index(None, "tenant_id", "technician_id", "starts_at"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
    )

    technician_id: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reason: Mapped[str]


class OnCall(TenantRow, Versioned, Base):
    """A stretch in which a technician answers emergencies outside shifts; rank 1 is called first."""

    __tablename__ = "on_call"
    __table_args__ = (
        to("technicians", "technician_id"),
        Index(None, "tenant_id", "starts_at"),
        Index(None, "tenant_id", "technician_id", "starts_at"),
        CheckConstraint("starts_at < ends_at", name="in_order"),
        CheckConstraint("rank BETWEEN 1 AND 9", name="rank_range"),
    )

    technician_id: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    rank: Mapped[int]
    note: Mapped[str]


class CertificateReminder(TenantRow, Base):
    """That a certificate's end was announced so many days before: once for each end and lead; append-only."""

    __tablename__ = "certificate_reminders"
    __table_args__ = (
        to("certifications", "certification_id"),
        UniqueConstraint("tenant_id", "certification_id", "expires_on", "days"),
    )

    certification_id: Mapped[str]
    expires_on: Mapped[date]
    days: Mapped[int]
    at: Mapped[datetime]
