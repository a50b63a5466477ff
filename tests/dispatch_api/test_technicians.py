"""Technicians, their skills and certificates by HTTP."""

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.domain.lifecycles import VisitStatus
from server.use_cases.lifecycle import move_visit
from tests.asking import Asking, fields_of
from tests.builders import acting, at, book_visit, make_job, make_world, reread
from tests.conftest import StillClock, Tenant, make_tenant

TECHNICIANS, SKILLS = "/dispatch/v1/technicians", "/dispatch/v1/skills"
HOME = {"label": "Elm Street", "latitude": 43.1, "longitude": -77.5}
GAS = {"code": "GAS", "name": "Gas", "needs_certificate": True}


@pytest.fixture
def dispatcher(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "dispatcher")


def test_a_technician_is_made_read_and_changed(dispatcher: Asking, tenant: Tenant) -> None:
    dispatcher.make(SKILLS, **GAS)
    ann = dispatcher.make(
        TECHNICIANS,
        name="Ann",
        starts_from="home",
        home=HOME,
        user_id=tenant.users["technician"],
        skills=[{"code": "GAS", "level": 3}],
    )
    bob = dispatcher.make(TECHNICIANS, name="Bob")

    assert (ann["home"], ann["ends_at"], ann["active"]) == (HOME, "depot", True)
    assert ann["skills"] == [{"code": "GAS", "name": "Gas", "level": 3}]
    assert [ann["color_index"], bob["color_index"]] == [0, 1]
    assert bob["technician_no"] == ann["technician_no"] + 1
    assert dispatcher.get(TECHNICIANS).json["items"] == [ann, bob]

    path = f"{TECHNICIANS}/{ann['id']}"
    changed = dispatcher.edit(path, ann, skills=[], phone="1")
    assert (changed.status_code, changed.json["skills"], changed.json["version"]) == (200, [], 2)
    assert dispatcher.get(path).json == changed.json
    assert dispatcher.edit(path, ann, phone="2").status_code == 412
    off = dispatcher.edit(path, changed.json, active=False, user_id=None).json
    assert (off["active"], off["user_id"]) == (False, None)
    assert dispatcher.get(f"{TECHNICIANS}?active=false").json["items"] == [off]


def test_what_is_wrong_with_a_technician_is_named(
    dispatcher: Asking, services: Services, tenant: Tenant
) -> None:
    dispatcher.make(SKILLS, **GAS)
    stranger = make_tenant(services, "Other").users["technician"]
    gas = {"code": "GAS", "level": 1}
    wrong = {
        "json.home": {"ends_at": "home"},
        "json.home.longitude": {"home": {"latitude": 1}},
        "json.user_id": {"user_id": stranger},
        "json.skills[1].code": {"skills": [gas, {"code": "NONE", "level": 1}]},
        "json.skills[0].level": {"skills": [{"code": "GAS", "level": 6}]},
    }
    for field, body in wrong.items():
        assert fields_of(dispatcher.post(TECHNICIANS, name="Ann", **body)) == [field]
    assert fields_of(dispatcher.post(TECHNICIANS, name="Ann", skills=[gas, gas])) == ["json.skills[1].code"]
    assert dispatcher.get(TECHNICIANS).json["items"] == []


def test_a_user_is_one_technician_at_most(dispatcher: Asking, tenant: Tenant) -> None:
    user = tenant.users["technician"]
    dispatcher.make(TECHNICIANS, name="Ann", user_id=user)

    second = dispatcher.post(TECHNICIANS, name="Bob", user_id=user)

    assert (second.status_code, second.json["code"]) == (409, "USER_LINKED")


def test_nobody_with_booked_visits_is_switched_off(
    dispatcher: Asking, services: Services, tenant: Tenant, clock: StillClock
) -> None:
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        visits = [
            book_visit(scope, make_job(scope, world.site, world.flat), world.technician, at(hour))
            for hour in (14, 10)
        ]
    path = f"{TECHNICIANS}/{world.technician.id}"

    refused = dispatcher.edit(path, 1, active=False)

    assert (refused.status_code, refused.json["code"], refused.json["visits"]) == (
        409,
        "TECHNICIAN_BOOKED",
        2,
    )
    assert refused.json["visit_id"] == visits[1].id
    assert "2 booked visits, the first on 2026-03-02 at 10:00" in refused.json["detail"]
    assert dispatcher.edit(path, 1, phone="1").status_code == 200
    with acting(services, tenant) as scope:
        move_visit(scope, reread(scope, visits[0]), VisitStatus.CANCELLED)
    clock.forward(hours=4)
    assert dispatcher.edit(path, 2, active=False).status_code == 200


def test_certificates_have_a_first_and_a_last_day(dispatcher: Asking) -> None:
    dispatcher.make(SKILLS, **GAS)
    ann = dispatcher.make(TECHNICIANS, name="Ann")
    held = f"{TECHNICIANS}/{ann['id']}/certifications"
    gas = {"skill_code": "GAS", "name": "Gas Safe", "valid_from": "2025-01-01"}

    made = dispatcher.make(held, **gas, expires_on="2025-12-31")

    assert (made["skill_name"], made["expires_on"]) == ("Gas", "2025-12-31")
    path = f"/dispatch/v1/certifications/{made['id']}"
    renewed = dispatcher.edit(path, made, expires_on=None)
    assert renewed.json == made | {"expires_on": None, "version": 2}
    assert dispatcher.get(held).json["items"] == [
        {k: v for k, v in renewed.json.items() if k != "breaks_visits"}
    ]
    assert fields_of(dispatcher.post(held, **gas, expires_on="2024-12-31")) == ["json.expires_on"]
    assert fields_of(dispatcher.post(held, **gas | {"skill_code": "NONE"})) == ["json.skill_code"]
    assert dispatcher.delete(path, made).status_code == 412
    assert dispatcher.delete(path, renewed.json).status_code == 204
    assert dispatcher.get(path).status_code == 404


def test_skills_have_codes_of_their_own(dispatcher: Asking) -> None:
    gas = dispatcher.make(SKILLS, **GAS)

    assert dispatcher.post(SKILLS, **GAS).json["code"] == "CODE_TAKEN"
    changed = dispatcher.edit(f"{SKILLS}/{gas['id']}", gas, needs_certificate=False)
    assert (
        dispatcher.get(f"{SKILLS}/{gas['id']}").json
        == changed.json
        == gas
        | {
            "needs_certificate": False,
            "version": 2,
        }
    )
    assert dispatcher.get(SKILLS).json["items"] == [changed.json]


def test_another_companys_technicians_are_not_there(
    dispatcher: Asking, client: FlaskClient, services: Services
) -> None:
    ann = dispatcher.make(TECHNICIANS, name="Ann")
    gas = dispatcher.make(SKILLS, **GAS)
    stranger = Asking(client, services, make_tenant(services, "Other"), "dispatcher")

    for path in (f"{TECHNICIANS}/{ann['id']}", f"{SKILLS}/{gas['id']}"):
        assert stranger.get(path).status_code == 404
        assert stranger.edit(path, 1).status_code == 404
    for name in ("certifications", "shifts", "shift-exceptions", "time-off"):
        assert stranger.get(f"{TECHNICIANS}/{ann['id']}/{name}").status_code == 404
    assert stranger.get(TECHNICIANS).json["items"] == []


def test_a_technician_does_not_look_into_the_staff(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    assert Asking(client, services, tenant, "technician").get(TECHNICIANS).status_code == 403
    assert Asking(client, services, tenant, "office").post(TECHNICIANS, name="Ann").status_code == 403
