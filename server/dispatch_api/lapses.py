"""What would break: certificates that end, and what-if for a new last day or an absence; nothing here is written."""

from datetime import timedelta
from typing import Any

from server.dispatch_api.broken import LapseOut, ReplaceableVisitOut
from server.domain.errors import Invalid
from server.domain.instants import local_date
from server.domain.reminders import LEADS
from server.http.blueprint import Blueprint
from server.http.fields import DayField, Identifier, InstantField, StrictSchema, WholeNumber, list_of
from server.http.services import services
from server.http.transaction import reading
from server.queries.lapses import lapse_preview, lapse_report, time_off_preview
from server.queries.zones import company_of

blp = Blueprint("lapses", __name__, url_prefix="/dispatch/v1", description="What ends and what that breaks")
LONGEST_DAYS = 400


class LapseQuery(StrictSchema):
    """Which days, both included: the next 60 unless told otherwise."""

    first = DayField(data_key="from", load_default=None)
    last = DayField(data_key="to", load_default=None)


class LapseReport(StrictSchema):
    """Certificates by their end; `left_out` counts visits beyond the first 200."""

    first_day = DayField(data_key="from")
    last_day = DayField(data_key="to")
    items = list_of(LapseOut)
    left_out = WholeNumber(least=0, most=10**9)


class LapsePreviewQuery(StrictSchema):
    """The last valid day to try; none for a certificate that does not run out."""

    expires_on = DayField(load_default=None)


class TimeOffPreviewQuery(StrictSchema):
    """The absence to try: a day from now unless told otherwise; `instead_of` is one that it would replace."""

    starts_at = InstantField(load_default=None)
    ends_at = InstantField(load_default=None)
    instead_of = Identifier(load_default=None)


class TimeOffPreview(StrictSchema):
    """What an absence would break."""

    technician_id = Identifier()
    starts_at = InstantField()
    ends_at = InstantField()
    visits = list_of(ReplaceableVisitOut)


@blp.endpoint("GET", "/certifications/lapses", permission="technicians.read")
@blp.arguments(LapseQuery, location="query")
@blp.response(200, LapseReport)
def show_lapses(query: dict[str, Any]) -> dict[str, Any]:
    """Certificates that end between two days, the booked visits that each breaks, and who could do those."""
    scope = reading()
    first = query["first"] or local_date(scope.at, company_of(scope).timezone)
    last = query["last"] or first + timedelta(days=LEADS[0])
    if not timedelta(0) <= last - first <= timedelta(days=LONGEST_DAYS):
        raise Invalid.field("query.to", f"must lie within {LONGEST_DAYS} days after `from`")
    return lapse_report(scope, services().travel_times, first, last)


@blp.endpoint("GET", "/certifications/<string:certification_id>/lapse", permission="technicians.read")
@blp.arguments(LapsePreviewQuery, location="query")
@blp.response(200, LapseOut)
def preview_lapse(query: dict[str, Any], certification_id: str) -> dict[str, Any]:
    """Which booked visits would break if a certificate ended on that day."""
    return lapse_preview(reading(), services().travel_times, certification_id, query["expires_on"])


@blp.endpoint("GET", "/technicians/<string:technician_id>/time-off/preview", permission="technicians.read")
@blp.arguments(TimeOffPreviewQuery, location="query")
@blp.response(200, TimeOffPreview)
def preview_time_off(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Which booked visits an absence would break."""
    return time_off_preview(
        reading(),
        services().travel_times,
        technician_id,
        query["starts_at"],
        query["ends_at"],
        query["instead_of"],
    )
