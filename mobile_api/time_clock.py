"""The time clock: in and out, never refused for their time."""

from typing import Any

from mobile_api.schemas import PunchedOut, ReportIn
from mobile_api.technician import own_id
from server.domain.time_clock import PunchKind
from server.http.blueprint import Blueprint
from server.http.transaction import writing
from server.queries.zones import company_of, local
from server.use_cases.time_clock import punch

blp = Blueprint("time_clock", __name__, url_prefix="/mobile/v1", description="Clocking in and out")


@blp.endpoint("POST", "/clock-in", permission="own_time.report", idempotency="required")
@blp.arguments(ReportIn)
@blp.response(200, PunchedOut)
def clock_in(body: dict[str, Any]) -> dict[str, Any]:
    """Clock in."""
    return _punch(PunchKind.IN, body)


@blp.endpoint("POST", "/clock-out", permission="own_time.report", idempotency="required")
@blp.arguments(ReportIn)
@blp.response(200, PunchedOut)
def clock_out(body: dict[str, Any]) -> dict[str, Any]:
    """Clock out."""
    return _punch(PunchKind.OUT, body)


def _punch(kind: PunchKind, body: dict[str, Any]) -> dict[str, Any]:
    technician_id, scope = own_id(), writing()
    done = punch(scope, technician_id, kind, body["occurred_at"], body["timezone"])
    row, company = done.punch, company_of(scope)
    return {
        "result": "applied_with_exception" if done.flags else "applied",
        "flags": done.flags,
        "clocked_in": done.clocked_in,
        "punch": {
            "id": row.id,
            "kind": row.kind,
            "occurred_at": local(row.occurred_at, company),
            "received_at": local(row.received_at, company),
        },
    }
