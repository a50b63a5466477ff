"""Working time: what visits took, and the shifts between clock-in and clock-out."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.fields import (
    Choice,
    DayField,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading
from server.queries.time_entries import entry_list, shift_list

blp = Blueprint("time_entries", __name__, url_prefix="/office/v1", description="Working time")


class TimeQuery(PageQuery):
    """Whose time, and of which company-local day; what began on it."""

    date = DayField(load_default=None)
    technician_id = Identifier(load_default=None)


class TimeEntryOut(StrictSchema):
    """A stretch of a visit."""

    id = Identifier()
    technician_id = Identifier()
    technician_name = Words()
    visit_id = Identifier()
    job_id = Identifier()
    job_number = WholeNumber(least=1, most=2**53)
    kind = Choice("travel", "wait", "work", "break")
    starts_at = InstantField()
    ends_at = InstantField()
    seconds = WholeNumber(least=0, most=2**53)


class TimeEntryList(StrictSchema):
    """A page of time entries."""

    items = list_of(TimeEntryOut)
    next = Words(allow_none=True)


class WorkShiftOut(StrictSchema):
    """A stretch between clock-in and clock-out; a missing end is never made up."""

    id = Identifier()
    technician_id = Identifier()
    technician_name = Words()
    state = Choice("open", "closed", "missing_out")
    starts_at = InstantField()
    ends_at = InstantField(allow_none=True)
    seconds = WholeNumber(least=0, most=2**53, allow_none=True)


class WorkShiftList(StrictSchema):
    """A page of shifts."""

    items = list_of(WorkShiftOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/time-entries", permission="time.read")
@blp.arguments(TimeQuery, location="query")
@blp.response(200, TimeEntryList)
def list_time_entries(query: dict[str, Any]) -> dict[str, Any]:
    """Travel, waiting, work and breaks, in order."""
    return listed(reading(), entry_list(reading(), query), query)


@blp.endpoint("GET", "/work-shifts", permission="time.read")
@blp.arguments(TimeQuery, location="query")
@blp.response(200, WorkShiftList)
def list_work_shifts(query: dict[str, Any]) -> dict[str, Any]:
    """Shifts between clock-in and clock-out, in order."""
    return listed(reading(), shift_list(reading(), query), query)
