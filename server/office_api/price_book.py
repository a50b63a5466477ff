"""The price book: what is sold, and for how much."""

from typing import Any

from server.domain.invoice_lines import LineKind
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    Identifier,
    QuantityField,
    QueryYesNo,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    edit_of,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.models.catalogue import PriceBookItem
from server.models.scope import scoped_get
from server.queries.catalogue import item_list
from server.use_cases import price_book

blp = Blueprint("price_book", __name__, url_prefix="/office/v1", description="The price book")


class PriceBookQuery(PageQuery):
    """Which items; `q` looks into codes and descriptions."""

    q = Words(most=100, load_default="")
    active = QueryYesNo(load_default=None)


class PriceBookItemIn(StrictSchema):
    """Something that is sold; `unit_price` is for one unit, in the company's currency, null when it has none yet."""

    code = Words(required=True, least=1, most=50)
    description = Words(required=True, least=1, most=300)
    kind = Choice(*LineKind, required=True)
    unit = Words(most=20, load_default="")
    unit_price = QuantityField(
        least=0, most=10**15, attribute="unit_price_e6", load_default=None, allow_none=True
    )
    tax_category = Words(most=50, load_default="")
    active = YesNo(load_default=True)


class PriceBookItemOut(PriceBookItemIn):
    """An item as the book has it."""

    id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class PriceBookItemList(StrictSchema):
    """A page of the price book."""

    items = list_of(PriceBookItemOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/price-book", permission="price_book.read")
@blp.arguments(PriceBookQuery, location="query")
@blp.response(200, PriceBookItemList)
def list_price_book(query: dict[str, Any]) -> dict[str, Any]:
    """The price book by code."""
    return listed(reading(), item_list(reading(), query["q"], active=query["active"]), query)


@blp.endpoint("POST", "/price-book", permission="price_book.edit")
@blp.arguments(PriceBookItemIn)
@blp.response(201, PriceBookItemOut)
def create_price_book_item(body: dict[str, Any]) -> PriceBookItem:
    """Add an item."""
    return versioned(price_book.create_item(writing(), body))


@blp.endpoint("GET", "/price-book/<string:item_id>", permission="price_book.read")
@blp.response(200, PriceBookItemOut)
def show_price_book_item(item_id: str) -> PriceBookItem:
    """One item."""
    return versioned(scoped_get(reading(), PriceBookItem, item_id))


@blp.endpoint("PATCH", "/price-book/<string:item_id>", permission="price_book.edit", edits=True)
@blp.arguments(edit_of(PriceBookItemIn))
@blp.response(200, PriceBookItemOut)
def edit_price_book_item(body: dict[str, Any], item_id: str) -> PriceBookItem:
    """Change an item; what was billed keeps its price."""
    return versioned(price_book.edit_item(writing(), item_id, body, expected_version()))
