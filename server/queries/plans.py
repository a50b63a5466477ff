"""A plan as it is looked at: how far it is, what it proposes, what it would change, and whether it still holds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from server.models.companies import Company
from server.models.plans import Plan, PlanRoute, PlanStop
from server.models.scope import Scope, scoped_all, scoped_find, scoped_get, scoped_select
from server.models.users import User
from server.planning.day_input import DayInput, gather
from server.planning.staleness import what_changed
from server.queries.board import plan_reasons
from server.queries.job_cards import job_cards
from server.queries.technician_rows import technician_row
from server.queries.zones import local, span

SHOWN = frozenset({"proposed", "published", "stale"})


def plans_of_day(scope: Scope, day: date) -> list[dict[str, Any]]:
    """Return the plans of a day, newest first, without their routes."""
    company = scope.session.get_one(Company, scope.tenant_id)
    statement = scoped_select(scope, Plan).where(Plan.day == day).order_by(Plan.created_at.desc())
    return [_head(scope, company, row) for row in scoped_all(scope, statement.limit(50))]


def plan_view(scope: Scope, plan_id: str) -> dict[str, Any]:
    """Return a plan with its routes, what is out and why, and what it would change."""
    row = scoped_get(scope, Plan, plan_id)
    company = scope.session.get_one(Company, scope.tenant_id)
    view = _head(scope, company, row)
    if row.status not in SHOWN:
        return view | {"technicians": [], "unassigned": [], "changes": [], "stale_because": []}
    day = gather(scope, row.day)
    stale = what_changed(day, row.input_versions or {}) if row.status == "proposed" else []
    stops = scoped_all(scope, scoped_select(scope, PlanStop).where(PlanStop.plan_id == row.id))
    reasons = plan_reasons(scope, row.id)
    cards = job_cards(scope, company, {*(stop.job_id for stop in stops), *reasons, *_booked(day)})
    return view | {
        "status": "stale" if stale else row.status,
        "stale_because": stale,
        "technicians": _technicians(scope, day, row, stops, cards),
        "unassigned": [cards[job_id] | {"reasons": why} for job_id, why in reasons.items()],
        "changes": _changes(day, stops, cards) if row.status == "proposed" else [],
    }


def _head(scope: Scope, company: Company, row: Plan) -> dict[str, Any]:
    asked_by = scoped_find(scope, User, row.requested_by)
    return {
        "id": row.id,
        "date": row.day,
        "status": row.status,
        "created_at": local(row.created_at, company),
        "requested_by": asked_by.name if asked_by else None,
        "seed": row.seed,
        "engine": row.engine or None,
        "engine_version": row.engine_version or None,
        "input_hash": row.input_hash,
        "limits": {"seconds": row.seconds, "iterations": row.iterations},
        "progress": row.progress,
        "kpis": row.kpis,
        "failure": row.failure,
    }


def _technicians(
    scope: Scope, day: DayInput, row: Plan, stops: Sequence[PlanStop], cards: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    statement = scoped_select(scope, PlanRoute).where(PlanRoute.plan_id == row.id)
    routes = {route.technician_id: route for route in scoped_all(scope, statement)}
    by_technician: defaultdict[str, list[PlanStop]] = defaultdict(list)
    for stop in sorted(stops, key=lambda stop: stop.position):
        by_technician[stop.technician_id].append(stop)
    pinned = {item.visit.id: item.visit.pinned for item in day.jobs if item.visit}
    return [
        technician_row(day, who, routes[who.id].breaks)
        | {
            "planned_seconds": routes[who.id].planned_seconds,
            "return_travel_seconds": routes[who.id].return_travel_seconds,
            "visits": [_stop(stop, cards, day.company, pinned) for stop in by_technician[who.id]],
        }
        for who in day.technicians
        if who.id in routes
    ]


def _stop(
    stop: PlanStop, cards: Mapping[str, dict[str, Any]], company: Company, pinned: Mapping[str, str]
) -> dict[str, Any]:
    card = cards[stop.job_id]
    return {name: card[name] for name in card if name not in {"windows", "duration_seconds"}} | {
        "visit_id": stop.visit_id,
        "starts_at": local(stop.starts_at, company),
        "ends_at": local(stop.ends_at, company),
        "window": span(stop.window_starts_at, stop.window_ends_at, company),
        "travel_seconds": stop.travel_seconds,
        "pinned": pinned.get(stop.visit_id or "", "none"),
        "sequence": stop.position,
    }


def _booked(day: DayInput) -> set[str]:
    return {item.job.id for item in day.jobs if item.visit is not None}


def _changes(
    day: DayInput, stops: Sequence[PlanStop], cards: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return what publishing would change for customers and technicians, the hardest first."""
    names = {who.id: who.name for who in day.technicians}
    proposed = {stop.job_id: _slot(stop.technician_id, stop.starts_at, names, day.company) for stop in stops}
    booked = {
        item.job.id: _slot(item.technician_id or "", item.visit.starts_at, names, day.company)
        for item in day.jobs
        if item.visit is not None and not item.begun
    }
    begun = {item.job.id for item in day.jobs if item.begun}
    found = [
        _change(cards[job_id], booked.get(job_id), proposed.get(job_id))
        for job_id in sorted({*proposed, *booked} - begun, key=lambda job_id: cards[job_id]["job_number"])
        if booked.get(job_id) != proposed.get(job_id)
    ]
    return sorted(found, key=lambda change: _HARDEST.index(change["kind"]))


_HARDEST = ("removed", "reassigned", "moved", "added")


def _slot(technician_id: str, starts_at: Any, names: Mapping[str, str], company: Company) -> dict[str, Any]:
    return {
        "technician_id": technician_id,
        "technician_name": names.get(technician_id, ""),
        "starts_at": local(starts_at, company),
    }


def _change(
    card: Mapping[str, Any], before: dict[str, Any] | None, after: dict[str, Any] | None
) -> dict[str, Any]:
    kind, sentence = _words(card["customer_name"], before, after)
    return {
        "kind": kind,
        "job_id": card["job_id"],
        "job_number": card["job_number"],
        "customer_name": card["customer_name"],
        "from": before,
        "to": after,
        "sentence": sentence,
    }


def _words(customer: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> tuple[str, str]:
    if after is None:
        assert before is not None  # noqa: S101 - a change has at least one side
        return "removed", f"{customer} loses the visit at {before['starts_at']:%H:%M}."
    if before is None:
        return "added", f"{customer} gets {after['technician_name']} at {after['starts_at']:%H:%M}."
    if before["technician_id"] != after["technician_id"]:
        words = f"{customer} changes from {before['technician_name']} to {after['technician_name']}"
        return "reassigned", f"{words}, {after['starts_at']:%H:%M} instead of {before['starts_at']:%H:%M}."
    return "moved", f"{customer} moves from {before['starts_at']:%H:%M} to {after['starts_at']:%H:%M}."
