"""Shifts: the hours that return every week."""

from typing import Any

from server.dispatch_api.broken import BrokenVisitOut, with_broken
from server.dispatch_api.hours import BreakRule
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import DayField, Identifier, StrictSchema, WholeNumber, Words, edit_of, list_of
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.http.wall_time import WallTime
from server.models.scope import scoped_get
from server.models.technicians import ShiftPattern
from server.queries.technicians import pattern_list
from server.use_cases import shift_patterns

blp = Blueprint("shifts", __name__, url_prefix="/dispatch/v1", description="Weekly hours")


class WeeklyHoursIn(StrictSchema):
    """Hours on a weekday (0 is Monday), local; an end that is not after the start is on the next day.

    In a rota of several weeks they hold in week `rota_week`, counted from 0 on Monday 2001-01-01.
    """

    weekday = WholeNumber(least=0, most=6, required=True)
    starts = WallTime(attribute="starts_second", required=True)
    ends = WallTime(attribute="ends_second", required=True)
    breaks = list_of(BreakRule, most=3, load_default=list)
    rota_weeks = WholeNumber(least=1, most=8, load_default=1)
    rota_week = WholeNumber(least=0, most=7, load_default=0)
    valid_from = DayField(required=True)
    valid_to = DayField(load_default=None, allow_none=True)


class WeeklyHoursOut(WeeklyHoursIn):
    """Hours that return."""

    id = Identifier()
    technician_id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class WeeklyHoursEdited(WeeklyHoursOut):
    """Hours that return, as they are after an edit."""

    breaks_visits = list_of(BrokenVisitOut)


class WeeklyHoursList(StrictSchema):
    """A page of hours."""

    items = list_of(WeeklyHoursOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/technicians/<string:technician_id>/shifts", permission="technicians.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, WeeklyHoursList)
def list_shifts(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """A technician's weekly hours, Monday first."""
    return listed(reading(), pattern_list(reading(), technician_id), query)


@blp.endpoint("POST", "/technicians/<string:technician_id>/shifts", permission="technicians.edit")
@blp.arguments(WeeklyHoursIn)
@blp.response(201, WeeklyHoursEdited)
def create_shift(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Give a technician weekly hours."""
    made = shift_patterns.create_pattern(writing(), technician_id, body)
    return versioned(with_broken(made.row, made.breaks))


@blp.endpoint("GET", "/shifts/<string:shift_id>", permission="technicians.read")
@blp.response(200, WeeklyHoursOut)
def show_shift(shift_id: str) -> ShiftPattern:
    """One weekday's hours."""
    return versioned(scoped_get(reading(), ShiftPattern, shift_id))


@blp.endpoint("PATCH", "/shifts/<string:shift_id>", permission="technicians.edit", edits=True)
@blp.arguments(edit_of(WeeklyHoursIn))
@blp.response(200, WeeklyHoursEdited)
def edit_shift(body: dict[str, Any], shift_id: str) -> dict[str, Any]:
    """Change weekly hours; hours that change from a day on are two entries."""
    edited = shift_patterns.edit_pattern(writing(), shift_id, body, expected_version())
    return versioned(with_broken(edited.row, edited.breaks))


@blp.endpoint("DELETE", "/shifts/<string:shift_id>", permission="technicians.edit", edits=True)
@blp.response(204)
def delete_shift(shift_id: str) -> None:
    """Take back weekly hours that were given by mistake."""
    shift_patterns.delete_pattern(writing(), shift_id, expected_version())
