"""Job types: kinds of work, with what each takes, asks for, checks and bills."""

from typing import Any

from server.dispatch_api.schemas import SkillLevelOut
from server.dispatch_api.technicians import SkillLevelIn
from server.domain.invoice_lines import LabourPolicy
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    Identifier,
    QuantityField,
    QueryYesNo,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    edit_of,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.catalogue import job_type_list, job_type_view
from server.use_cases import job_types

blp = Blueprint("job_types", __name__, url_prefix="/dispatch/v1", description="Job types")
_HOUR = 3600


class JobTypeQuery(PageQuery):
    """Which kinds of work: all, or those that are offered or no longer."""

    active = QueryYesNo(load_default=None)


class ChecklistEntryIn(StrictSchema):
    """Something to tick off; without an id it gets one."""

    id = Words(most=40, load_default=None, allow_none=True)
    text = Words(required=True, least=1, most=300)
    required = YesNo(load_default=False)


class ChecklistEntryOut(StrictSchema):
    """Something to tick off."""

    id = Words()
    text = Words()
    required = YesNo()


class JobTypeLineIn(StrictSchema):
    """What is billed unless the technician says otherwise."""

    code = Words(required=True, least=1, most=50)
    quantity = QuantityField(attribute="quantity_e6", required=True)


class JobTypeLineOut(JobTypeLineIn):
    """A line of the price book that is billed."""

    description = Words()


class JobTypeIn(StrictSchema):
    """A kind of work; `labour_code` is a price-book item of the kind labour, null when none is billed."""

    code = Words(required=True, least=1, most=50)
    name = Words(required=True, least=1, most=200)
    duration_seconds = WholeNumber(least=60, most=240 * _HOUR, required=True)
    setup_seconds = WholeNumber(least=0, most=8 * _HOUR, load_default=0)
    skills = list_of(SkillLevelIn, most=20, load_default=list)
    checklist = list_of(ChecklistEntryIn, most=100, load_default=list)
    lines = list_of(JobTypeLineIn, most=100, load_default=list)
    labour = Choice(*LabourPolicy, load_default=LabourPolicy.FLAT.value)
    labour_code = Words(least=1, most=50, load_default=None, allow_none=True)
    labour_rounding_seconds = WholeNumber(least=0, most=8 * _HOUR, load_default=0)
    labour_minimum_seconds = WholeNumber(least=0, most=24 * _HOUR, load_default=0)
    needs_signature = YesNo(load_default=False)
    needs_photo = YesNo(load_default=False)
    active = YesNo(load_default=True)


class JobTypeOut(JobTypeIn):
    """A kind of work."""

    id = Identifier()
    skills = list_of(SkillLevelOut)
    checklist = list_of(ChecklistEntryOut)
    lines = list_of(JobTypeLineOut)
    version = WholeNumber(least=1, most=10**12)


class JobTypeList(StrictSchema):
    """A page of job types."""

    items = list_of(JobTypeOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/job-types", permission="job_types.read")
@blp.arguments(JobTypeQuery, location="query")
@blp.response(200, JobTypeList)
def list_job_types(query: dict[str, Any]) -> dict[str, Any]:
    """Job types by code."""
    return listed(reading(), job_type_list(reading(), active=query["active"]), query)


@blp.endpoint("POST", "/job-types", permission="job_types.edit")
@blp.arguments(JobTypeIn)
@blp.response(201, JobTypeOut)
def create_job_type(body: dict[str, Any]) -> dict[str, Any]:
    """Add a kind of work."""
    row = job_types.create_job_type(writing(), body)
    return versioned(job_type_view(writing(), row.id))


@blp.endpoint("GET", "/job-types/<string:job_type_id>", permission="job_types.read")
@blp.response(200, JobTypeOut)
def show_job_type(job_type_id: str) -> dict[str, Any]:
    """One kind of work."""
    return versioned(job_type_view(reading(), job_type_id))


@blp.endpoint("PATCH", "/job-types/<string:job_type_id>", permission="job_types.edit", edits=True)
@blp.arguments(edit_of(JobTypeIn))
@blp.response(200, JobTypeOut)
def edit_job_type(body: dict[str, Any], job_type_id: str) -> dict[str, Any]:
    """Change a kind of work; jobs that were taken keep what they were taken with."""
    job_types.edit_job_type(writing(), job_type_id, body, expected_version())
    return versioned(job_type_view(writing(), job_type_id))
