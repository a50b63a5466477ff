"""Numbers that are drawn many at once: of jobs, and of the invoice series."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from server.models.companies import Counter
from server.models.invoices import Invoice, InvoiceSeries
from server.models.scope import Scope, scoped_select
from server.use_cases.invoice_posting import SERIES


def take_numbers(scope: Scope, name: str, count: int) -> int:
    """Take that many numbers of a kind of thing in the company; return the first."""
    key = {"tenant_id": scope.tenant_id, "name": name}
    row = scope.session.get(Counter, key, with_for_update=True)
    if row is None:
        row = Counter(**key, next=1)
        scope.session.add(row)
    first, row.next = row.next, row.next + count
    scope.session.flush()
    return first


@dataclass(slots=True)
class Series:
    """Where the invoice series stands: the next number, and the date below which no number may be dated."""

    next_number: int
    last_issued: date


@contextmanager
def invoice_series(scope: Scope) -> Iterator[Series]:
    """Hold the invoice series, and put it at the end to where it was brought."""
    key = {"tenant_id": scope.tenant_id, "name": SERIES}
    row = scope.session.get_one(InvoiceSeries, key, with_for_update=True)
    held = Series(row.next, _last_issued(scope, row.next - 1))
    yield held
    row.next = held.next_number
    scope.session.flush()


def _last_issued(scope: Scope, number: int) -> date:
    statement = scoped_select(scope, Invoice.issued_on).where(
        Invoice.series == SERIES, Invoice.series_no == number
    )
    return scope.session.scalars(statement).one_or_none() or date.min
