"""Companies: made with everything that the first day needs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.orm import Session

from server.domain.errors import Invalid
from server.domain.ids import new_id
from server.domain.money import exponent_of
from server.domain.numbering import invoice_style
from server.domain.places import Place
from server.models.companies import Company
from server.models.invoices import InvoiceSeries
from server.models.record import new_chain, note
from server.models.scope import Scope
from server.use_cases.company import check_locale


@dataclass(frozen=True, slots=True)
class NewCompany:
    """What a company is made from; everything after the depot has a sensible default."""

    name: str
    timezone: str
    depot_label: str
    depot: Place
    currency: str = "USD"
    locale: str = "en-US"
    address: str = ""
    phone: str = ""
    email: str = ""
    tax_number: str = ""
    color: str = "#1f5fbf"
    tax_jurisdiction: str = ""
    invoice_prefix: str = "INV-"
    first_invoice: int = 1
    payment_days: int = 14
    payment_note: str = ""
    invoicing: str = "suggest"
    review_over_minor: int = 500_000
    review_first_invoice: bool = False
    is_demo: bool = False


def create_company(session: Session, new: NewCompany, *, at: datetime, actor: str = "command line") -> Scope:
    """Make a company with its audit chain and invoice series; return a scope in which to fill it.

    The session must be open for the company's own id or for the whole installation.
    """
    _check(new)
    tenant_id = new_id()
    scope = Scope(session, tenant_id, actor, at, "company.create")
    session.add(_row(tenant_id, new, at))
    session.flush()
    new_chain(scope)
    session.add(
        InvoiceSeries(tenant_id=tenant_id, name="invoice", first=new.first_invoice, next=new.first_invoice)
    )
    session.flush()
    note(scope, "company.create", "company", tenant_id, name=new.name)
    return scope


def _check(new: NewCompany) -> None:
    if not new.name.strip():
        raise Invalid.field("name", "must not be empty")
    invoice_style(new.invoice_prefix)
    exponent_of(new.currency)
    check_locale(new.locale)
    try:
        ZoneInfo(new.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Invalid.field("timezone", f"{new.timezone!r} is no IANA time zone") from None


def _row(tenant_id: str, new: NewCompany, at: datetime) -> Company:
    return Company(
        id=tenant_id,
        name=new.name.strip(),
        timezone=new.timezone,
        currency=new.currency,
        locale=new.locale,
        address=new.address,
        phone=new.phone,
        email=new.email,
        tax_number=new.tax_number,
        color=new.color,
        invoice_prefix=new.invoice_prefix,
        payment_days=new.payment_days,
        payment_note=new.payment_note,
        invoicing=new.invoicing,
        review_over_minor=new.review_over_minor,
        review_first_invoice=new.review_first_invoice,
        tax_jurisdiction=new.tax_jurisdiction,
        depot_label=new.depot_label,
        depot_latitude_e6=new.depot.latitude_e6,
        depot_longitude_e6=new.depot.longitude_e6,
        is_demo=new.is_demo,
        created_at=at,
        updated_at=at,
    )
