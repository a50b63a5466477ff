"""What an invariant is: a sentence about the whole database, and the query that returns what breaks it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invariant:
    """One thing that always holds.

    `sql` runs on both engines over all companies and returns one row a violation: the company's id, the id of
    what is wrong, and words about it. `enforced_by` says what keeps it true, since a query only finds out later.
    """

    id: str
    sentence: str
    enforced_by: str
    sql: str


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that an invariant's query found."""

    invariant: str
    sentence: str
    tenant_id: str
    object_id: str
    detail: str
