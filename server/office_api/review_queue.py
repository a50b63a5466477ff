"""Drafts that wait for a person: looked through, changed, approved or rejected."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.etag import expected_version, versioned
from server.http.fields import StrictSchema, Words
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.office_api.invoice_schemas import DraftEdit, InvoiceList, InvoiceOut
from server.queries.invoices import invoice_view, review_queue
from server.use_cases import review

blp = Blueprint(
    "review_queue", __name__, url_prefix="/office/v1", description="Drafts that wait for a person"
)


class RejectionIn(StrictSchema):
    """Why a draft is refused."""

    reason = Words(required=True, least=1, most=500)


@blp.endpoint("GET", "/review-queue", permission="invoices.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, InvoiceList)
def list_review_queue(query: dict[str, Any]) -> dict[str, Any]:
    """Drafts with the reasons why they wait, the oldest first."""
    return listed(reading(), review_queue(reading()), query)


@blp.endpoint("PATCH", "/invoices/<string:invoice_id>", permission="invoices.edit", edits=True)
@blp.arguments(DraftEdit)
@blp.response(200, InvoiceOut)
def edit_draft(body: dict[str, Any], invoice_id: str) -> dict[str, Any]:
    """Change a draft's lines or notes; its sums are computed anew."""
    version = expected_version()
    review.edit_draft(writing(), invoice_id, body, version, _user_id())
    return versioned(invoice_view(writing(), invoice_id))


@blp.endpoint(
    "POST",
    "/invoices/<string:invoice_id>/approve",
    permission="invoices.approve",
    idempotency="required",
)
@blp.response(200, InvoiceOut)
def approve_draft(invoice_id: str) -> dict[str, Any]:
    """Post a draft: it gets its number, its PDF and its mail."""
    review.approve(writing(), invoice_id, _user_id())
    return versioned(invoice_view(writing(), invoice_id))


@blp.endpoint(
    "POST", "/invoices/<string:invoice_id>/reject", permission="invoices.approve", idempotency="optional"
)
@blp.arguments(RejectionIn)
@blp.response(200, InvoiceOut)
def reject_draft(body: dict[str, Any], invoice_id: str) -> dict[str, Any]:
    """Refuse a draft; its job is held with the reason until the draft is reopened."""
    review.reject(writing(), invoice_id, body["reason"], _user_id())
    return versioned(invoice_view(writing(), invoice_id))


@blp.endpoint(
    "POST", "/invoices/<string:invoice_id>/reopen", permission="invoices.approve", idempotency="optional"
)
@blp.response(200, InvoiceOut)
def reopen_draft(invoice_id: str) -> dict[str, Any]:
    """Take a rejection back: the invoice is a draft again."""
    review.reopen(writing(), invoice_id, _user_id())
    return versioned(invoice_view(writing(), invoice_id))


def _user_id() -> str:
    return current_caller().identity.user_id
