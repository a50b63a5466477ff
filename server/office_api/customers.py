"""Customers: listed, looked up, taken into the books, changed."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    DayField,
    Identifier,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    edit_of,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.office_api.schemas import MailAddress
from server.queries.customers import customer_list, customer_view
from server.use_cases import customers

blp = Blueprint("customers", __name__, url_prefix="/office/v1", description="Customers")


class CustomerQuery(PageQuery):
    """Which customers; `q` looks into names, numbers, telephone numbers and addresses, the sites' too."""

    q = Words(most=100, load_default="")


class CustomerIn(StrictSchema):
    """Somebody who is billed; without `payment_days` the company's term holds."""

    name = Words(required=True, least=1, most=200)
    phone = Words(most=50, load_default="")
    email = MailAddress(load_default="")
    billing_address = Words(most=1000, lines=True, load_default="")
    tax_exempt = YesNo(load_default=False)
    exemption_certificate = Words(most=100, load_default="")
    exemption_expires_on = DayField(load_default=None, allow_none=True)
    purchase_order_required = YesNo(load_default=False)
    payment_days = WholeNumber(least=0, most=365, load_default=None, allow_none=True)
    on_hold = YesNo(load_default=False)
    notes = Words(most=5000, lines=True, load_default="")


class CustomerRow(CustomerIn):
    """A customer as the books have them."""

    id = Identifier()
    number = WholeNumber(least=1, most=10**12)
    version = WholeNumber(least=1, most=10**12)


class MergedIntoOut(StrictSchema):
    """The customer into whom another was merged."""

    id = Identifier()
    number = WholeNumber(least=1, most=10**12)
    name = Words()


class CustomerOut(CustomerRow):
    """A customer; one who was merged into another says into whom, and takes no changes."""

    merged_into = object_of(MergedIntoOut, allow_none=True)


class CustomerListed(CustomerRow):
    """A customer in a list, with the first of their sites."""

    place = Words(most=500)
    site_count = WholeNumber(least=0, most=10**6)


class CustomerList(StrictSchema):
    """A page of customers."""

    items = list_of(CustomerListed)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/customers", permission="customers.read")
@blp.arguments(CustomerQuery, location="query")
@blp.response(200, CustomerList)
def list_customers(query: dict[str, Any]) -> dict[str, Any]:
    """Customers by name; those who were merged into others are not among them."""
    return listed(reading(), customer_list(reading(), query["q"]), query)


@blp.endpoint("POST", "/customers", permission="customers.edit")
@blp.arguments(CustomerIn)
@blp.response(201, CustomerOut)
def create_customer(body: dict[str, Any]) -> dict[str, Any]:
    """Take a customer into the books."""
    row = customers.create_customer(writing(), body)
    return versioned(customer_view(writing(), row.id))


@blp.endpoint("GET", "/customers/<string:customer_id>", permission="customers.read")
@blp.response(200, CustomerOut)
def show_customer(customer_id: str) -> dict[str, Any]:
    """One customer."""
    return versioned(customer_view(reading(), customer_id))


@blp.endpoint("PATCH", "/customers/<string:customer_id>", permission="customers.edit", edits=True)
@blp.arguments(edit_of(CustomerIn))
@blp.response(200, CustomerOut)
def edit_customer(body: dict[str, Any], customer_id: str) -> dict[str, Any]:
    """Change a customer."""
    customers.edit_customer(writing(), customer_id, body, expected_version())
    return versioned(customer_view(writing(), customer_id))
