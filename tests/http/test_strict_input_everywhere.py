"""Rubbish at every route that takes input, made from the documents: 4xx that names the field, and nothing written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server.bootstrap import Services
from tests.http.strict import NOT_JSON, NOT_OBJECTS
from tests.sizes import SOAK, tell
from tests.walls.routes import PUBLIC, ROUTES, roles_of
from tests.walls.town import Route, Town

WRONG: dict[str, list[Any]] = {
    "string": [12, 1.9, True, "a\x00b", "\ud800", "\x1b[2J", {"$ne": None}, ["x"], "x" * 100_000],
    "integer": [1.9, 1.0, "12", True, "", {}, [1], -(10**15), 10**15],
    "number": ["43.1", True, {}, [1.0], 10**9, -(10**9)],
    "boolean": [1, 0, "true", "yes", [], {}],
    "array": [{}, "x", 1, True, [None], ["\x00"], [{}] * 1001],
    "object": [[], "x", 1, True],
}
BY_FORMAT: dict[str, list[Any]] = {
    "uuid": ["x", "' OR 1=1 --", "00000000-0000-0000-0000-00000000000G", 7, str(uuid4()).upper()],
    "date": [
        "2026-02-30",
        "0000-00-00",
        "20260302",
        "tomorrow",
        "9999-12-31",
        20260302,
        "2026-03-02T00:00:00Z",
    ],
    "date-time": [
        "2026-03-02T08:00:00",
        "2026-03-02",
        "0001-01-01T00:00:00Z",
        "now",
        1772456400,
        "2026-13-02T08:00:00Z",
    ],
}
UNREADABLE = {name: body for name, body in NOT_JSON.items() if len(body) < 10_000}
QUERIES = ["\x00", "'; DROP TABLE jobs; --", "x" * 5000, "-1", "1e9", "%", "../..", "\U0001f4a9", "٣"]


@pytest.fixture
def town(app: Flask, services: Services) -> Town:
    return Town(app, services)


_random = Random(20260302)


def some(values: Iterable[Any], several: int) -> list[Any]:
    """Return a seeded sample, or all of them in `make soak`."""
    every = list(values)
    chosen = every if SOAK else _random.sample(every, min(several, len(every)))
    tell("wrong inputs", len(chosen), len(every))
    return chosen


def asking(town: Town) -> Iterator[tuple[Route, dict[str, str]]]:
    """Yield each route with the headers of somebody who may use it."""
    for route in town.routes:
        letters = ROUTES.get(route.name, PUBLIC)  # one without a line fails in the matrix
        yield route, {} if letters == PUBLIC else town.ours.tokens[min(roles_of(letters))]


def refused(route: Route, answer: TestResponse, what: str) -> dict[str, Any]:
    assert 400 <= answer.status_code < 500, f"{route.name}: {what}: {answer.status_code} {answer.text[:300]}"
    assert answer.content_type == "application/problem+json", f"{route.name}: {what}"
    body: dict[str, Any] = answer.get_json()
    assert body["code"], f"{route.name}: {what}"
    assert body["detail"], f"{route.name}: {what}"
    return body


def post_raw(town: Town, route: Route, headers: dict[str, str], raw: bytes) -> TestResponse:
    return town.client.open(
        town.path(route, town.ours.ids),
        method=route.method,
        data=raw,
        content_type="application/json",
        headers={**route.sent(), **headers},
    )


def test_no_route_takes_what_is_no_object(town: Town) -> None:
    before, asked = town.everything(), 0
    for route, headers in asking(town):
        if route.body is None:
            continue
        for what, raw in some(UNREADABLE.items(), 4):
            answer = post_raw(town, route, headers, raw)
            assert answer.status_code == 400, f"{route.name}: {what}: {answer.status_code}"
            refused(route, answer, what)
            asked += 1
        for what, raw in some(NOT_OBJECTS.items(), 2):
            assert refused(route, post_raw(town, route, headers, raw), what)["errors"]
            asked += 1
        extra = {
            **town.right_body(route, town.ours),
            "tenant_id": town.theirs.tenant.tenant_id,
            "status": "paid",
        }
        faults = refused(route, town.ask(route, town.ours.ids, headers, extra), "unknown fields")["errors"]
        assert {"json.status", "json.tenant_id"} <= {fault["field"] for fault in faults}, route.name
    assert asked > 200
    assert town.everything() == before


def test_every_field_refuses_what_is_not_of_its_kind(town: Town) -> None:
    """A12, A17: by name, with the rest of the body right, so that nothing else can be the reason."""
    before, tried, asked, wrongly = town.everything(), 0, 0, []
    for route, headers in asking(town):
        right = town.right_body(route, town.ours)
        for name, schema in route.schemas.get(route.body or "", {}).get("properties", {}).items():
            wrong = [value for value in wrong_values(schema) if not is_right_password(name, value)]
            tried += len(wrong)
            for value in some(wrong, 2):
                answer = town.ask(route, town.ours.ids, headers, {**right, name: value})
                asked += 1
                if not names_field(answer, name):
                    wrongly.append(f"{route.name}: {name} = {json.dumps(value)[:60]}: {answer.text[:150]}")
    print(f"size: {asked} of {tried}")  # noqa: T201 - both runs say what they did
    assert wrongly == []
    assert asked > 300
    assert town.everything() == before


def names_field(answer: TestResponse, name: str) -> bool:
    """Tell whether an answer refuses one field of the body, by its name alone."""
    if answer.status_code != 422 or answer.content_type != "application/problem+json":
        return False
    faults = [fault["field"] for fault in answer.get_json().get("errors", [])]
    return bool(faults) and all(re.fullmatch(rf"json\.{name}\b.*", fault) for fault in faults)


def is_right_password(name: str, value: Any) -> bool:
    """Tell whether the value is text, of which a password may be any."""
    return name == "password" and isinstance(value, str) and value.isascii() and len(value) <= 200


def wrong_values(schema: dict[str, Any]) -> list[Any]:
    """Return values that a field must refuse, by its type in the document."""
    kinds = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else next(k for k in kinds if k != "null")
    values = [*WRONG[kind], *BY_FORMAT.get(schema.get("format", ""), [])]
    if "enum" in schema:
        values += ["nonsense", "", "OPEN"]
    nullable = kinds != kind or "anyOf" in schema or "allOf" in schema or "$ref" in schema
    return values if nullable else [*values, None]


def test_null_is_taken_or_refused_wherever_the_document_allows_it(town: Town) -> None:
    """A field that may be left out when a thing is made is not therefore one that an edit may empty."""
    asked = 0
    for route, headers in asking(town):
        right = town.right_body(route, town.ours)
        for name, schema in route.schemas.get(route.body or "", {}).get("properties", {}).items():
            if "null" not in schema.get("type", ()) and "anyOf" not in schema:
                continue
            match = town.version(route, town.ours)
            answer = town.ask(route, town.ours.ids, headers | match, {**right, name: None})
            assert answer.status_code < 500, f"{route.name}: {name}: {answer.text[:200]}"
            asked += 1
    assert asked > 40


def test_a_required_field_is_missed_by_name(town: Town) -> None:
    before = town.everything()
    for route, headers in asking(town):
        right = town.right_body(route, town.ours)
        for name in route.schemas.get(route.body or "", {}).get("required", []):
            left = {key: value for key, value in right.items() if key != name}
            faults = refused(route, town.ask(route, town.ours.ids, headers, left), name)["errors"]
            assert [fault["field"] for fault in faults] == [f"json.{name}"], route.name
    assert town.everything() == before


def fields(problem: dict[str, Any]) -> set[str]:
    """Return the fields that a refusal names; one that is required and missing is named beside the wrong one."""
    return {fault["field"] for fault in problem["errors"]}


def test_no_query_is_guessed_at_or_breaks_anything(town: Town) -> None:
    """A55: what looks like SQL is text; an unknown or repeated field is refused by name."""
    before, tables = town.everything(), len(town.everything())
    for route, headers in asking(town):
        if route.method != "GET" or route.path.endswith(".pdf"):
            continue
        path = town.path(route, town.ours.ids)
        right = {"date": "2026-03-02"} if "date" in route.query else {}
        unknown = town.client.get(path, query_string={**right, "tenant_id": "x"}, headers=headers)
        assert unknown.status_code == 422, route.name
        assert "query.tenant_id" in fields(refused(route, unknown, "unknown")), route.name
        for name in route.query:
            twice = town.client.get(f"{path}?{name}=1&{name}=2", headers=headers)
            assert refused(route, twice, name)["errors"][0]["field"] == f"query.{name}", route.name
            for value in some(QUERIES, 3):
                answer = town.client.get(path, query_string={**right, name: value}, headers=headers)
                assert answer.status_code in {200, 422}, (
                    f"{route.name}: {name}={value!r}: {answer.text[:200]}"
                )
                if answer.status_code == 422:
                    assert f"query.{name}" in fields(refused(route, answer, value)), route.name
    assert town.everything() == before
    assert len(before) == tables


def test_no_cursor_but_our_own_is_taken(town: Town) -> None:
    """A45 in its form for lists: tampered, of other types, of another list, of another company."""
    import base64

    def made(values: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")

    values = [
        [],
        [1],
        ["x"],
        [None],
        [[1]],
        [1.5, True],
        [1, 2, 3, 4],
        ["x", "y"],
        [2**70, "x"],
        ["a\x00", "x"],
    ]
    rubbish = ["x", "!!!", "e30", *map(made, values), made(["\ud800", "x"])]
    lists = 0
    for route, headers in asking(town):
        if "cursor" not in route.query:
            continue
        lists += 1
        path = town.path(route, town.ours.ids)
        right = {"date": "2026-03-02"} if "date" in route.query else {}
        for cursor in some(rubbish, 5):
            answer = town.client.get(path, query_string={**right, "cursor": cursor}, headers=headers)
            assert answer.status_code in {200, 422}, f"{route.name}: {cursor}: {answer.text[:300]}"
            if answer.status_code == 200:
                assert town.theirs.tenant.tenant_id not in answer.text
    assert lists > 10
