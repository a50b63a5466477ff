"""What geocoders answered: kept, so that no address is asked for twice and a day without network goes on."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from server.models.base import Base, TenantRow, one_of


class Geocode(TenantRow, Base):
    """One address as it was asked for, and what a provider made of it; a failure is asked again later."""

    __tablename__ = "geocodes"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("tenant_id", "provider", "query"),
        one_of("state", "found", "not_found", "failed"),
        CheckConstraint(
            "(state = 'found') = (latitude_e6 IS NOT NULL) AND (state = 'found') = (longitude_e6 IS NOT NULL)",
            name="place_when_found",
        ),
    )

    provider: Mapped[str]
    query: Mapped[str]
    state: Mapped[str]
    latitude_e6: Mapped[int | None]
    longitude_e6: Mapped[int | None]
    label: Mapped[str]
    failure: Mapped[str]
    attempts: Mapped[int]
    asked_at: Mapped[datetime]
