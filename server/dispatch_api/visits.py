"""Visits as the dispatcher handles them: booked by hand, moved, pinned, cancelled."""

from typing import Any

from server.dispatch_api.schemas import PINS, ReasonIn, VisitOut
from server.http.blueprint import Blueprint
from server.http.etag import answer_version, expected_version
from server.http.fields import Choice, Identifier, InstantField, StrictSchema
from server.http.transaction import reading, writing
from server.queries.jobs import visit_view
from server.use_cases import visits

blp = Blueprint("visits", __name__, url_prefix="/dispatch/v1", description="Visits (appointments)")


class VisitIn(StrictSchema):
    """A visit booked by hand; it stays where it is put unless said otherwise."""

    job_id = Identifier(required=True)
    technician_id = Identifier(required=True)
    starts_at = InstantField(required=True)
    pinned = Choice(*PINS, load_default="both")


class VisitEdit(StrictSchema):
    """What a dispatcher may change of a visit."""

    technician_id = Identifier()
    starts_at = InstantField()
    pinned = Choice(*PINS)


@blp.endpoint("POST", "/visits", permission="visits.edit")
@blp.arguments(VisitIn)
@blp.response(201, VisitOut)
def book_visit(body: dict[str, Any]) -> Any:
    """Book a visit by hand."""
    row = visits.book_visit(
        writing(), body["job_id"], body["technician_id"], body["starts_at"], body["pinned"]
    )
    return _view(writing(), row.id), 201, {"Location": f"/dispatch/v1/visits/{row.id}"}


@blp.endpoint("GET", "/visits/<string:visit_id>", permission="visits.read")
@blp.response(200, VisitOut)
def show_visit(visit_id: str) -> dict[str, Any]:
    """A visit."""
    return _view(reading(), visit_id)


@blp.endpoint("PATCH", "/visits/<string:visit_id>", permission="visits.edit", edits=True)
@blp.arguments(VisitEdit)
@blp.response(200, VisitOut)
def edit_visit(body: dict[str, Any], visit_id: str) -> dict[str, Any]:
    """Move or pin a visit; a technician who is booked already is refused with the visit in the way."""
    visits.edit_visit(writing(), visit_id, body, expected_version())
    return _view(writing(), visit_id)


@blp.endpoint("POST", "/visits/<string:visit_id>/cancel", permission="visits.edit")
@blp.arguments(ReasonIn)
@blp.response(200, VisitOut)
def cancel_visit(body: dict[str, Any], visit_id: str) -> dict[str, Any]:
    """Cancel a visit; its job is open again."""
    visits.cancel_visit(writing(), visit_id, body["reason"])
    return _view(writing(), visit_id)


def _view(scope: Any, visit_id: str) -> dict[str, Any]:
    view = visit_view(scope, visit_id)
    answer_version(view["version"])
    return view
