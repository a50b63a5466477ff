"""The company's own settings: name, zone, depot, and how it bills."""

from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError

from server.domain.errors import Conflict, Invalid
from server.domain.money import exponent_of
from server.domain.numbering import invoice_style
from server.domain.places import refuse_nowhere
from server.models.companies import Company
from server.models.invoices import Invoice
from server.models.record import note
from server.models.scope import Scope, scoped_select, touch
from server.use_cases.editing import faults_of_body, set_fields

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
)


def edit_company(scope: Scope, changes: Mapping[str, Any], version: int) -> Company:
    """Change the company's settings; its currency is fixed by the first invoice."""
    row = scope.session.get_one(Company, scope.tenant_id, with_for_update=True)
    touch(scope, row, version)
    _check(scope, row, changes)
    set_fields(row, changes, FIELDS)
    if "depot" in changes:
        _set_depot(row, changes["depot"])
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
