"""What a technician reports of a visit: always kept, applied as far as it makes sense, flagged where it is odd."""

from typing import Any

from mobile_api.schemas import CompletionIn, ReportedOut, ReportIn
from mobile_api.technician import own_id
from server.domain.quantities import format_e6
from server.domain.visit_facts import FactKind
from server.http.blueprint import Blueprint
from server.http.transaction import writing
from server.queries.technician_day import reported_visit
from server.use_cases.field_reports import Report, report

blp = Blueprint("field_reports", __name__, url_prefix="/mobile/v1", description="Reports from the field")


def _simple(kind: FactKind, summary: str) -> None:
    def view(body: dict[str, Any], visit_id: str) -> dict[str, Any]:
        return _reported(visit_id, kind, body, {})

    view.__name__, view.__doc__ = f"report_{kind.value}", summary
    documented = blp.arguments(ReportIn)(blp.response(200, ReportedOut)(view))
    rule = f"/visits/<string:visit_id>/{kind.value}"
    blp.endpoint("POST", rule, permission="own_visits.report", idempotency="required")(documented)


for _kind, _summary in {
    FactKind.TRAVEL: "Set off to a visit.",
    FactKind.ARRIVE: "Arrive at a visit.",
    FactKind.START: "Start to work.",
    FactKind.PAUSE: "Interrupt the work.",
    FactKind.RESUME: "Go on with the work.",
}.items():
    _simple(_kind, _summary)


@blp.endpoint(
    "POST",
    "/visits/<string:visit_id>/complete",
    permission="own_visits.report",
    idempotency="required",
)
@blp.arguments(CompletionIn)
@blp.response(200, ReportedOut)
def report_complete(body: dict[str, Any], visit_id: str) -> dict[str, Any]:
    """End a visit; work that is completed is invoiced in the same moment."""
    details = {name: value for name, value in body.items() if name not in {"occurred_at", "timezone"}}
    details["lines"] = [
        {"code": line["code"], "quantity": format_e6(line["quantity"])} for line in body["lines"]
    ]
    return _reported(visit_id, FactKind.COMPLETE, body, details)


def _reported(visit_id: str, kind: FactKind, body: dict[str, Any], details: dict[str, Any]) -> dict[str, Any]:
    technician_id, scope = own_id(), writing()
    done = report(
        scope, technician_id, visit_id, Report(kind, body["occurred_at"], body["timezone"], details)
    )
    return {
        "result": "applied_with_exception" if done.flags else "applied",
        "flags": done.flags,
        "visit": reported_visit(scope, technician_id, done.visit_id),
        "invoice": done.invoice,
    }
