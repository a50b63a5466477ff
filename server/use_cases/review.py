"""Drafts in the office's queue: changed, approved, rejected. A draft's sums only come from the domain's rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.domain.errors import Conflict, Fault, UnknownReference
from server.domain.invoice_lines import DraftLine, LineKind, PriceBookEntry, WantedLine, price_line
from server.domain.invoicing import InvoiceDraft, total_up
from server.domain.money import PER_MILLION, Money, exponent_of
from server.domain.review import BLOCKING_REASONS, REASON_SENTENCES, ReviewReason
from server.models.invoices import Invoice, InvoiceLine
from server.models.jobs import Job
from server.models.record import note
from server.models.scope import Scope, scoped_get, scoped_select, touch
from server.models.visits import Visit
from server.use_cases.billing_facts import Billing, gather, price_book
from server.use_cases.invoice_documents import lines_of
from server.use_cases.invoice_events import happened
from server.use_cases.invoice_posting import post
from server.use_cases.invoicing import write_draft
from server.use_cases.visit_history import fact_rows
from server.use_cases.waiting_invoices import ask_about_held, ask_for_review, is_held_no_longer, was_reviewed


@dataclass(frozen=True, slots=True)
class _Draft:
    invoice: Invoice
    bill: Billing


def edit_draft(
    scope: Scope, invoice_id: str, changes: Mapping[str, Any], version: int, user_id: str
) -> Invoice:
    """Change a draft's notes, or all its lines at once; prices come from the book unless a line names its own."""
    held = _locked_draft(scope, invoice_id)
    touch(scope, held.invoice, version)
    if "notes" in changes:
        held.invoice.notes = changes["notes"]
    if "purchase_order" in changes:
        held = _with_order(scope, held, changes["purchase_order"])
    if "lines" in changes:
        lines = _wanted(changes["lines"], held.bill.currency)
        write_draft(scope, held.invoice, held.bill, _priced(scope, held.bill, lines))
    elif "purchase_order" in changes:
        write_draft(scope, held.invoice, held.bill, _as_it_stands(scope, held))
    ask_for_review(scope, held.invoice)
    happened(scope, invoice_id, "edited", by=user_id, changes=sorted(changes))
    note(scope, "invoice.edit", "invoice", invoice_id, changes=sorted(changes))
    return held.invoice


def approve(scope: Scope, invoice_id: str, user_id: str) -> Invoice:
    """Post a draft; one whose sums are not known must be changed first."""
    held = _locked_draft(scope, invoice_id)
    write_draft(scope, held.invoice, held.bill, _as_it_stands(scope, held))
    blocking = [reason for reason in BLOCKING_REASONS if reason.value in held.invoice.review_reasons]
    if blocking:
        raise _not_known(sorted(blocking))
    happened(scope, invoice_id, "approved", by=user_id, in_spite_of=held.invoice.review_reasons)
    note(scope, "invoice.approve", "invoice", invoice_id, in_spite_of=held.invoice.review_reasons)
    was_reviewed(scope, invoice_id, "Approved.", user_id, "approve")
    post(scope, held.invoice, held.bill)
    return held.invoice


def reprice(scope: Scope, invoice_id: str) -> None:
    """Have a draft say what holds now for whom it goes to: the tax, the address, the reasons to look at it."""
    held = _locked_draft(scope, invoice_id)
    write_draft(scope, held.invoice, held.bill, _as_it_stands(scope, held))
    ask_for_review(scope, held.invoice)


def reject(scope: Scope, invoice_id: str, reason: str, user_id: str) -> Invoice:
    """Refuse a draft: its job is held with the reason, and nothing is billed unless the draft is reopened."""
    held = _locked_draft(scope, invoice_id)
    held.invoice.status = "rejected"
    touch(scope, held.invoice)
    held.bill.job.held_because = reason
    touch(scope, held.bill.job)
    scope.session.flush()
    happened(scope, invoice_id, "rejected", by=user_id, reason=reason)
    note(scope, "invoice.reject", "invoice", invoice_id, reason=reason)
    was_reviewed(scope, invoice_id, reason, user_id, "reject")
    ask_about_held(scope, held.invoice, reason)
    return held.invoice


def reopen(scope: Scope, invoice_id: str, user_id: str) -> Invoice:
    """Take a rejection back: the invoice is a draft again, and its job is held no longer."""
    held = _locked(scope, invoice_id, "rejected")
    held.invoice.status = "draft"
    touch(scope, held.invoice)
    held.bill.job.held_because = None
    touch(scope, held.bill.job)
    scope.session.flush()
    happened(scope, invoice_id, "reopened", by=user_id)
    note(scope, "invoice.reopen", "invoice", invoice_id)
    is_held_no_longer(scope, invoice_id, "The draft was reopened.", user_id, "reopen")
    ask_for_review(scope, held.invoice)
    return held.invoice


def write_off(scope: Scope, invoice_id: str, reason: str, user_id: str) -> Invoice:
    """Let a refused draft be: nobody is asked about it any more; it can still be reopened."""
    held = _locked(scope, invoice_id, "rejected")
    happened(scope, invoice_id, "written_off", by=user_id, reason=reason)
    note(scope, "invoice.write_off", "invoice", invoice_id, reason=reason)
    is_held_no_longer(scope, invoice_id, reason, user_id, "write_off")
    return held.invoice


def _locked_draft(scope: Scope, invoice_id: str) -> _Draft:
    return _locked(scope, invoice_id, "draft")


def _locked(scope: Scope, invoice_id: str, status: str) -> _Draft:
    """Lock job and invoice, in the order in which a completion locks them, and read what the bill depends on."""
    job_id = scope.session.scalars(
        scoped_select(scope, Invoice.job_id).where(Invoice.id == invoice_id)
    ).one_or_none()
    job = scoped_get(scope, Job, job_id or "", lock=True) if job_id else None
    invoice = scoped_get(scope, Invoice, invoice_id, lock=True)
    if invoice.status != status or job is None:
        code = f"NOT_{'A_DRAFT' if status == 'draft' else status.upper()}"
        raise Conflict(
            f"The invoice is {invoice.status}, not {status}.", code=code, status_now=invoice.status
        )
    visit = scoped_get(scope, Visit, invoice.visit_id or "")
    return _Draft(invoice, gather(scope, job, visit, fact_rows(scope, visit.id)))


def _with_order(scope: Scope, held: _Draft, purchase_order: str) -> _Draft:
    """Write the customer's order number on the job, and read anew what the bill depends on."""
    job = held.bill.job
    job.purchase_order = purchase_order
    touch(scope, job)
    scope.session.flush()
    visit = held.bill.visit
    return _Draft(held.invoice, gather(scope, job, visit, fact_rows(scope, visit.id)))


def _wanted(lines: Sequence[Mapping[str, Any]], currency: str) -> list[WantedLine]:
    return [
        WantedLine(line["code"], line["quantity"], _price(line.get("unit_price"), currency, index))
        for index, line in enumerate(lines)
    ]


def _price(money: Mapping[str, Any] | None, currency: str, index: int) -> int | None:
    """Return a price in millionths of the major unit."""
    if money is None:
        return None
    if money["currency"] != currency:
        raise UnknownReference(
            f"The company bills in {currency}.",
            faults=[Fault(f"json.lines[{index}].unit_price.currency", f"must be {currency}")],
        )
    minor: int = money["minor"]
    per_major: int = 10 ** exponent_of(currency)
    return minor * PER_MILLION // per_major


def _priced(scope: Scope, bill: Billing, wanted: Sequence[WantedLine]) -> InvoiceDraft:
    entries = {entry.code: entry for entry in price_book(scope, {line.code for line in wanted})}
    unknown = [index for index, line in enumerate(wanted) if line.code not in entries]
    if unknown:
        faults = [Fault(f"json.lines[{index}].code", "is not in the price book") for index in unknown]
        raise UnknownReference("A line's code is not in the price book.", faults=faults)
    lines = [price_line(line, entries, bill.currency) for line in wanted]
    return total_up(lines, bill.tax, bill.currency)


def _as_it_stands(scope: Scope, held: _Draft) -> InvoiceDraft:
    """Return the draft's own lines with prices and taxes that were unknown filled in where they are known now."""
    rows = lines_of(scope, held.invoice.id)
    entries = {entry.code: entry for entry in price_book(scope, {row.code for row in rows})}
    lines = [_line(row, entries, held.bill.currency) for row in rows]
    return total_up(lines, held.bill.tax, held.bill.currency)


def _line(row: InvoiceLine, entries: Mapping[str, PriceBookEntry], currency: str) -> DraftLine:
    if row.quantity_e6 > 0:
        return price_line(WantedLine(row.code, row.quantity_e6, row.unit_price_e6), entries, currency)
    return DraftLine(
        kind=LineKind(row.kind),
        code=row.code,
        description=row.description,
        unit=row.unit,
        quantity_e6=row.quantity_e6,
        unit_price_e6=row.unit_price_e6,
        net=Money.zero(currency),
        tax_category=row.tax_category,
        reasons=(ReviewReason.LABOUR_UNKNOWN,),
    )


def _not_known(blocking: Sequence[ReviewReason]) -> Conflict:
    sentences = " ".join(REASON_SENTENCES[reason] for reason in blocking)
    codes = [reason.value for reason in blocking]
    return Conflict(f"Change the draft first. {sentences}", code="DRAFT_INCOMPLETE", reasons=codes)
