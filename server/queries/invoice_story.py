"""What stands behind an invoice: what happened to it, in sentences, and the evidence of the work."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from server.models.companies import Company
from server.models.invoices import Invoice, InvoiceEvent
from server.models.scope import Scope, scoped_all, scoped_find, scoped_select
from server.models.technicians import Technician
from server.models.users import User
from server.models.visits import Visit, VisitFact
from server.queries.zones import local

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "drafted": "Drafted when the visit was completed.",
        "edited": "Changed by {by}.",
        "approved": "Approved by {by}.",
        "posted": "Posted as {number}.",
        "rejected": "Rejected by {by}: {reason}",
        "written_off": "Written off by {by}: {reason}",
        "reopened": "Reopened by {by}.",
        "rendered": "Set as PDF.",
        "mailed": "Mailed to {recipient}.",
        "mail_failed": "Not mailed: {reason}",
    }
)


def story_of(scope: Scope, company: Company, invoice: Invoice) -> list[dict[str, Any]]:
    """Return what happened to an invoice, in order."""
    statement = scoped_select(scope, InvoiceEvent).where(InvoiceEvent.invoice_id == invoice.id)
    rows = scoped_all(scope, statement)
    names = _names(scope, {row.facts["by"] for row in rows if "by" in row.facts})
    order = list(SENTENCES)
    ordered = sorted(rows, key=lambda row: (row.at, order.index(row.kind), row.id))
    return [
        {"at": local(row.at, company), "kind": row.kind, "sentence": _sentence(row, names)} for row in ordered
    ]


def evidence_of(scope: Scope, company: Company, invoice: Invoice) -> dict[str, Any] | None:
    """Return what was reported of the work that is billed."""
    visit = scoped_find(scope, Visit, invoice.visit_id)
    if visit is None:
        return None
    completion = _completion(scope, visit)
    payload: Mapping[str, Any] = completion.payload if completion else {}
    technician = scoped_find(scope, Technician, completion.technician_id) if completion else None
    return {
        "visit_id": visit.id,
        "technician_name": technician.name if technician else "",
        "started_at": local(visit.started_at, company) if visit.started_at else None,
        "completed_at": local(visit.completed_at, company) if visit.completed_at else None,
        "notes": visit.notes or None,
        "photos": payload.get("photos", []),
        "signature": payload.get("signature"),
        "checklist": payload.get("checklist", []),
        "flags": sorted({flag for row in _facts(scope, visit) for flag in row.flags}),
    }


def _sentence(row: InvoiceEvent, names: Mapping[str, str]) -> str:
    facts = {**row.facts, "by": names.get(row.facts.get("by", ""), "the office")}
    return SENTENCES[row.kind].format_map(facts)


def _names(scope: Scope, ids: set[str]) -> Mapping[str, str]:
    statement = scoped_select(scope, User.id, User.name).where(User.id.in_(ids))
    return {row.id: row.name for row in scope.session.execute(statement)}


def _facts(scope: Scope, visit: Visit) -> list[VisitFact]:
    statement = scoped_select(scope, VisitFact).where(VisitFact.visit_id == visit.id)
    return list(scoped_all(scope, statement.order_by(VisitFact.occurred_at, VisitFact.id)))


def _completion(scope: Scope, visit: Visit) -> VisitFact | None:
    """Return the completion that counts: the first with the outcome that the visit has."""
    found = [row for row in _facts(scope, visit) if row.kind == "complete"]
    return next((row for row in found if row.payload["outcome"] == visit.outcome), None)
