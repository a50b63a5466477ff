"""What a page asks of the database is bounded, and three times as many rows are asked for in as many statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from server.app import create_app
from server.bootstrap import Services
from server.http.blueprint import Blueprint
from server.http.face import Face
from server.http.transaction import reading
from server.models.customers import Customer
from server.models.scope import scoped_get, scoped_select
from tests.http.growth import grow
from tests.http.right_requests import kind_of
from tests.walls.routes import PUBLIC, ROUTES, roles_of
from tests.walls.town import Route, Town
from wsgi import FACES

MOST = 20
"""Of any page that is not named here; who asks is one of them, and the company another."""

MORE = {
    "GET /dispatch/v1/board": 30,
    "GET /dispatch/v1/certifications/lapses": 26,
    "GET /dispatch/v1/certifications/{certification_id}/lapse": 26,
    "GET /dispatch/v1/technicians/{technician_id}/time-off/preview": 26,
    "GET /mobile/v1/day": 25,
    "GET /mobile/v1/visits/{visit_id}": 25,
}
"""Pages that show a day in one answer, or whom else the work could be given to."""

ROWS = 4
PLANTED = "GET /planted/v1/each"


def _planted() -> Face:
    """Return a page that asks once for each row, which must be found."""
    blp = Blueprint("each", __name__, url_prefix="/planted/v1")

    @blp.endpoint("GET", "/each", permission="customers.read")
    @blp.response(200)  # type: ignore[untyped-decorator]
    def each() -> dict[str, Any]:
        scope = reading()
        ids = scope.session.scalars(scoped_select(scope, Customer.id)).all()
        return {"items": [scoped_get(scope, Customer, one).name for one in ids]}

    return Face("api", (blp,))


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Give the list of statements that are run inside of the block."""
    told: list[str] = []

    def tell(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        told.append(statement)

    event.listen(engine, "before_cursor_execute", tell)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", tell)


@pytest.mark.breaks_invariants(reason="rows of tables that nobody told of here are plain copies")
@pytest.mark.one_engine(reason="both engines get the same statements")
def test_no_page_asks_more_often_for_more_rows(services: Services) -> None:
    town = Town(create_app(services, (*FACES, _planted())), services)
    pages = [route for route in town.routes if route.method == "GET"]
    assert len(pages) > 30
    grow(town, ROWS, beginning=0)
    first = {route.name: statements(town, route) for route in pages}
    as_before = grow(town, 2 * ROWS, beginning=ROWS)
    second = {route.name: statements(town, route) for route in pages}

    assert len(second.pop(PLANTED)) == len(first.pop(PLANTED)) + 2 * ROWS
    growing = {name: repeated(asked) for name, asked in second.items() if len(asked) > len(first[name])}
    assert growing == {}
    many = {name: len(asked) for name, asked in second.items() if len(asked) > MORE.get(name, MOST)}
    assert many == {}
    print(f"as before: {as_before}; { ({name: len(asked) for name, asked in second.items()}) }")  # noqa: T201


def statements(town: Town, route: Route) -> list[str]:
    """Return what one asking of a page asks of the database."""
    letters = "w" if route.name == PLANTED else ROUTES.get(route.name, PUBLIC)
    header = {} if letters == PUBLIC else town.ours.tokens[min(roles_of(letters))]
    with counted(town.services.engine) as told:
        answer = town.ask(route, town.ours.ids, header, query=needed(route, town.ours.ids))
    empty = letters == PUBLIC or "{" not in route.path  # there is no link, and no logo
    assert answer.status_code in ({200, 404} if empty else {200}), f"{route.name}: {answer.text[:300]}"
    return told


def needed(route: Route, ids: dict[str, str]) -> dict[str, str]:
    """Return the query that a page needs, and the day of the town's work where it takes one."""
    given = {}
    for asked in route.operation.get("parameters", []):
        if asked["in"] == "query" and (asked.get("required") or asked["name"] == "date"):
            given[asked["name"]] = right_words(asked["name"], asked["schema"], ids)
    return given


def right_words(name: str, schema: dict[str, Any], ids: dict[str, str]) -> str:
    by_format = {
        "date": "2026-03-02",
        "date-time": "2026-03-02T08:00:00-05:00",
        "uuid": ids.get(name, ids["job_id"]),
    }
    if "enum" in schema:
        return str(schema["enum"][0])
    if kind_of(schema) in {"integer", "number"}:
        return str(schema.get("minimum", 1))
    return by_format.get(schema.get("format", ""), "x")


def repeated(asked: list[str]) -> list[str]:
    """Return the statements that were run more than once."""
    return sorted({" ".join(one.split())[:200] for one in asked if asked.count(one) > 1})
