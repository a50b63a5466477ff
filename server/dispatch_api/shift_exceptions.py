"""Shift exceptions: a day with other hours than its weekday's, or with none."""

from typing import Any

from server.dispatch_api.broken import BrokenVisitOut, with_broken
from server.dispatch_api.hours import BreakRule
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    DayField,
    Identifier,
    StrictSchema,
    WholeNumber,
    Words,
    edit_of,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.http.wall_time import WallTime
from server.models.scope import scoped_get
from server.models.technicians import ShiftException
from server.queries.technicians import exception_list
from server.use_cases import shift_exceptions

blp = Blueprint("shift_exceptions", __name__, url_prefix="/dispatch/v1", description="Days with other hours")


class ShiftExceptionIn(StrictSchema):
    """A day off, or a day with hours of its own."""

    day = DayField(required=True)
    kind = Choice("off", "replace", required=True)
    starts = WallTime(attribute="starts_second", load_default=None, allow_none=True)
    ends = WallTime(attribute="ends_second", load_default=None, allow_none=True)
    breaks = list_of(BreakRule, most=3, load_default=list)
    reason = Words(most=200, load_default="")


class ShiftExceptionOut(ShiftExceptionIn):
    """A day with other hours."""

    id = Identifier()
    technician_id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class ShiftExceptionEdited(ShiftExceptionOut):
    """A day with other hours, as it is after an edit."""

    breaks_visits = list_of(BrokenVisitOut)


class ShiftExceptionList(StrictSchema):
    """A page of days with other hours."""

    items = list_of(ShiftExceptionOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/technicians/<string:technician_id>/shift-exceptions", permission="technicians.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, ShiftExceptionList)
def list_shift_exceptions(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """A technician's days with other hours."""
    return listed(reading(), exception_list(reading(), technician_id), query)


@blp.endpoint("POST", "/technicians/<string:technician_id>/shift-exceptions", permission="technicians.edit")
@blp.arguments(ShiftExceptionIn)
@blp.response(201, ShiftExceptionEdited)
def create_shift_exception(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Give one day other hours, or none; the answer lists the booked visits that it breaks."""
    made = shift_exceptions.create_exception(writing(), technician_id, body)
    return versioned(with_broken(made.row, made.breaks))


@blp.endpoint("GET", "/shift-exceptions/<string:exception_id>", permission="technicians.read")
@blp.response(200, ShiftExceptionOut)
def show_shift_exception(exception_id: str) -> ShiftException:
    """One day with other hours."""
    return versioned(scoped_get(reading(), ShiftException, exception_id))


@blp.endpoint("PATCH", "/shift-exceptions/<string:exception_id>", permission="technicians.edit", edits=True)
@blp.arguments(edit_of(ShiftExceptionIn))
@blp.response(200, ShiftExceptionEdited)
def edit_shift_exception(body: dict[str, Any], exception_id: str) -> dict[str, Any]:
    """Change what one day brings; the answer lists the booked visits that it breaks."""
    edited = shift_exceptions.edit_exception(writing(), exception_id, body, expected_version())
    return versioned(with_broken(edited.row, edited.breaks))


@blp.endpoint("DELETE", "/shift-exceptions/<string:exception_id>", permission="technicians.edit", edits=True)
@blp.response(204)
def delete_shift_exception(exception_id: str) -> None:
    """Give a day its weekly hours back."""
    shift_exceptions.delete_exception(writing(), exception_id, expected_version())
