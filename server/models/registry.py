"""All tables in one place: importing this room makes the metadata whole."""

from server.models import (
    agreements,
    audit,
    catalogue,
    companies,
    customers,
    exceptions,
    idempotency,
    imports,
    invoices,
    jobs,
    outbox,
    places,
    plans,
    technicians,
    territories,
    time_clock,
    users,
    visits,
)
from server.models.base import Base

ROOMS = (
    agreements,
    audit,
    catalogue,
    companies,
    customers,
    exceptions,
    idempotency,
    imports,
    invoices,
    jobs,
    outbox,
    places,
    plans,
    technicians,
    territories,
    time_clock,
    users,
    visits,
)

APPEND_ONLY = frozenset(
    {
        "audit_events",
        "job_transitions",
        "visit_transitions",
        "visit_facts",
        "punches",
        "punch_edits",
        "invoice_events",
        "certificate_reminders",
    }
)


def tenant_tables() -> list[str]:
    """Return the names of the tables whose rows belong to a company, in the order of their keys."""
    return [table.name for table in Base.metadata.sorted_tables if "tenant_id" in table.columns]


def tenant_keys() -> dict[str, str]:
    """Return each table of a company with the column that says whose row it is; a company's own is its id."""
    return {"companies": "id", **dict.fromkeys(tenant_tables(), "tenant_id")}
