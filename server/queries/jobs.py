"""Jobs and visits as lists and single documents."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import false, or_

from server.domain.instants import instant_at
from server.domain.territories import Territory
from server.models.base import yes
from server.models.companies import Company
from server.models.customers import Customer
from server.models.invoices import Invoice
from server.models.jobs import Job, JobSkill, JobTransition, JobWindow
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.search import matches
from server.models.technicians import Skill, Technician
from server.models.visits import Visit, VisitAssignment
from server.queries.attention import strangers
from server.queries.board import visit_card
from server.queries.customer_families import in_family
from server.queries.job_cards import job_cards
from server.queries.listing import Listing
from server.queries.territories import territories_by_job
from server.queries.zones import company_of, local

MIDNIGHT = time()
_NUMBER = re.compile(r"#?([0-9]{1,12})")


def job_list(scope: Scope, asked: Mapping[str, Any]) -> Listing:
    """Return jobs, newest number first, that match what was asked."""
    statement = scoped_select(scope, Job)
    if asked.get("status"):
        statement = statement.where(Job.status == asked["status"])
    if asked.get("customer_id"):
        statement = statement.where(Job.customer_id.in_(in_family(scope, asked["customer_id"])))
    if asked.get("date"):
        statement = statement.where(Job.id.in_(_on_day(scope, asked["date"])))
    if asked.get("q"):
        named = scoped_select(scope, Customer.id).where(matches(asked["q"], Customer.search_text))
        number = _NUMBER.fullmatch(asked["q"])
        by_number = Job.number == int(number.group(1)) if number else false()
        statement = statement.where(or_(Job.customer_id.in_(named), by_number))
    return Listing(
        statement,
        order=(Job.number,),
        key=lambda row: (row.number,),
        shown=lambda rows: _shown(scope, rows),
        descending=True,
    )


def job_view(scope: Scope, job_id: str) -> dict[str, Any]:
    """Return one job with its visits and history."""
    row = scoped_get(scope, Job, job_id)
    history = scoped_select(scope, JobTransition).where(JobTransition.job_id == row.id)
    company = company_of(scope)
    steps = [
        {"from": step.from_status, "to": step.to_status, "at": local(step.at, company), "actor": step.actor}
        for step in scoped_all(scope, history.order_by(JobTransition.step))
    ]
    return _shown(scope, [row])[0] | {"history": steps}


def visit_view(scope: Scope, visit_id: str) -> dict[str, Any]:
    """Return one visit as the board shows it, with who is on it."""
    return visit_views(scope, [scoped_get(scope, Visit, visit_id)])[0]


def visit_views(scope: Scope, visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """Return visits as the board shows them, each with its technician."""
    company = company_of(scope)
    cards = job_cards(scope, company, {visit.job_id for visit in visits})
    crew = _crew(scope, [visit.id for visit in visits])
    within = territories_by_job(scope, cards)
    return [
        visit_card(
            visit,
            visit.sequence,
            cards[visit.job_id],
            company,
            scope.at,
            _strangers(visit, within, crew.get(visit.id)),
        )
        | {"technician_id": None, "technician_name": None}
        | crew.get(visit.id, {})
        for visit in visits
    ]


def _strangers(
    visit: Visit, within: Mapping[str, Sequence[Territory]], crew: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    if crew is None:
        return []
    return strangers(visit, within.get(visit.job_id, ()), crew["technician_id"], crew["technician_name"])


def _crew(scope: Scope, visit_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    statement = scoped_select(scope, VisitAssignment.visit_id, Technician.id, Technician.name).where(
        VisitAssignment.technician_id == Technician.id,
        VisitAssignment.visit_id.in_(visit_ids),
        yes(VisitAssignment.live),
        VisitAssignment.role == "lead",
    )
    rows = scope.session.execute(statement).all()
    return {visit_id: {"technician_id": who, "technician_name": name} for visit_id, who, name in rows}


def _shown(scope: Scope, jobs: Sequence[Job]) -> list[dict[str, Any]]:
    company = company_of(scope)
    ids = [job.id for job in jobs]
    cards = job_cards(scope, company, ids)
    visits = scoped_all(
        scope, scoped_select(scope, Visit).where(Visit.job_id.in_(ids)).order_by(Visit.sequence)
    )
    views = visit_views(scope, visits)
    skills, invoices = _skills(scope, ids), _invoices(scope, ids)
    return [
        _job(job, company, cards[job.id])
        | {
            "skills": skills.get(job.id, []),
            "invoice_id": invoices.get(job.id),
            "visits": [view for view in views if view["job_id"] == job.id],
        }
        for job in jobs
    ]


def _job(job: Job, company: Company, card: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": job.id,
        "number": job.number,
        "status": job.status,
        "customer_id": job.customer_id,
        "customer_name": card["customer_name"],
        "site_id": job.site_id,
        "address": card["address"],
        "latitude": card["latitude"],
        "longitude": card["longitude"],
        "job_type_id": job.job_type_id,
        "job_type": card["job_type"],
        "equipment_id": job.equipment_id,
        "title": job.title,
        "description": job.description,
        "priority": job.priority,
        "duration_seconds": job.duration_seconds,
        "windows": card["windows"],
        "pinned_technician_id": job.pinned_technician_id,
        "purchase_order": job.purchase_order,
        "bill_to_customer_id": job.bill_to_customer_id,
        "billable": job.billable,
        "held_because": job.held_because,
        "cancelled_because": job.cancelled_because,
        "created_at": local(job.created_at, company),
        "completed_at": local(job.completed_at, company) if job.completed_at else None,
        "version": job.version,
    }


def _skills(scope: Scope, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    statement = scoped_select(scope, JobSkill.job_id, Skill.code, Skill.name, JobSkill.level).where(
        JobSkill.skill_id == Skill.id, JobSkill.job_id.in_(ids)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for job_id, code, name, level in scope.session.execute(statement.order_by(Skill.code)).all():
        found.setdefault(job_id, []).append({"code": code, "name": name, "level": level})
    return found


def _invoices(scope: Scope, ids: Sequence[str]) -> dict[str, str]:
    statement = scoped_select(scope, Invoice.job_id, Invoice.id).where(
        Invoice.job_id.in_(ids), Invoice.kind == "primary"
    )
    return {row.job_id: row.id for row in scope.session.execute(statement).all()}


def _on_day(scope: Scope, day: date) -> Any:
    """Return the ids of jobs that may be done on a company-local day."""
    company = company_of(scope)
    starts_at = instant_at(day, MIDNIGHT, company.timezone)
    ends_at = instant_at(day + timedelta(days=1), MIDNIGHT, company.timezone)
    return scoped_select(scope, JobWindow.job_id).where(
        JobWindow.starts_at < ends_at, JobWindow.ends_at > starts_at
    )
