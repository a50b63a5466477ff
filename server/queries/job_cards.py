"""What the board, a plan and the lists show of a job: who, where, what and when, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from server.domain.addresses import address_line
from server.models.catalogue import JobType
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.jobs import Job, JobWindow
from server.models.scope import Scope, scoped_all, scoped_select
from server.queries.zones import local


def job_cards(scope: Scope, company: Company, job_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return a card for each job, by its id."""
    ids = list(job_ids)
    statement = scoped_select(scope, Job, Customer, Site, JobType.name).where(
        Job.customer_id == Customer.id,
        Job.site_id == Site.id,
        Job.job_type_id == JobType.id,
        Job.id.in_(ids),
    )
    windows = _windows(scope, company, ids)
    rows = scope.session.execute(statement).all()
    return {job.id: _card(job, customer, site, kind, windows[job.id]) for job, customer, site, kind in rows}


def address_of(site: Site) -> str:
    """Return a site's address on one line."""
    return address_line(site.address, site.city, site.region, site.postcode)


def degrees(millionths: int | None) -> float | None:
    """Return a coordinate in degrees."""
    return None if millionths is None else millionths / 1_000_000


def _card(
    job: Job, customer: Customer, site: Site, kind: str, windows: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "job_id": job.id,
        "job_number": job.number,
        "title": job.title,
        "job_type": kind,
        "customer_name": customer.name,
        "site_id": site.id,
        "address": address_of(site),
        "latitude": degrees(site.latitude_e6),
        "longitude": degrees(site.longitude_e6),
        "duration_seconds": job.duration_seconds,
        "priority": job.priority,
        "windows": windows,
    }


def _windows(scope: Scope, company: Company, ids: list[str]) -> defaultdict[str, list[dict[str, Any]]]:
    result: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    statement = scoped_select(scope, JobWindow).where(JobWindow.job_id.in_(ids))
    for window in scoped_all(scope, statement.order_by(JobWindow.starts_at)):
        result[window.job_id].append(
            {"starts_at": local(window.starts_at, company), "ends_at": local(window.ends_at, company)}
        )
    return result
