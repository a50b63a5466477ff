"""The technician's day, and each of its visits."""

from typing import Any

from mobile_api.schemas import PhoneDay, PhoneDayQuery, PhoneVisit
from mobile_api.technician import own_id
from server.http.blueprint import Blueprint
from server.http.etag import answer_version
from server.http.transaction import reading
from server.queries.technician_day import own_visit, technician_day

blp = Blueprint("day", __name__, url_prefix="/mobile/v1", description="The technician's day")


@blp.endpoint("GET", "/day", permission="own_day.read")
@blp.arguments(PhoneDayQuery, location="query")
@blp.response(200, PhoneDay)
def show_day(asked: dict[str, Any]) -> dict[str, Any]:
    """One's own day: shift, clock and visits."""
    return technician_day(reading(), own_id(), asked["date"])


@blp.endpoint("GET", "/visits/<string:visit_id>", permission="own_day.read")
@blp.response(200, PhoneVisit)
def show_visit(visit_id: str) -> dict[str, Any]:
    """One of one's own visits."""
    visit = own_visit(reading(), own_id(), visit_id)
    answer_version(visit["version"])
    return visit
