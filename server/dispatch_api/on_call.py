"""On call: who answers emergencies outside shifts. It adds no hours to anybody's day: the planner books shifts."""

from datetime import timedelta
from typing import Any

from server.domain.errors import Invalid
from server.domain.instants import local_date
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    DayField,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    edit_of,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.on_call import SPAN_DAYS, on_call_between, on_call_list, on_call_view
from server.queries.zones import company_of
from server.use_cases import on_call

blp = Blueprint("on_call", __name__, url_prefix="/dispatch/v1", description="On call")
LONGEST_DAYS = 100


class OnCallIn(StrictSchema):
    """From one instant to another; rank 1 is called first."""

    starts_at = InstantField(required=True)
    ends_at = InstantField(required=True)
    rank = WholeNumber(least=1, most=9, load_default=1)
    note = Words(most=200, load_default="")


class OnCallOut(OnCallIn):
    """A stretch on call."""

    id = Identifier()
    technician_id = Identifier()
    technician_name = Words()
    phone = Words(allow_none=True)
    color_index = WholeNumber(least=0, most=9999)
    version = WholeNumber(least=1, most=10**12)


class OnCallList(StrictSchema):
    """A page of stretches on call."""

    items = list_of(OnCallOut)
    next = Words(allow_none=True)


class OnCallQuery(StrictSchema):
    """Which days, both included: two weeks from today unless told otherwise."""

    first = DayField(data_key="from", load_default=None)
    last = DayField(data_key="to", load_default=None)


class OnCallGap(StrictSchema):
    """A stretch in which nobody is on call."""

    starts_at = InstantField()
    ends_at = InstantField()
    sentence = Words()


class OnCallPlan(StrictSchema):
    """Who is on call on some days."""

    first_day = DayField(data_key="from")
    last_day = DayField(data_key="to")
    on_call = list_of(OnCallOut)
    gaps = list_of(OnCallGap)


@blp.endpoint("GET", "/on-call", permission="technicians.read")
@blp.arguments(OnCallQuery, location="query")
@blp.response(200, OnCallPlan)
def show_on_call(query: dict[str, Any]) -> dict[str, Any]:
    """Who is on call on some days, and when nobody is."""
    scope = reading()
    first = query["first"] or local_date(scope.at, company_of(scope).timezone)
    last = query["last"] or first + timedelta(days=SPAN_DAYS - 1)
    if not timedelta(0) <= last - first <= timedelta(days=LONGEST_DAYS):
        raise Invalid.field("query.to", f"must lie within {LONGEST_DAYS} days after `from`")
    return on_call_between(scope, first, last)


@blp.endpoint("GET", "/technicians/<string:technician_id>/on-call", permission="technicians.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, OnCallList)
def list_on_call(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """A technician's stretches on call."""
    return listed(reading(), on_call_list(reading(), technician_id), query)


@blp.endpoint("POST", "/technicians/<string:technician_id>/on-call", permission="technicians.edit")
@blp.arguments(OnCallIn)
@blp.response(201, OnCallOut)
def create_on_call(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Put a technician on call."""
    row = on_call.create_on_call(writing(), technician_id, body)
    return versioned(on_call_view(writing(), row.id))


@blp.endpoint("GET", "/on-call/<string:on_call_id>", permission="technicians.read")
@blp.response(200, OnCallOut)
def show_on_call_stretch(on_call_id: str) -> dict[str, Any]:
    """One stretch on call."""
    return versioned(on_call_view(reading(), on_call_id))


@blp.endpoint("PATCH", "/on-call/<string:on_call_id>", permission="technicians.edit", edits=True)
@blp.arguments(edit_of(OnCallIn))
@blp.response(200, OnCallOut)
def edit_on_call(body: dict[str, Any], on_call_id: str) -> dict[str, Any]:
    """Change a stretch on call."""
    on_call.edit_on_call(writing(), on_call_id, body, expected_version())
    return versioned(on_call_view(writing(), on_call_id))


@blp.endpoint("DELETE", "/on-call/<string:on_call_id>", permission="technicians.edit", edits=True)
@blp.response(204)
def delete_on_call(on_call_id: str) -> None:
    """Take a technician off call."""
    on_call.delete_on_call(writing(), on_call_id, expected_version())
