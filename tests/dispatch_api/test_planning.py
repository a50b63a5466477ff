"""Planning a day by HTTP: asked for, solved, looked at, published, and refused when it no longer holds."""

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.use_cases.plan_run import run_plan
from tests.builders import (
    World,
    acting,
    at,
    make_customer,
    make_job,
    make_shift,
    make_site,
    make_skill,
    make_world,
    require_skill,
)
from tests.conftest import SilentQueue, Tenant, bearer

DAY = "2026-03-02"
ALL_DAY = [(at(8), at(17))]


@pytest.fixture
def dispatcher(services: Services, tenant: Tenant) -> dict[str, str]:
    return bearer(services, tenant, "dispatcher")


@pytest.fixture
def world(services: Services, tenant: Tenant) -> World:
    with acting(services, tenant) as scope:
        made = make_world(scope, tenant)
        make_shift(scope, made.technician)
        for _ in range(3):
            make_job(scope, made.site, made.flat, ALL_DAY)
    return made


def solved(client: FlaskClient, services: Services, tenant: Tenant, header: dict[str, str]) -> dict:
    asked = client.post("/dispatch/v1/plans", json={"date": DAY, "iterations": 5, "seed": 7}, headers=header)
    assert asked.status_code == 202, asked.json
    plan_id = asked.json["id"]
    assert asked.headers["Location"] == f"/dispatch/v1/plans/{plan_id}"
    assert isinstance(services.queue, SilentQueue)
    assert services.queue.told == [("plan", tenant.tenant_id, plan_id)]
    run_plan(
        services.engine, services.clock, services.travel_times, services.settings, tenant.tenant_id, plan_id
    )
    return client.get(f"/dispatch/v1/plans/{plan_id}", headers=header).json


def test_a_day_is_planned_published_and_shown(
    client: FlaskClient, services: Services, tenant: Tenant, dispatcher: dict[str, str], world: World
) -> None:
    plan = solved(client, services, tenant, dispatcher)

    assert plan["status"] == "proposed", plan["failure"]
    assert plan["kpis"]["served"] == 3
    assert [change["kind"] for change in plan["changes"]] == ["added"] * 3

    published = client.post(f"/dispatch/v1/plans/{plan['id']}/publish", headers=dispatcher)
    assert published.status_code == 200
    board = client.get(f"/dispatch/v1/board?date={DAY}", headers=dispatcher).json
    (row,) = [row for row in board["technicians"] if row["visits"]]
    assert row["id"] == world.technician.id
    assert [visit["sequence"] for visit in row["visits"]] == [1, 2, 3]
    assert board["unassigned"] == []
    assert board["published_plan_id"] == plan["id"]


def test_a_plan_is_stale_once_a_job_has_changed(
    client: FlaskClient, services: Services, tenant: Tenant, dispatcher: dict[str, str], world: World
) -> None:
    plan = solved(client, services, tenant, dispatcher)
    job_id = plan["changes"][0]["job_id"]
    seen = client.get(f"/dispatch/v1/jobs/{job_id}", headers=dispatcher)
    edited = client.patch(
        f"/dispatch/v1/jobs/{job_id}",
        json={"priority": 90},
        headers=dispatcher | {"If-Match": seen.headers["ETag"]},
    )
    assert edited.status_code == 200

    refused = client.post(f"/dispatch/v1/plans/{plan['id']}/publish", headers=dispatcher)

    assert refused.status_code == 409
    assert refused.json["code"] == "PLAN_STALE"
    assert refused.json["stale_because"][0]["id"] == job_id
    assert client.get(f"/dispatch/v1/plans/{plan['id']}", headers=dispatcher).json["status"] == "stale"
    board = client.get(f"/dispatch/v1/board?date={DAY}", headers=dispatcher).json
    assert all(not row["visits"] for row in board["technicians"])


def test_what_does_not_fit_has_its_true_reason(
    client: FlaskClient, services: Services, tenant: Tenant, dispatcher: dict[str, str], world: World
) -> None:
    with acting(services, tenant) as scope:
        gas = make_skill(scope, "gas")
        unskilled = make_job(scope, world.site, world.flat, ALL_DAY)
        require_skill(scope, unskilled, gas, 3)
        nowhere = make_job(scope, make_site(scope, make_customer(scope, "Hidden"), None), world.flat, ALL_DAY)

    plan = solved(client, services, tenant, dispatcher)

    reasons = {row["job_id"]: row["reasons"][0]["code"] for row in plan["unassigned"]}
    assert reasons == {unskilled.id: "NO_SKILL", nowhere.id: "NO_PLACE"}


def test_a_second_plan_of_a_running_day_is_refused_by_name(
    client: FlaskClient, services: Services, dispatcher: dict[str, str], world: World
) -> None:
    first = client.post("/dispatch/v1/plans", json={"date": DAY}, headers=dispatcher)
    second = client.post("/dispatch/v1/plans", json={"date": DAY}, headers=dispatcher)

    assert (first.status_code, second.status_code) == (202, 409)
    assert second.json["code"] == "PLAN_ALREADY_RUNNING"
    assert second.json["plan_id"] == first.json["id"]


def test_a_day_without_shifts_fails_in_words(
    client: FlaskClient, services: Services, tenant: Tenant, dispatcher: dict[str, str]
) -> None:
    plan = solved(client, services, tenant, dispatcher)

    assert plan["status"] == "failed"
    assert plan["failure"]["code"] == "NO_SHIFTS"


def test_a_second_booking_names_the_visit_in_the_way(
    client: FlaskClient, services: Services, tenant: Tenant, dispatcher: dict[str, str], world: World
) -> None:
    with acting(services, tenant) as scope:
        jobs = [make_job(scope, world.site, world.flat, ALL_DAY) for _ in range(2)]
    booking = {"technician_id": world.technician.id, "starts_at": at(9).isoformat()}
    first = client.post("/dispatch/v1/visits", json=booking | {"job_id": jobs[0].id}, headers=dispatcher)
    second = client.post("/dispatch/v1/visits", json=booking | {"job_id": jobs[1].id}, headers=dispatcher)

    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json["code"] == "DOUBLE_BOOKING"
    assert second.json["visit_id"] == first.json["id"]
    assert client.get(f"/dispatch/v1/jobs/{jobs[1].id}", headers=dispatcher).json["status"] == "open"
