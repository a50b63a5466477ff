"""Skills: what one must be able to do, and which of it needs a licence."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import Identifier, StrictSchema, WholeNumber, Words, YesNo, edit_of, list_of
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.models.scope import scoped_get
from server.models.technicians import Skill
from server.queries.catalogue import skill_list
from server.use_cases import skills

blp = Blueprint("skills", __name__, url_prefix="/dispatch/v1", description="Skills")


class CatalogueSkillIn(StrictSchema):
    """A skill; one that needs a certificate counts only while one is valid."""

    code = Words(required=True, least=1, most=50)
    name = Words(required=True, least=1, most=200)
    needs_certificate = YesNo(load_default=False)


class CatalogueSkillOut(CatalogueSkillIn):
    """A skill of the catalogue."""

    id = Identifier()
    version = WholeNumber(least=1, most=10**12)


class CatalogueSkillList(StrictSchema):
    """A page of skills."""

    items = list_of(CatalogueSkillOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/skills", permission="job_types.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, CatalogueSkillList)
def list_skills(query: dict[str, Any]) -> dict[str, Any]:
    """Skills by code."""
    return listed(reading(), skill_list(reading()), query)


@blp.endpoint("POST", "/skills", permission="job_types.edit")
@blp.arguments(CatalogueSkillIn)
@blp.response(201, CatalogueSkillOut)
def create_skill(body: dict[str, Any]) -> Skill:
    """Add a skill."""
    return versioned(skills.create_skill(writing(), body))


@blp.endpoint("GET", "/skills/<string:skill_id>", permission="job_types.read")
@blp.response(200, CatalogueSkillOut)
def show_skill(skill_id: str) -> Skill:
    """One skill."""
    return versioned(scoped_get(reading(), Skill, skill_id))


@blp.endpoint("PATCH", "/skills/<string:skill_id>", permission="job_types.edit", edits=True)
@blp.arguments(edit_of(CatalogueSkillIn))
@blp.response(200, CatalogueSkillOut)
def edit_skill(body: dict[str, Any], skill_id: str) -> Skill:
    """Change a skill."""
    return versioned(skills.edit_skill(writing(), skill_id, body, expected_version()))
