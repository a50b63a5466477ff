"""What stands around a customer: the file for the telephone, the history, duplicates, and merging them."""

from typing import Any

from server.domain.customer_match import Match
from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    DayField,
    Degrees,
    Identifier,
    InstantField,
    MoneySchema,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed, page_of
from server.http.transaction import reading, writing
from server.office_api.customers import CustomerOut, MergedIntoOut
from server.queries.customer_duplicates import duplicate_pairs, shown_pairs, similar_customers
from server.queries.customer_history import customer_history
from server.queries.customer_overview import customer_overview
from server.queries.customers import customer_view
from server.use_cases import merging

blp = Blueprint("customer_files", __name__, url_prefix="/office/v1", description="A customer's file")
_MOST = 2**53


class PayerOut(StrictSchema):
    """Who is billed for a site."""

    id = Identifier()
    name = Words()


class EquipmentBrief(StrictSchema):
    """A piece of equipment in a few words."""

    id = Identifier()
    name = Words()
    words = Words()
    installed_on = DayField(allow_none=True)


class SiteBrief(StrictSchema):
    """A site with what stands there."""

    id = Identifier()
    label = Words()
    address = Words(most=600)
    phone = Words()
    access_notes = Words(most=2000)
    tax_jurisdiction = Words()
    latitude = Degrees(limit=90, allow_none=True)
    longitude = Degrees(limit=180, allow_none=True)
    bill_to = object_of(PayerOut, allow_none=True)
    equipment = list_of(EquipmentBrief)
    version = WholeNumber(least=1, most=_MOST)


class JobBrief(StrictSchema):
    """A job in a few words, with its next visit or its last."""

    id = Identifier()
    number = WholeNumber(least=1, most=_MOST)
    title = Words()
    status = Words()
    address = Words(most=600)
    purchase_order = Words()
    visit_at = InstantField(allow_none=True)
    created_at = InstantField()


class AgreementBrief(StrictSchema):
    """What the customer has bought for a stretch of time."""

    id = Identifier()
    number = WholeNumber(least=1, most=_MOST)
    name = Words()
    interval_months = WholeNumber(least=1, most=120)
    starts_on = DayField()
    ends_on = DayField(allow_none=True)
    next_due_on = DayField(allow_none=True)
    price = object_of(MoneySchema, allow_none=True)


class BalanceOut(StrictSchema):
    """What is known to be owed: open invoices brought over, and what was invoiced here (payments are not kept yet)."""

    brought_over = object_of(MoneySchema)
    brought_over_count = WholeNumber(least=0, most=_MOST)
    invoiced = object_of(MoneySchema)
    invoiced_count = WholeNumber(least=0, most=_MOST)
    waiting = object_of(MoneySchema)
    waiting_count = WholeNumber(least=0, most=_MOST)


class CustomerFileOut(StrictSchema):
    """All that is wanted while the customer is on the telephone; `balance` for those who may see invoices."""

    customer = object_of(CustomerOut)
    sites = list_of(SiteBrief)
    open_jobs = list_of(JobBrief)
    last_jobs = list_of(JobBrief)
    agreements = list_of(AgreementBrief)
    absorbed = list_of(MergedIntoOut)
    balance = object_of(BalanceOut, allow_none=True)


class HappeningOut(StrictSchema):
    """Something that happened with a customer."""

    at = InstantField()
    kind = Choice("job", "visit", "invoice", "mail", "exception", "merge")
    id = Identifier()
    sentence = Words(most=1000)


class HistoryOut(StrictSchema):
    """A page of a customer's history."""

    items = list_of(HappeningOut)
    next = Words(allow_none=True)


class SimilarQuery(StrictSchema):
    """What is known so far of somebody who may be in the books already."""

    name = Words(most=200, load_default="")
    phone = Words(most=50, load_default="")
    email = Words(most=254, load_default="")
    address = Words(most=300, load_default="")
    postcode = Words(most=20, load_default="")


class LikenessOut(StrictSchema):
    """A customer with what tells them from others."""

    id = Identifier()
    number = WholeNumber(least=1, most=_MOST)
    name = Words()
    phone = Words()
    email = Words()
    billing_address = Words(most=1000)
    sites = list_of(Words(most=500))
    tax_exempt = YesNo()
    on_hold = YesNo()
    version = WholeNumber(least=1, most=_MOST)


class SimilarOut(StrictSchema):
    """A customer who may be the one asked for, and why."""

    customer = object_of(LikenessOut)
    score = WholeNumber(least=0, most=100)
    reasons = list_of(Words())


class SimilarList(StrictSchema):
    """Customers who may be the one asked for, the likeliest first."""

    items = list_of(SimilarOut)


class DuplicateOut(StrictSchema):
    """Two customers who may be one, and why; `first` was taken into the books earlier."""

    first = object_of(LikenessOut)
    second = object_of(LikenessOut)
    score = WholeNumber(least=0, most=100)
    reasons = list_of(Words())


class DuplicateList(StrictSchema):
    """A page of pairs, the likeliest first."""

    items = list_of(DuplicateOut)
    next = Words(allow_none=True)


_Side = Choice("merged", "into")


class KeepIn(StrictSchema):
    """Whose value stays where the two differ; the first three must be said when they do."""

    on_hold = _Side
    tax_exempt = _Side
    purchase_order_required = _Side
    name = _Side
    phone = _Side
    email = _Side
    billing_address = _Side
    payment_days = _Side


class MergeIn(StrictSchema):
    """Into whom the customer is merged, and the version of that one that was seen."""

    into_id = Identifier(required=True)
    into_version = WholeNumber(least=1, most=10**9, required=True)
    keep = object_of(KeepIn, load_default=dict)


@blp.endpoint("GET", "/customers/<string:customer_id>/file", permission="customers.read")
@blp.response(200, CustomerFileOut)
def show_customer_file(customer_id: str) -> dict[str, Any]:
    """A customer with sites, equipment, jobs, agreements and what is owed."""
    held = current_caller().identity.permissions
    return customer_overview(reading(), customer_id, held)


@blp.endpoint("GET", "/customers/<string:customer_id>/history", permission="customers.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, HistoryOut)
def show_customer_history(query: dict[str, Any], customer_id: str) -> dict[str, Any]:
    """What happened with a customer and with those merged into it, the newest first."""
    held = current_caller().identity.permissions
    return listed(reading(), customer_history(reading(), customer_id, held), query)


@blp.endpoint("GET", "/customers/similar", permission="customers.read")
@blp.arguments(SimilarQuery, location="query")
@blp.response(200, SimilarList)
def list_similar_customers(query: dict[str, Any]) -> dict[str, Any]:
    """Customers who may be the one that is being typed."""
    return {"items": similar_customers(reading(), query)}


@blp.endpoint("GET", "/customers/duplicates", permission="customers.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, DuplicateList)
def list_duplicates(query: dict[str, Any]) -> dict[str, Any]:
    """Pairs of customers who may be one, the likeliest first; nothing is merged by itself."""
    return page_of(
        duplicate_pairs(reading()), query, key=_place, shown=lambda rows: shown_pairs(reading(), rows)
    )


@blp.endpoint("POST", "/customers/<string:customer_id>/merge", permission="customers.edit", edits=True)
@blp.arguments(MergeIn)
@blp.response(200, CustomerOut)
def merge_customer(body: dict[str, Any], customer_id: str) -> dict[str, Any]:
    """Merge a customer into another, who gets all that the customer has; asked again, nothing more happens."""
    into = merging.merge(writing(), customer_id, body, expected_version())
    return versioned(customer_view(writing(), into.id))


def _place(match: Match) -> list[int]:
    return [-match.score, *match.numbers]
