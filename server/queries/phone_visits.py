"""Visits as the phone shows them: whom, where, what to check, what will be billed; in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from server.domain.money import PER_MILLION, Money, exponent_of, half_up
from server.models.catalogue import JobType, JobTypeLine, PriceBookItem
from server.models.companies import Company
from server.models.customers import Customer, Equipment, Site
from server.models.jobs import Job
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.visits import Visit, VisitLine
from server.queries.job_cards import address_of, degrees
from server.queries.zones import local, span

MOMENTS = ("travel_started_at", "arrived_at", "started_at", "completed_at")
Lines = Mapping[str, Sequence[dict[str, Any]]]


def phone_visits(scope: Scope, company: Company, placed: Sequence[tuple[int, Visit]]) -> list[dict[str, Any]]:
    """Return visits, each with its place in the day."""
    visits = [visit for _, visit in placed]
    works = _works(scope, visits)
    usual = _usual_lines(scope, company, [kind.id for _, _, _, kind in works.values()])
    reported = _reported_lines(scope, company, [visit.id for visit in visits])
    equipment = _equipment(scope, [site.id for _, _, site, _ in works.values()])
    return [
        _visit(company, place, visit, works[visit.job_id])
        | {
            "lines": reported.get(visit.id) or usual.get(works[visit.job_id][3].id, []),
            "equipment": _of_job(works[visit.job_id][0], equipment[works[visit.job_id][2].id]),
        }
        for place, visit in placed
    ]


def price_of(unit_price_e6: int | None, currency: str) -> dict[str, Any] | None:
    """Return a unit price as money, rounded to the minor unit; None when it is not known."""
    if unit_price_e6 is None:
        return None
    return amount(half_up(unit_price_e6 * 10 ** exponent_of(currency), PER_MILLION), currency)


def amount(minor: int, currency: str) -> dict[str, Any]:
    """Return an amount as money."""
    money = Money(minor, currency)
    return {"minor": money.minor, "currency": money.currency}


def _visit(company: Company, place: int, visit: Visit, work: Any) -> dict[str, Any]:
    job, customer, site, kind = work
    moments = {name: getattr(visit, name) for name in MOMENTS}
    return {
        "id": visit.id,
        "job_id": job.id,
        "job_number": job.number,
        "sequence": place,
        "title": job.title,
        "job_type": kind.name,
        "customer": {"name": customer.name, "phone": site.phone or customer.phone or None},
        "site": _site(site),
        "window": span(visit.window_starts_at, visit.window_ends_at, company),
        "starts_at": local(visit.starts_at, company),
        "ends_at": local(visit.ends_at, company),
        "travel_seconds": visit.travel_seconds,
        "status": visit.status,
        "paused": visit.paused_at is not None,
        "outcome": visit.outcome,
        "description": job.description or None,
        "checklist": kind.checklist,
        "notes": visit.notes or None,
        **{name: local(moment, company) if moment else None for name, moment in moments.items()},
        "version": visit.version,
    }


def _site(site: Site) -> dict[str, Any]:
    return {
        "address": address_of(site),
        "latitude": degrees(site.latitude_e6),
        "longitude": degrees(site.longitude_e6),
        "access_notes": site.access_notes or None,
    }


def _works(scope: Scope, visits: Iterable[Visit]) -> dict[str, Any]:
    statement = scoped_select(scope, Job, Customer, Site, JobType).where(
        Job.customer_id == Customer.id,
        Job.site_id == Site.id,
        Job.job_type_id == JobType.id,
        Job.id.in_({visit.job_id for visit in visits}),
    )
    return {row[0].id: tuple(row) for row in scope.session.execute(statement)}


def _usual_lines(scope: Scope, company: Company, type_ids: Iterable[str]) -> Lines:
    statement = scoped_select(scope, JobTypeLine, PriceBookItem).where(
        JobTypeLine.item_id == PriceBookItem.id, JobTypeLine.job_type_id.in_(set(type_ids))
    )
    lines: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line, item in scope.session.execute(statement.order_by(JobTypeLine.position)):
        lines[line.job_type_id].append(_line(company, item.code, item, line.quantity_e6))
    return lines


def _reported_lines(scope: Scope, company: Company, visit_ids: Sequence[str]) -> Lines:
    rows = scoped_all(
        scope,
        scoped_select(scope, VisitLine).where(VisitLine.visit_id.in_(visit_ids)).order_by(VisitLine.position),
    )
    codes = {row.code for row in rows}
    items = scoped_all(scope, scoped_select(scope, PriceBookItem).where(PriceBookItem.code.in_(codes)))
    by_code = {item.code: item for item in items}
    lines: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        lines[row.visit_id].append(_line(company, row.code, by_code.get(row.code), row.quantity_e6))
    return lines


def _line(company: Company, code: str, item: PriceBookItem | None, quantity_e6: int) -> dict[str, Any]:
    return {
        "code": code,
        "description": item.description if item else code,
        "quantity": quantity_e6,
        "unit_price": price_of(item.unit_price_e6, company.currency) if item else None,
    }


def _equipment(scope: Scope, site_ids: Iterable[str]) -> Mapping[str, Sequence[Equipment]]:
    by_site: defaultdict[str, list[Equipment]] = defaultdict(list)
    statement = scoped_select(scope, Equipment).where(Equipment.site_id.in_(set(site_ids)))
    for row in scoped_all(scope, statement.order_by(Equipment.name, Equipment.id)):
        by_site[row.site_id].append(row)
    return by_site


def _of_job(job: Job, at_site: Sequence[Equipment]) -> list[dict[str, Any]]:
    """Return what the job is about, or all that stands at its site when it names nothing."""
    wanted = [row for row in at_site if row.id == job.equipment_id] or at_site
    return [{"id": row.id, "name": row.name, "serial": row.serial or None} for row in wanted]
