"""What bills of the past are made from: price book, tax rates, policy, customers and sites, read once."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.domain.invoice_lines import (
    LabourPolicy,
    LabourTerms,
    LineKind,
    PriceBookEntry,
    WantedLine,
)
from server.domain.money import Money
from server.domain.review import InvoicingMode, ReviewPolicy
from server.domain.tax import TaxRate
from server.models.catalogue import JobType, JobTypeLine, PriceBookItem, TaxRateRow
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.scope import Scope, scoped_all, scoped_select


@dataclass(frozen=True, slots=True)
class Books:
    """Values of the domain, and the rows that documents name."""

    prices: tuple[PriceBookEntry, ...]
    usual: Mapping[str, tuple[WantedLine, ...]]
    """The lines of each kind of work, by its id."""
    labour: Mapping[str, LabourTerms]
    rates: tuple[TaxRate, ...]
    policy: ReviewPolicy
    policy_currency: str
    customers: Mapping[str, Customer]
    sites: Mapping[str, Site]


def open_books(scope: Scope) -> Books:
    """Read the company's books."""
    company = scope.session.get_one(Company, scope.tenant_id)
    items = {row.id: row for row in scoped_all(scope, scoped_select(scope, PriceBookItem))}
    kinds = scoped_all(scope, scoped_select(scope, JobType))
    return Books(
        prices=tuple(_entry(row) for row in items.values()),
        usual=_usual(scope, items),
        labour={kind.id: _labour(kind, items) for kind in kinds},
        rates=tuple(_rate(row) for row in scoped_all(scope, scoped_select(scope, TaxRateRow))),
        policy=ReviewPolicy(
            InvoicingMode(company.invoicing),
            Money(company.review_over_minor, company.currency),
            company.review_first_invoice,
        ),
        policy_currency=company.currency,
        customers={row.id: row for row in scoped_all(scope, scoped_select(scope, Customer))},
        sites={row.id: row for row in scoped_all(scope, scoped_select(scope, Site))},
    )


def _entry(row: PriceBookItem) -> PriceBookEntry:
    return PriceBookEntry(
        row.code,
        row.description,
        LineKind(row.kind),
        row.unit,
        row.unit_price_e6,
        row.tax_category,
        row.active,
    )


def _usual(scope: Scope, items: Mapping[str, PriceBookItem]) -> dict[str, tuple[WantedLine, ...]]:
    ordered = scoped_select(scope, JobTypeLine).order_by(JobTypeLine.job_type_id, JobTypeLine.position)
    found: dict[str, tuple[WantedLine, ...]] = {}
    for line in scoped_all(scope, ordered):
        wanted = WantedLine(items[line.item_id].code, line.quantity_e6)
        found[line.job_type_id] = (*found.get(line.job_type_id, ()), wanted)
    return {kind: found.get(kind, ()) for kind in [*found, *_kind_ids(scope)]}


def _kind_ids(scope: Scope) -> list[str]:
    return [row.id for row in scoped_all(scope, scoped_select(scope, JobType))]


def _labour(kind: JobType, items: Mapping[str, PriceBookItem]) -> LabourTerms:
    item = items[kind.labour_item_id] if kind.labour_item_id else None
    return LabourTerms(
        LabourPolicy(kind.labour),
        item.code if item else None,
        kind.labour_minimum_seconds,
        kind.labour_rounding_seconds,
    )


def _rate(row: TaxRateRow) -> TaxRate:
    return TaxRate(row.name, row.jurisdiction, row.category, row.rate_ppm, row.valid_from, row.valid_to)
