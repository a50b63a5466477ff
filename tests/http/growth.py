"""Lets a company of the walls' town grow: more of everything that a page lists, so that statements can be counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import UniqueConstraint, func, insert, select
from sqlalchemy.exc import DBAPIError

from server.db import ANY_TENANT, read_session
from server.domain.ids import new_id
from server.models.base import Base
from server.models.catalogue import JobType
from server.models.customers import Customer, Site
from server.models.installation import installation_select
from server.models.scope import Scope, scoped_get
from server.models.technicians import Skill, Technician
from server.use_cases import tokens
from server.use_cases.exceptions import open_exception
from tests.builders import (
    MONDAY,
    acting,
    at,
    book_visit,
    make_customer,
    make_equipment,
    make_item,
    make_job,
    make_job_type,
    make_shift,
    make_site,
    make_skill,
    make_technician,
    make_user,
    require_skill,
)
from tests.conftest import PASSWORD
from tests.db.test_guards import make_invoice
from tests.walls.town import Town

if TYPE_CHECKING:
    from sqlalchemy import Table

ZONE = "America/New_York"
NEVER_CLONED = {
    "companies",
    "audit_events",
    "audit_heads",
    "counters",
    "command_inbox",
    "idempotency_records",
}


def grow(town: Town, several: int, *, beginning: int) -> list[str]:
    """Add so many of everything; return the tables of companies that have no more rows than before."""
    before = _counts(town)
    tenant = town.ours.tenant
    with acting(town.services, tenant) as scope:
        for number in range(beginning, beginning + several):
            _add(scope, town.ours.ids, number)
            for user in set(tenant.users.values()):
                tokens.create(scope, user, f"token {number}", None, frozenset())
    _work(town, several, beginning)
    still = [name for name, rows in _counts(town).items() if rows == before[name]]
    return [name for name in still if name not in NEVER_CLONED and _clone(town, name, several) == 0]


def _add(scope: Scope, ids: dict[str, str], number: int) -> None:
    name = f"{number:03d}"
    technician = scoped_get(scope, Technician, ids["technician_id"])
    known, customer = (
        scoped_get(scope, Customer, ids["customer_id"]),
        make_customer(scope, f"Customer {name}"),
    )
    site = make_site(scope, customer)
    equipment = make_equipment(scope, make_site(scope, known))
    make_equipment(scope, scoped_get(scope, Site, ids["site_id"]))
    item, skill = make_item(scope, f"ITEM-{name}"), make_skill(scope, f"SKILL-{name}")
    flat = scoped_get(scope, JobType, ids["job_type_id"])
    make_job_type(scope, f"TYPE-{name}", labour=item, lines=[(item, "1")])
    colleague = make_technician(scope, f"Colleague {name}", make_user(scope, f"Colleague {name}").id)
    make_shift(scope, colleague)
    waiting = make_job(scope, site, flat, [(at(9), at(12)), (at(13), at(15))], equipment_id=None)
    require_skill(scope, waiting, skill)
    require_skill(scope, waiting, scoped_get(scope, Skill, ids["skill_id"]))
    known_site = scoped_get(scope, Site, equipment.site_id)
    short = make_job(scope, known_site, flat, duration_seconds=600, equipment_id=equipment.id)
    book_visit(scope, short, technician, at(10) + timedelta(minutes=15 * number))
    visit = book_visit(scope, make_job(scope, site, flat), colleague, at(9))
    make_invoice(scope, customer.id, visit.job_id, visit.id)
    open_exception(scope, "STRAY_OUT", "visit", visit.id, f"Something {name}.")
    open_exception(scope, "STRAY_OUT", "customer", customer.id, f"Something else {name}.")


def _work(town: Town, several: int, beginning: int) -> None:
    """Have the technician clock in and out and end visits, by the phone's own routes; and people sign in."""
    header, client = town.ours.tokens["technician"], town.client
    day = client.get("/mobile/v1/day?date=2026-03-02", headers=header).get_json()["visits"]
    for number, visit in zip(range(beginning, beginning + several), day[beginning + 1 :], strict=False):
        moment = at(10) + timedelta(minutes=15 * number)
        for step, minute in (
            ("clock-in", 0),
            ("travel", 1),
            ("arrive", 2),
            ("complete", 6),
            ("clock-out", 8),
        ):
            said = {"occurred_at": (moment + timedelta(minutes=minute)).isoformat(), "timezone": ZONE}
            path = step if step.startswith("clock") else f"visits/{visit['id']}/{step}"
            keyed = header | {"Idempotency-Key": uuid4().hex}
            answer = client.post(f"/mobile/v1/{path}", json=said, headers=keyed)
            assert answer.status_code == 200, answer.text
        signed = {"email": town.ours.tenant.email("auditor"), "password": PASSWORD}
        assert client.post("/api/v1/session", json=signed).status_code == 200


def _counts(town: Town) -> dict[str, int]:
    """Return how many rows the company has in each of the tables of companies."""
    tenant_id = town.ours.tenant.tenant_id
    with read_session(town.services.engine, ANY_TENANT) as session:
        return {
            table.name: session.scalar(
                installation_select("the test counts rows", func.count())
                .select_from(table)
                .where(table.c.tenant_id == tenant_id)
            )
            or 0
            for table in Base.metadata.sorted_tables
            if "tenant_id" in table.c
        }


def _clone(town: Town, name: str, several: int) -> int:
    """Copy a row of a table that nothing here knows of, as far as its constraints allow; return how many there are."""
    table, made = Base.metadata.tables[name], 0
    with acting(town.services, town.ours.tenant) as scope:
        row = (
            scope.session.execute(select(table).where(table.c.tenant_id == scope.tenant_id))
            .mappings()
            .first()
        )
        for number in range(several) if row is not None else ():
            try:
                with scope.session.begin_nested():
                    scope.session.execute(insert(table).values(_another(table, dict(row or {}), number + 1)))
                made += 1
            except DBAPIError:
                return made
    return made


def _another(table: Table, row: dict[str, Any], number: int) -> dict[str, Any]:
    keys = {column.name for column in table.primary_key.columns}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            keys |= {column.name for column in constraint.columns}
    keys |= {column.name for index in table.indexes if index.unique for column in index.columns}
    referring = {column.name for column in table.columns if column.foreign_keys}
    return row | {
        key: _other(key, row[key], number) for key in keys - referring - {"tenant_id"} if row[key] is not None
    }


def _other(key: str, value: Any, number: int) -> Any:
    if key == "id":
        return new_id()
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        return value
    if isinstance(value, str):
        return new_id() if key.endswith("_id") else f"{value}{number}"
    return value + (number if isinstance(value, int) else timedelta(days=number))


__all__ = ["MONDAY", "grow"]
