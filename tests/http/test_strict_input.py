"""Input is what it says or it is refused by name: never guessed, never half taken, never a 500."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from flask.testing import FlaskClient
from marshmallow import ValidationError
from sqlalchemy import func
from werkzeug.test import TestResponse

from server.bootstrap import Services
from server.db import ANY_TENANT, read_session
from server.domain.errors import Invalid
from server.http.errors import BadBody, TooLarge
from server.http.fields import (
    Choice,
    DayField,
    Degrees,
    EmailField,
    Identifier,
    InstantField,
    Password,
    QuantityField,
    QueryNumber,
    WholeNumber,
    Words,
    YesNo,
    ZoneField,
    list_of,
)
from server.http.strict_json import MAX_BYTES, read_strict
from server.models.installation import installation_select
from server.models.users import ApiToken
from tests.conftest import Tenant, bearer
from tests.http.strict import NOT_JSON, NOT_OBJECTS, WRONG_VALUES

ROUTES = ("/api/v1/session", "/api/v1/tokens")


def refusal(answer: TestResponse, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.get_data(as_text=True)[:300]
    assert answer.content_type == "application/problem+json"
    body: dict[str, Any] = answer.get_json()
    assert body["status"] == status
    assert body["detail"]
    return body


def kept(services: Services) -> int:
    with read_session(services.engine, ANY_TENANT) as session:
        counted = installation_select("the test counts rows", func.count()).select_from(ApiToken)
        return session.scalar(counted) or 0


def test_rubbish_is_refused_on_both_routes_and_leaves_nothing(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "office") | {"Content-Type": "application/json"}
    before = kept(services)
    for route in ROUTES:
        for what, body in NOT_JSON.items():
            assert refusal(client.post(route, data=body, headers=header), 400)["code"] == "BAD_BODY", what
        for body in NOT_OBJECTS.values():
            assert refusal(client.post(route, data=body, headers=header), 422)["errors"]
    assert kept(services) == before


def test_each_wrong_value_names_its_field(client: FlaskClient, services: Services, tenant: Tenant) -> None:
    header = bearer(services, tenant, "office")
    before = kept(services)
    for value in WRONG_VALUES.values():
        answer = client.post("/api/v1/tokens", json={"label": value}, headers=header)
        assert refusal(answer, 422)["errors"][0]["field"] == "json.label"
        answer = client.post("/api/v1/session", json={"email": value, "password": "x"})
        assert refusal(answer, 422)["errors"][0]["field"] == "json.email"
    for scopes in ("jobs.read", {"0": "jobs.read"}, [1], [None], [["jobs.read"]], ["x"] * 51, ["\ud800"]):
        answer = client.post("/api/v1/tokens", json={"label": "x", "scopes": scopes}, headers=header)
        assert refusal(answer, 422)["errors"][0]["field"].startswith("json.scopes")
    assert kept(services) == before


def test_unknown_fields_are_refused_wherever_they_stand(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "office")

    def first(answer: TestResponse) -> str:
        return str(refusal(answer, 422)["errors"][0]["field"])

    extra = {"label": "x", "tenant_id": tenant.tenant_id}
    assert first(client.post("/api/v1/tokens", json=extra, headers=header)) == "json.tenant_id"
    assert first(client.get("/api/v1/tokens?role=owner", headers=header)) == "query.role"
    assert first(client.post("/api/v1/tokens?x=1", json={"label": "x"}, headers=header)) == "query.x"
    assert first(client.delete("/api/v1/session", json={"all": True}, headers=header)) == "json.all"
    assert first(client.get("/api/v1/session?a=1&a=2", headers=header)) == "query.a"


def test_the_kind_of_content_and_its_size_are_checked(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "office")
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = client.post("/api/v1/tokens", data=b'{"label":"x"}', content_type=kind, headers=header)
        refusal(answer, 415)
    for body in (b'{"label":"' + b"x" * MAX_BYTES + b'"}', b" " * (MAX_BYTES + 2)):
        answer = client.post("/api/v1/tokens", data=body, content_type="application/json", headers=header)
        refusal(answer, 413)
    assert refusal(client.post("/api/v1/tokens", data=b"", headers=header), 422)["errors"]


def test_identifiers_in_paths_are_no_place_for_rubbish(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    header = bearer(services, tenant, "office")
    for rubbish in (
        "%00",
        "%ED%A0%80",
        "..%2f..%2fetc",
        "'%20OR%201=1--",
        "x" * 8000,
        "%F0%9F%92%A9",
        "null",
    ):
        refusal(client.delete(f"/api/v1/tokens/{rubbish}", headers=header), 404)


def test_no_text_makes_the_reader_slow() -> None:
    """A megabyte of anything is read or refused within a second (A61)."""
    slow = (
        b'"' + b'\\"' * (MAX_BYTES // 2 - 2),
        b"[" * MAX_BYTES,
        b'{"a":' * (MAX_BYTES // 5),
        b'"' * MAX_BYTES,
        b"\\" * MAX_BYTES,
        b'["' + b"\\\\" * (MAX_BYTES // 2 - 4),
        b"-" * MAX_BYTES,
        b"1" * MAX_BYTES,
        json.dumps({f"k{n}": n for n in range(60_000)}).encode()[:-1],
    )
    for body in slow:
        began = time.perf_counter()
        with pytest.raises(BadBody):
            read_strict(body)
        assert time.perf_counter() - began < 1
    with pytest.raises(TooLarge):
        read_strict(b" " * (MAX_BYTES + 1))


def test_a_mail_address_of_a_hundred_thousand_characters_is_refused_at_once() -> None:
    for address in ("a" * 100_000 + "@b.example", "a@" + "b." * 50_000 + "example", "a@b" + "." * 100_000):
        began = time.perf_counter()
        with pytest.raises(ValidationError):
            EmailField().deserialize(address)
        assert time.perf_counter() - began < 0.5


REFUSED: list[tuple[Any, list[Any]]] = [
    (WholeNumber(least=-9, most=9), [1.9, 1.0, "1", True, None, 10, -10, [1], {}]),
    (QueryNumber(least=1, most=200), ["1.9", "0", "201", "", "1e2", "٣", "0x10", " 1", "9" * 5000]),
    (YesNo(), [1, 0, "true", "yes", None, "", []]),
    (Degrees(limit=90), ["43.1", True, None, 90.1, -91, float("nan"), float("inf"), []]),
    (Identifier(), ["", "x", 12, None, "01A1FFD0-E649-7A43-8C6C-DDF093C06B77", "{%s}" % ("0" * 36)]),
    (
        DayField(),
        ["2026-02-30", "2026-2-3", "20260203", "٢٠٢٦-٠٢-٠٣", "2026-02-03T00:00:00Z", 12, None, "1999-12-31"],
    ),
    (
        InstantField(),
        [
            *(
                "2026-03-02T08:00:00",
                "2026-03-02",
                "2026-03-02T08:00:00+99:00",
                "2026-03-02T25:00:00Z",
                1,
                None,
            ),
            *("2026-03-02T08:00:60Z", "9999-03-02T08:00:00Z", "2026-03-02 08:00:00Z", "٢٠٢٦-03-02T08:00:00Z"),
        ],
    ),
    (ZoneField(), ["", "EST5", "../../etc/passwd", "america/new_york", 12, None, "America/New_York\x00"]),
    (
        QuantityField(),
        ["-1", "-0", "0", "1e3", "1.1234567", "", ".5", "5.", "٣", 1.5, 1, None, "1" * 5000, "NaN"],
    ),
    (EmailField(), ["", "x", "@", "a@b", "a b@c.example", "a@b.example\nBcc: x@y.example", 12, None, []]),
    (Choice("a", "b"), ["c", "", "A", None, 1, ["a"], {"a": 1}]),
    (Words(most=5), ["123456", 1, None, "a\x00", "\x7f", "\ud800", "a\nb", ["a"]]),
    (Password(), ["", 1, None, "\ud800", "x" * 201]),
    (list_of(Words(), most=2), ["ab", {"0": "a"}, ["a", "b", "c"], [1], None, "[]"]),
]


@pytest.mark.parametrize(("field", "values"), REFUSED, ids=lambda value: type(value).__name__)
def test_a_field_takes_its_kind_and_no_relative_of_it(field: Any, values: list[Any]) -> None:
    for value in values:
        with pytest.raises((ValidationError, Invalid)):
            field.deserialize(value)


def test_a_field_takes_what_is_right() -> None:
    assert str(QuantityField().deserialize("1.5")) == "1500000"
    assert str(InstantField().deserialize("2026-03-02T08:00:00-05:00")) == "2026-03-02 08:00:00-05:00"
    assert Words().deserialize("  Rosenthal ") == "Rosenthal"
    assert Password().deserialize("  correct horse ") == "  correct horse "
    assert EmailField().deserialize("Someone@Acme.EXAMPLE") == "someone@acme.example"
