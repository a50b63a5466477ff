"""The dispatcher's day: who works, who goes where when, and what does not fit and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from server.domain.instants import seconds_between
from server.domain.territories import Territory
from server.models.base import yes
from server.models.companies import Company
from server.models.plans import Plan, PlanRoute, PlanUnassigned
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.time_clock import WorkShift
from server.models.visits import Visit, VisitAssignment
from server.planning.availability import TechnicianDay
from server.planning.day_input import DayInput, gather
from server.planning.from_plan import NO_PLACE
from server.queries.attention import attention_of, strangers
from server.queries.job_cards import job_cards
from server.queries.on_call import on_call_of_board
from server.queries.technician_rows import technician_row
from server.queries.zones import local, span

NOT_PLANNED = {"code": "NOT_PLANNED", "sentence": "No plan has looked at this job yet."}


def dispatch_board(scope: Scope, day: date) -> dict[str, Any]:
    """Return the board of a company-local day, as published."""
    gathered = gather(scope, day)
    company = gathered.company
    plans = _plans(scope, day)
    published = next((plan for plan in plans if plan.status == "published"), None)
    visits = _visits(scope, gathered)
    cards = job_cards(scope, company, {item.job.id for item in gathered.jobs} | {v.job_id for v, _ in visits})
    routes = _routes(scope, published)
    rows = _technicians(scope, gathered, visits, cards, routes)
    unassigned = _unassigned(scope, gathered, plans, cards)
    return {
        "date": day,
        "timezone": company.timezone,
        "now": local(scope.at, company),
        "published_plan_id": published.id if published else None,
        "latest_plan": plans[0] if plans else None,
        "technicians": rows,
        "on_call": on_call_of_board(scope, gathered.starts_at, gathered.ends_at, company),
        "unassigned": unassigned,
        "kpis": _kpis(rows, unassigned),
    }


def _plans(scope: Scope, day: date) -> Sequence[Plan]:
    statement = scoped_select(scope, Plan).where(Plan.day == day)
    return scoped_all(scope, statement.order_by(Plan.created_at.desc(), Plan.id.desc()))


def _visits(scope: Scope, day: DayInput) -> list[tuple[Visit, str]]:
    statement = scoped_select(scope, Visit, VisitAssignment.technician_id).where(
        VisitAssignment.visit_id == Visit.id,
        yes(VisitAssignment.live),
        Visit.starts_at >= day.starts_at,
        Visit.starts_at < day.ends_at,
    )
    rows = scope.session.execute(statement.order_by(Visit.starts_at, Visit.id)).all()
    return [(visit, technician_id) for visit, technician_id in rows]


def _routes(scope: Scope, published: Plan | None) -> Mapping[str, PlanRoute]:
    if published is None:
        return {}
    statement = scoped_select(scope, PlanRoute).where(PlanRoute.plan_id == published.id)
    return {route.technician_id: route for route in scoped_all(scope, statement)}


def _technicians(
    scope: Scope,
    day: DayInput,
    visits: Sequence[tuple[Visit, str]],
    cards: Mapping[str, dict[str, Any]],
    routes: Mapping[str, PlanRoute],
) -> list[dict[str, Any]]:
    by_technician: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit, technician_id in visits:
        by_technician[technician_id].append(visit)
    clocked_in = set(
        scope.session.scalars(scoped_select(scope, WorkShift.technician_id).where(WorkShift.state == "open"))
    )
    within = {item.job.id: item.territories for item in day.jobs}
    return [
        _technician(scope, day, who, by_technician[who.id], cards, within, routes.get(who.id), clocked_in)
        for who in day.technicians
    ]


def _technician(
    scope: Scope,
    day: DayInput,
    who: TechnicianDay,
    visits: Sequence[Visit],
    cards: Mapping[str, dict[str, Any]],
    within: Mapping[str, Sequence[Territory]],
    route: PlanRoute | None,
    clocked_in: set[str],
) -> dict[str, Any]:
    row = technician_row(day, who, route.breaks if route else None)
    shown = [
        visit_card(
            visit,
            position,
            cards[visit.job_id],
            day.company,
            scope.at,
            strangers(visit, within.get(visit.job_id, ()), who.id, who.name),
        )
        for position, visit in enumerate(visits, 1)
    ]
    back = route.return_travel_seconds if route else 0
    planned = sum(seconds_between(v.starts_at, v.ends_at) + v.travel_seconds for v in visits) + back
    return row | {
        "visits": shown,
        "clocked_in": who.id in clocked_in,
        "planned_seconds": planned,
        "return_travel_seconds": back,
    }


def visit_card(
    visit: Visit,
    position: int,
    card: dict[str, Any],
    company: Company,
    now: datetime,
    warnings: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Return a visit as the board shows it; `warnings` are about who goes."""
    return {name: card[name] for name in card if name not in {"windows", "duration_seconds"}} | {
        "id": visit.id,
        "starts_at": local(visit.starts_at, company),
        "ends_at": local(visit.ends_at, company),
        "window": span(visit.window_starts_at, visit.window_ends_at, company),
        "travel_seconds": visit.travel_seconds,
        "status": visit.status,
        "paused": visit.paused_at is not None,
        "outcome": visit.outcome,
        "pinned": visit.pinned,
        "sequence": position,
        "attention": [*attention_of(visit, now), *warnings],
        "version": visit.version,
    }


def _unassigned(
    scope: Scope, day: DayInput, plans: Sequence[Plan], cards: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return open jobs without a visit, what hurts most first, with the reasons of the newest finished plan."""
    newest = next((plan for plan in plans if plan.status in {"published", "proposed"}), None)
    reasons = plan_reasons(scope, newest.id) if newest else {}
    rows = [
        cards[item.job.id]
        | {"reasons": reasons.get(item.job.id) or [NO_PLACE if item.place is None else NOT_PLANNED]}
        for item in day.jobs
        if item.visit is None
    ]
    return sorted(rows, key=lambda row: (-row["priority"], row["job_number"]))


def plan_reasons(scope: Scope, plan_id: str) -> dict[str, Any]:
    """Return why jobs are out of a plan, by job."""
    statement = scoped_select(scope, PlanUnassigned).where(PlanUnassigned.plan_id == plan_id)
    return {row.job_id: row.reasons for row in scoped_all(scope, statement)}


def _kpis(rows: Sequence[dict[str, Any]], unassigned: Sequence[Any]) -> dict[str, Any]:
    working = [row for row in rows if row["shift"] or row["visits"]]
    visits = [visit for row in rows for visit in row["visits"]]
    travel = sum(visit["travel_seconds"] for visit in visits) + sum(r["return_travel_seconds"] for r in rows)
    loads = [row["planned_seconds"] for row in working]
    planned = sum(loads)
    return {
        "jobs": len(visits) + len(unassigned),
        "served": len(visits),
        "unassigned": len(unassigned),
        "travel_seconds": travel,
        "travel_share": round(travel / planned, 4) if planned else 0.0,
        "idle_seconds": sum(_idle(row) for row in working),
        "overtime_seconds": sum(_overtime(row) for row in working),
        "load_max": max(loads, default=0),
        "load_min": min(loads, default=0),
    }


def _idle(row: dict[str, Any]) -> int:
    """Return the seconds between a technician's visits that are neither travel nor work."""
    idle = 0
    for before, after in pairwise(row["visits"]):
        idle += max(0, seconds_between(before["ends_at"], after["starts_at"]) - int(after["travel_seconds"]))
    return idle


def _overtime(row: dict[str, Any]) -> int:
    if not row["visits"] or row["shift"] is None:
        return 0
    back = row["visits"][-1]["ends_at"] + timedelta(seconds=row["return_travel_seconds"])
    return max(0, seconds_between(row["shift"]["ends_at"], back))
