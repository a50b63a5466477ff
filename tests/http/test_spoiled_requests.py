"""Ten thousand requests that Hypothesis has spoiled, over all routes that write: no 5xx, no trace of a refusal."""

from __future__ import annotations

from collections import Counter

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from server.bootstrap import Services
from server.db import is_sqlite
from tests.http.books import Books
from tests.http.right_requests import Request, right_request
from tests.http.spoiling import spoil
from tests.sizes import sized
from tests.walls.routes import PUBLIC, ROUTES, roles_of
from tests.walls.town import Route, Town

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
KEPT_OF_REFUSALS = {"throttles", "audit_events", "audit_heads"}
"""Guesses are counted, and reaching for a colleague's things is noted; nothing else may be left of a refusal."""


@pytest.mark.filterwarnings(
    "ignore:Unclosed file:ResourceWarning"
)  # a form that breaks off in the middle of a file
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_spoiled_request_breaks_anything_or_leaves_a_trace(app: Flask, services: Services) -> None:
    """A12, A17: wrong types, 1.9, 10^30, NaN, NUL, half characters, depth, floods, foreign ids, broken forms."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    town = Town(app, services)
    routes = [route for route in town.routes if route.method in WRITES]
    versions = {route.name: seen(town, route) for route in routes}
    books, told = Books(services), Counter[int]()
    on_sqlite = is_sqlite(services.engine)
    count = sized("spoiled requests", 400 if on_sqlite else 60, 10_000 if on_sqlite else 1_000)

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    @given(st.data())
    def send_one(data: st.DataObject) -> None:
        route = data.draw(st.sampled_from(routes))
        request = right_request(route, town.right_body(route, town.ours), town.ours.ids)
        request.headers |= caller(town, route) | versions[route.name]
        request = spoil(data.draw, request, town.ours, town.theirs)
        answer = send(town, request)
        told[answer.status_code] += 1
        assert_refused_or_harmless(request, answer, books.changed())

    send_one()
    print(f"answers: {dict(sorted(told.items()))}")  # noqa: T201 - both sizes say what they met
    assert sum(told.values()) >= count
    assert told[422] > count / 3


def caller(town: Town, route: Route) -> dict[str, str]:
    letters = ROUTES.get(route.name, PUBLIC)
    return {} if letters == PUBLIC else town.ours.tokens[min(roles_of(letters))]


def seen(town: Town, route: Route) -> dict[str, str]:
    """Return the version of what a route edits, as it is at first: what is put back has it again."""
    if "If-Match" not in route.headers:
        return {}
    path = right_request(route, None, town.ours.ids).path
    shown = town.client.get(path, headers=caller(town, route))
    return {"If-Match": shown.headers.get("ETag", '"1"')}


def send(town: Town, request: Request) -> TestResponse:
    return town.client.open(
        request.path,
        method=request.route.method,
        data=request.data,
        content_type=request.content_type,
        headers=request.headers,
        query_string=request.query,
    )


def assert_refused_or_harmless(request: Request, answer: TestResponse, changed: set[str]) -> None:
    what = f"{request.route.name} {request.done}: {answer.status_code} {answer.text[:300]}"
    assert answer.status_code < 500, what
    if answer.status_code < 300:
        assert not request.foreign, what
        return
    assert answer.status_code >= 400, what
    assert answer.content_type == "application/problem+json", what
    body = answer.get_json()
    assert body["code"], what
    assert body["detail"], what
    assert body["status"] == answer.status_code, what
    assert changed <= KEPT_OF_REFUSALS, f"{what}: wrote {changed}"
