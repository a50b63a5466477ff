"""Invoices: drafts that may change, posted documents that never do, and the series that number them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Id, Json, TenantRow, Versioned, one_of, to


class InvoiceSeries(Base):
    """The counter of a kind of document: taken in the transaction that posts, so a rollback gives it back."""

    __tablename__ = "invoice_series"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        CheckConstraint("first >= 1 AND next >= first", name="in_order"),
    )

    tenant_id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    first: Mapped[int]
    next: Mapped[int]


class Invoice(TenantRow, Versioned, Base):
    """A bill: a draft has no number and may change, a posted one is frozen by the database itself."""

    __tablename__ = "invoices"
    __table_args__ = (
        to("customers", "customer_id"),
        to("jobs", "job_id"),
        to("visits", "visit_id"),
        Index(
            "uq_invoices_primary",
            "tenant_id",
            "job_id",
            unique=True,
            sqlite_where=text("kind = 'primary'"),
            postgresql_where=text("kind = 'primary'"),
        ),
        UniqueConstraint("tenant_id", "series", "series_no"),
        Index(None, "tenant_id", "status", "posted_at"),
        Index(None, "tenant_id", "customer_id"),
        one_of("kind", "primary", "credit_note"),
        one_of("status", "draft", "posted", "rejected"),
        CheckConstraint("total_minor = net_minor + tax_minor", name="total_sums"),
        CheckConstraint(
            "(status = 'posted') = (series_no IS NOT NULL) AND (status = 'posted') = (posted_at IS NOT NULL)",
            name="number_when_posted",
        ),
    )

    kind: Mapped[str]
    status: Mapped[str]
    customer_id: Mapped[str]
    job_id: Mapped[str]
    visit_id: Mapped[str | None]
    series: Mapped[str]
    series_no: Mapped[int | None]
    number: Mapped[str | None]
    issued_on: Mapped[date | None]
    due_on: Mapped[date | None]
    posted_at: Mapped[datetime | None]
    currency: Mapped[str]
    net_minor: Mapped[int]
    tax_minor: Mapped[int]
    total_minor: Mapped[int]
    jurisdiction: Mapped[str]
    notes: Mapped[str]
    review_reasons: Mapped[Any] = mapped_column(Json)
    document: Mapped[Any | None] = mapped_column(Json)


class InvoiceLine(TenantRow, Base):
    """One line: quantity and unit price in millionths, net in minor units."""

    __tablename__ = "invoice_lines"
    __table_args__ = (to("invoices", "invoice_id"), UniqueConstraint("tenant_id", "invoice_id", "position"))

    invoice_id: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str]
    code: Mapped[str]
    description: Mapped[str]
    quantity_e6: Mapped[int]
    unit: Mapped[str]
    unit_price_e6: Mapped[int | None]
    net_minor: Mapped[int]
    tax_category: Mapped[str]


class InvoiceTax(TenantRow, Base):
    """One tax of the document: its rate in parts per million, the sum it is on, and its amount."""

    __tablename__ = "invoice_taxes"
    __table_args__ = (to("invoices", "invoice_id"), UniqueConstraint("tenant_id", "invoice_id", "position"))

    invoice_id: Mapped[str]
    position: Mapped[int]
    name: Mapped[str]
    category: Mapped[str]
    rate_ppm: Mapped[int]
    base_minor: Mapped[int]
    amount_minor: Mapped[int]


class InvoiceEvent(TenantRow, Base):
    """What happened to an invoice after it was made: rendered, mailed, failed; append-only."""

    __tablename__ = "invoice_events"
    __table_args__ = (to("invoices", "invoice_id"), Index(None, "tenant_id", "invoice_id"))

    invoice_id: Mapped[str]
    kind: Mapped[str]
    at: Mapped[datetime]
    facts: Mapped[Any] = mapped_column(Json)


class OpenInvoice(TenantRow, Versioned, Base):
    """An invoice of the system before ours that is not paid in full: what a customer owed when we began."""

    __tablename__ = "open_invoices"
    __table_args__ = (
        to("customers", "customer_id"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "customer_id"),
        CheckConstraint("open_minor BETWEEN 0 AND total_minor", name="open_range"),
        CheckConstraint("issued_on <= due_on", name="dates_in_order"),
        CheckConstraint("length(currency) = 3", name="currency_length"),
    )

    customer_id: Mapped[str]
    number: Mapped[str]
    issued_on: Mapped[date]
    due_on: Mapped[date]
    currency: Mapped[str]
    total_minor: Mapped[int]
    open_minor: Mapped[int]
    notes: Mapped[str]
