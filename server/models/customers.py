"""Customers, the sites where work is done, and the equipment that stands there."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, TenantRow, Versioned, one_of, to
from server.models.search import Searchable


class Customer(TenantRow, Versioned, Searchable, Base):
    """Somebody who is billed; one that was merged into another stays as a row that points there.

    `payment_days` is their own term, None where the company's holds.
    """

    SEARCHED = ("name", "number", "phone", "email", "billing_address")

    __tablename__ = "customers"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("customers", "merged_into_id"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "name"),
        CheckConstraint("payment_days BETWEEN 0 AND 365", name="payment_days_range"),
    )

    number: Mapped[int]
    name: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    billing_address: Mapped[str]
    tax_exempt: Mapped[bool]
    exemption_certificate: Mapped[str]
    exemption_expires_on: Mapped[date | None]
    purchase_order_required: Mapped[bool] = mapped_column(default=False)
    payment_days: Mapped[int | None]
    on_hold: Mapped[bool]
    notes: Mapped[str]
    merged_into_id: Mapped[str | None]


class Site(TenantRow, Versioned, Searchable, Base):
    """A place of a customer; without coordinates it cannot be planned, and says so.

    Its jobs are billed to `bill_to_customer_id` when that is set: a landlord, a property manager. `located_by` says
    where the coordinates came from; empty when nobody wrote that down.
    """

    SEARCHED = ("label", "address", "city", "postcode", "phone")

    __tablename__ = "sites"
    __table_args__ = (
        to("customers", "customer_id"),
        to("customers", "bill_to_customer_id"),
        Index(None, "tenant_id", "customer_id"),
        one_of("located_by", "", "hand", "import", "geocoder"),
        CheckConstraint(
            "(latitude_e6 IS NULL) = (longitude_e6 IS NULL)"
            " AND (latitude_e6 IS NULL OR latitude_e6 BETWEEN -90000000 AND 90000000)"
            " AND (longitude_e6 IS NULL OR longitude_e6 BETWEEN -180000000 AND 180000000)",
            name="place_whole",
        ),
    )

    customer_id: Mapped[str]
    label: Mapped[str]
    address: Mapped[str]
    city: Mapped[str]
    region: Mapped[str]
    postcode: Mapped[str]
    latitude_e6: Mapped[int | None]
    longitude_e6: Mapped[int | None]
    tax_jurisdiction: Mapped[str]
    access_notes: Mapped[str]
    phone: Mapped[str]
    bill_to_customer_id: Mapped[str | None]
    located_by: Mapped[str] = mapped_column(default="")
    located_at: Mapped[datetime | None]


class Equipment(TenantRow, Versioned, Base):
    """A boiler, a panel, a pump: something at a site that gets serviced."""

    __tablename__ = "equipment"
    __table_args__ = (to("sites", "site_id"), Index(None, "tenant_id", "site_id"))

    site_id: Mapped[str]
    name: Mapped[str]
    maker: Mapped[str]
    model: Mapped[str]
    serial: Mapped[str]
    installed_on: Mapped[date | None]
    notes: Mapped[str]
