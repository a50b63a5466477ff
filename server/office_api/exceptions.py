"""Exceptions: numbered things for a person, listed by urgency, taken, handed over and resolved."""

from typing import Any

from server.domain.exception_kinds import known_words
from server.domain.permissions import Role
from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.etag import versioned
from server.http.fields import (
    Choice,
    DayField,
    Identifier,
    InstantField,
    QueryNumber,
    QueryYesNo,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    free_object,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.exceptions import exception_counts, exception_list, exception_owners, exception_view
from server.use_cases import exception_owners as owners
from server.use_cases.decisions import decide

blp = Blueprint("exceptions", __name__, url_prefix="/office/v1", description="What needs a person")
_MOST = 2**53


class ExceptionQuery(PageQuery):
    """Which exceptions; `older_than` is in seconds, `role` is whose answer it usually is."""

    state = Choice("open", "resolved", load_default=None)
    mine = QueryYesNo(load_default=None)
    role = Choice(*(role.value for role in Role), load_default=None)
    code = Words(most=50, load_default=None)
    subject_kind = Words(most=50, load_default=None)
    subject_id = Identifier(load_default=None)
    older_than = QueryNumber(least=0, most=10**9, load_default=None)


class AnswerOut(StrictSchema):
    """One allowed answer: its words and what follows; `opens`: it leads to the thing; `reason`: it asks why."""

    word = Words()
    label = Words()
    follows = Words(most=500)
    opens = YesNo()
    reason = YesNo()
    allowed = YesNo()


class OwnerOut(StrictSchema):
    """Who sees to it."""

    id = Identifier()
    name = Words()


class ExceptionRow(StrictSchema):
    """One thing that a person has to look at, or has."""

    id = Identifier()
    number = WholeNumber(least=1, most=_MOST)
    code = Words()
    title = Words()
    sentence = Words(most=1000)
    role = Words()
    settles_itself = YesNo()
    answers = list_of(AnswerOut)
    subject_kind = Words()
    subject_id = Words()
    facts = free_object()
    state = Choice("open", "resolved")
    owner = object_of(OwnerOut, allow_none=True)
    age_seconds = WholeNumber(least=0, most=_MOST)
    created_at = InstantField()
    resolved_at = InstantField(allow_none=True)
    resolved_by = Words(allow_none=True)
    resolution = Words(most=2000, allow_none=True)
    version = WholeNumber(least=1, most=_MOST)


class LinkOut(StrictSchema):
    """What a line or an exception leads to: a row, the day to look at, and the row that it belongs to."""

    kind = Words()
    id = Words()
    day = DayField(allow_none=True)
    parent_id = Words(allow_none=True)


class ExceptionEvidenceOut(StrictSchema):
    """A line of evidence: what was planned, what was reported, or what is on record."""

    label = Words()
    value = Words(most=1000)
    at = InstantField(allow_none=True)
    side = Choice("plan", "field", "record")
    link = object_of(LinkOut, allow_none=True)


class ExceptionOut(ExceptionRow):
    """An exception with the evidence behind it, as far as the caller may see that."""

    evidence = list_of(ExceptionEvidenceOut)
    leads_to = object_of(LinkOut, allow_none=True)


class ExceptionList(StrictSchema):
    """A page of exceptions."""

    items = list_of(ExceptionRow)
    next = Words(allow_none=True)


class CodeCountOut(StrictSchema):
    """How many of one code are open, and for how long the oldest has been."""

    code = Words()
    title = Words()
    role = Words()
    count = WholeNumber(least=0, most=_MOST)
    oldest_seconds = WholeNumber(least=0, most=_MOST)


class ExceptionCounts(StrictSchema):
    """How many exceptions are open: in all, one's own, nobody's, and of each code."""

    total = WholeNumber(least=0, most=_MOST)
    mine = WholeNumber(least=0, most=_MOST)
    unowned = WholeNumber(least=0, most=_MOST)
    by_code = list_of(CodeCountOut)


class ColleagueOut(OwnerOut):
    """Somebody who may see to exceptions."""

    role = Words()


class ColleagueList(StrictSchema):
    """Everybody who may see to exceptions."""

    items = list_of(ColleagueOut)


class HandOverIn(StrictSchema):
    """Who sees to it from now on."""

    user_id = Identifier(required=True)


class ResolutionIn(StrictSchema):
    """What was decided: one of the answers that the exception's kind allows, and why in words.

    Without a `decision` it is noted, where that is allowed.
    """

    resolution = Words(required=True, least=1, most=2000, lines=True)
    decision = Choice(*known_words(), load_default=None, allow_none=True)


@blp.endpoint("GET", "/exceptions", permission="exceptions.read")
@blp.arguments(ExceptionQuery, location="query")
@blp.response(200, ExceptionList)
def list_exceptions(query: dict[str, Any]) -> dict[str, Any]:
    """Exceptions, the most urgent first: the oldest, as if those that hurt more were older."""
    return listed(reading(), exception_list(reading(), query, _user_id(), _held()), query)


@blp.endpoint("GET", "/exceptions/counts", permission="exceptions.read")
@blp.response(200, ExceptionCounts)
def count_exceptions() -> dict[str, Any]:
    """How many exceptions are open."""
    return exception_counts(reading(), _user_id())


@blp.endpoint("GET", "/exceptions/owners", permission="exceptions.read")
@blp.response(200, ColleagueList)
def list_exception_owners() -> dict[str, Any]:
    """Who may see to exceptions."""
    return {"items": exception_owners(reading())}


@blp.endpoint("GET", "/exceptions/<string:exception_id>", permission="exceptions.read")
@blp.response(200, ExceptionOut)
def show_exception(exception_id: str) -> dict[str, Any]:
    """One exception with its evidence."""
    return versioned(exception_view(reading(), exception_id, _held()))


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
    decide(writing(), exception_id, body["resolution"], body["decision"], _user_id(), _held())
    return versioned(exception_view(writing(), exception_id, _held()))


@blp.endpoint("POST", "/exceptions/<string:exception_id>/take", permission="exceptions.resolve")
@blp.response(200, ExceptionOut)
def take_exception(exception_id: str) -> dict[str, Any]:
    """Take an exception on oneself."""
    owners.take(writing(), exception_id, _user_id())
    return versioned(exception_view(writing(), exception_id, _held()))


@blp.endpoint("POST", "/exceptions/<string:exception_id>/hand-over", permission="exceptions.resolve")
@blp.arguments(HandOverIn)
@blp.response(200, ExceptionOut)
def hand_over_exception(body: dict[str, Any], exception_id: str) -> dict[str, Any]:
    """Have somebody else see to an exception."""
    owners.hand_over(writing(), exception_id, body["user_id"])
    return versioned(exception_view(writing(), exception_id, _held()))


@blp.endpoint("POST", "/exceptions/<string:exception_id>/release", permission="exceptions.resolve")
@blp.response(200, ExceptionOut)
def release_exception(exception_id: str) -> dict[str, Any]:
    """Put an exception back for anybody to take."""
    owners.release(writing(), exception_id)
    return versioned(exception_view(writing(), exception_id, _held()))


def _user_id() -> str:
    return current_caller().identity.user_id


def _held() -> frozenset[str]:
    return current_caller().identity.permissions
