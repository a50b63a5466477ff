"""Attacks on things: another technician's, another company's, of somebody who was switched off."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

from server.bootstrap import Services
from server.models.audit import AuditEvent
from server.models.base import yes
from server.models.scope import scoped_get, scoped_select
from server.models.users import User
from server.models.visits import Visit, VisitAssignment, VisitFact
from server.use_cases.visits import edit_visit
from tests.builders import acting, at, make_technician, make_user, reread
from tests.conftest import PASSWORD, StillClock
from tests.field import Field
from tests.walls.routes import PUBLIC, REPORT, ROUTES, roles_of
from tests.walls.town import Town


def test_a01_another_technicians_visit_is_not_there_and_the_attempt_is_on_record(
    town: Town, services: Services, clock: StillClock
) -> None:
    """The answer is the one for nobody's visit; the audit log has one line for a person, a thing and an hour."""
    ids, token = town.ours.ids, town.ours.tokens["technician"]
    colleagues = ids["colleagues_visit_id"]
    before = town.everything()
    nobodys = town.client.get(f"/mobile/v1/visits/{uuid4()}", headers=token)
    for visit_id in (town.theirs.ids["visit_id"], str(uuid4()), "x"):
        read = town.client.get(f"/mobile/v1/visits/{visit_id}", headers=token)
        assert (read.status_code, read.get_json()) == (404, nobodys.get_json())
    assert town.everything() == before, "another company's visit is nobody's"

    for _ in range(3):
        read = town.client.get(f"/mobile/v1/visits/{colleagues}", headers=token)
        assert (read.status_code, read.get_json()) == (404, nobodys.get_json())
    assert written(town, before) == {"audit_events", "audit_heads"}
    assert denials(town, services) == [(f"user:{town.ours.tenant.users['technician']}", "visit", colleagues)]
    clock.forward(minutes=61)
    town.client.get(f"/mobile/v1/visits/{colleagues}", headers=token)
    assert len(denials(town, services)) == 2

    token_of_owner = f"/api/v1/tokens/{ids['token_id']}"
    assert town.client.delete(token_of_owner, headers=town.ours.tokens["office"]).status_code == 404
    assert denials(town, services)[-1][1:] == ("api_token", ids["token_id"])
    own = town.client.get(f"/mobile/v1/visits/{ids['visit_id']}", headers=token)
    assert own.status_code == 200
    day = town.client.get("/mobile/v1/day?date=2026-03-02", headers=token)
    assert [visit["id"] for visit in day.get_json()["visits"]] == [ids["visit_id"]]


def test_a01_many_attempts_at_once_are_one_line(town: Town, services: Services) -> None:
    gate, token = Barrier(8), town.ours.tokens["technician"]

    def reach(_: int) -> int:
        client = town.client.application.test_client()
        gate.wait()
        path = f"/mobile/v1/visits/{town.ours.ids['colleagues_visit_id']}"
        return client.get(path, headers=token).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(reach, range(8))) == {404}
    assert len(denials(town, services)) == 1


def test_a02_another_technicians_visit_is_not_reported_on(town: Town) -> None:
    ids, token = town.ours.ids, town.ours.tokens["technician"]
    before = town.everything()
    for visit_id in (ids["colleagues_visit_id"], town.theirs.ids["visit_id"]):
        for step in ("travel", "arrive", "start", "pause", "resume", "complete"):
            keyed = token | {"Idempotency-Key": uuid4().hex}
            answer = town.client.post(f"/mobile/v1/visits/{visit_id}/{step}", json=REPORT, headers=keyed)
            assert answer.status_code == 404, step
    assert written(town, before) == {"audit_events", "audit_heads"}
    assert town.count(VisitFact) == 0


def written(town: Town, before: dict[str, str]) -> set[str]:
    """Return the tables that are not as they were."""
    return {table for table, rows in town.everything().items() if rows != before[table]}


def denials(town: Town, services: Services) -> list[tuple[str, str, str]]:
    with acting(services, town.ours.tenant) as scope:
        told = scoped_select(scope, AuditEvent).where(AuditEvent.action == "access.denied")
        rows = scope.session.scalars(told.order_by(AuditEvent.sequence)).all()
        return [(row.actor, row.object_kind, row.object_id) for row in rows]


def test_a05_every_door_to_a_thing_gives_the_same_verdict(town: Town) -> None:
    """The lesson of Vaultwarden's CVE-2026-27898: the one route that forgot what its sibling checked."""
    doors: dict[str, set[int]] = {}
    for route in town.routes:
        if "{" in route.path and ROUTES.get(route.name, PUBLIC) != PUBLIC:
            token = town.ours.tokens[min(roles_of(ROUTES[route.name]))]
            body = town.right_body(route, town.ours)
            answer = town.ask(route, town.theirs.ids, token, body)
            doors.setdefault(route.path.split("}")[0], set()).add(answer.status_code)
    assert len(doors) >= 15
    assert {door: codes for door, codes in doors.items() if codes != {404}} == {}


def test_a06_who_is_not_or_no_longer_active_reaches_nothing(town: Town, services: Services) -> None:
    """CVE-2026-43913: an unconfirmed owner could purge the organisation. A token or a cookie: 403, everywhere."""
    owner, browser = town.ours.tenant.users["owner"], town.client.application.test_client()
    signed = {"email": town.ours.tenant.email("owner"), "password": PASSWORD}
    csrf = {"X-CSRF-Token": browser.post("/api/v1/session", json=signed).get_json()["csrf_token"]}
    for state in ("suspended", "invited"):
        with acting(services, town.ours.tenant) as scope:
            scoped_get(scope, User, owner).state = state
        before = town.everything()
        for route in town.routes:
            if ROUTES.get(route.name, PUBLIC) != PUBLIC:
                body = town.right_body(route, town.ours)
                answer = town.ask(route, town.ours.ids, town.ours.tokens["owner"], body)
                assert answer.status_code == 403, f"{state}: {route.name}"
                assert answer.get_json()["code"] == "MEMBER_NOT_ACTIVE", f"{state}: {route.name}"
        for answer in (
            browser.get("/office/v1/invoices"),
            browser.post("/office/v1/customers", json={"name": "x"}, headers=csrf),
            browser.get("/api/v1/openapi.json"),
        ):
            assert (answer.status_code, answer.get_json()["code"]) == (403, "MEMBER_NOT_ACTIVE")
        assert browser.get("/").headers["Location"] == "/sign-in"
        assert town.everything() == before


def test_a06_who_is_switched_off_is_told_so_only_with_the_right_password(
    town: Town, services: Services
) -> None:
    """And what they held before stays dead when they are switched on again."""
    client, owner = town.client.application.test_client(), town.ours.tokens["owner"]
    email, office = town.ours.tenant.email("office"), f"/office/v1/users/{town.ours.tenant.users['office']}"

    def switch(*, on: bool) -> None:
        match = {"If-Match": town.client.get(office, headers=owner).headers["ETag"]}
        assert town.client.patch(office, json={"active": on}, headers=owner | match).status_code == 200

    def sign_in(password: str) -> tuple[int, str]:
        answer = client.post("/api/v1/session", json={"email": email, "password": password})
        return answer.status_code, answer.get_json().get("code", "")

    switch(on=False)
    held = town.client.get("/office/v1/invoices", headers=town.ours.tokens["office"])
    assert (held.status_code, held.get_json()["code"]) == (403, "MEMBER_NOT_ACTIVE")
    assert sign_in(PASSWORD) == (403, "MEMBER_NOT_ACTIVE")
    assert sign_in("a wrong battery") == (401, "BAD_CREDENTIALS")
    switch(on=True)
    assert town.client.get("/office/v1/invoices", headers=town.ours.tokens["office"]).status_code == 401
    assert sign_in(PASSWORD)[0] == 200


def test_a07_a_visit_that_was_given_away_is_gone_and_a_late_report_is_a_fact_and_no_more(
    field: Field,
) -> None:
    """The day no longer shows it, reading is 404, and a completion that was under way is kept for a person."""
    with acting(field.services, field.tenant) as scope:
        other = make_technician(scope, "Eli", make_user(scope, "Eli").id)
        edit_visit(scope, field.visit.id, {"technician_id": other.id}, reread(scope, field.visit).version)
        begun = scoped_get(scope, Visit, field.visit.id).status
    day = field.phone.get("/day?date=2026-03-02").get_json()["visits"]
    assert field.visit.id not in {visit["id"] for visit in day}
    assert field.phone.get(f"/visits/{field.visit.id}").status_code == 404
    assert begun == "scheduled"

    answer = field.phone.report(field.visit, "complete", at(9))
    assert "FORMER_ASSIGNEE" in answer["flags"]
    assert field.desk().open_codes() == ["FORMER_ASSIGNEE"]
    with acting(field.services, field.tenant) as scope:
        told = scoped_select(scope, VisitFact).where(VisitFact.visit_id == field.visit.id)
        assert len(scope.session.scalars(told).all()) == 1
        held = scoped_select(scope, VisitAssignment).where(
            VisitAssignment.visit_id == field.visit.id, yes(VisitAssignment.live)
        )
        assert field.world.technician.id not in {row.technician_id for row in scope.session.scalars(held)}
    assert field.phone.get(f"/visits/{field.visit.id}").status_code == 404, (
        "reporting on it gave nothing back"
    )


def test_a09_lists_show_nothing_of_another_company(town: Town) -> None:
    """Neither rows nor counts, filtered by their ids or searched for by their words."""
    foreign = {value for value in town.theirs.ids.values() if len(value) == 36} | {
        town.theirs.tenant.tenant_id
    }
    lists = 0
    for route in town.routes:
        if route.method != "GET" or "{" in route.path or ROUTES.get(route.name, PUBLIC) == PUBLIC:
            continue
        token = town.ours.tokens[min(roles_of(ROUTES[route.name]))]
        right = {"date": "2026-03-02"} if "date" in route.query else {}
        plain = town.ask(route, {}, token, query=right)
        assert plain.status_code == 200, route.name
        assert [value for value in foreign if value.encode() in plain.get_data()] == [], route.name
        for name in set(route.query) - {
            "date",
            "from",
            "to",
            "cursor",
            "limit",
            "status",
            "state",
            "code",
            "active",
            "latitude",
            "longitude",
            "mark",
            "mine",
            "older_than",
            "postcode",
            "role",
        }:
            theirs = "Zenith" if name == "q" else town.theirs.ids.get(name, town.theirs.ids["job_id"])
            found = town.ask(route, {}, token, query={**right, name: theirs})
            nobody = town.ask(
                route, {}, token, query={**right, name: "Nobody" if name == "q" else str(uuid4())}
            )
            if found.status_code == nobody.status_code == 422:
                continue  # the field takes no id
            assert found.status_code == nobody.status_code == 200, f"{route.name}: {name}"
            assert found.get_json() == nobody.get_json(), f"{route.name}: {name}"
            assert found.headers.get("ETag") == nobody.headers.get("ETag")
            lists += 1
    assert lists >= 5


def test_a10_no_header_chooses_the_company(town: Town) -> None:
    token, theirs = town.ours.tokens["owner"], town.theirs.tenant.tenant_id
    spoofs = {
        "Host": "zenith.example",
        "X-Forwarded-Host": "zenith.example",
        "X-Tenant": theirs,
        "X-Tenant-Id": theirs,
        "X-Company-Id": theirs,
        "X-Original-URL": "/office/v1/users",
        "X-HTTP-Method-Override": "DELETE",
        "Forwarded": "for=127.0.0.1;host=zenith.example",
        "Cookie": f"tenant_id={theirs}",
    }
    plain = town.client.get("/office/v1/customers", headers=token)
    for name, value in spoofs.items():
        spoofed = town.client.get("/office/v1/customers", headers={**token, name: value})
        assert spoofed.status_code == 200, name
        assert spoofed.get_json() == plain.get_json(), name
    company = town.client.get("/api/v1/session", headers={**token, **spoofs}).get_json()["company"]
    assert company["id"] == town.ours.tenant.tenant_id
