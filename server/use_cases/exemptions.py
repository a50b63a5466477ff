"""Tax exemptions that have run out: the customer is taxed from that day on, and the office is told once."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from server.domain.instants import local_date
from server.models.base import yes
from server.models.companies import Company
from server.models.customers import Customer
from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_all, scoped_select
from server.use_cases.exceptions import open_exception, settle_by_itself

EXPIRED = "EXEMPTION_EXPIRED"


def exemption_gaps(scope: Scope) -> Iterator[Callable[[Scope], object]]:
    """Yield what is to be opened or settled because a certificate has run out or was renewed."""
    company = scope.session.get_one(Company, scope.tenant_id)
    today = local_date(scope.at, company.timezone)
    ran_out = scoped_select(scope, Customer).where(
        yes(Customer.tax_exempt), Customer.exemption_expires_on < today, Customer.merged_into_id.is_(None)
    )
    wanted = {row.id: row for row in scoped_all(scope, ran_out)}
    known = _told(scope, list(wanted.values()))
    for customer_id in sorted(wanted.keys() - known):
        yield partial(_open, customer=wanted[customer_id])
    asked = scoped_select(scope, ExceptionItem.subject_id).where(
        ExceptionItem.code == EXPIRED, ExceptionItem.state == "open"
    )
    for customer_id in sorted(set(scope.session.scalars(asked)) - wanted.keys()):
        yield partial(
            settle_by_itself, code=EXPIRED, subject_id=customer_id, why="The exemption is in order again."
        )


def tell_expired(scope: Scope, customer: Customer) -> None:
    """Have the office ask for a new certificate of a customer who is taxed because the old one ran out."""
    if customer.id not in _told(scope, [customer]):
        _open(scope, customer)


def _told(scope: Scope, customers: Sequence[Customer]) -> set[str]:
    """Return those of whose present certificate somebody has been told; the next one that ends is told anew."""
    ends = {row.id: str(row.exemption_expires_on) for row in customers}
    statement = scoped_select(scope, ExceptionItem).where(
        ExceptionItem.code == EXPIRED, ExceptionItem.subject_id.in_(ends)
    )
    rows = scoped_all(scope, statement)
    return {row.subject_id for row in rows if row.state == "open" or _said_so(row, ends[row.subject_id])}


def _said_so(row: ExceptionItem, end: str) -> bool:
    return row.resolved_by is not None and row.facts.get("expires_on") == end


def _open(scope: Scope, customer: Customer) -> None:
    day, number = customer.exemption_expires_on, customer.exemption_certificate or "without a number"
    sentence = f"{customer.name}: the certificate {number} ran out on {day}."
    open_exception(scope, EXPIRED, "customer", customer.id, sentence, expires_on=str(day))
