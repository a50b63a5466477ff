"""Jobs: taken, looked up, changed, cancelled."""

from typing import Any

from server.dispatch_api.schemas import A_DAY, JobOut, ReasonIn, Span
from server.domain.lifecycles import JobStatus
from server.http.blueprint import Blueprint
from server.http.etag import answer_version, expected_version
from server.http.fields import (
    Choice,
    DayField,
    Identifier,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.jobs import job_list, job_view
from server.use_cases import jobs

blp = Blueprint("jobs", __name__, url_prefix="/dispatch/v1", description="Jobs (work orders)")


class JobQuery(PageQuery):
    """Which jobs."""

    status = Choice(*JobStatus)
    date = DayField()
    customer_id = Identifier()
    q = Words(most=100)


class SkillIn(StrictSchema):
    """A skill that is needed, at a level."""

    code = Words(required=True, least=1, most=50)
    level = WholeNumber(least=1, most=5, load_default=1)


class JobEdit(StrictSchema):
    """What may change as long as nobody has begun."""

    site_id = Identifier()
    title = Words(least=1, most=200)
    description = Words(most=5000, lines=True)
    priority = WholeNumber(least=0, most=100)
    duration_seconds = WholeNumber(least=60, most=10 * A_DAY)
    skills = list_of(SkillIn, most=20)
    windows = list_of(Span, least=1, most=10)
    pinned_technician_id = Identifier(allow_none=True)
    equipment_id = Identifier(allow_none=True)
    purchase_order = Words(most=100)
    bill_to_customer_id = Identifier(allow_none=True)
    billable = YesNo()


class JobIn(JobEdit):
    """A new job; what is left out comes from its job type."""

    customer_id = Identifier(required=True)
    site_id = Identifier(required=True)
    job_type_id = Identifier(required=True)
    windows = list_of(Span, least=1, most=10, required=True)


class JobList(StrictSchema):
    """A page of jobs."""

    items = list_of(JobOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/jobs", permission="jobs.read")
@blp.arguments(JobQuery, location="query")
@blp.response(200, JobList)
def list_jobs(query: dict[str, Any]) -> dict[str, Any]:
    """Jobs, newest first."""
    return listed(reading(), job_list(reading(), query), query)


@blp.endpoint("POST", "/jobs", permission="jobs.edit")
@blp.arguments(JobIn)
@blp.response(201, JobOut)
def create_job(body: dict[str, Any]) -> Any:
    """Take a job."""
    row = jobs.create_job(writing(), body)
    answer_version(row.version)
    return job_view(writing(), row.id), 201, {"Location": f"/dispatch/v1/jobs/{row.id}"}


@blp.endpoint("GET", "/jobs/<string:job_id>", permission="jobs.read")
@blp.response(200, JobOut)
def show_job(job_id: str) -> dict[str, Any]:
    """A job with its visits and its history."""
    return _view(reading(), job_id)


@blp.endpoint("PATCH", "/jobs/<string:job_id>", permission="jobs.edit", edits=True)
@blp.arguments(JobEdit)
@blp.response(200, JobOut)
def edit_job(body: dict[str, Any], job_id: str) -> dict[str, Any]:
    """Change a job that nobody has begun."""
    jobs.edit_job(writing(), job_id, body, expected_version())
    return _view(writing(), job_id)


@blp.endpoint("DELETE", "/jobs/<string:job_id>", permission="jobs.edit", edits=True)
@blp.response(204)
def delete_job(job_id: str) -> None:
    """Take back a job that never had a visit."""
    jobs.delete_job(writing(), job_id, expected_version())


@blp.endpoint("POST", "/jobs/<string:job_id>/cancel", permission="jobs.edit")
@blp.arguments(ReasonIn)
@blp.response(200, JobOut)
def cancel_job(body: dict[str, Any], job_id: str) -> dict[str, Any]:
    """Cancel a job and its visits ahead."""
    jobs.cancel_job(writing(), job_id, body["reason"])
    return _view(writing(), job_id)


def _view(scope: Any, job_id: str) -> dict[str, Any]:
    view = job_view(scope, job_id)
    answer_version(view["version"])
    return view
