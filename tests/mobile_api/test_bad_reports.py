"""What cannot be read is refused by field and reason, and nothing of it is half done."""

from typing import Any

from server.models.scope import scoped_all, scoped_select
from server.models.time_clock import Punch
from server.models.visits import VisitFact
from tests.builders import acting, at
from tests.field import Field, said

GOOD = said(at(9))


def line(**changes: Any) -> dict[str, Any]:
    return {"lines": [{"code": "FILTER", "quantity": "1", **changes}]}


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"occurred_at": "2026-03-02T09:00:00"}, "occurred_at"),
    ({"occurred_at": "yesterday"}, "occurred_at"),
    ({"occurred_at": 1772460000}, "occurred_at"),
    ({"occurred_at": "2026-02-30T09:00:00-05:00"}, "occurred_at"),
    ({"occurred_at": "9999-03-02T09:00:00-05:00"}, "occurred_at"),
    ({"occurred_at": None}, "occurred_at"),
    ({"timezone": "Rochester"}, "timezone"),
    ({"timezone": "../../etc/passwd"}, "timezone"),
    ({"timezone": 5}, "timezone"),
    ({"total": 5}, "total"),
    ({"technician_id": "me"}, "technician_id"),
    (line(quantity=1.9), "lines[0].quantity"),
    (line(quantity=12), "lines[0].quantity"),
    (line(quantity="0"), "lines[0].quantity"),
    (line(quantity="-1"), "lines[0].quantity"),
    (line(quantity="1e3"), "lines[0].quantity"),
    (line(quantity="NaN"), "lines[0].quantity"),
    (line(quantity="1.0000001"), "lines[0].quantity"),
    (line(quantity="9999999999"), "lines[0].quantity"),
    (line(code="FIL\x00TER"), "lines[0].code"),
    (line(code=""), "lines[0].code"),
    (line(price=5), "lines[0].price"),
    ({"lines": "FILTER"}, "lines"),
    ({"notes": "half a \ud800 character"}, "notes"),
    ({"notes": "NUL \x00"}, "notes"),
    ({"notes": "x" * 20_001}, "notes"),
    ({"outcome": "done"}, "outcome"),
    ({"checklist": [{"id": "gas", "done": 1}]}, "checklist[0].done"),
    ({"checklist": [{"done": True}]}, "checklist[0].id"),
    ({"signature": {"reference": "sig"}}, "signature.name"),
    ({"photos": [{"reference": "p", "sha256": "abc"}]}, "photos[0].sha256"),
]
UNREADABLE = [
    b'{"occurred_at": "2026-03-02T09:00:00-05:00", "occurred_at": "2026-03-02T09:00:00-05:00"}',
    b'{"occurred_at": NaN}',
    b'{"occurred_at": Infinity}',
    b'{"occurred_at": 1e999}',
    b'{"occurred_at": ' + b"9" * 5000 + b"}",
    b"[" * 1000,
    b"\xff\xfe",
    b"not json",
]


def kept(field: Field) -> int:
    with acting(field.services, field.tenant) as scope:
        return len(
            [
                *scoped_all(scope, scoped_select(scope, VisitFact)),
                *scoped_all(scope, scoped_select(scope, Punch)),
            ]
        )


def test_each_wrong_field_is_named(field: Field) -> None:
    for changes, name in WRONG:
        answer = field.phone.post(f"/visits/{field.visit.id}/complete", GOOD | changes)
        assert answer.status_code == 422, (changes, answer.json)
        assert answer.json["errors"][0]["field"] == f"json.{name}"
        assert answer.json["errors"][0]["reason"]
    for path in ("/clock-in", "/clock-out", f"/visits/{field.visit.id}/start"):
        assert field.phone.post(path, GOOD | {"lines": []}).json["errors"][0]["field"] == "json.lines"
        assert field.phone.post(path, {}).json["errors"] == [
            {"field": f"json.{name}", "reason": "Missing data for required field"}
            for name in ("occurred_at", "timezone")
        ]
    assert kept(field) == 0


def test_what_is_no_json_is_refused_before_anything_else(field: Field) -> None:
    headers = {**field.phone.token, "Idempotency-Key": "bad", "Content-Type": "application/json"}
    for raw in UNREADABLE:
        answer = field.client.post("/mobile/v1/clock-in", data=raw, headers=headers)
        assert answer.status_code == 400, raw[:40]
        assert answer.json["code"] == "BAD_BODY"
    large = b'{"occurred_at": "' + b"x" * 1_100_000 + b'"}'
    assert field.client.post("/mobile/v1/clock-in", data=large, headers=headers).status_code == 413
    assert kept(field) == 0


def test_a_report_needs_its_key_and_a_key_its_body(field: Field) -> None:
    path = f"/mobile/v1/visits/{field.visit.id}/start"
    missing = field.client.post(path, json=GOOD, headers=field.phone.token)
    assert (missing.status_code, missing.json["code"]) == (400, "IDEMPOTENCY_KEY_MISSING")
    assert field.phone.post(f"/visits/{field.visit.id}/start", GOOD, key="k").status_code == 200
    other = field.phone.post(f"/visits/{field.visit.id}/start", said(at(10)), key="k")
    assert (other.status_code, other.json["code"]) == (422, "IDEMPOTENCY_KEY_REUSED")
    elsewhere = field.phone.post("/clock-in", GOOD, key="k")
    assert elsewhere.status_code == 422
