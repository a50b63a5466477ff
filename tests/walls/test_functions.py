"""Attacks on functions: doing what one's role does not do, giving oneself more, and numbers that are none."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient

from server.bootstrap import Services
from server.domain.permissions import PERMISSIONS
from server.models.invoices import Invoice
from server.models.scope import scoped_select
from tests.builders import acting, at
from tests.conftest import Tenant, bearer
from tests.field import Field, said
from tests.http.right_requests import resolved
from tests.walls.routes import PUBLIC, ROUTES, roles_of
from tests.walls.town import Route, Town


def test_a11_a_technician_neither_reads_nor_approves_invoices(town: Town) -> None:
    token, before = town.ours.tokens["technician"], town.everything()
    invoice = town.ours.ids["invoice_id"]
    for method, path in (
        ("GET", "/office/v1/invoices"),
        ("GET", f"/office/v1/invoices/{invoice}.pdf"),
        ("POST", f"/office/v1/invoices/{invoice}/approve"),
        ("GET", "/office/v1/price-book"),
        ("GET", "/office/v1/users"),
        ("GET", "/office/v1/audit"),
        ("GET", "/dispatch/v1/board?date=2026-03-02"),
    ):
        answer = town.client.open(path, method=method, headers=token | {"Idempotency-Key": uuid4().hex})
        assert answer.status_code == 403, path
        assert answer.get_json()["code"] == "FORBIDDEN"
    assert town.everything() == before


def test_a12_a_report_carries_nothing_but_its_fields(field: Field) -> None:
    for extra in ("hourly_rate", "role", "tenant_id", "status", "total", "technician_id", "flags", "id"):
        answer = field.phone.post(f"/visits/{field.visit.id}/complete", said(at(9), **{extra: "paid"}))
        assert answer.status_code == 422
        assert answer.get_json()["errors"] == [{"field": f"json.{extra}", "reason": "Unknown field"}]
    assert field.desk().items("/invoices") == []


NOT_A_TECHNICIANS = re.compile(
    r"cost|margin|wage|salary|pay_?rate|hourly|ssn|social_security|bank|password_hash|token_hash|secret|profit"
)


def test_a13_no_answer_to_a_technician_holds_what_is_not_theirs(town: Town) -> None:
    """By the documents, over every route that a technician may use, and by what is really answered."""
    allowed = [
        route
        for route in town.routes
        if ROUTES.get(route.name, PUBLIC) != PUBLIC and "technician" in roles_of(ROUTES[route.name])
    ]
    assert len(allowed) >= 15
    for route in allowed:
        names = {name for schema in answered(route) for name in named(schema, route.schemas)}
        assert [name for name in names if NOT_A_TECHNICIANS.search(name)] == [], route.name
        if route.method == "GET":
            right = {"date": "2026-03-02"} if "date" in route.query else {}
            answer = town.ask(route, town.ours.ids, town.ours.tokens["technician"], query=right)
            text = answer.data.decode("utf-8", "replace")  # the logo is none
            told = set(re.findall(r'"([a-z_0-9]+)": ?', text))
            assert [name for name in told if NOT_A_TECHNICIANS.search(name)] == [], route.name
            for role in ("owner", "payroll", "office"):
                assert town.ours.tenant.email(role) not in text, f"{route.name}: {role}"


def answered(route: Route) -> list[dict[str, Any]]:
    contents = [
        answer.get("content", {}) for code, answer in route.operation["responses"].items() if code < "3"
    ]
    return [shape["schema"] for content in contents for shape in content.values() if "schema" in shape]


def named(schema: dict[str, Any], schemas: dict[str, Any], depth: int = 0) -> set[str]:
    """Return every name that a schema holds, at any depth."""
    schema = resolved(schema, schemas)
    inner = {**schema.get("properties", {}), **({"": schema["items"]} if "items" in schema else {})}
    below = [named(one, schemas, depth + 1) for one in inner.values()] if depth < 8 else []
    return set(inner).union(*below) - {""}


def test_a16_a_step_that_is_not_next_is_refused_in_the_office_and_kept_from_the_field(field: Field) -> None:
    """Decisions have an order; a report of what happened has none: it is kept, with its flag."""
    done = field.phone.report(field.visit, "complete", at(9))
    assert "STEP_MISSING" in done["flags"]
    invoice, owner = done["invoice"], field.desk("owner")
    assert invoice["status"] == "posted"
    dispatch, plan = field.client, "/dispatch/v1/plans"
    header = bearer(field.services, field.tenant, "owner")
    job, visit = f"/dispatch/v1/jobs/{field.job.id}", f"/dispatch/v1/visits/{field.visit.id}"
    match = {"If-Match": dispatch.get(job, headers=header).headers["ETag"]}
    steps = {
        "approve what is posted": owner.post(f"/invoices/{invoice['id']}/approve", {}),
        "reject what is posted": owner.post(f"/invoices/{invoice['id']}/reject", {"reason": "x"}),
        "reopen what was not rejected": owner.post(f"/invoices/{invoice['id']}/reopen", {}),
        "cancel a job that is done": dispatch.post(f"{job}/cancel", json={"reason": "x"}, headers=header),
        "cancel a visit that is done": dispatch.post(f"{visit}/cancel", json={"reason": "x"}, headers=header),
        "edit a job that is done": dispatch.patch(job, json={"title": "x"}, headers=header | match),
    }
    for what, answer in steps.items():
        assert answer.status_code == 409, f"{what}: {answer.status_code} {answer.get_json()}"
    made = dispatch.post(plan, json={"date": "2026-03-05"}, headers=header).get_json()
    early = dispatch.post(f"{plan}/{made['id']}/publish", json={}, headers=header)
    assert (early.status_code, early.get_json()["code"]) == (409, "PLAN_NOT_PROPOSED")


def test_a18_a_posted_invoice_is_not_edited(field: Field) -> None:
    invoice = field.phone.report(field.visit, "complete", at(9))["invoice"]
    owner, path = field.desk("owner"), f"/invoices/{invoice['id']}"
    before = owner.get(path)
    for notes in ("changed", ""):
        edited = owner.patch(path, {"notes": notes}, before.get_json()["version"])
        assert (edited.status_code, edited.get_json()["code"]) == (409, "NOT_A_DRAFT"), notes
    assert owner.get(path).data == before.data


def test_a14_nobody_gives_themselves_a_role(town: Town) -> None:
    users = town.ours.tenant.users
    for role in ("dispatcher", "office", "auditor", "technician", "payroll"):
        path = f"/office/v1/users/{users[role]}"
        answer = town.client.patch(
            path, json={"role": "owner"}, headers=town.ours.tokens[role] | {"If-Match": '"1"'}
        )
        assert answer.status_code == 403, role
    owner = town.ours.tokens["owner"]
    own = town.client.get(f"/office/v1/users/{users['owner']}", headers=owner)
    for change in ({"role": "auditor"}, {"active": False}):
        headers = owner | {"If-Match": own.headers["ETag"]}
        answer = town.client.patch(f"/office/v1/users/{users['owner']}", json=change, headers=headers)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "OWN_ROLE")


def token_of(client: FlaskClient, header: dict[str, str], scopes: Any) -> Any:
    return client.post("/api/v1/tokens", json={"label": "x", "scopes": scopes}, headers=header)


def test_a14_a_limited_token_cannot_make_itself_a_wider_one(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    owner = bearer(services, tenant, "owner")
    made = token_of(client, owner, ["tokens.own", "company.read"]).get_json()
    limited = {"Authorization": f"Bearer {made['token']}"}
    assert client.get("/office/v1/users", headers=limited).status_code == 403

    assert token_of(client, limited, ["users.edit"]).status_code == 403
    child = token_of(client, limited, None).get_json()
    assert child["scopes"] == ["company.read", "tokens.own"]
    grown = {"Authorization": f"Bearer {child['token']}"}
    held = client.get("/api/v1/session", headers=grown).get_json()["permissions"]
    assert held == ["company.read", "tokens.own"]
    assert client.get("/office/v1/users", headers=grown).status_code == 403
    whole = token_of(client, owner, None).get_json()
    assert whole["scopes"] is None
    assert token_of(client, owner, [*PERMISSIONS]).status_code == 403  # the phone's are not the owner's


QUANTITIES = [
    "-1",
    "0",
    "-0",
    "0.0",
    "NaN",
    "Infinity",
    "1e400",
    "1E5",
    "1,5",
    "10000000000",
    "1.0000001",
    "",
    "٣",
]


def test_a17_quantities_and_prices_that_are_none(field: Field) -> None:
    """1.9 for a count, -0, NaN, 10 to the 30: 422 with the field's name, never a 500, and no invoice."""
    numbers: list[Any] = [1, 1.9, -1, True, None, 10**15, {"minor": 1}]
    path = f"/visits/{field.visit.id}/complete"
    for quantity in [*QUANTITIES, *numbers]:
        answer = field.phone.post(path, said(at(9), lines=[{"code": "FILTER", "quantity": quantity}]))
        assert answer.status_code == 422, quantity
        assert answer.get_json()["errors"][0]["field"] == "json.lines[0].quantity", quantity
    owner = field.desk("owner")
    for price in ["-1", "-0.01", "NaN", "1e400", "1.0000001", 1.5, True, {"minor": -5}]:
        answer = owner.post(
            "/price-book", {"code": "P", "description": "P", "kind": "fee", "unit_price": price}
        )
        assert answer.status_code == 422, price
        assert answer.get_json()["errors"][0]["field"].startswith("json.unit_price"), price
    for rate in ["-0.1", "1.1", "NaN", "8.875%", 0.08, "1e-2"]:
        body = {
            "name": "T",
            "jurisdiction": "X",
            "category": "standard",
            "rate": rate,
            "valid_from": "2026-01-01",
        }
        assert owner.post("/tax-rates", body).status_code == 422, rate
    assert field.desk().items("/invoices") == []
    with acting(field.services, field.tenant) as scope:
        assert scope.session.scalars(scoped_select(scope, Invoice)).all() == []
