"""Certifications: which licences a technician holds, from which day to which."""

from typing import Any

from server.dispatch_api.broken import BrokenVisitOut, with_broken
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import DayField, Identifier, StrictSchema, WholeNumber, Words, edit_of, list_of
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.technicians import certification_list, certification_view
from server.use_cases import certifications

blp = Blueprint("certifications", __name__, url_prefix="/dispatch/v1", description="Certifications")


class CertificationIn(StrictSchema):
    """A licence for a skill; both days are included, no `expires_on` means that it does not run out."""

    skill_code = Words(required=True, least=1, most=50)
    name = Words(required=True, least=1, most=200)
    number = Words(most=100, load_default="")
    valid_from = DayField(required=True)
    expires_on = DayField(load_default=None, allow_none=True)


class CertificationOut(CertificationIn):
    """A certificate that is on file."""

    id = Identifier()
    technician_id = Identifier()
    skill_name = Words()
    version = WholeNumber(least=1, most=10**12)


class CertificationEdited(CertificationOut):
    """A certificate as it is after an edit."""

    breaks_visits = list_of(BrokenVisitOut)


class CertificationList(StrictSchema):
    """A page of certificates."""

    items = list_of(CertificationOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/technicians/<string:technician_id>/certifications", permission="technicians.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, CertificationList)
def list_certifications(query: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """A technician's certificates, the oldest first."""
    return listed(reading(), certification_list(reading(), technician_id), query)


@blp.endpoint("POST", "/technicians/<string:technician_id>/certifications", permission="technicians.edit")
@blp.arguments(CertificationIn)
@blp.response(201, CertificationEdited)
def create_certification(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Note a certificate."""
    made = certifications.create_certification(writing(), technician_id, body)
    return versioned(with_broken(certification_view(writing(), made.row.id), made.breaks))


@blp.endpoint("GET", "/certifications/<string:certification_id>", permission="technicians.read")
@blp.response(200, CertificationOut)
def show_certification(certification_id: str) -> dict[str, Any]:
    """One certificate."""
    return versioned(certification_view(reading(), certification_id))


@blp.endpoint("PATCH", "/certifications/<string:certification_id>", permission="technicians.edit", edits=True)
@blp.arguments(edit_of(CertificationIn))
@blp.response(200, CertificationEdited)
def edit_certification(body: dict[str, Any], certification_id: str) -> dict[str, Any]:
    """Change a certificate, as when it was renewed; the answer lists the booked visits that it breaks."""
    edited = certifications.edit_certification(writing(), certification_id, body, expected_version())
    return versioned(with_broken(certification_view(writing(), certification_id), edited.breaks))


@blp.endpoint(
    "DELETE", "/certifications/<string:certification_id>", permission="technicians.edit", edits=True
)
@blp.response(204)
def delete_certification(certification_id: str) -> None:
    """Take back a certificate that was noted by mistake; one whose end was announced stays on file."""
    certifications.delete_certification(writing(), certification_id, expected_version())
