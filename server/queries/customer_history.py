"""A customer's history: jobs, visits, invoices, exceptions, mails and merges in one order of time, in pages."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, literal, select, union_all

from server.domain.exception_kinds import kind_of
from server.models.audit import AuditEvent
from server.models.base import EPOCH, MILLISECOND
from server.models.companies import Company
from server.models.customers import Customer
from server.models.exceptions import ExceptionItem
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.outbox import MailMessage
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.visits import Visit
from server.queries.customer_families import in_family
from server.queries.evidence import in_words, money
from server.queries.listing import Listing
from server.queries.zones import company_of, local


def customer_history(scope: Scope, customer_id: str, held: frozenset[str]) -> Listing:
    """Return what happened with a customer and with those merged into it, the newest first.

    Invoices, mails and exceptions are only there for those who may read them elsewhere.
    """
    customer = scoped_get(scope, Customer, customer_id)
    hidden = frozenset() if "invoices.read" in held else frozenset({"invoice", "mail", "exception"})
    parts = [part for kind, part in _parts(scope, customer.id).items() if kind not in hidden]
    every = union_all(*parts).subquery()
    return Listing(
        select(every.c.at, every.c.kind, every.c.id),
        (every.c.at, every.c.id),
        key=lambda row: ((row.at - EPOCH) // MILLISECOND, row.id),
        shown=lambda rows: _shown(scope, rows),
        descending=True,
    )


def _parts(scope: Scope, customer_id: str) -> dict[str, Select[Any]]:
    family = in_family(scope, customer_id)
    jobs = scoped_select(scope, Job.id).where(Job.customer_id.in_(family))
    visits = scoped_select(scope, Visit.id).where(Visit.job_id.in_(jobs))
    invoices = scoped_select(scope, Invoice.id).where(
        Invoice.customer_id.in_(family) | Invoice.job_id.in_(jobs)
    )
    about = ExceptionItem.subject_id
    return {
        "job": _part(scope, "job", Job, Job.created_at, Job.customer_id.in_(family)),
        "visit": _part(scope, "visit", Visit, Visit.starts_at, Visit.job_id.in_(jobs)),
        "invoice": _part(scope, "invoice", Invoice, Invoice.created_at, Invoice.id.in_(invoices)),
        "mail": _part(
            scope, "mail", MailMessage, MailMessage.created_at, MailMessage.subject_id.in_(invoices)
        ),
        "exception": _part(
            scope,
            "exception",
            ExceptionItem,
            ExceptionItem.created_at,
            about.in_(family) | about.in_(jobs) | about.in_(visits) | about.in_(invoices),
        ),
        "merge": _merges(scope, family),
    }


def _part(scope: Scope, kind: str, model: Any, at: Any, condition: Any) -> Select[Any]:
    statement = scoped_select(scope, model).where(condition)
    return statement.with_only_columns(at.label("at"), literal(kind).label("kind"), model.id.label("id"))


def _merges(scope: Scope, family: Any) -> Select[Any]:
    """Return the merges: the audit row of the old customer, of which there is one."""
    merged = scoped_select(scope, AuditEvent).where(
        AuditEvent.action == "customer.merged_into",
        AuditEvent.object_kind == "customer",
        AuditEvent.object_id.in_(family),
    )
    columns: tuple[Any, ...] = (
        AuditEvent.at.label("at"),
        literal("merge").label("kind"),
        AuditEvent.object_id.label("id"),
    )
    return merged.with_only_columns(*columns)


def _shown(scope: Scope, rows: Sequence[Any]) -> list[dict[str, Any]]:
    company = company_of(scope)
    words: dict[tuple[str, str], str] = {}
    for kind, say in _SAY.items():
        ids = [row.id for row in rows if row.kind == kind]
        if ids:
            words |= {(kind, row_id): sentence for row_id, sentence in say(scope, company, ids).items()}
    return [
        {"at": local(row.at, company), "kind": row.kind, "id": row.id, "sentence": words[row.kind, row.id]}
        for row in rows
    ]


def _jobs(scope: Scope, _company: Company, ids: Sequence[str]) -> dict[str, str]:
    rows = scoped_all(scope, scoped_select(scope, Job).where(Job.id.in_(ids)))
    return {row.id: f"Job {row.number}, {row.title}: {in_words(row.status)}" for row in rows}


def _visits(scope: Scope, _company: Company, ids: Sequence[str]) -> dict[str, str]:
    statement = scoped_select(scope, Visit, Job.number).where(Visit.job_id == Job.id, Visit.id.in_(ids))
    return {
        visit.id: f"Visit {visit.sequence} of job {number}: {in_words(visit.outcome or visit.status)}"
        for visit, number in scope.session.execute(statement)
    }


def _invoices(scope: Scope, company: Company, ids: Sequence[str]) -> dict[str, str]:
    rows = scoped_all(scope, scoped_select(scope, Invoice).where(Invoice.id.in_(ids)))
    return {
        row.id: f"Invoice {row.number or in_words(row.status)}: {money(row.total_minor, row.currency, company)}"
        for row in rows
    }


def _mails(scope: Scope, _company: Company, ids: Sequence[str]) -> dict[str, str]:
    rows = scoped_all(scope, scoped_select(scope, MailMessage).where(MailMessage.id.in_(ids)))
    return {row.id: f"{row.subject}: {row.state}, {row.recipient or 'no address'}" for row in rows}


def _exceptions(scope: Scope, _company: Company, ids: Sequence[str]) -> dict[str, str]:
    rows = scoped_all(scope, scoped_select(scope, ExceptionItem).where(ExceptionItem.id.in_(ids)))
    return {row.id: f"#{row.number} {kind_of(row.code).title}: {row.state}" for row in rows}


def _merge_words(scope: Scope, _company: Company, ids: Sequence[str]) -> dict[str, str]:
    rows = scoped_all(scope, scoped_select(scope, Customer).where(Customer.id.in_(ids)))
    return {row.id: f"Customer {row.number}, {row.name}, was merged into this one" for row in rows}


_SAY: Mapping[str, Callable[[Scope, Company, Sequence[str]], dict[str, str]]] = MappingProxyType(
    {
        "job": _jobs,
        "visit": _visits,
        "invoice": _invoices,
        "mail": _mails,
        "exception": _exceptions,
        "merge": _merge_words,
    }
)
