"""What stands on an invoice: values only, as they are frozen when it is posted.

The same values always give the same document. They go into the database as JSON (`as_json`) and come back
(`from_json`), so that a posted invoice looks the same after the customer has moved or the company its colour.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from server.domain.instants import utc
from server.domain.money import Money
from server.domain.office_hours import Span


@dataclass(frozen=True, slots=True)
class Party:
    """A company or a customer; `address` may have several lines."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    tax_number: str = ""


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """The work that is billed: where, what, who, when (UTC, shown in `timezone`), and the technician's notes."""

    address: str = ""
    job_number: str = ""
    title: str = ""
    technician: str = ""
    timezone: str = "UTC"
    started_at: datetime | None = None
    completed_at: datetime | None = None
    notes: str = ""
    purchase_order: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A printed line; quantity and unit price in millionths, no price while it is not known."""

    code: str
    description: str
    quantity_e6: int
    unit: str
    unit_price_e6: int | None
    net: Money


@dataclass(frozen=True, slots=True)
class DocumentTax:
    """A printed tax: its rate in parts per million, the sum it is on, and its amount."""

    name: str
    rate_ppm: int
    base: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class InvoiceDocument:
    """An invoice as it is printed; without a number it is a draft and says so on every page.

    `color` is the company's, as `#1f5f8b`. `pay_url` is what the QR code opens; without one the code holds the
    payment's reference in words. `locale` is a BCP 47 tag such as `en-US`. `logo_key` names a file of the file store.
    """

    number: str | None
    issued_on: date
    due_on: date | None
    company: Party
    customer: Party
    service: ServiceRecord
    lines: tuple[DocumentLine, ...]
    taxes: tuple[DocumentTax, ...]
    net: Money
    tax: Money
    total: Money
    locale: str = "en-US"
    color: str = "#1f5f8b"
    payment_note: str = ""
    pay_url: str = ""
    small_print: str = ""
    tax_exempt: bool = False
    logo_key: str = ""
    office_hours: tuple[Span, ...] = ()


def as_json(document: InvoiceDocument) -> dict[str, Any]:
    """Return the document as JSON values: dates and instants as text, money as minor units and currency."""
    plain: dict[str, Any] = _plain(asdict(document))
    return plain


def from_json(values: Mapping[str, Any]) -> InvoiceDocument:
    """Return the document that `as_json` wrote down."""
    service = values["service"]
    moments = {name: _moment(service[name]) for name in ("started_at", "completed_at")}
    lines = (DocumentLine(**{**line, "net": Money(**line["net"])}) for line in values["lines"])
    taxes = (
        DocumentTax(**{**tax, "base": Money(**tax["base"]), "amount": Money(**tax["amount"])})
        for tax in values["taxes"]
    )
    return InvoiceDocument(
        **{
            **values,
            "issued_on": date.fromisoformat(values["issued_on"]),
            "due_on": date.fromisoformat(values["due_on"]) if values["due_on"] else None,
            "company": Party(**values["company"]),
            "customer": Party(**values["customer"]),
            "service": ServiceRecord(**{**service, **moments}),
            "lines": tuple(lines),
            "taxes": tuple(taxes),
            "office_hours": tuple(
                (day, starts, ends) for day, starts, ends in values.get("office_hours", ())
            ),
            **{name: Money(**values[name]) for name in ("net", "tax", "total")},
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime):
        return utc(value).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
