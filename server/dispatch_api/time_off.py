"""Time off: when technicians are away."""

from typing import Any

from server.dispatch_api.broken import BrokenVisitOut, with_broken
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import Identifier, InstantField, StrictSchema, WholeNumber, Words, edit_of, list_of
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.technicians import time_off_list, time_off_view
from server.use_cases import time_off

blp = Blueprint("time_off", __name__, url_prefix="/dispatch/v1", description="Time off")


class TimeOffIn(StrictSchema):
    """From one instant to another."""

    starts_at = InstantField(required=True)
    ends_at = InstantField(required=True)
    reason = Words(most=200, load_default="")


class TimeOffOut(TimeOffIn):
    """An absence."""

    id = Identifier()
    technician_id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class TimeOffEdited(TimeOffOut):
    """An absence as it is after an edit."""

    breaks_visits = list_of(BrokenVisitOut)


class TimeOffList(StrictSchema):
    """A page of absences."""

    items = list_of(TimeOffOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/technicians/<string:technician_id>/time-off", permission="technicians.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, TimeOffList)
def list_time_off(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """A technician's absences."""
    return listed(reading(), time_off_list(reading(), technician_id), query)


@blp.endpoint("POST", "/technicians/<string:technician_id>/time-off", permission="technicians.edit")
@blp.arguments(TimeOffIn)
@blp.response(201, TimeOffEdited)
def create_time_off(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Note that a technician will be away; the answer lists the booked visits that it breaks."""
    made = time_off.create_time_off(writing(), technician_id, body)
    return versioned(with_broken(time_off_view(writing(), made.row.id), made.breaks))


@blp.endpoint("GET", "/time-off/<string:time_off_id>", permission="technicians.read")
@blp.response(200, TimeOffOut)
def show_time_off(time_off_id: str) -> dict[str, Any]:
    """One absence."""
    return versioned(time_off_view(reading(), time_off_id))


@blp.endpoint("PATCH", "/time-off/<string:time_off_id>", permission="technicians.edit", edits=True)
@blp.arguments(edit_of(TimeOffIn))
@blp.response(200, TimeOffEdited)
def edit_time_off(body: dict[str, Any], time_off_id: str) -> dict[str, Any]:
    """Change when or why a technician is away; the answer lists the booked visits that it breaks."""
    edited = time_off.edit_time_off(writing(), time_off_id, body, expected_version())
    return versioned(with_broken(time_off_view(writing(), time_off_id), edited.breaks))


@blp.endpoint("DELETE", "/time-off/<string:time_off_id>", permission="technicians.edit", edits=True)
@blp.response(204)
def delete_time_off(time_off_id: str) -> None:
    """Have a technician be there after all."""
    time_off.delete_time_off(writing(), time_off_id, expected_version())
