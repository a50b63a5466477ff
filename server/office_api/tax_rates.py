"""Tax rates: which tax holds where, for what, from when to when."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    DayField,
    Identifier,
    QuantityField,
    StrictSchema,
    WholeNumber,
    Words,
    edit_of,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.models.catalogue import TaxRateRow
from server.models.scope import scoped_get
from server.queries.catalogue import tax_rate_list
from server.use_cases import tax_rates

blp = Blueprint("tax_rates", __name__, url_prefix="/office/v1", description="Tax rates")


class TaxRateIn(StrictSchema):
    """A tax in a jurisdiction, for a category; `rate` is a fraction ("0.0825"), both days are included."""

    name = Words(required=True, least=1, most=100)
    jurisdiction = Words(required=True, least=1, most=50)
    category = Words(required=True, least=1, most=50)
    rate = QuantityField(least=0, most=10**6, attribute="rate_ppm", required=True)
    valid_from = DayField(required=True)
    valid_to = DayField(load_default=None, allow_none=True)
    source = Words(most=300, load_default="")


class TaxRateOut(TaxRateIn):
    """A tax rate as the books have it."""

    id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class TaxRateList(StrictSchema):
    """A page of tax rates."""

    items = list_of(TaxRateOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/tax-rates", permission="tax.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, TaxRateList)
def list_tax_rates(query: dict[str, Any]) -> dict[str, Any]:
    """Tax rates by place and category."""
    return listed(reading(), tax_rate_list(reading()), query)


@blp.endpoint("POST", "/tax-rates", permission="tax.edit")
@blp.arguments(TaxRateIn)
@blp.response(201, TaxRateOut)
def create_tax_rate(body: dict[str, Any]) -> TaxRateRow:
    """Add a tax rate."""
    return versioned(tax_rates.create_tax_rate(writing(), body))


@blp.endpoint("GET", "/tax-rates/<string:rate_id>", permission="tax.read")
@blp.response(200, TaxRateOut)
def show_tax_rate(rate_id: str) -> TaxRateRow:
    """One tax rate."""
    return versioned(scoped_get(reading(), TaxRateRow, rate_id))


@blp.endpoint("PATCH", "/tax-rates/<string:rate_id>", permission="tax.edit", edits=True)
@blp.arguments(edit_of(TaxRateIn))
@blp.response(200, TaxRateOut)
def edit_tax_rate(body: dict[str, Any], rate_id: str) -> TaxRateRow:
    """Change a tax rate, as when a new one begins and this one ends."""
    return versioned(tax_rates.edit_tax_rate(writing(), rate_id, body, expected_version()))
