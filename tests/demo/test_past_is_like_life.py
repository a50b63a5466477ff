"""What is written in bulk is what the live use cases would have written, row by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from server.bootstrap import Services, make_services
from server.db import ANY_TENANT, write_session
from server.demo.founding import found_company
from server.demo.past import CALLED_OFF_AT, Past
from server.demo.past_jobs import NOBODY_HOME, PastVisit
from server.demo.places import TIMEZONE
from server.demo.scale import Scale
from server.demo.world import World, load_world
from server.domain.instants import instant_at, zone
from server.domain.lifecycles import Outcome
from server.domain.time_clock import PunchKind
from server.models.jobs import Job
from server.models.scope import Scope, scoped_get
from server.models.technicians import Technician
from server.settings import Settings
from server.upgrade import upgrade
from server.use_cases.field_reports import Report, report
from server.use_cases.jobs import cancel_job, create_job
from server.use_cases.lifecycle import settle_job
from server.use_cases.time_clock import punch
from server.use_cases.visits import assign, new_visit
from tests.demo.looking import rows

DAY = date(2026, 11, 18)
NOW = instant_at(DAY + timedelta(days=4), time(12), TIMEZONE)
SCALE = Scale(technicians=8, customers=60, history_jobs=55)
A_DAY = timedelta(days=1)

BY_JOB = "SELECT j.number, {columns} FROM {table} x JOIN jobs j ON j.id = x.job_id"
BY_VISIT = "SELECT j.number, {columns} FROM {table} x JOIN visits v ON v.id = x.visit_id JOIN jobs j ON j.id = v.job_id"
BY_INVOICE = (
    "SELECT j.number, {columns} FROM {table} x"
    " JOIN invoices i ON i.id = x.invoice_id JOIN jobs j ON j.id = i.job_id"
)
WHO = "t.name FROM {table} x JOIN technicians t ON t.id = x.technician_id"
PUNCHES = (
    "SELECT t.name, x.kind, x.occurred_at, x.received_at FROM punches x"
    " JOIN technicians t ON t.id = x.technician_id"
)
COMPARED = {
    "jobs": "SELECT number, title, description, priority, duration_seconds, status, billable, completed_at,"
    " cancelled_because, created_at, purchase_order FROM jobs",
    "job_windows": BY_JOB.format(table="job_windows", columns="position, starts_at, ends_at"),
    "job_skills": "SELECT j.number, s.code, x.level FROM job_skills x JOIN jobs j ON j.id = x.job_id"
    " JOIN skills s ON s.id = x.skill_id",
    "job_transitions": BY_JOB.format(table="job_transitions", columns="step, from_status, to_status, at"),
    "visits": BY_JOB.format(
        table="visits",
        columns="sequence, x.status, outcome, starts_at, ends_at, travel_seconds, window_starts_at, window_ends_at,"
        " pinned, travel_started_at, arrived_at, started_at, paused_at, paused_seconds, x.completed_at, notes",
    ),
    "visit_assignments": BY_VISIT.format(table="visit_assignments", columns="role, starts, ends, live"),
    "visit_transitions": BY_VISIT.format(
        table="visit_transitions", columns="step, from_status, to_status, at"
    ),
    "visit_facts": BY_VISIT.format(
        table="visit_facts", columns="kind, occurred_at, timezone, received_at, flags, payload"
    ),
    "visit_lines": BY_VISIT.format(table="visit_lines", columns="position, code, quantity_e6"),
    "time_entries": BY_VISIT.format(table="time_entries", columns="kind, x.starts_at, x.ends_at"),
    "punches": "SELECT kind, occurred_at, timezone, received_at, " + WHO.format(table="punches"),
    "work_shifts": "SELECT state, x.starts_at, x.ends_at, " + WHO.format(table="work_shifts"),
    "invoices": BY_JOB.format(
        table="invoices",
        columns="kind, x.status, series, series_no, x.number, issued_on, due_on, posted_at, currency, net_minor,"
        " tax_minor, total_minor, jurisdiction, notes, review_reasons, document",
    ),
    "invoice_lines": BY_INVOICE.format(
        table="invoice_lines",
        columns="position, x.kind, code, x.description, quantity_e6, unit, unit_price_e6, x.net_minor, tax_category",
    ),
    "invoice_taxes": BY_INVOICE.format(
        table="invoice_taxes", columns="position, name, category, rate_ppm, base_minor, amount_minor"
    ),
    "invoice_events": BY_INVOICE.format(table="invoice_events", columns="x.kind, x.at")
    + " WHERE x.kind <> 'mailed'",
    "exceptions": "SELECT x.code, j.number, x.sentence, x.state, x.created_at FROM exceptions x"
    " JOIN invoices i ON i.id = x.subject_id JOIN jobs j ON j.id = i.job_id",
    "series": "SELECT name, first, next FROM invoice_series",
    "audit": "SELECT action, object_kind, at FROM audit_events WHERE action NOT IN ('invoice.mail')",
}


@pytest.mark.one_engine(reason="compares two databases, of which the second is an embedded one")
def test_the_past_is_what_life_would_have_left_behind(services: Services, tmp_path: Path) -> None:
    past = _write_in_bulk(services)
    settings = Settings(home=tmp_path / "life")
    upgrade(settings)
    life = replace(make_services(settings), clock=services.clock)
    _live_through(life, past, services)
    for name, statement in COMPARED.items():
        written, lived = (sorted(map(repr, rows(held, statement))) for held in (services, life))
        assert written == lived, name
    life.engine.dispose()
    assert len(past.visits) > 35


def _write_in_bulk(services: Services) -> Past:
    with _company(services) as (scope, world):
        past = Past(scope, world)
        past.write([DAY])
        return past


def _live_through(life: Services, past: Past, services: Services) -> None:
    """Do in the second company, one after the other, what the first one's past says was done."""
    with _company(life) as (scope, world):
        replay = Replay(scope, world, past)
        for visit in sorted(past.visits, key=lambda one: one.file.number):
            replay.take(visit)
        for visit in past.visits:
            replay.book(visit)
        replay.work(rows(services, PUNCHES))
        for visit in past.visits:
            if visit.outcome is Outcome.NO_SHOW:
                replay.call_off(visit)


class Replay:
    """The past once more, through the live use cases."""

    def __init__(self, scope: Scope, world: World, past: Past) -> None:
        self.scope, self.world, self.past = scope, world, past
        self.ids = {name: technician_id for technician_id, name in world.names.items()}
        self.jobs: dict[str, str] = {}
        self.visits: dict[int, str] = {}

    def take(self, visit: PastVisit) -> None:
        order = visit.file.order
        asked = {
            "customer_id": order.site.customer_id,
            "site_id": order.site.id,
            "job_type_id": self.world.kinds[order.kind.code].id,
            "description": order.text,
            "priority": order.kind.priority,
            "windows": [{"starts_at": order.starts_at, "ends_at": order.ends_at}],
        }
        self.jobs[visit.file.id] = create_job(replace(self.scope, at=order.asked_at), asked).id

    def book(self, visit: PastVisit) -> None:
        scope = replace(self.scope, at=visit.booked_at)
        job = scoped_get(scope, Job, self.jobs[visit.file.id])
        planned = {"ends_at": visit.booked.ends_at, "travel_seconds": visit.booked.travel_seconds}
        made = new_visit(scope, job, visit.booked.starts_at, **planned)
        assign(scope, made, scoped_get(scope, Technician, self._technician(visit)))
        settle_job(scope, job)
        self.visits[id(visit)] = made.id

    def work(self, punches: list[tuple[Any, ...]]) -> None:
        steps: list[tuple[datetime, Any]] = [(moment(row[3]), row) for row in punches]
        steps += [(said.received_at, (visit, said)) for visit in self.past.visits for said in visit.said]
        for received_at, what in sorted(steps, key=lambda step: step[0]):
            scope = replace(self.scope, at=received_at)
            if isinstance(what[0], PastVisit):
                visit, said = what
                occurred_at = said.occurred_at.astimezone(zone(TIMEZONE))
                told = Report(said.kind, occurred_at, TIMEZONE, said.details)
                report(scope, self._technician(visit), self.visits[id(visit)], told)
            else:
                name, kind, occurred_at, _ = what
                punch(scope, self.ids[name], PunchKind(kind), moment(occurred_at), TIMEZONE)

    def call_off(self, visit: PastVisit) -> None:
        scope = replace(self.scope, at=instant_at(DAY + A_DAY, CALLED_OFF_AT, TIMEZONE))
        cancel_job(scope, self.jobs[visit.file.id], NOBODY_HOME)

    def _technician(self, visit: PastVisit) -> str:
        return self.ids[self.past.world.names[visit.booked.technician_id]]


@contextmanager
def _company(services: Services) -> Iterator[tuple[Scope, World]]:
    with write_session(services.engine, ANY_TENANT) as session:
        tenant_id = found_company(session, SCALE, NOW - timedelta(days=90), DAY).tenant_id
    with write_session(services.engine, tenant_id) as session:
        scope = Scope(session, tenant_id, "demo", NOW, "demo:test")
        yield scope, load_world(scope, services.travel_times, SCALE)


def moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
