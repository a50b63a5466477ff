"""From a completed job to its one primary invoice: drafted by the domain's rules, then posted or queued.

A draft that nobody has edited follows late facts of its visit; what is posted never changes.
"""

from server.domain.invoice_lines import LabourPolicy
from server.domain.invoicing import InvoiceDraft, draft_of_work
from server.domain.lifecycles import JobStatus, Outcome
from server.models.invoices import Invoice, InvoiceLine, InvoiceTax
from server.models.jobs import Job
from server.models.record import note
from server.models.scope import (
    Scope,
    scoped_add,
    scoped_delete,
    scoped_select,
    touch,
)
from server.models.visits import Visit
from server.use_cases.billing_facts import Billing, gather
from server.use_cases.exceptions import open_exception
from server.use_cases.exemptions import tell_expired
from server.use_cases.invoice_events import happened, was
from server.use_cases.invoice_posting import SERIES, post
from server.use_cases.visit_history import fact_rows
from server.use_cases.waiting_invoices import ask_for_review


def bill_visit(scope: Scope, job: Job, visit: Visit) -> Invoice | None:
    """Bring the job's primary invoice up to date after a report on one of its visits; see `bill_job`."""
    invoice = primary_invoice(scope, job.id)
    if invoice is None:
        return bill_job(scope, job)
    if invoice.visit_id == visit.id and not was(scope, invoice.id, "edited"):
        bill = gather(scope, job, visit, fact_rows(scope, visit.id))
        if invoice.status == "draft":
            _redraft(scope, invoice, bill)
        elif invoice.status == "posted":
            _compare_labour(scope, invoice, bill)
    return invoice


def bill_job(scope: Scope, job: Job) -> Invoice | None:
    """Make the primary invoice of a job that is completed and has none; None when there is none to make.

    The caller holds the job's lock, so that two completions of one job cannot both find no invoice.
    """
    if job.status != JobStatus.COMPLETED or not job.billable or job.held_because is not None:
        return None
    visit = _completed_visit(scope, job)
    bill = gather(scope, job, visit, fact_rows(scope, visit.id))
    invoice = _new_invoice(scope, bill)
    _redraft(scope, invoice, bill)
    return invoice


def primary_invoice(scope: Scope, job_id: str) -> Invoice | None:
    """Return the job's one primary invoice."""
    statement = scoped_select(scope, Invoice).where(Invoice.job_id == job_id, Invoice.kind == "primary")
    found: Invoice | None = scope.session.scalars(statement).one_or_none()
    return found


def write_draft(scope: Scope, invoice: Invoice, bill: Billing, draft: InvoiceDraft) -> None:
    """Give a draft whom it goes to, its lines, taxes, sums and the reasons why a person should look at it."""
    invoice.customer_id = bill.customer.id
    invoice.net_minor, invoice.tax_minor = draft.net.minor, draft.tax.minor
    invoice.total_minor = draft.total.minor
    invoice.jurisdiction = bill.tax.jurisdiction
    invoice.review_reasons = [reason.value for reason in bill.reasons_against(draft)]
    touch(scope, invoice)
    for part in (InvoiceLine, InvoiceTax):
        scope.session.execute(scoped_delete(scope, part).where(part.invoice_id == invoice.id))
    _add_lines(scope, invoice, draft)
    _add_taxes(scope, invoice, draft)


def _completed_visit(scope: Scope, job: Job) -> Visit:
    """Return the visit on which the job was completed, the first of several."""
    statement = scoped_select(scope, Visit).where(
        Visit.job_id == job.id, Visit.outcome == Outcome.COMPLETED.value
    )
    visit: Visit = scope.session.scalars(statement.order_by(Visit.completed_at, Visit.id).limit(1)).one()
    return visit


def _redraft(scope: Scope, invoice: Invoice, bill: Billing) -> None:
    """Write the draft from the work as it is known now, and post it when nothing speaks against that."""
    invoice.notes = bill.visit.notes
    write_draft(scope, invoice, bill, _drafted(bill))
    if bill.customer.tax_exempt and not bill.tax.exempt:
        tell_expired(scope, bill.customer)
    if invoice.review_reasons:
        ask_for_review(scope, invoice)
    else:
        post(scope, invoice, bill)


def _drafted(bill: Billing) -> InvoiceDraft:
    return draft_of_work(
        bill.usual, bill.reported, bill.labour, bill.worked_seconds, bill.book, bill.tax, bill.currency
    )


def _compare_labour(scope: Scope, invoice: Invoice, bill: Billing) -> None:
    """Have a person look at a posted invoice when a late report says that other hours were worked."""
    if bill.labour.policy is not LabourPolicy.TIMED or bill.labour.code is None:
        return
    billed = scoped_select(scope, InvoiceLine.quantity_e6).where(
        InvoiceLine.invoice_id == invoice.id, InvoiceLine.code == bill.labour.code
    )
    now = [line.quantity_e6 for line in _drafted(bill).lines if line.code == bill.labour.code]
    if list(scope.session.scalars(billed)) != now:
        sentence = f"A report that came after {invoice.number} was posted changes the time worked."
        open_exception(scope, "LATE_EVIDENCE", "invoice", invoice.id, sentence, visit_id=bill.visit.id)


def _new_invoice(scope: Scope, bill: Billing) -> Invoice:
    row = Invoice(
        kind="primary",
        status="draft",
        customer_id=bill.customer.id,
        job_id=bill.job.id,
        visit_id=bill.visit.id,
        series=SERIES,
        currency=bill.currency,
        net_minor=0,
        tax_minor=0,
        total_minor=0,
        jurisdiction=bill.tax.jurisdiction,
        notes="",
        review_reasons=[],
    )
    scoped_add(scope, row)
    happened(scope, row.id, "drafted", visit_id=bill.visit.id)
    note(scope, "invoice.draft", "invoice", row.id, job_id=bill.job.id, visit_id=bill.visit.id)
    return row


def _add_lines(scope: Scope, invoice: Invoice, draft: InvoiceDraft) -> None:
    for position, line in enumerate(draft.lines):
        row = InvoiceLine(
            invoice_id=invoice.id,
            position=position,
            kind=line.kind.value,
            code=line.code,
            description=line.description,
            quantity_e6=line.quantity_e6,
            unit=line.unit,
            unit_price_e6=line.unit_price_e6,
            net_minor=line.net.minor,
            tax_category=line.tax_category,
        )
        scoped_add(scope, row)


def _add_taxes(scope: Scope, invoice: Invoice, draft: InvoiceDraft) -> None:
    for position, tax in enumerate(draft.taxes):
        row = InvoiceTax(
            invoice_id=invoice.id,
            position=position,
            name=tax.name,
            category=tax.category,
            rate_ppm=tax.rate_ppm,
            base_minor=tax.base.minor,
            amount_minor=tax.amount.minor,
        )
        scoped_add(scope, row)
