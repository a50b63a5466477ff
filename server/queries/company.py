"""The company's settings."""

from typing import Any

from server.domain.instants import local_date
from server.domain.numbering import format_number, invoice_style
from server.models.companies import Company
from server.models.invoices import Invoice, InvoiceSeries
from server.models.scope import Scope, scoped_select
from server.queries.zones import company_of


def company_view(scope: Scope) -> dict[str, Any]:
    """Return the settings of the company, its depot as a place."""
    row = company_of(scope)
    depot = {
        "label": row.depot_label,
        "latitude_e6": row.depot_latitude_e6,
        "longitude_e6": row.depot_longitude_e6,
    }
    kept = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return kept | {"depot": depot, "logo": logo_address(row)} | _numbers(scope, row)


def logo_address(row: Company) -> str | None:
    """Return where the logo is shown, another address for each picture; None when there is none."""
    return f"/office/v1/company/logo?v={row.logo_key[:16]}" if row.logo_key else None


def _numbers(scope: Scope, row: Company) -> dict[str, Any]:
    """Return where the invoices' numbers begin and which comes next, and what the first invoice has fixed."""
    series = scope.session.get_one(InvoiceSeries, (scope.tenant_id, "invoice"))
    drawn = scope.session.scalars(scoped_select(scope, Invoice.id).limit(1)).first()
    today = local_date(scope.at, row.timezone)
    return {
        "first_invoice": series.first,
        "next_number": format_number(invoice_style(row.invoice_prefix), today, series.next),
        "numbering_begun": series.next != series.first,
        "currency_fixed": drawn is not None,
    }
