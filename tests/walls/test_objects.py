"""Attacks on things: another technician's, another company's, of somebody who was switched off."""

from __future__ import annotations

from uuid import uuid4

from server.bootstrap import Services
from server.models.scope import scoped_get
from server.models.users import User
from server.models.visits import VisitFact
from tests.builders import acting
from tests.walls.routes import PUBLIC, REPORT, ROUTES, roles_of
from tests.walls.town import Town


def test_a01_a02_another_technicians_visit_is_not_there(town: Town) -> None:
    ids, token = town.ours.ids, town.ours.tokens["technician"]
    before = town.everything()
    for visit_id in (ids["colleagues_visit_id"], town.theirs.ids["visit_id"]):
        read = town.client.get(f"/mobile/v1/visits/{visit_id}", headers=token)
        nobodys = town.client.get(f"/mobile/v1/visits/{uuid4()}", headers=token)
        assert read.status_code == 404
        assert read.get_json() == nobodys.get_json()
        for step in ("travel", "arrive", "start", "pause", "resume", "complete"):
            keyed = token | {"Idempotency-Key": uuid4().hex}
            answer = town.client.post(f"/mobile/v1/visits/{visit_id}/{step}", json=REPORT, headers=keyed)
            assert answer.status_code == 404, step
    assert town.everything() == before
    assert town.count(VisitFact) == 0
    own = town.client.get(f"/mobile/v1/visits/{ids['visit_id']}", headers=token)
    assert own.status_code == 200
    day = town.client.get("/mobile/v1/day?date=2026-03-02", headers=token)
    assert [visit["id"] for visit in day.get_json()["visits"]] == [ids["visit_id"]]


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
    """CVE-2026-43913: an unconfirmed owner could purge the organisation."""
    owner = town.ours.tenant.users["owner"]
    for state in ("suspended", "invited"):
        with acting(services, town.ours.tenant) as scope:
            scoped_get(scope, User, owner).state = state
        before = town.everything()
        for route in town.routes:
            if ROUTES.get(route.name, PUBLIC) != PUBLIC:
                body = town.right_body(route, town.ours)
                answer = town.ask(route, town.ours.ids, town.ours.tokens["owner"], body)
                assert answer.status_code == 401, f"{state}: {route.name}"
        assert town.everything() == before


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
        assert [value for value in foreign if value in plain.text] == [], route.name
        for name in set(route.query) - {"date", "cursor", "limit", "status", "state", "code", "active"}:
            theirs = "Zenith" if name == "q" else town.theirs.ids.get(name, town.theirs.ids["job_id"])
            found = town.ask(route, {}, token, query={**right, name: theirs})
            nobody = town.ask(
                route, {}, token, query={**right, name: "Nobody" if name == "q" else str(uuid4())}
            )
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
