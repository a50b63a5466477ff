"""The invariants of the business: each a sentence and a query that finds what breaks it (docs/invariants.md).

`truckroll doctor` asks all of them, and so does the end of every test. One file a group.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from sqlalchemy import text
from sqlalchemy.orm import Session

from server.queries.invariants import bookings, companies, histories, invoices, people, promises, working_time
from server.queries.invariants.invariant import Invariant, Violation

REGISTRY: tuple[Invariant, ...] = tuple(
    sorted(
        (
            *invoices.INVARIANTS,
            *working_time.INVARIANTS,
            *bookings.INVARIANTS,
            *histories.INVARIANTS,
            *promises.INVARIANTS,
            *companies.INVARIANTS,
            *people.INVARIANTS,
        ),
        key=lambda invariant: invariant.id,
    )
)

NOT_APPLICABLE: Mapping[str, str] = MappingProxyType(
    {
        "I04": "there are no devices yet: requests are known by their idempotency keys (I03)",
        "I05": "there is no command queue yet: a request's effects commit with its key (I03)",
        "I12": "there is no journal yet: an invoice's own sums are I15",
        "I13": "there is no ledger yet",
        "I17": "there is no gross pay yet",
        "I24": "there is no change feed yet: phones read the day",
        "I25": "there is no change feed yet",
        "I26": "there are no attachments yet: a report only names a photo; doctor looks for the files that rows name",
        "I27": "there is no stock yet",
        "I28": "there are no positions yet",
        "I29": "needs more than a query: publishing compares the inputs in its own transaction",
        "I30": "a drill, not a query",
    }
)
"""Invariants of the whole design that have no subject in this release, each with the reason."""


def violations(
    session: Session, registry: Iterable[Invariant] = REGISTRY, *, most: int = 100
) -> Iterator[Violation]:
    """Yield what breaks the invariants in the database that the session sees, at most `most` of each.

    The session must be open for the whole installation.
    """
    for invariant in registry:
        options = {"all_companies": f"the invariant {invariant.id} is about all companies"}
        result = session.execute(text(invariant.sql), execution_options=options)
        for tenant_id, object_id, detail in result.fetchmany(most):
            yield Violation(invariant.id, invariant.sentence, tenant_id, str(object_id), detail)
        result.close()
