"""The people room: technicians with what is next and what is wrong, and one technician's week."""

from typing import Any

from server.dispatch_api.broken import StretchOut
from server.dispatch_api.on_call import OnCallOut
from server.dispatch_api.shift_exceptions import ShiftExceptionOut
from server.dispatch_api.shifts import WeeklyHoursOut
from server.dispatch_api.technicians import TechnicianOut
from server.dispatch_api.time_off import TimeOffOut
from server.http.blueprint import Blueprint
from server.http.fields import (
    DayField,
    Identifier,
    InstantField,
    QueryYesNo,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading
from server.queries.people import people_list
from server.queries.weeks import week_of

blp = Blueprint("people", __name__, url_prefix="/dispatch/v1", description="People and their weeks")
A_DAY = 24 * 3600


class PeopleQuery(PageQuery):
    """Which people; `q` is a part of a name or a phone number."""

    q = Words(most=100, load_default=None)
    active = QueryYesNo(load_default=None)


class NextShiftOut(StrictSchema):
    """The shift that somebody works now or next, time off taken out."""

    starts_at = InstantField()
    ends_at = InstantField()
    now = YesNo()


class WarningOut(StrictSchema):
    """Something that somebody should look at."""

    code = Words()
    sentence = Words(most=500)


class PersonOut(TechnicianOut):
    """A technician in the list of people."""

    color_index = WholeNumber(least=0, most=9999)
    next_shift = object_of(NextShiftOut, allow_none=True)
    warnings = list_of(WarningOut)


class PeopleList(StrictSchema):
    """A page of people."""

    items = list_of(PersonOut)
    next = Words(allow_none=True)


class WeekQuery(StrictSchema):
    """A day of the week that is asked for; today unless told otherwise."""

    date = DayField(load_default=None)


class WeekDayOut(StrictSchema):
    """A day between its two midnights, which are 23, 24 or 25 hours apart."""

    day = DayField()
    starts_at = InstantField()
    ends_at = InstantField()
    seconds = WholeNumber(least=0, most=2 * A_DAY)


class WeekBreakOut(StrictSchema):
    """A break that starts between two moments."""

    earliest = InstantField()
    latest = InstantField()
    seconds = WholeNumber(least=0, most=A_DAY)


class WeekShiftOut(StrictSchema):
    """A shift that begins on a day, and whether weekly hours or a single day's give it."""

    day = DayField()
    starts_at = InstantField()
    ends_at = InstantField()
    pattern_id = Identifier(allow_none=True)
    exception_id = Identifier(allow_none=True)
    breaks = list_of(WeekBreakOut)


class WeekOut(StrictSchema):
    """A technician's week from Monday; shifts also of the Sunday before, whose night may reach into it.

    `rota_number` modulo a pattern's `rota_weeks` is the rota week that it is in.
    """

    technician_id = Identifier()
    monday = DayField()
    timezone = Words()
    rota_number = WholeNumber(least=-(10**4), most=10**5)
    days = list_of(WeekDayOut)
    shifts = list_of(WeekShiftOut)
    patterns = list_of(WeeklyHoursOut)
    exceptions = list_of(ShiftExceptionOut)
    time_off = list_of(TimeOffOut)
    on_call = list_of(OnCallOut)
    visits = list_of(StretchOut)


@blp.endpoint("GET", "/people", permission="technicians.read")
@blp.arguments(PeopleQuery, location="query")
@blp.response(200, PeopleList)
def list_people(query: dict[str, Any]) -> dict[str, Any]:
    """Technicians by name, with their next shift and what somebody should look at."""
    return listed(reading(), people_list(reading(), query["q"], active=query["active"]), query)


@blp.endpoint("GET", "/technicians/<string:technician_id>/week", permission="technicians.read")
@blp.arguments(WeekQuery, location="query")
@blp.response(200, WeekOut)
def show_week(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """A technician's week: shifts, single days, absences, on-call and booked visits."""
    return week_of(reading(), technician_id, query["date"])
