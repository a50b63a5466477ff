"""The technician's own hours: what was pressed, what the office corrected and why, what holds, what is approved."""

from typing import Any

from mobile_api.schemas import LARGEST
from mobile_api.technician import own_id
from server.http.blueprint import Blueprint
from server.http.fields import (
    Choice,
    DayField,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
    object_of,
)
from server.http.transaction import reading
from server.queries.hours import own_hours, period_of

blp = Blueprint("own_hours", __name__, url_prefix="/mobile/v1", description="One's own hours")


class OwnHoursQuery(StrictSchema):
    """Which days, both included, at most 31; without any, this week as the company counts weeks."""

    from_ = DayField(data_key="from", load_default=None)
    to = DayField(load_default=None)


class OwnPunch(StrictSchema):
    """A press, or a punch that the office added: when pressed, and when it holds (null once struck out)."""

    id = Identifier()
    source = Choice("press", "added")
    kind = Choice("in", "out")
    pressed_at = InstantField(allow_none=True)
    holds_at = InstantField(allow_none=True)
    edit_id = Identifier(allow_none=True)


class OwnShift(StrictSchema):
    """What of a shift lies in the day."""

    state = Choice("open", "closed", "missing_out")
    starts_at = InstantField()
    ends_at = InstantField(allow_none=True)
    seconds = WholeNumber(least=0, most=LARGEST)
    in_id = Identifier()
    out_id = Identifier(allow_none=True)


class OwnEdit(StrictSchema):
    """A correction by the office, and why; `holds` is false once it was undone or another took its place."""

    id = Identifier()
    action = Choice("move", "strike", "add", "undo")
    kind = Choice("in", "out")
    occurred_at = InstantField(allow_none=True)
    reason = Words()
    by = Words()
    made_at = InstantField()
    holds = YesNo()


class OwnApproval(StrictSchema):
    """Who approved the day, when, and how much."""

    seconds = WholeNumber(least=0, most=LARGEST)
    by = Words()
    at = InstantField()


class OwnDay(StrictSchema):
    """One company-local day."""

    date = DayField()
    seconds = WholeNumber(least=0, most=LARGEST)
    flags = list_of(Words())
    shifts = list_of(OwnShift)
    punches = list_of(OwnPunch)
    edits = list_of(OwnEdit)
    approval = object_of(OwnApproval, allow_none=True)


class OwnHours(StrictSchema):
    """One's own hours; the total is in seconds."""

    first = DayField(data_key="from")
    last = DayField(data_key="to")
    timezone = Words()
    seconds = WholeNumber(least=0, most=LARGEST)
    days = list_of(OwnDay)


@blp.endpoint("GET", "/hours", permission="own_day.read")
@blp.arguments(OwnHoursQuery, location="query")
@blp.response(200, OwnHours)
def show_own_hours(query: dict[str, Any]) -> dict[str, Any]:
    """One's own hours, with every correction and its reason."""
    scope = reading()
    return own_hours(scope, own_id(), period_of(scope, query))
