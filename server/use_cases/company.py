"""The company's own settings: name, zone, depot, and how it bills."""

from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale, UnknownLocaleError

from server.domain.errors import Conflict, Invalid
from server.domain.money import exponent_of
from server.domain.numbering import invoice_style
from server.domain.office_hours import Span, check_office_hours
from server.domain.places import refuse_nowhere
from server.models.companies import Company
from server.models.invoices import Invoice, InvoiceSeries
from server.models.record import note
from server.models.scope import Scope, scoped_select, touch
from server.use_cases.editing import faults_of_body, set_fields

SERIES = "invoice"
FIELDS = (
    "name",
    "timezone",
    "currency",
    "locale",
    "address",
    "phone",
    "email",
    "tax_number",
    "color",
    "invoice_prefix",
    "payment_days",
    "payment_note",
    "invoicing",
    "review_over_minor",
    "review_first_invoice",
    "tax_jurisdiction",
    "week_starts_on",
    "set_up",
)


def edit_company(scope: Scope, changes: Mapping[str, Any], version: int) -> Company:
    """Change the company's settings; its currency is fixed by the first invoice."""
    row = scope.session.get_one(Company, scope.tenant_id, with_for_update=True)
    touch(scope, row, version)
    _check(scope, row, changes)
    set_fields(row, changes, FIELDS)
    if "depot" in changes:
        _set_depot(row, changes["depot"])
    if "office_hours" in changes:
        row.office_hours = _office_hours(changes["office_hours"])
    if "first_invoice" in changes:
        begin_numbers(scope, changes["first_invoice"])
    scope.session.flush()
    note(scope, "company.edit", "company", row.id, changes=sorted(changes))
    return row


def _check(scope: Scope, row: Company, changes: Mapping[str, Any]) -> None:
    if "locale" in changes:
        with faults_of_body():
            check_locale(changes["locale"])
    if "invoice_prefix" in changes:
        with faults_of_body({"prefix": "invoice_prefix"}):
            invoice_style(changes["invoice_prefix"])
    if changes.get("currency", row.currency) != row.currency:
        with faults_of_body():
            exponent_of(changes["currency"])
        if scope.session.scalars(scoped_select(scope, Invoice.id).limit(1)).first() is not None:
            raise Conflict("There are invoices in the old currency.", code="CURRENCY_FIXED")


def check_locale(name: str) -> None:
    """Refuse what is no locale."""
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        raise Invalid.field("locale", "is no locale such as en-US") from None


def _set_depot(row: Company, depot: Mapping[str, Any]) -> None:
    row.depot_label = depot["label"]
    row.depot_latitude_e6 = depot["latitude_e6"]
    row.depot_longitude_e6 = depot["longitude_e6"]
    refuse_nowhere(row.depot_latitude_e6, row.depot_longitude_e6, "json.depot.latitude")


def spans_of(row: Company) -> list[Span]:
    """Return the office hours as they are kept."""
    return [(span["weekday"], span["starts_second"], span["ends_second"]) for span in row.office_hours]


def _office_hours(asked: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
    with faults_of_body():
        spans = check_office_hours(asked)
    return [{"weekday": day, "starts_second": starts, "ends_second": ends} for day, starts, ends in spans]


def begin_numbers(scope: Scope, first: int) -> None:
    """Have invoices count from a number; once one was issued the series goes on and never jumps."""
    series = scope.session.get_one(InvoiceSeries, (scope.tenant_id, SERIES), with_for_update=True)
    if series.first == first:
        return
    if series.next != series.first:
        raise Conflict(
            f"Invoices were issued already, from {series.first} to {series.next - 1}: their numbers go on without"
            " a gap.",
            code="NUMBERING_BEGUN",
            next=series.next,
        )
    series.first = series.next = first
