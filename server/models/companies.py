"""The company (tenant), and the counters that number its things."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Id, Int, Json, Versioned, one_of


class Company(Versioned, Base):
    """One contractor: everything else belongs to exactly one of these.

    `office_hours` is a list of `{"weekday": 0-6, "starts_second": s, "ends_second": s}`; `logo_key` names a file of
    the file store, empty while there is none; `set_up` says that the first-run list was worked off or put away;
    `week_starts_on` is the weekday on which the week begins for which hours are added up (Monday is 0).
    """

    __tablename__ = "companies"
    __table_args__ = (
        one_of("invoicing", "suggest", "auto"),
        CheckConstraint("length(currency) = 3", name="currency_length"),
        CheckConstraint("week_starts_on BETWEEN 0 AND 6", name="week_starts_on_weekday"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    timezone: Mapped[str]
    currency: Mapped[str]
    locale: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    tax_number: Mapped[str]
    color: Mapped[str]
    invoice_prefix: Mapped[str]
    payment_days: Mapped[int]
    payment_note: Mapped[str]
    invoicing: Mapped[str]
    review_over_minor: Mapped[int]
    review_first_invoice: Mapped[bool]
    tax_jurisdiction: Mapped[str]
    depot_label: Mapped[str]
    depot_latitude_e6: Mapped[int]
    depot_longitude_e6: Mapped[int]
    is_demo: Mapped[bool]
    office_hours: Mapped[Any] = mapped_column(Json, default=list)
    logo_key: Mapped[str] = mapped_column(default="")
    logo_type: Mapped[str] = mapped_column(default="")
    set_up: Mapped[bool] = mapped_column(default=False)
    week_starts_on: Mapped[int] = mapped_column(default=0)


class Counter(Base):
    """The next number of a kind of thing in a company; gaps are harmless here (invoices have series)."""

    __tablename__ = "counters"
    __table_args__ = (ForeignKeyConstraint(["tenant_id"], ["companies.id"]),)

    tenant_id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    next: Mapped[int]


class InstallationCounter(Base):
    """A number that is unique in the whole installation, such as a technician's place in the booking table."""

    __tablename__ = "installation_counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    next: Mapped[int] = mapped_column(Int)
