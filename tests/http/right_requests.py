"""Right requests made from the OpenAPI document, and the places in their bodies at which they can be spoiled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from tests.http.wrong_values import spelled
from tests.walls.town import Route

Path = tuple[str | int, ...]


@dataclass
class Request:
    """What is going to be sent, and what was done to it."""

    route: Route
    ids: dict[str, str]
    body: Any
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    content_type: str | None = "application/json"
    raw: bytes | None = None
    done: list[str] = field(default_factory=list)
    foreign: bool = False
    """Whether it names a thing of another company, so that it must not succeed."""

    @property
    def path(self) -> str:
        names = (part.strip("{}") for part in self.route.path.split("/") if "{" in part)
        path = self.route.path
        for name in (name.partition("}")[0] for name in names):
            path = path.replace(f"{{{name}}}", quote(self.ids.get(name, str(uuid4())), safe=""))
        return path

    @property
    def data(self) -> bytes:
        if self.raw is not None:
            return self.raw
        return b"" if self.body is None else spelled(self.body).encode("utf-8", "surrogatepass")


def is_multipart(route: Route) -> bool:
    """Tell whether a route takes a form with files."""
    return "multipart/form-data" in route.operation.get("requestBody", {}).get("content", {})


def right_request(route: Route, body: Any, ids: dict[str, str]) -> Request:
    """Return a request that the route takes; without a body of somebody's own making, one from the document."""
    if route.path.startswith("/office/v1/exceptions"):
        ids = {**ids, "exception_id": ids["open_exception_id"]}
    if not body and route.body and "Edit" not in route.body:
        body = right_value(route.schemas.get(route.body, {}), route.schemas)
    return Request(route, ids, body if route.body else None, headers=route.sent())


def right_value(schema: dict[str, Any], schemas: dict[str, Any], name: str = "", depth: int = 0) -> Any:
    """Return something that a schema takes as far as it tells, for routes that nobody gave a right body."""
    schema = resolved(schema, schemas)
    if "enum" in schema:
        return schema["enum"][0]
    kind = kind_of(schema)
    if kind == "object":
        wanted = schema.get("required", []) if depth < 4 else []
        return {key: right_value(schema["properties"][key], schemas, key, depth + 1) for key in wanted}
    if kind == "array":
        least = schema.get("minItems", 0)
        return [right_value(schema.get("items", {}), schemas, name, depth + 1) for _ in range(min(least, 5))]
    by_kind = {"integer": schema.get("minimum", 1), "number": schema.get("minimum", 0.5), "boolean": True}
    by_format = {
        "uuid": str(uuid4()),
        "date": "2026-03-05",
        "date-time": "2026-03-05T09:00:00-05:00",
        "email": "a@b.example",
    }
    return by_kind.get(
        kind, by_format.get(schema.get("format", ""), "x" * max(1, schema.get("minLength", 1)))
    )


def resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without references and alternatives."""
    for _ in range(5):
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
        elif alternatives := schema.get("anyOf") or schema.get("allOf") or schema.get("oneOf"):
            schema = next(one for one in alternatives if one.get("type") != "null")
    return schema


def kind_of(schema: dict[str, Any]) -> str:
    kinds = schema.get("type", "object" if "properties" in schema else "string")
    return kinds if isinstance(kinds, str) else next((kind for kind in kinds if kind != "null"), "string")


def places(
    schema: dict[str, Any], schemas: dict[str, Any], at: Path = ()
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every place of a body that the document knows, with its schema; of a list its first item."""
    schema = resolved(schema, schemas)
    if at:
        yield at, schema
    if len(at) > 6:
        return
    for name, inner in schema.get("properties", {}).items():
        yield from places(inner, schemas, (*at, name))
    if "items" in schema:
        yield from places(schema["items"], schemas, (*at, 0))


def put(tree: Any, at: Path, value: Any) -> Any:
    """Return a copy of a tree with a value at a place; what leads there is made where it is missing."""
    if not at:
        return value
    head, rest = at[0], at[1:]
    if isinstance(head, int):
        items = list(tree) if isinstance(tree, list) else []
        items += [{}] * (head + 1 - len(items))
        items[head] = put(items[head], rest, value)
        return items
    held = dict(tree) if isinstance(tree, dict) else {}
    held[head] = put(held.get(head), rest, value)
    return held


def without(tree: Any, at: Path) -> Any:
    """Return a copy of a tree that lacks a place."""
    head, rest = at[0], at[1:]
    if isinstance(tree, dict) and head in tree:
        return {k: without(v, rest) if k == head else v for k, v in tree.items() if k != head or rest}
    if isinstance(tree, list) and isinstance(head, int) and head < len(tree):
        return [without(v, rest) if n == head else v for n, v in enumerate(tree) if n != head or rest]
    return tree
