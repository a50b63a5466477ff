"""What was proven of the nearest neighbours by running them, and must not be true of us (docs/neighbours.md)."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from flask import Flask
from sqlalchemy import func

from server.bootstrap import Services
from server.models.catalogue import PriceBookItem
from server.models.invoices import Invoice
from server.models.scope import scoped_get, scoped_select
from tests.at_once import all_at_once
from tests.builders import acting, at
from tests.field import Field, Phone, said
from tests.walls.routes import PUBLIC, REPORT, ROUTES, roles_of
from tests.walls.town import Route, Town


def test_two_posts_with_one_key_make_one_invoice(app: Flask, field: Field) -> None:
    """There, two concurrent posts with one idempotency key made two invoices."""
    phones = [Phone(app.test_client(), field.phone.token) for _ in range(2)]
    path, body = f"/visits/{field.visit.id}/complete", said(at(9))

    first, second = all_at_once([partial(phone.post, path, body, key="one-key") for phone in phones])

    assert first.status_code == second.status_code == 200
    assert first.data == second.data
    assert ("Idempotent-Replay" in first.headers) != ("Idempotent-Replay" in second.headers)
    with acting(field.services, field.tenant) as scope:
        assert scope.session.scalar(scoped_select(scope, Invoice).with_only_columns(func.count())) == 1


def test_the_idempotency_layer_really_runs(town: Town) -> None:
    """There, the middleware was never mounted: here every POST that takes a key answers a repetition with it."""
    replayed, never = [], []
    for route in town.routes:
        if route.method != "POST" or ROUTES.get(route.name, PUBLIC) == PUBLIC:
            continue
        if "Idempotency-Key" not in route.headers:
            never.append(route.name)
            continue
        first, second = (_repeated(town, route, key) for key in [uuid4().hex] for _ in range(2))
        if first.status_code < 300:
            assert second.headers.get("Idempotent-Replay") == "true", route.name
            assert (second.status_code, second.data) == (first.status_code, first.data), route.name
            replayed.append(route.name)
    assert len(replayed) >= 20, replayed
    assert set(never) <= NO_KEY, "a POST whose answer is no secret takes a key"


NO_KEY = {
    "POST /api/v1/tokens",
    "POST /office/v1/invitations",
    "POST /office/v1/users/{user_id}/invitation",
    "POST /office/v1/users/{user_id}/password",
}
"""Their answers or bodies are secrets, of which no repetition is kept."""


def _repeated(town: Town, route: Route, key: str):
    token = town.ours.tokens[min(roles_of(ROUTES[route.name]))]
    body = town.right_body(route, town.ours)
    return town.ask(route, town.ours.ids, token | {"Idempotency-Key": key}, body)


def test_a_technician_cannot_close_anothers_job_record_payments_or_void(
    town: Town, services: Services
) -> None:
    """There, any technician could. Payments are not recorded here yet; a route that would is found by its name."""
    ids, token = town.ours.ids, town.ours.tokens["technician"]

    def keyed() -> dict[str, str]:
        return token | {"Idempotency-Key": uuid4().hex}

    path = f"/mobile/v1/visits/{ids['colleagues_visit_id']}/complete"
    assert town.client.post(path, json=REPORT, headers=keyed()).status_code == 404
    for verb in ("approve", "reject", "reopen"):
        path = f"/office/v1/invoices/{ids['invoice_id']}/{verb}"
        answer = town.client.post(path, json={"reason": "mine"}, headers=keyed())
        assert answer.status_code == 403, verb
    for route in town.routes:
        writes_money = any(word in route.path for word in ("payment", "void", "refund", "credit", "invoices"))
        if writes_money and route.method != "GET":
            assert "technician" not in roles_of(ROUTES[route.name]), route.name
    with acting(services, town.ours.tenant) as scope:
        assert scoped_get(scope, Invoice, ids["invoice_id"]).status == "draft"


def test_prices_do_not_change_without_a_token(town: Town, services: Services) -> None:
    """There, stock and part prices changed for anybody who asked."""
    item = f"/office/v1/price-book/{town.ours.ids['item_id']}"
    match = {"If-Match": town.client.get(item, headers=town.ours.tokens["owner"]).headers["ETag"]}
    before = town.everything()
    forged = {"Authorization": "Bearer trk_" + "x" * 43}
    for headers in ({}, forged, {"Authorization": "Bearer "}, {"Cookie": "truckroll_session=x"}):
        edited = town.client.patch(item, json={"unit_price": "0.01"}, headers={**match, **headers})
        made = town.client.post("/office/v1/price-book", json={"code": "X"}, headers=headers)
        assert (edited.status_code, made.status_code) == (401, 401), headers
    for role in ("technician", "dispatcher", "auditor", "payroll"):
        headers = {**match, **town.ours.tokens[role]}
        assert town.client.patch(item, json={"unit_price": "0.01"}, headers=headers).status_code == 403, role
    assert town.everything() == before
    with acting(services, town.ours.tenant) as scope:
        assert scoped_get(scope, PriceBookItem, town.ours.ids["item_id"]).unit_price_e6 == 18_500_000
