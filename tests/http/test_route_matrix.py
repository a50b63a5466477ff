"""Every route of both documents x every role x own and foreign company, walked from the documents themselves."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask

from server.bootstrap import Services
from server.domain.permissions import PERMISSIONS, Role, permissions_of
from tests.sizes import SOAK
from tests.walls.routes import NEED_A_KEY, PUBLIC, ROLES, ROUTES, roles_of
from tests.walls.town import Route, Town, routes

UNDOCUMENTED = {
    "/", "/healthz", "/sign-in", "/start", "/dispatch", "/technician", "/office", "/setup", "/docs",
    "/static/<path:filename>",
    "/api/v1/openapi.json", "/mobile/v1/openapi.json",
}  # fmt: skip
"""Pages and documents: they hold nothing of a company."""


@pytest.fixture
def town(app: Flask, services: Services) -> Town:
    return Town(app, services)


def test_every_route_has_its_line_and_every_line_its_route(app: Flask) -> None:
    assert {route.name for route in routes(app)} == set(ROUTES)
    documented = {route.path for route in routes(app)}
    served = {str(rule).replace("<string:", "{").replace(">", "}") for rule in app.url_map.iter_rules()}
    assert served - documented == {
        name.replace("<path:filename>", "<path:filename}") for name in UNDOCUMENTED
    }


def test_the_code_and_the_table_agree_on_who_may(app: Flask) -> None:
    served = [route for route in routes(app) if route.name in ROUTES]
    for route in served:
        if ROUTES[route.name] == PUBLIC:
            assert route.permission == PUBLIC, route.name
            continue
        assert route.permission in PERMISSIONS, route.name
        by_code = {
            role.value
            for role in Role
            if route.permission in permissions_of(role, is_technician=role is Role.TECHNICIAN)
        }
        assert by_code == roles_of(ROUTES[route.name]), route.name
    assert {route.name for route in served if route.headers.get("Idempotency-Key")} == NEED_A_KEY


def test_a11_each_role_reaches_its_own_functions_and_no_other(town: Town) -> None:
    """A11: 403 for the function, before anything is looked at; nobody at all gets 401 (nothing is written)."""
    before, asked = town.everything(), 0
    nowhere = dict.fromkeys(town.ours.ids, str(uuid4()))
    for route in guarded(town):
        answer = town.ask(route, nowhere, {}, {})
        assert answer.status_code == 401, route.name
        assert answer.get_json()["code"] == "UNAUTHENTICATED", route.name
        for role in set(ROLES.values()) - roles_of(ROUTES[route.name]):
            answer = town.ask(route, nowhere, town.ours.tokens[role], {})
            assert answer.status_code == 403, f"{role}: {route.name}"
            assert answer.get_json()["permission"] == route.permission, f"{role}: {route.name}"
            asked += 1
    assert asked > 150
    assert town.everything() == before


def test_each_role_that_may_gets_through_the_door(town: Town) -> None:
    """The same walk where a 403 would be wrong: a wall that refuses everybody proves nothing."""
    for route in guarded(town):
        if route.name == "DELETE /api/v1/session":
            continue  # a token is revoked, not signed out
        for role in roles_of(ROUTES[route.name]) if route.method == "GET" or SOAK else [some_role(route)]:
            if route.method == "GET":
                answer = town.ask(route, town.ours.ids, town.ours.tokens[role], query=asked_for(route))
                assert answer.status_code == 200, (
                    f"{role}: {route.name}: {answer.get_data(as_text=True)[:200]}"
                )
            elif "{" in route.path:
                answer = town.ask(route, dict.fromkeys(town.ours.ids, str(uuid4())), town.ours.tokens[role],
                                  town.right_body(route, town.ours))  # fmt: skip
                assert answer.status_code == 404, (
                    f"{role}: {route.name}: {answer.get_data(as_text=True)[:200]}"
                )


def test_a03_what_is_another_companys_is_not_there(town: Town) -> None:
    """A03: the same answer as for what does not exist, on every route that names something, and no write."""
    before, asked = town.everything(), 0
    for route in guarded(town):
        if "{" not in route.path:
            continue
        for role in roles_of(ROUTES[route.name]) if SOAK else [some_role(route)]:
            body = town.right_body(route, town.ours)
            theirs = town.ask(route, town.theirs.ids, town.ours.tokens[role], body)
            nobodys = town.ask(
                route, dict.fromkeys(town.ours.ids, str(uuid4())), town.ours.tokens[role], body
            )
            assert theirs.status_code == 404, f"{role}: {route.name}: {theirs.get_data(as_text=True)[:200]}"
            assert theirs.get_json() == nobodys.get_json(), f"{role}: {route.name}"
            asked += 1
    assert asked > 60
    assert town.everything() == before


def test_a04_a_reference_to_another_companys_row_is_one_to_nothing(town: Town) -> None:
    """A04: every field of every body that names a row; the words are those for a row that does not exist."""
    before, asked = town.everything(), 0
    for route in guarded(town):
        for name, schema in route.schemas.get(route.body or "", {}).get("properties", {}).items():
            if schema.get("format") != "uuid":
                continue
            role = next(iter(sorted(roles_of(ROUTES[route.name]))))
            right, headers = town.right_body(route, town.ours), town.ours.tokens[role]
            headers = headers | town.version(route, town.ours)
            answers = [
                town.ask(route, town.ours.ids, headers, {**right, name: value})
                for value in (theirs(town, name), str(uuid4()))
            ]
            assert [answer.status_code for answer in answers] == [422, 422], (
                f"{route.name}: {name}: {answers[0].json}"
            )
            assert answers[0].get_json() == answers[1].get_json(), f"{route.name}: {name}"
            assert answers[0].get_json()["code"] == "UNKNOWN_REFERENCE", f"{route.name}: {name}"
            assert answers[0].get_json()["errors"][0]["field"] == f"json.{name}", route.name
            asked += 1
    assert asked >= 10
    assert town.everything() == before


def theirs(town: Town, name: str) -> str:
    """Return another company's id for a field: by its name, or by the noun that its name ends with."""
    ids = town.theirs.ids
    return ids.get(name) or next(
        ids[noun] for noun in sorted(ids, key=len, reverse=True) if name.endswith(f"_{noun}")
    )


def guarded(town: Town) -> Iterator[Route]:
    return (route for route in town.routes if ROUTES.get(route.name, PUBLIC) != PUBLIC)


def some_role(route: Route) -> str:
    """Return one that may; `make soak` tries all of them."""
    return min(roles_of(ROUTES[route.name]))


def asked_for(route: Route) -> dict[str, str]:
    return {"date": "2026-03-02"} if "date" in route.query else {}
