"""All that is wanted while a customer is on the telephone, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func

from server.models.agreements import Agreement
from server.models.companies import Company
from server.models.customers import Customer, Equipment, Site
from server.models.invoices import Invoice, OpenInvoice
from server.models.jobs import Job
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.visits import Visit
from server.queries.customer_families import family_of, merged_into
from server.queries.customers import COLUMNS
from server.queries.job_cards import address_of, degrees
from server.queries.phone_visits import amount
from server.queries.zones import company_of, local

_OPEN = ("open", "scheduled", "in_progress", "needs_decision")
_AHEAD = ("scheduled", "confirmed", "en_route", "working")
_LAST = 5


def customer_overview(scope: Scope, customer_id: str, held: frozenset[str]) -> dict[str, Any]:
    """Return a customer with sites, equipment, open and last jobs, agreements and, for those who may, what is owed."""
    customer = scoped_get(scope, Customer, customer_id)
    company, family = company_of(scope), family_of(scope, customer_id)
    sites = scoped_all(
        scope, scoped_select(scope, Site).where(Site.customer_id.in_(family)).order_by(Site.id)
    )
    jobs = scoped_select(scope, Job).where(Job.customer_id.in_(family))
    opened = scoped_all(scope, jobs.where(Job.status.in_(_OPEN)).order_by(Job.number.desc()).limit(50))
    closed = scoped_all(scope, jobs.where(Job.status.not_in(_OPEN)).order_by(Job.number.desc()).limit(_LAST))
    shown = _jobs(scope, company, [*opened, *closed], {site.id: site for site in sites})
    return {
        "customer": {name: getattr(customer, name) for name in COLUMNS}
        | {"merged_into": merged_into(scope, customer)},
        "sites": _sites(scope, sites),
        "open_jobs": shown[: len(opened)],
        "last_jobs": shown[len(opened) :],
        "agreements": _agreements(scope, company, family),
        "absorbed": _absorbed(scope, family[1:]),
        "balance": _balance(scope, company, family) if "invoices.read" in held else None,
    }


def _sites(scope: Scope, sites: Sequence[Site]) -> list[dict[str, Any]]:
    equipment: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    wanted = scoped_select(scope, Equipment).where(Equipment.site_id.in_([site.id for site in sites]))
    for row in scoped_all(scope, wanted.order_by(Equipment.id)):
        words = " ".join(part for part in (row.maker, row.model) if part)
        equipment[row.site_id].append(
            {"id": row.id, "name": row.name, "words": words, "installed_on": row.installed_on}
        )
    payers = {site.bill_to_customer_id for site in sites if site.bill_to_customer_id}
    names = scoped_select(scope, Customer.id, Customer.name).where(Customer.id.in_(payers))
    name_of = {row.id: row.name for row in scope.session.execute(names)}
    return [
        {
            "id": site.id,
            "label": site.label,
            "address": address_of(site),
            "phone": site.phone,
            "access_notes": site.access_notes,
            "tax_jurisdiction": site.tax_jurisdiction,
            "latitude": degrees(site.latitude_e6),
            "longitude": degrees(site.longitude_e6),
            "bill_to": {"id": site.bill_to_customer_id, "name": name_of[site.bill_to_customer_id]}
            if site.bill_to_customer_id
            else None,
            "equipment": equipment[site.id],
            "version": site.version,
        }
        for site in sites
    ]


def _jobs(
    scope: Scope, company: Company, jobs: Sequence[Job], sites: dict[str, Site]
) -> list[dict[str, Any]]:
    ids = [job.id for job in jobs]
    visits = scoped_select(scope, Visit.job_id, Visit.starts_at, Visit.status).where(Visit.job_id.in_(ids))
    ahead: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for job_id, starts_at, status in scope.session.execute(visits.order_by(Visit.starts_at)):
        if status in _AHEAD:
            ahead.setdefault(job_id, local(starts_at, company))
        last[job_id] = local(starts_at, company)
    return [
        {
            "id": job.id,
            "number": job.number,
            "title": job.title,
            "status": job.status,
            "address": address_of(sites[job.site_id]) if job.site_id in sites else "",
            "purchase_order": job.purchase_order,
            "visit_at": ahead.get(job.id) or last.get(job.id),
            "created_at": local(job.created_at, company),
        }
        for job in jobs
    ]


def _agreements(scope: Scope, company: Company, family: Sequence[str]) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Agreement).where(Agreement.customer_id.in_(family))
    return [
        {
            "id": row.id,
            "number": row.number,
            "name": row.name,
            "interval_months": row.interval_months,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "next_due_on": row.next_due_on,
            "price": None if row.price_minor is None else amount(row.price_minor, company.currency),
        }
        for row in scoped_all(scope, statement.order_by(Agreement.number))
    ]


def _absorbed(scope: Scope, ids: Sequence[str]) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Customer.id, Customer.number, Customer.name).where(Customer.id.in_(ids))
    return [
        {"id": row.id, "number": row.number, "name": row.name}
        for row in scope.session.execute(statement.order_by(Customer.number))
    ]


def _balance(scope: Scope, company: Company, family: Sequence[str]) -> dict[str, Any]:
    """Return what is known to be owed: open invoices that were imported, and what was invoiced here.

    Payments are not kept yet, so what was invoiced here is a sum of invoices and not of debts.
    """
    brought = (
        scoped_select(scope, OpenInvoice)
        .where(OpenInvoice.customer_id.in_(family), OpenInvoice.currency == company.currency)
        .with_only_columns(func.coalesce(func.sum(OpenInvoice.open_minor), 0), func.count())
    )
    posted = (
        scoped_select(scope, Invoice)
        .where(Invoice.customer_id.in_(family), Invoice.currency == company.currency)
        .group_by(Invoice.status)
        .with_only_columns(Invoice.status, func.sum(Invoice.total_minor), func.count())
    )
    open_minor, open_count = scope.session.execute(brought).one()
    sums = {status: (int(total), count) for status, total, count in scope.session.execute(posted)}
    posted_minor, posted_count = sums.get("posted", (0, 0))
    draft_minor, draft_count = sums.get("draft", (0, 0))
    return {
        "brought_over": amount(int(open_minor), company.currency),
        "brought_over_count": open_count,
        "invoiced": amount(posted_minor, company.currency),
        "invoiced_count": posted_count,
        "waiting": amount(draft_minor, company.currency),
        "waiting_count": draft_count,
    }
