"""Two companies with one of everything each, and the routes of both documents as they are served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import func
from werkzeug.test import TestResponse

from server.bootstrap import Services
from server.db import ANY_TENANT, read_session
from server.models.base import Base
from server.models.catalogue import TaxRateRow
from server.models.installation import installation_select
from server.models.plans import Plan
from server.models.scope import Scope, scoped_add, scoped_select, scoped_update
from server.models.users import ApiToken
from server.use_cases import tokens
from server.use_cases.exceptions import open_exception
from server.use_cases.imports.requests import Asked, request_import
from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_equipment,
    make_job,
    make_technician,
    make_territory,
    make_world,
)
from tests.conftest import NOW, PASSWORD, Tenant, make_tenant
from tests.db.test_guards import make_invoice
from tests.domain.test_pictures import png
from tests.walls.routes import ROLES, bodies

FORGOTTEN = {"idempotency_records"}


@dataclass(frozen=True)
class Route:
    """One operation of a document."""

    method: str
    path: str
    permission: str
    operation: dict[str, Any]
    schemas: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def body(self) -> str | None:
        """Return the name of the body's schema."""
        content = self.operation.get("requestBody", {}).get("content", {})
        schemas = (kind["schema"] for kind in content.values())  # a file's or a form's have no name
        return next((schema["$ref"].split("/")[-1] for schema in schemas if "$ref" in schema), None)

    @property
    def query(self) -> dict[str, Any]:
        return {p["name"]: p["schema"] for p in self.operation.get("parameters", []) if p["in"] == "query"}

    @property
    def headers(self) -> dict[str, bool]:
        """Return the headers that it takes, and whether each is required."""
        found = (p for p in self.operation.get("parameters", []) if p["in"] == "header")
        return {p["name"]: p["required"] for p in found}

    def sent(self) -> dict[str, str]:
        """Return the headers that a careful client sends."""
        given = {"Idempotency-Key": uuid4().hex, "If-Match": '"1"'}
        return {name: given[name] for name in self.headers}


def routes(app: Flask) -> Iterator[Route]:
    for api in app.extensions["truckroll_documents"].values():
        document = json.loads(json.dumps(api.spec.to_dict()))
        for path, operations in document["paths"].items():
            shared = operations.pop("parameters", [])
            for method, operation in operations.items():
                operation["parameters"] = [*shared, *operation.get("parameters", [])]
                schemas = document["components"]["schemas"]
                yield Route(method.upper(), path, operation["x-permission"], operation, schemas)


@dataclass
class Company:
    """A company, its ids by the names that paths give them, and a token of each role."""

    tenant: Tenant
    ids: dict[str, str]
    tokens: dict[str, dict[str, str]]


class Town:
    """Two companies, and one client that asks in the name of either."""

    def __init__(self, app: Flask, services: Services) -> None:
        self.services = services
        self.client = app.test_client(use_cookies=False)
        self.routes = sorted(routes(app), key=lambda route: route.name)
        self.ours, self.theirs = self._company("Acme"), self._company("Zenith")

    def ask(
        self,
        route: Route,
        ids: dict[str, str],
        headers: dict[str, str],
        body: Any = None,
        query: dict[str, str] | None = None,
    ) -> TestResponse:
        """Send a request; a body is sent where the route takes one."""
        path = self.path(route, ids)
        more: dict[str, Any] = {"json": body} if body is not None and route.body else {}
        return self.client.open(
            path, method=route.method, headers={**route.sent(), **headers}, query_string=query or {}, **more
        )

    def version(self, route: Route, company: Company) -> dict[str, str]:
        """Return the If-Match header of the thing as it is now, where the route wants one."""
        if "If-Match" not in route.headers:
            return {}
        token = company.tokens["owner"]
        thing = self.path(route, company.ids).removesuffix("/merge")
        return {"If-Match": self.client.get(thing, headers=token).headers["ETag"]}

    def path(self, route: Route, ids: dict[str, str]) -> str:
        path = route.path.replace(
            "/office/v1/exceptions/{exception_id}", "/office/v1/exceptions/{open_exception_id}"
        )
        return path.format(**ids)

    def right_body(self, route: Route, company: Company) -> Any:
        """Return a body that the route takes; an edit changes nothing but the version."""
        if route.body is None:
            return None
        known = bodies(company.ids)
        return known.get(route.body, {})

    def everything(self) -> dict[str, str]:
        """Return all rows of all tables, but for kept answers: two of these are equal when nothing was written."""
        with read_session(self.services.engine, ANY_TENANT) as session:
            return {
                table.name: repr(
                    session.execute(
                        installation_select("the test reads all", table).order_by(*table.primary_key.columns)
                    ).all()
                )
                for table in Base.metadata.sorted_tables
                if table.name not in FORGOTTEN
            }

    def count(self, model: Any) -> int:
        with read_session(self.services.engine, ANY_TENANT) as session:
            counted = installation_select("the test counts rows", func.count()).select_from(model)
            return session.scalar(counted) or 0

    def _company(self, name: str) -> Company:
        tenant = make_tenant(self.services, name)
        company = Company(tenant, _rows(self.services, tenant, name), _tokens(self.services, tenant))
        self._by_http(company, name)
        return company

    def _by_http(self, company: Company, name: str) -> None:
        """Make what has a route of its own through it, which shows that the bodies are right."""
        ids, owner = company.ids, company.tokens["owner"]
        skill = self.client.post(
            "/dispatch/v1/skills", json={"code": f"GAS-{name}", "name": "Gas"}, headers=owner
        ).get_json()
        ids |= {"skill_id": skill["id"], "skill_code": skill["code"]}
        for noun, key, schema in (
            ("certifications", "certification_id", "CertificationIn"),
            ("shifts", "shift_id", "WeeklyHoursIn"),
            ("shift-exceptions", "exception_id", "ShiftExceptionIn"),
            ("time-off", "time_off_id", "TimeOffIn"),
            ("on-call", "on_call_id", "OnCallIn"),
        ):
            path = f"/dispatch/v1/technicians/{ids['technician_id']}/{noun}"
            answer = self.client.post(path, json=bodies(ids)[schema], headers=owner)
            assert answer.status_code == 201, answer.get_data(as_text=True)
            ids[key] = answer.get_json()["id"]
        logo = {"data": png(), "content_type": "image/png"}
        put = self.client.put("/office/v1/company/logo", headers=owner | {"If-Match": '"1"'}, **logo)
        assert put.status_code == 200, put.get_data(as_text=True)
        signed = {"email": company.tenant.email("owner"), "password": PASSWORD}
        assert self.client.post("/api/v1/session", json=signed).status_code == 200
        ids["sign_in_id"] = self.client.get("/api/v1/sessions", headers=owner).get_json()["items"][0]["id"]
        made = self.client.post("/api/v1/tokens", json={"label": "x"}, headers=owner).get_json()
        ids["token_id"] = made["id"]


def _tokens(services: Services, tenant: Tenant) -> dict[str, dict[str, str]]:
    """Make a token of each role, used a moment ago, so that using it now writes nothing."""
    with acting(services, tenant) as scope:
        made = {
            role: tokens.create(scope, tenant.users[role], "test", None, frozenset())["token"]
            for role in ROLES.values()
        }
        scope.session.execute(scoped_update(scope, ApiToken).values(last_used_at=scope.at))
    return {role: {"Authorization": f"Bearer {token}"} for role, token in made.items()}


def _rows(services: Services, tenant: Tenant, name: str) -> dict[str, str]:
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        job, open_job = make_job(scope, world.site, world.flat), make_job(scope, world.site, world.flat)
        visit = book_visit(scope, job, world.technician, at(9))
        colleague = make_technician(scope, "Eli")
        other_visit = book_visit(scope, make_job(scope, world.site, world.flat), colleague, at(9))
        exception = open_exception(scope, "STRAY_OUT", "job", job.id, f"Something at {name}.")
        assert exception is not None
        return {
            "customer_id": world.customer.id,
            **dict.fromkeys(
                ("other_customer_id", "into_id", "bill_to_customer_id"),
                make_customer(scope, "Rosenthal Sr.").id,
            ),
            "site_id": world.site.id,
            "equipment_id": make_equipment(scope, world.site).id,
            "item_id": world.filter.id,
            "job_type_id": world.flat.id,
            "technician_id": world.technician.id,
            "pinned_technician_id": world.technician.id,
            "job_id": job.id,
            "open_job_id": open_job.id,
            "visit_id": visit.id,
            "colleagues_visit_id": other_visit.id,
            "invoice_id": make_invoice(scope, world.customer.id, job.id, visit.id).id,
            "rate_id": _first_rate(scope),
            "plan_id": _plan(scope),
            "import_id": _import(scope),
            "kind": "customers" if name == "Acme" else "none",
            "territory_id": make_territory(scope, world.technician, name="Harbour").id,
            "open_exception_id": exception.id,
            "user_id": tenant.users["payroll"],
        }


def _first_rate(scope: Scope) -> str:
    return str(scope.session.scalars(scoped_select(scope, TaxRateRow.id)).first())


def _import(scope: Scope) -> str:
    """Make a run that was refused; nothing can be done with it any more."""
    asked = Asked("customers", "customers.csv", "0" * 64, 1, "", "test", dry_run=True, parameters={})
    row = request_import(scope, asked, None, claimed=True)
    row.state = "refused"
    return row.id


def _plan(scope: Scope) -> str:
    row = Plan(
        day=NOW.date(),
        status="failed",
        created_at=NOW,
        seconds=1,
        seed=1,
        engine="none",
        engine_version="0",
        failure={"code": "TEST", "sentence": "It was a test."},
        stop_requested=False,
        attempts=1,
        fence=1,
        finished_at=NOW,
    )
    return scoped_add(scope, row).id
