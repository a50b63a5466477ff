"""Merging customers: what one has becomes the other's; posted invoices are frozen and stay under the old row.

The old row remains, points to the one that it was merged into, and is found through it. Customers are locked before
their jobs and invoices, here and where a customer is changed; nobody locks them the other way round.
"""

from collections.abc import Mapping
from typing import Any, Literal

from server.domain.errors import Conflict, Invalid, VersionMismatch
from server.models.agreements import Agreement
from server.models.customers import Customer, Site
from server.models.imports import ExternalId
from server.models.invoices import Invoice, OpenInvoice
from server.models.jobs import Job
from server.models.record import note
from server.models.scope import (
    Scope,
    changed,
    scoped_get,
    scoped_reference,
    scoped_select,
    scoped_update,
    touch,
)
from server.use_cases.customers import reprice_drafts

Keep = Literal["merged", "into"]
DECIDED = ("on_hold", "tax_exempt", "purchase_order_required")
"""What nobody may lose silently: where the two differ, the request says which value is kept."""
EXEMPTION = ("exemption_certificate", "exemption_expires_on")
OWN_WORDS = ("name", "phone", "email", "billing_address", "payment_days")
"""What the one merged into keeps, unless it has nothing there or the request says otherwise."""


def merge(
    scope: Scope,
    customer_id: str,
    asked: Mapping[str, Any],
    version: int,
) -> Customer:
    """Merge a customer into another and return that one; asked a second time, nothing happens again.

    `asked` names `into_id`, `into_version` and `keep`: for each field that differs, whose value stays.
    """
    scoped_get(scope, Customer, customer_id)
    into_id = scoped_reference(scope, Customer, asked["into_id"], "json.into_id").id
    if into_id == customer_id:
        raise Invalid.field("json.into_id", "is the customer itself")
    merged, into = _both(scope, customer_id, into_id)
    if merged.merged_into_id == into.id:
        return into
    _refuse_chains(scope, merged, into)
    touch(scope, merged, version)
    if into.version != asked["into_version"]:
        raise VersionMismatch(
            f"Somebody changed customer {into.number} first.",
            current_version=into.version,
            field="json.into_version",
        )
    kept = _settle_differences(merged, into, asked["keep"])
    merged.merged_into_id = into.id
    touch(scope, into)
    scope.session.flush()
    moved = _move(scope, merged.id, into.id)
    note(scope, "customer.merge", "customer", into.id, merged_id=merged.id, number=merged.number, **moved)
    note(scope, "customer.merged_into", "customer", merged.id, into_id=into.id, number=into.number, kept=kept)
    reprice_drafts(scope, Invoice.customer_id == into.id)
    return into


def differences(merged: Customer, into: Customer) -> list[dict[str, Any]]:
    """Return in what two customers differ, and whether somebody has to say which value stays."""
    names = (*DECIDED, *EXEMPTION, *OWN_WORDS)
    return [
        {
            "field": name,
            "merged": getattr(merged, name),
            "into": getattr(into, name),
            "must_decide": name in DECIDED,
        }
        for name in names
        if getattr(merged, name) != getattr(into, name)
    ]


def _both(scope: Scope, customer_id: str, into_id: str) -> tuple[Customer, Customer]:
    """Hold both, in one order whichever is merged into which."""
    rows = {
        row_id: scoped_get(scope, Customer, row_id, lock=True) for row_id in sorted((customer_id, into_id))
    }
    return rows[customer_id], rows[into_id]


def _refuse_chains(scope: Scope, merged: Customer, into: Customer) -> None:
    if merged.merged_into_id is not None:
        raise Conflict(
            "The customer was merged already.", code="CUSTOMER_MERGED", into_id=merged.merged_into_id
        )
    if into.merged_into_id is not None:
        raise Conflict(
            f"Customer {into.number} was merged itself: merge into the one that it went into.",
            code="MERGE_CHAIN",
            into_id=into.merged_into_id,
        )
    others = scoped_select(scope, Customer.id).where(Customer.merged_into_id == merged.id)
    if scope.session.scalars(others.limit(1)).first() is not None:
        raise Conflict(
            f"Others were merged into customer {merged.number}: merge the other way round.",
            code="MERGE_CHAIN",
        )


def _settle_differences(merged: Customer, into: Customer, keep: Mapping[str, Keep]) -> dict[str, str]:
    """Give the one merged into the values that stay; refuse to lose silently what must be decided."""
    differ = differences(merged, into)
    undecided = [one["field"] for one in differ if one["must_decide"] and one["field"] not in keep]
    if undecided:
        raise Conflict(
            f"The two differ in {', '.join(undecided)}: say which value is kept.",
            code="MERGE_DIFFERS",
            differs=[one["field"] for one in differ],
            undecided=undecided,
        )
    kept: dict[str, str] = {}
    for one in differ:
        name = one["field"]
        side = keep.get(name) or ("into" if name in DECIDED or one["into"] not in {"", None} else "merged")
        if name in EXEMPTION:
            side = keep.get("tax_exempt") or side
        if side == "merged":
            setattr(into, name, one["merged"])
        kept[name] = side
    into.notes = "\n".join(dict.fromkeys(part for part in (into.notes, merged.notes) if part))[:5000]
    return kept


def _move(scope: Scope, old: str, new: str) -> dict[str, int]:
    """Give the new customer what the old one has; return how many rows of each kind that were."""
    counts = {
        "sites": _set(scope, Site, "customer_id", old, new),
        "jobs": _set(scope, Job, "customer_id", old, new),
        "agreements": _set(scope, Agreement, "customer_id", old, new),
        "open_invoices": _set(scope, OpenInvoice, "customer_id", old, new),
        "drafts": _set(scope, Invoice, "customer_id", old, new, Invoice.status != "posted"),
    }
    for model in (Site, Job):
        _set(scope, model, "bill_to_customer_id", old, new)
    statement = scoped_update(scope, ExternalId).where(ExternalId.row_id == old)
    counts["external_ids"] = changed(scope.session.execute(statement.values(row_id=new)))
    scope.session.expire_all()
    return counts


def _set(scope: Scope, model: Any, column: str, old: str, new: str, *conditions: Any) -> int:
    statement = scoped_update(scope, model).where(getattr(model, column) == old, *conditions)
    values = {column: new, "version": model.version + 1, "updated_at": scope.at}
    options = {"synchronize_session": False}
    return changed(scope.session.execute(statement.values(**values), execution_options=options))
