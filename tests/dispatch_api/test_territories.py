"""Territories by HTTP: drawn strictly, counted, asked of a place, kept by the planner, told on the board."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.domain.places import Place
from server.use_cases.plan_run import run_plan
from tests.asking import Asking, fields_of
from tests.builders import (
    World,
    acting,
    at,
    make_job,
    make_shift,
    make_site,
    make_technician,
    make_world,
)
from tests.conftest import Tenant

DAY = "2026-03-02"
ALL_DAY = [(at(8), at(17))]
AROUND = [[[43.1, -77.7], [43.2, -77.7], [43.2, -77.5], [43.1, -77.5]]]
PATH = "/dispatch/v1/territories"


@pytest.fixture
def world(services: Services, tenant: Tenant) -> World:
    with acting(services, tenant) as scope:
        made = make_world(scope, tenant)
        make_shift(scope, made.technician)
    return made


@pytest.fixture
def dispatcher(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "dispatcher")


def harbour(*technician_ids: str, **more: Any) -> dict[str, Any]:
    return {"name": "Harbour", "rule": "hard", "area": AROUND, "technician_ids": list(technician_ids)} | more


def test_a_territory_is_drawn_counted_changed_and_given_up(
    services: Services, tenant: Tenant, dispatcher: Asking, world: World
) -> None:
    with acting(services, tenant) as scope:
        far = make_site(scope, world.customer, Place.of(42.0, -77.6), postcode="14 999")
        for site in (world.site, world.site, far):
            make_job(scope, site, world.flat, ALL_DAY)
    made = dispatcher.make(PATH, **harbour(world.technician.id))
    assert (made["area"], made["color_index"], made["version"]) == (AROUND, 0, 1)
    assert (made["sites"], made["jobs_ahead"]) == (1, 2)

    edited = dispatcher.edit(
        f"{PATH}/{made['id']}",
        made,
        rule="priced",
        price_seconds=600,
        postcodes=["149"],
        technician_ids=[world.technician.id],
    )
    assert edited.status_code == 200, edited.json
    assert edited.json["postcodes"] == ["149"]
    assert (edited.json["sites"], edited.json["jobs_ahead"]) == (2, 3)
    assert dispatcher.edit(f"{PATH}/{made['id']}", made, name="X").status_code == 412
    hard = dispatcher.edit(f"{PATH}/{made['id']}", edited.json, rule="hard", area=[])
    assert (hard.json["rule"], hard.json["price_seconds"], hard.json["sites"]) == ("hard", None, 1)
    assert [row["id"] for row in dispatcher.get(PATH).json["items"]] == [made["id"]]
    assert dispatcher.delete(f"{PATH}/{made['id']}", hard.json).status_code == 204
    assert dispatcher.get(PATH).json["items"] == []


def test_what_is_no_territory_is_refused_by_name(dispatcher: Asking, world: World) -> None:
    who = world.technician.id
    bow = [[[43.0, -77.0], [43.2, -76.8], [43.2, -77.0], [43.0, -76.8]]]
    crossing = dispatcher.post(PATH, **harbour(who, area=bow))
    assert crossing.json["code"] == "BAD_OUTLINE"
    assert crossing.json["errors"] == [
        {"field": "json.area[0]", "reason": "side 1-2 crosses side 3-4 near 43.10000, -76.90000"}
    ]
    for wrong, field in (
        ({"area": [], "postcodes": []}, "json.area"),
        ({"area": [AROUND[0][:2]]}, "json.area[0]"),
        ({"area": [[[91, 0], [0, 0], [1, 1]]]}, "json.area[0][0]"),
        ({"area": [[[1, 0, 2], [0, 0], [1, 1]]]}, "json.area[0][0]"),
        ({"area": [[["43", 0], [0, 0], [1, 1]]]}, "json.area[0][0]"),
        ({"postcodes": ["%"]}, "json.postcodes[0]"),
        ({"price_seconds": 60}, "json.price_seconds"),
        ({"rule": "priced"}, "json.price_seconds"),
        ({"rule": "priced", "price_seconds": 86_401}, "json.price_seconds"),
        ({"rule": "priced", "price_seconds": 0}, "json.price_seconds"),
        ({"technician_ids": []}, "json.technician_ids"),
        ({"technician_ids": [who, who]}, "json.technician_ids[1]"),
        ({"technician_ids": ["00000000-0000-7000-8000-000000000000"]}, "json.technician_ids[0]"),
    ):
        assert fields_of(dispatcher.post(PATH, **harbour(who, **wrong))) == [field], wrong
    dispatcher.make(PATH, **harbour(who))
    assert dispatcher.post(PATH, **harbour(who)).json["code"] == "NAME_TAKEN"


def test_whose_a_place_is(services: Services, tenant: Tenant, dispatcher: Asking, world: World) -> None:
    with acting(services, tenant) as scope:
        eli = make_technician(scope, "Eli")
    dispatcher.make(PATH, **harbour(world.technician.id))
    priced = {"rule": "priced", "price_seconds": 900, "area": [], "postcodes": ["146", "SW1A"]}
    dispatcher.make(PATH, **harbour(eli.id, name="City", **priced))

    both = dispatcher.get(f"{PATH}/of?latitude=43.155&longitude=-77.605&postcode=14607").json
    assert [row["name"] for row in both["territories"]] == ["City", "Harbour"]
    assert [row["name"] for row in both["technicians"]] == ["Dana Whitfield", "Eli"]
    assert (both["rule"], both["price_seconds"]) == ("hard", None)
    assert both["sentence"] == "It lies in City and Harbour: 2 technicians may come, nobody else."
    city = dispatcher.get(f"{PATH}/of?latitude=51.5&longitude=-0.14&postcode=sw1a%202aa").json
    assert (city["rule"], city["price_seconds"]) == ("priced", 900)
    assert "15 min of driving" in city["sentence"]
    nowhere = dispatcher.get(f"{PATH}/of?latitude=1&longitude=2").json
    assert (nowhere["territories"], nowhere["rule"]) == ([], None)
    assert dispatcher.get(f"{PATH}/of?postcode=14607").json["rule"] == "priced"
    for query in (
        "latitude=x&longitude=1",
        "latitude=91&longitude=1",
        "longitude=1",
        "latitude=1e1&longitude=1",
    ):
        assert "query.latitude" in fields_of(dispatcher.get(f"{PATH}/of?{query}")), query


def test_the_ground_shows_the_companys_own_places(
    services: Services, tenant: Tenant, dispatcher: Asking, world: World
) -> None:
    with acting(services, tenant) as scope:
        make_site(scope, world.customer, Place.of(43.2, -77.6), city="Greece")
        make_site(scope, world.customer, None, city="Nowhere")
        eli = make_technician(scope, "Eli")
        eli.home_latitude_e6, eli.home_longitude_e6 = 43_000_000, -77_000_000
    ground = dispatcher.get(f"{PATH}/ground").json
    assert ground["depot"] == {"label": "Depot", "latitude": 43.16, "longitude": -77.61}
    assert ground["homes"] == [{"label": "Eli", "latitude": 43.0, "longitude": -77.0}]
    assert ground["sites"] == [[43.155, -77.605], [43.2, -77.6]]
    assert [town["label"] for town in ground["towns"]] == ["Greece", "Rochester"]
    assert ground["all_sites"] is True


def solved(services: Services, tenant: Tenant, dispatcher: Asking) -> dict[str, Any]:
    asked = dispatcher.post("/dispatch/v1/plans", date=DAY, iterations=5, seed=7)
    assert asked.status_code == 202, asked.json
    plan_id = asked.json["id"]
    run_plan(
        services.engine, services.clock, services.travel_times, services.settings, tenant.tenant_id, plan_id
    )
    plan: dict[str, Any] = dispatcher.get(f"/dispatch/v1/plans/{plan_id}").json or {}
    assert plan["status"] == "proposed", plan
    return plan


def test_the_planner_keeps_strangers_out_and_what_a_person_decided_stands(
    services: Services, tenant: Tenant, dispatcher: Asking, world: World
) -> None:
    with acting(services, tenant) as scope:
        eli = make_technician(scope, "Eli")
        job = make_job(scope, world.site, world.flat, ALL_DAY)
    made = dispatcher.make(PATH, **harbour(eli.id))

    plan = solved(services, tenant, dispatcher)
    (out,) = plan["unassigned"]
    assert (out["job_id"], out["reasons"][0]["code"]) == (job.id, "TERRITORY")
    assert out["reasons"][0]["sentence"] == (
        "It lies in Harbour, outside the territories of everyone on shift who could do it."
    )

    booked = dispatcher.make(
        "/dispatch/v1/visits", job_id=job.id, technician_id=world.technician.id, starts_at=at(9).isoformat()
    )
    warning = {
        "code": "OUTSIDE_TERRITORY",
        "sentence": "It lies in Harbour, where Dana Whitfield does not work.",
    }
    assert booked["attention"] == [warning]
    board = dispatcher.get(f"/dispatch/v1/board?date={DAY}").json
    (visit,) = [visit for row in board["technicians"] for visit in row["visits"]]
    assert visit["attention"] == [warning]
    again = solved(services, tenant, dispatcher)
    assert (again["unassigned"], again["changes"]) == ([], [])

    priced = dispatcher.edit(f"{PATH}/{made['id']}", made, rule="priced", price_seconds=60)
    assert priced.status_code == 200
    assert dispatcher.get(f"/dispatch/v1/visits/{booked['id']}").json["attention"] == []


def test_a_changed_territory_makes_a_proposed_plan_stale(
    services: Services, tenant: Tenant, dispatcher: Asking, world: World
) -> None:
    with acting(services, tenant) as scope:
        make_job(scope, world.site, world.flat, ALL_DAY)
    made = dispatcher.make(PATH, **harbour(world.technician.id))
    told = {}
    for what, change in (
        ("changed", lambda: dispatcher.edit(f"{PATH}/{made['id']}", made, name="Port")),
        ("off", lambda: dispatcher.edit(f"{PATH}/{made['id']}", made["version"] + 1, active=False)),
        ("on", lambda: dispatcher.edit(f"{PATH}/{made['id']}", made["version"] + 2, active=True)),
    ):
        plan = solved(services, tenant, dispatcher)
        assert change().status_code == 200
        refused = dispatcher.post(f"/dispatch/v1/plans/{plan['id']}/publish")
        assert (refused.status_code, refused.json["code"]) == (409, "PLAN_STALE")
        told[what] = refused.json["stale_because"][0]["sentence"]
    assert told == {
        "changed": "The territory Port changed.",
        "off": "The territory was removed or no longer counts.",
        "on": "The territory Port was added.",
    }
