"""Exceptions: numbered things for a person, listed and resolved."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.etag import versioned
from server.http.fields import (
    Choice,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    free_object,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.exceptions import exception_list, exception_view
from server.use_cases.decisions import decide

blp = Blueprint("exceptions", __name__, url_prefix="/office/v1", description="What needs a person")


class ExceptionQuery(PageQuery):
    """Which exceptions."""

    state = Choice("open", "resolved", load_default=None)
    code = Words(most=50, load_default=None)
    subject_id = Identifier(load_default=None)


class ExceptionOut(StrictSchema):
    """One thing that a person has to look at, or has."""

    id = Identifier()
    number = WholeNumber(least=1, most=2**53)
    code = Words()
    sentence = Words(most=1000)
    subject_kind = Words()
    subject_id = Words()
    facts = free_object()
    state = Choice("open", "resolved")
    created_at = InstantField()
    resolved_at = InstantField(allow_none=True)
    resolved_by = Words(allow_none=True)
    resolution = Words(most=2000, allow_none=True)
    version = WholeNumber(least=1, most=2**53)


class ExceptionList(StrictSchema):
    """A page of exceptions."""

    items = list_of(ExceptionOut)
    next = Words(allow_none=True)


class ResolutionIn(StrictSchema):
    """What was decided: `bill` and `do_not_bill` accept work done against the plan, `mail_again` mails an invoice."""

    resolution = Words(required=True, least=1, most=2000, lines=True)
    decision = Choice("bill", "do_not_bill", "mail_again", load_default=None, allow_none=True)


@blp.endpoint("GET", "/exceptions", permission="exceptions.read")
@blp.arguments(ExceptionQuery, location="query")
@blp.response(200, ExceptionList)
def list_exceptions(query: dict[str, Any]) -> dict[str, Any]:
    """Exceptions, the newest first."""
    return listed(reading(), exception_list(reading(), query), query)


@blp.endpoint("GET", "/exceptions/<string:exception_id>", permission="exceptions.read")
@blp.response(200, ExceptionOut)
def show_exception(exception_id: str) -> dict[str, Any]:
    """One exception."""
    return versioned(exception_view(reading(), exception_id))


@blp.endpoint(
    "POST",
    "/exceptions/<string:exception_id>/resolve",
    permission="exceptions.resolve",
    idempotency="optional",
)
@blp.arguments(ResolutionIn)
@blp.response(200, ExceptionOut)
def resolve_exception(body: dict[str, Any], exception_id: str) -> dict[str, Any]:
    """Resolve an exception, and say what follows from it."""
    user_id = current_caller().identity.user_id
    decide(writing(), exception_id, body["resolution"], body["decision"], user_id)
    return versioned(exception_view(writing(), exception_id))
