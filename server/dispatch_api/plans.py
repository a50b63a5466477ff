"""Plans: ask for one, watch it, stop it, publish it."""

from typing import Any

from server.dispatch_api.schemas import (
    DayQuery,
    KpisOut,
    PlanRowOut,
    UnassignedOut,
)
from server.domain.errors import Invalid
from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.fields import (
    Choice,
    DayField,
    Figure,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    list_of,
    object_of,
)
from server.http.services import services
from server.http.transaction import reading, writing
from server.queries.plans import plan_view, plans_of_day
from server.use_cases import plans

blp = Blueprint("plans", __name__, url_prefix="/dispatch/v1", description="Plans")


class PlanIn(StrictSchema):
    """Which day to plan, and how long to look."""

    date = DayField(required=True)
    seconds = WholeNumber(least=1, most=600, load_default=None)
    seed = WholeNumber(least=0, most=2**31 - 1, load_default=None)
    iterations = WholeNumber(least=1, most=10**6, load_default=None)


class ProgressOut(StrictSchema):
    """How far a run is."""

    elapsed_seconds = Figure()
    found_at = Figure()
    served = WholeNumber(least=0, most=10**6)
    total = WholeNumber(least=0, most=10**6)
    travel_seconds = WholeNumber(least=0, most=10**9)
    unserved_priority = WholeNumber(least=0, most=10**9)
    fraction = Figure()


class LimitsOut(StrictSchema):
    """When a run stops looking."""

    seconds = WholeNumber(least=1, most=600)
    iterations = WholeNumber(least=1, most=10**6, allow_none=True)


class FailureOut(StrictSchema):
    """Why a run ended without a plan."""

    code = Words()
    sentence = Words()


class StaleOut(StrictSchema):
    """Something that has changed since the plan was made."""

    kind = Words()
    id = Words()
    name = Words()
    sentence = Words()


class SlotOut(StrictSchema):
    """Who and when."""

    technician_id = Words()
    technician_name = Words()
    starts_at = InstantField()


class ChangeOut(StrictSchema):
    """What publishing would change for one customer."""

    kind = Choice("added", "moved", "reassigned", "removed")
    job_id = Identifier()
    job_number = WholeNumber(least=1, most=2**53)
    customer_name = Words()
    before = object_of(SlotOut, data_key="from", attribute="from", allow_none=True)
    after = object_of(SlotOut, data_key="to", attribute="to", allow_none=True)
    sentence = Words()


class PlanHead(StrictSchema):
    """A plan without its routes."""

    id = Identifier()
    date = DayField()
    status = Choice("queued", "solving", "proposed", "published", "failed", "stale", "superseded")
    created_at = InstantField()
    requested_by = Words(allow_none=True)
    seed = WholeNumber(least=0, most=2**31 - 1)
    engine = Words(allow_none=True)
    engine_version = Words(allow_none=True)
    input_hash = Words(allow_none=True)
    limits = object_of(LimitsOut)
    progress = object_of(ProgressOut, allow_none=True)
    kpis = object_of(KpisOut, allow_none=True)
    failure = object_of(FailureOut, allow_none=True)


class PlanOut(PlanHead):
    """A plan."""

    stale_because = list_of(StaleOut)
    technicians = list_of(PlanRowOut)
    unassigned = list_of(UnassignedOut)
    changes = list_of(ChangeOut)


class PlanList(StrictSchema):
    """The plans of a day, newest first."""

    items = list_of(PlanHead)


@blp.endpoint("GET", "/plans", permission="plans.read")
@blp.arguments(DayQuery, location="query")
@blp.response(200, PlanList)
def list_plans(query: dict[str, Any]) -> dict[str, Any]:
    """The plans of a day, newest first."""
    return {"items": plans_of_day(reading(), query["date"])}


@blp.endpoint("POST", "/plans", permission="plans.run")
@blp.arguments(PlanIn)
@blp.response(202, PlanOut)
def request_plan(body: dict[str, Any]) -> Any:
    """Ask for a plan of a day; watch it at the Location of the answer."""
    row = plans.request_plan(
        writing(),
        body["date"],
        requested_by=current_caller().identity.user_id,
        seconds=_seconds(body["seconds"]),
        seed=body["seed"],
        iterations=body["iterations"],
    )
    return plan_view(writing(), row.id), 202, {"Location": f"/dispatch/v1/plans/{row.id}"}


@blp.endpoint("GET", "/plans/<string:plan_id>", permission="plans.read")
@blp.response(200, PlanOut)
def show_plan(plan_id: str) -> dict[str, Any]:
    """A plan: how far it is, what it proposes and what it would change."""
    return plan_view(reading(), plan_id)


@blp.endpoint("POST", "/plans/<string:plan_id>/publish", permission="plans.publish")
@blp.response(200, PlanOut)
def publish_plan(plan_id: str) -> dict[str, Any]:
    """Make a proposed plan the day's visits; refused when something that it rests on has changed."""
    plans.publish_plan(writing(), plan_id)
    return plan_view(writing(), plan_id)


@blp.endpoint("POST", "/plans/<string:plan_id>/stop", permission="plans.run")
@blp.response(202, PlanOut)
def stop_plan(plan_id: str) -> dict[str, Any]:
    """End a run now; the best plan so far is kept."""
    plans.stop_plan(writing(), plan_id)
    return plan_view(writing(), plan_id)


def _seconds(asked: int | None) -> int:
    settings = services().settings
    if asked is not None and asked > settings.solve_seconds_limit:
        raise Invalid.field("json.seconds", f"must be at most {settings.solve_seconds_limit}")
    return asked or settings.solve_seconds
