"""Gathers what a bill is made from: the work, the price book, the tax rates, the company's rules, the evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from server.domain.instants import local_date
from server.domain.invoice_lines import (
    LabourPolicy,
    LabourTerms,
    LineKind,
    PriceBookEntry,
    WantedLine,
)
from server.domain.invoicing import InvoiceDraft, TaxTerms
from server.domain.money import Money
from server.domain.review import Evidence, InvoicingMode, ReviewPolicy, ReviewReason, review_reasons
from server.domain.tax import TaxRate, is_exempt
from server.domain.visit_facts import Flag, VisitFacts
from server.domain.work_segments import labour_seconds
from server.models.catalogue import JobType, JobTypeLine, PriceBookItem, TaxRateRow
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.scope import Scope, scoped_all, scoped_get, scoped_join, scoped_select
from server.models.visits import Visit, VisitFact, VisitLine
from server.use_cases.usual_time import usual_p95_seconds
from server.use_cases.visit_history import facts_of

ALWAYS_LOOKED_AT = frozenset(
    {Flag.COMPLETED_AFTER_CANCEL.value, Flag.DUPLICATE_COMPLETION.value, Flag.PARALLEL_WORK.value}
)
LOOKED_AT_WHEN_TIMED = frozenset({Flag.OUT_OF_ORDER.value, Flag.CLOCK_SUSPECT.value, Flag.TWO_AT_ONCE.value})
"""Flags that put the time in doubt: they matter to a bill only where time is billed. A start that is missing shows
as labour that is not known, until it arrives."""


@dataclass(frozen=True, slots=True)
class Billing:
    """All that a job's bill depends on, read in one transaction."""

    company: Company
    customer: Customer
    """Who is billed: whom the job or its site names, else whose job it is."""
    served: Customer
    site: Site
    job: Job
    visit: Visit
    completion: VisitFact | None
    usual: tuple[WantedLine, ...]
    reported: tuple[WantedLine, ...]
    labour: LabourTerms
    worked_seconds: int | None
    book: tuple[PriceBookEntry, ...]
    tax: TaxTerms
    policy: ReviewPolicy
    evidence: Evidence

    @property
    def currency(self) -> str:
        """The currency in which the company bills."""
        return self.company.currency

    def reasons_against(self, draft: InvoiceDraft) -> tuple[ReviewReason, ...]:
        """Return why a person should look at a draft before it is posted."""
        return review_reasons(draft.total, draft.reasons, self.policy, self.evidence)


def gather(scope: Scope, job: Job, visit: Visit, rows: Sequence[VisitFact]) -> Billing:
    """Read what the bill of a job depends on, for the visit that completed it."""
    company = scope.session.get_one(Company, scope.tenant_id)
    site = scoped_get(scope, Site, job.site_id)
    served = surviving(scope, job.customer_id)
    customer = surviving(scope, job.bill_to_customer_id or site.bill_to_customer_id or served.id)
    kind = scoped_get(scope, JobType, job.job_type_id)
    facts = facts_of(visit, rows)
    completion = next((row for row in rows if facts.completion and row.id == facts.completion.id), None)
    labour = _labour(scope, kind)
    worked = labour_seconds(facts)
    usual, reported = _usual(scope, kind), _reported(scope, visit)
    codes = {line.code for line in (*usual, *reported)} | {labour.code or ""}
    return Billing(
        company=company,
        customer=customer,
        served=served,
        site=site,
        job=job,
        visit=visit,
        completion=completion,
        usual=usual,
        reported=reported,
        labour=labour,
        worked_seconds=worked,
        book=price_book(scope, codes),
        tax=_tax_terms(scope, company, customer, site, facts, completion),
        policy=_policy(company),
        evidence=_evidence(scope, kind, customer, job, visit, rows, completion, worked),
    )


def surviving(scope: Scope, customer_id: str) -> Customer:
    """Return a customer, or the one that it was merged into."""
    found = scoped_get(scope, Customer, customer_id)
    return scoped_get(scope, Customer, found.merged_into_id) if found.merged_into_id else found


def price_book(scope: Scope, codes: Iterable[str]) -> tuple[PriceBookEntry, ...]:
    """Return the price-book items of these codes as the domain reads them."""
    statement = scoped_select(scope, PriceBookItem).where(PriceBookItem.code.in_(sorted(codes)))
    return tuple(
        PriceBookEntry(
            row.code,
            row.description,
            LineKind(row.kind),
            row.unit,
            row.unit_price_e6,
            row.tax_category,
            row.active,
        )
        for row in scoped_all(scope, statement)
    )


def _labour(scope: Scope, kind: JobType) -> LabourTerms:
    item = scoped_get(scope, PriceBookItem, kind.labour_item_id) if kind.labour_item_id else None
    return LabourTerms(
        LabourPolicy(kind.labour),
        item.code if item else None,
        kind.labour_minimum_seconds,
        kind.labour_rounding_seconds,
    )


def _usual(scope: Scope, kind: JobType) -> tuple[WantedLine, ...]:
    statement = scoped_join(
        scope,
        scoped_select(scope, JobTypeLine, PriceBookItem.code),
        PriceBookItem,
        PriceBookItem.id == JobTypeLine.item_id,
    )
    ordered = statement.where(JobTypeLine.job_type_id == kind.id).order_by(JobTypeLine.position)
    return tuple(WantedLine(code, line.quantity_e6) for line, code in scope.session.execute(ordered))


def _reported(scope: Scope, visit: Visit) -> tuple[WantedLine, ...]:
    statement = scoped_select(scope, VisitLine).where(VisitLine.visit_id == visit.id)
    rows = scoped_all(scope, statement.order_by(VisitLine.position))
    return tuple(WantedLine(row.code, row.quantity_e6) for row in rows)


def _tax_terms(
    scope: Scope,
    company: Company,
    customer: Customer,
    site: Site,
    facts: VisitFacts,
    completion: VisitFact | None,
) -> TaxTerms:
    """Return what decides the tax: the place of the work, and the day on which it was completed.

    A completion whose clock is doubted is taxed on the day of its receipt.
    """
    moment = facts.completed_at or scope.at
    if completion is not None and Flag.CLOCK_SUSPECT.value in completion.flags:
        moment = completion.received_at
    jurisdiction = site.tax_jurisdiction or company.tax_jurisdiction
    rows = scoped_all(scope, scoped_select(scope, TaxRateRow).where(TaxRateRow.jurisdiction == jurisdiction))
    rates = tuple(_rate(row) for row in rows)
    on = local_date(moment, company.timezone)
    exempt = is_exempt(on, claimed=customer.tax_exempt, expires_on=customer.exemption_expires_on)
    return TaxTerms(jurisdiction, on, rates, exempt)


def _rate(row: TaxRateRow) -> TaxRate:
    return TaxRate(row.name, row.jurisdiction, row.category, row.rate_ppm, row.valid_from, row.valid_to)


def _policy(company: Company) -> ReviewPolicy:
    return ReviewPolicy(
        InvoicingMode(company.invoicing),
        Money(company.review_over_minor, company.currency),
        company.review_first_invoice,
    )


def _evidence(
    scope: Scope,
    kind: JobType,
    customer: Customer,
    job: Job,
    visit: Visit,
    rows: Sequence[VisitFact],
    completion: VisitFact | None,
    worked: int | None,
) -> Evidence:
    """Return what is known about the work; how long it took matters only where time is billed."""
    payload: dict[str, Any] = completion.payload if completion else {}
    timed = kind.labour == LabourPolicy.TIMED
    doubtful = ALWAYS_LOOKED_AT | (LOOKED_AT_WHEN_TIMED if timed else frozenset())
    return Evidence(
        first_invoice=not _was_billed(scope, customer.id),
        customer_on_hold=customer.on_hold,
        missing_po=customer.purchase_order_required and not job.purchase_order,
        visit_exceptions=any(doubtful & set(row.flags) for row in rows),
        missing_signature=kind.needs_signature and not payload.get("signature"),
        missing_photo=kind.needs_photo and not payload.get("photos"),
        missing_checklist=bool(_undone(kind, payload)),
        worked_seconds=worked if timed else None,
        usual_p95_seconds=usual_p95_seconds(scope, kind.id, visit.id) if timed else None,
    )


def _undone(kind: JobType, payload: dict[str, Any]) -> set[str]:
    required = {point["id"] for point in kind.checklist if point["required"]}
    return required - {point["id"] for point in payload.get("checklist", []) if point["done"]}


def _was_billed(scope: Scope, customer_id: str) -> bool:
    family = scoped_select(scope, Customer.id).where(
        (Customer.id == customer_id) | (Customer.merged_into_id == customer_id)
    )
    statement = scoped_select(scope, Invoice.id).where(
        Invoice.customer_id.in_(family), Invoice.status == "posted"
    )
    return scope.session.scalars(statement.limit(1)).first() is not None
