"""Tax rates: dated, so that what was billed and what will be billed each find theirs; no two of one tax at once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from server.domain.errors import Conflict
from server.domain.tax import TaxRate
from server.models.catalogue import TaxRateRow
from server.models.companies import Company
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_get, scoped_select, touch
from server.use_cases.editing import faults_of_body, set_fields

FIELDS = ("name", "jurisdiction", "category", "rate_ppm", "valid_from", "valid_to", "source")


def create_tax_rate(scope: Scope, asked: Mapping[str, Any]) -> TaxRateRow:
    """Add a rate from a day on."""
    _one_at_a_time(scope)
    row = TaxRateRow(**{name: asked[name] for name in FIELDS})
    _check(scope, row)
    scoped_add(scope, row)
    note(scope, "tax_rate.create", "tax_rate", row.id, name=row.name, rate_ppm=row.rate_ppm)
    return row


def edit_tax_rate(scope: Scope, rate_id: str, changes: Mapping[str, Any], version: int) -> TaxRateRow:
    """Change a rate; posted invoices keep the tax that they were posted with."""
    _one_at_a_time(scope)
    row = scoped_get(scope, TaxRateRow, rate_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    _check(scope, row)
    scope.session.flush()
    note(scope, "tax_rate.edit", "tax_rate", row.id, changes=sorted(changes), rate_ppm=row.rate_ppm)
    return row


def _one_at_a_time(scope: Scope) -> None:
    """Hold the company's row, so that two rates that are added at once see each other."""
    scope.session.get_one(Company, scope.tenant_id, with_for_update=True)


def _check(scope: Scope, row: TaxRateRow) -> None:
    with faults_of_body():
        TaxRate(row.name, row.jurisdiction, row.category, row.rate_ppm, row.valid_from, row.valid_to)
    same = scoped_select(scope, TaxRateRow).where(
        TaxRateRow.jurisdiction == row.jurisdiction,
        TaxRateRow.category == row.category,
        TaxRateRow.name == row.name,
        TaxRateRow.id != (row.id or ""),
    )
    with scope.session.no_autoflush:
        others = scoped_all(scope, same)
    for other in others:
        if row.valid_from <= _last(other) and other.valid_from <= _last(row):
            until = f"to {other.valid_to}" if other.valid_to else "on"
            raise Conflict(
                f"{row.name} already has a rate there from {other.valid_from} {until}: end that one first.",
                code="TAX_RATE_OVERLAPS",
                id=other.id,
            )


def _last(row: TaxRateRow) -> date:
    return row.valid_to or date.max
