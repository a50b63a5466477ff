"""Technicians: who they are, where their day begins and ends, and what they can do."""

from typing import Any

from server.dispatch_api.schemas import SkillLevelOut
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    Identifier,
    MicroDegrees,
    QueryYesNo,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    edit_of,
    list_of,
    object_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.technicians import technician_list, technician_view
from server.use_cases import technicians

blp = Blueprint("technicians", __name__, url_prefix="/dispatch/v1", description="Technicians")


class TechnicianQuery(PageQuery):
    """Which technicians: all, or those who are switched on or off."""

    active = QueryYesNo(load_default=None)


class HomePlace(StrictSchema):
    """Where somebody lives."""

    label = Words(most=100, load_default="")
    latitude = MicroDegrees(limit=90, attribute="latitude_e6", required=True)
    longitude = MicroDegrees(limit=180, attribute="longitude_e6", required=True)


class SkillLevelIn(StrictSchema):
    """How well a skill is known: 1 helps, 5 teaches."""

    code = Words(required=True, least=1, most=50)
    level = WholeNumber(least=1, most=5, required=True)


class TechnicianIn(StrictSchema):
    """Somebody who goes to customers; `user_id` is who they sign in as, no colour means the next one."""

    name = Words(required=True, least=1, most=200)
    phone = Words(most=50, load_default="")
    color_index = WholeNumber(least=0, most=9999, load_default=None, allow_none=False)
    starts_from = Choice("home", "depot", load_default="depot")
    ends_at = Choice("home", "depot", "anywhere", load_default="depot")
    home = object_of(HomePlace, load_default=None, allow_none=True)
    user_id = Identifier(load_default=None, allow_none=True)
    skills = list_of(SkillLevelIn, most=100, load_default=list)
    active = YesNo(load_default=True)


class TechnicianOut(TechnicianIn):
    """A technician; an edit of the skills is an edit of the technician."""

    id = Identifier()
    technician_no = WholeNumber(least=1, most=10**12)
    skills = list_of(SkillLevelOut)
    version = WholeNumber(least=1, most=10**12)


class TechnicianList(StrictSchema):
    """A page of technicians."""

    items = list_of(TechnicianOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/technicians", permission="technicians.read")
@blp.arguments(TechnicianQuery, location="query")
@blp.response(200, TechnicianList)
def list_technicians(query: dict[str, Any]) -> dict[str, Any]:
    """Technicians by name."""
    return listed(reading(), technician_list(reading(), active=query["active"]), query)


@blp.endpoint("POST", "/technicians", permission="technicians.edit")
@blp.arguments(TechnicianIn)
@blp.response(201, TechnicianOut)
def create_technician(body: dict[str, Any]) -> dict[str, Any]:
    """Take on a technician."""
    row = technicians.create_technician(writing(), body)
    return versioned(technician_view(writing(), row.id))


@blp.endpoint("GET", "/technicians/<string:technician_id>", permission="technicians.read")
@blp.response(200, TechnicianOut)
def show_technician(technician_id: str) -> dict[str, Any]:
    """One technician."""
    return versioned(technician_view(reading(), technician_id))


@blp.endpoint("PATCH", "/technicians/<string:technician_id>", permission="technicians.edit", edits=True)
@blp.arguments(edit_of(TechnicianIn))
@blp.response(200, TechnicianOut)
def edit_technician(body: dict[str, Any], technician_id: str) -> dict[str, Any]:
    """Change a technician; somebody with booked visits cannot be switched off."""
    technicians.edit_technician(writing(), technician_id, body, expected_version())
    return versioned(technician_view(writing(), technician_id))
