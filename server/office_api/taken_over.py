"""What came over from the system before: service agreements and open invoices, to be read."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.fields import (
    DayField,
    Identifier,
    MoneySchema,
    StrictSchema,
    WholeNumber,
    Words,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading
from server.queries.taken_over import agreement_list, open_invoice_list

blp = Blueprint("taken_over", __name__, url_prefix="/office/v1", description="Agreements and open invoices")


class OfCustomerQuery(PageQuery):
    """Whose; everybody's unless said."""

    customer_id = Identifier(load_default=None)


class AgreementOut(StrictSchema):
    """Visits that a customer gets each so many months."""

    id = Identifier()
    number = WholeNumber(least=1, most=10**12)
    customer_id = Identifier()
    site_id = Identifier(allow_none=True)
    job_type_id = Identifier(allow_none=True)
    name = Words()
    starts_on = DayField()
    ends_on = DayField(allow_none=True)
    interval_months = WholeNumber(least=1, most=120)
    next_due_on = DayField(allow_none=True)
    price = object_of(MoneySchema, allow_none=True)
    notes = Words()
    version = WholeNumber(least=1, most=10**12)


class AgreementList(StrictSchema):
    """A page of agreements."""

    items = list_of(AgreementOut)
    next = Words(allow_none=True)


class OpenInvoiceOut(StrictSchema):
    """An unpaid invoice of the system before ours."""

    id = Identifier()
    number = Words()
    customer_id = Identifier()
    issued_on = DayField()
    due_on = DayField()
    total = object_of(MoneySchema)
    open = object_of(MoneySchema)
    notes = Words()
    version = WholeNumber(least=1, most=10**12)


class OpenInvoiceList(StrictSchema):
    """A page of open invoices."""

    items = list_of(OpenInvoiceOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/agreements", permission="customers.read")
@blp.arguments(OfCustomerQuery, location="query")
@blp.response(200, AgreementList)
def list_agreements(query: dict[str, Any]) -> dict[str, Any]:
    """Service agreements by number."""
    return listed(reading(), agreement_list(reading(), query["customer_id"]), query)


@blp.endpoint("GET", "/open-invoices", permission="invoices.read")
@blp.arguments(OfCustomerQuery, location="query")
@blp.response(200, OpenInvoiceList)
def list_open_invoices(query: dict[str, Any]) -> dict[str, Any]:
    """Invoices of the system before that are not paid in full, the earliest due first."""
    return listed(reading(), open_invoice_list(reading(), query["customer_id"]), query)
