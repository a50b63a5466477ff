"""Territories: parts of the map whose work belongs to some of the technicians."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, Versioned, one_of, to


class Territory(TenantRow, Versioned, Base):
    """A part of the map: `hard` keeps others out, `priced` lets them in at a price in seconds of driving.

    `area` is a list of rings, each a list of `[latitude_e6, longitude_e6]` without a closing point; `postcodes` a
    list of beginnings of postcodes. A place is inside when either says so.
    """

    __tablename__ = "territories"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("tenant_id", "name"),
        one_of("rule", "hard", "priced"),
        CheckConstraint("(rule = 'hard') = (price_seconds IS NULL)", name="price_when_priced"),
        CheckConstraint("price_seconds BETWEEN 1 AND 86400", name="price_range"),
    )

    name: Mapped[str]
    rule: Mapped[str]
    price_seconds: Mapped[int | None]
    color_index: Mapped[int]
    area: Mapped[Any] = mapped_column(Json)
    postcodes: Mapped[Any] = mapped_column(Json)
    active: Mapped[bool]


class TerritoryTechnician(TenantRow, Base):
    """That a territory's work belongs to a technician."""

    __tablename__ = "territory_technicians"
    __table_args__ = (
        to("territories", "territory_id"),
        to("technicians", "technician_id"),
        UniqueConstraint("tenant_id", "territory_id", "technician_id"),
        Index(None, "tenant_id", "technician_id"),
    )

    territory_id: Mapped[str]
    technician_id: Mapped[str]
