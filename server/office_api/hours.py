"""Hours: seen by technician and day, corrected with a reason, approved by somebody else, taken along as CSV."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from flask import Response
from sqlalchemy import Engine

from server.db import read_session
from server.domain.csv_text import MEDIA_TYPE, csv_lines
from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.fields import (
    Choice,
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
from server.http.services import services
from server.http.transaction import reading, writing
from server.models.scope import Scope
from server.office_api.hours_schemas import HoursDay
from server.queries.hours import Period, hours_list, period_of
from server.queries.hours_csv import COLUMNS, hours_rows
from server.queries.zones import company_of, local
from server.use_cases.punch_edits import edit_punches
from server.use_cases.time_approvals import approve_days, withdraw_days

blp = Blueprint("hours", __name__, url_prefix="/office/v1", description="Hours, corrected and approved")
MOST_CSV_DAYS = 366


class ReasonField(Words):
    """Why, in words that somebody can still follow in a year."""

    def __init__(self) -> None:
        super().__init__(required=True, least=3, most=500, lines=True)


class HoursQuery(PageQuery):
    """Which days, both included, at most 31; without any, this week as the company counts weeks."""

    from_ = DayField(data_key="from", load_default=None)
    to = DayField(load_default=None)
    technician_id = Identifier(load_default=None)


class HoursCsvQuery(StrictSchema):
    """Which days, both included, at most 366 (without any, this week); `mark` puts a byte order mark first."""

    from_ = DayField(data_key="from", load_default=None)
    to = DayField(load_default=None)
    technician_id = Identifier(load_default=None)
    mark = QueryYesNo(load_default=False)


class HoursTechnician(StrictSchema):
    """Whose hours."""

    id = Identifier()
    name = Words()
    color_index = WholeNumber(least=0, most=100)
    active = YesNo()


class HoursWeek(StrictSchema):
    """What of a week lies in the period; `whole` says that all of it does."""

    starts_on = DayField()
    ends_on = DayField()
    seconds = WholeNumber(least=0, most=2**53)
    scheduled_seconds = WholeNumber(least=0, most=2**53)
    approved_seconds = WholeNumber(least=0, most=2**53)
    whole = YesNo()


class HoursOut(StrictSchema):
    """A technician's hours; `own` says that they are the caller's, who may not decide about them."""

    technician = object_of(HoursTechnician)
    own = YesNo()
    seconds = WholeNumber(least=0, most=2**53)
    weeks = list_of(HoursWeek)
    days = list_of(HoursDay)


class HoursList(StrictSchema):
    """A page of technicians with their hours."""

    first = DayField(data_key="from")
    last = DayField(data_key="to")
    timezone = Words()
    week_starts_on = WholeNumber(least=0, most=6)
    items = list_of(HoursOut)
    next = Words(allow_none=True)


class PunchEditIn(StrictSchema):
    """A correction: of a press (`punch_id`), of an added punch (`edit_id`), a new punch (`kind`), or an undo."""

    action = Choice("move", "strike", "add", "undo", required=True)
    punch_id = Identifier(load_default=None, allow_none=True)
    edit_id = Identifier(load_default=None, allow_none=True)
    kind = Choice("in", "out", load_default=None, allow_none=True)
    occurred_at = InstantField(load_default=None, allow_none=True)


class PunchEditsIn(StrictSchema):
    """Corrections that stand or fall together, and why."""

    edits = list_of(PunchEditIn, least=1, most=20, required=True)
    reason = ReasonField()


class PunchEditOut(StrictSchema):
    """A correction as it was kept."""

    id = Identifier()
    position = WholeNumber(least=1, most=2**53)
    action = Choice("move", "strike", "add")
    kind = Choice("in", "out")
    punch_id = Identifier(allow_none=True)
    edit_id = Identifier(allow_none=True)
    occurred_at = InstantField(allow_none=True)
    reason = Words()
    made_at = InstantField()


class PunchEditsOut(StrictSchema):
    """The corrections as they were kept."""

    items = list_of(PunchEditOut)


class SeenDay(StrictSchema):
    """A day to approve, with the digest under which it was seen."""

    date = DayField(required=True)
    digest = Words(required=True, least=1, most=64)


class ApproveIn(StrictSchema):
    """Which days of a technician to approve: all of them or none."""

    technician_id = Identifier(required=True)
    days = list_of(SeenDay, least=1, most=31, required=True)


class WithdrawIn(StrictSchema):
    """Which approvals of a technician to take back, and why."""

    technician_id = Identifier(required=True)
    days = list_of(DayField(), least=1, most=31, required=True)
    reason = ReasonField()


class TimeApprovalOut(StrictSchema):
    """An approval."""

    id = Identifier()
    date = DayField()
    seconds = WholeNumber(least=0, most=2**53)
    approved_at = InstantField()
    withdrawn_at = InstantField(allow_none=True)


class TimeApprovals(StrictSchema):
    """Approvals."""

    items = list_of(TimeApprovalOut)


@blp.endpoint("GET", "/hours", permission="time.read")
@blp.arguments(HoursQuery, location="query")
@blp.response(200, HoursList)
def list_hours(query: dict[str, Any]) -> dict[str, Any]:
    """Hours by technician and day: punched, corrected, planned and worked."""
    scope = reading()
    period = period_of(scope, query)
    found = hours_list(scope, period, query["technician_id"], current_caller().identity.user_id)
    known = {"timezone": period.timezone, "week_starts_on": period.week_starts_on}
    return listed(scope, found, query) | known | {"first": period.first, "last": period.last}


@blp.endpoint("GET", "/hours.csv", permission="time.read")
@blp.arguments(HoursCsvQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
def export_hours(query: dict[str, Any]) -> Response:
    """Hours as CSV: a row for each shift, stretch of a job and correction of a day."""
    held, caller = services(), current_caller().identity
    with read_session(held.engine, caller.tenant_id) as session:
        scope = Scope(session, caller.tenant_id, caller.actor, held.clock.now(), "hours.csv")
        period = period_of(scope, query, MOST_CSV_DAYS)
    lines = _lines(held.engine, scope, period, query)
    response = Response(lines, content_type=MEDIA_TYPE)
    name = f"hours-{period.first}-{period.last}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lines(engine: Engine, asked: Scope, period: Period, query: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table's lines out of one moment of the database, while they are sent."""
    with read_session(engine, asked.tenant_id) as session:
        rows = hours_rows(replace(asked, session=session), period, query["technician_id"])
        yield from csv_lines(COLUMNS, rows, mark=query["mark"])


@blp.endpoint(
    "POST",
    "/technicians/<string:technician_id>/punch-edits",
    permission="time.edit",
    idempotency="required",
)
@blp.arguments(PunchEditsIn)
@blp.response(201, PunchEditsOut)
def correct_clock(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Correct a technician's clock; the punches stay, and the technician is told."""
    scope, user_id = writing(), current_caller().identity.user_id
    rows = edit_punches(scope, technician_id, body["edits"], body["reason"], user_id)
    company = company_of(scope)
    for_show = ("id", "position", "action", "kind", "punch_id", "edit_id", "reason")
    return {
        "items": [
            {name: getattr(row, name) for name in for_show}
            | {"occurred_at": local(row.occurred_at, company) if row.occurred_at else None}
            | {"made_at": local(row.made_at, company)}
            for row in rows
        ]
    }


@blp.endpoint("POST", "/hours/approve", permission="time.approve", idempotency="required")
@blp.arguments(ApproveIn)
@blp.response(200, TimeApprovals)
def approve_hours(body: dict[str, Any]) -> dict[str, Any]:
    """Approve days of somebody else as they were seen."""
    digests = {day["date"]: day["digest"] for day in body["days"]}
    user_id = current_caller().identity.user_id
    return _shown(writing(), approve_days(writing(), body["technician_id"], digests, user_id))


@blp.endpoint("POST", "/hours/withdraw", permission="time.approve", idempotency="required")
@blp.arguments(WithdrawIn)
@blp.response(200, TimeApprovals)
def withdraw_hours(body: dict[str, Any]) -> dict[str, Any]:
    """Take approvals back, so that the days can be corrected."""
    user_id = current_caller().identity.user_id
    rows = withdraw_days(writing(), body["technician_id"], body["days"], body["reason"], user_id)
    return _shown(writing(), rows)


def _shown(scope: Scope, rows: list[Any]) -> dict[str, Any]:
    company = company_of(scope)
    return {
        "items": [
            {
                "id": row.id,
                "date": row.day,
                "seconds": row.seconds,
                "approved_at": local(row.approved_at, company),
                "withdrawn_at": local(row.withdrawn_at, company) if row.withdrawn_at else None,
            }
            for row in rows
        ]
    }
