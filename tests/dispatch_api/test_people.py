"""People by HTTP: on call, what an edit breaks and who could step in, certificates that end, weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.models.outbox import OutboxEvent
from server.models.scope import scoped_add, scoped_all, scoped_select
from server.models.technicians import Technician, TechnicianSkill
from server.worker import react
from tests.asking import Asking, fields_of
from tests.builders import (
    acting,
    at,
    book_visit,
    make_job,
    make_shift,
    make_skill,
    make_technician,
    make_world,
    require_skill,
)
from tests.conftest import StillClock, Tenant, make_tenant

TUESDAY, FRIDAY, NEXT = date(2026, 3, 3), date(2026, 3, 6), date(2026, 3, 20)
D = "/dispatch/v1"


@dataclass
class Crew:
    """Dana leads a gas job on Tuesday, Friday and the 20th; Eli, Ann and Bo could step in, more or less."""

    services: Services
    tenant: Tenant
    desk: Asking
    office: Asking
    people: dict[str, str]
    visits: dict[date, str]
    certificate: dict[str, Any]

    def path(self, name: str, noun: str) -> str:
        return f"{D}/technicians/{self.people[name]}/{noun}"

    def codes(self) -> list[str]:
        return sorted(
            row["code"] for row in self.office.get("/office/v1/exceptions?state=open").json["items"]
        )

    def react(self) -> None:
        """Have the worker react to all that waits."""
        with acting(self.services, self.tenant) as scope:
            ids = [row.id for row in scoped_all(scope, scoped_select(scope, OutboxEvent))]
        for event_id in ids:
            react(self.services, self.tenant.tenant_id, event_id)

    def certify(self, who: str, **more: Any) -> dict[str, Any]:
        body = {"skill_code": "GAS", "name": "Gas licence", "valid_from": "2025-01-01"} | more
        return self.desk.make(self.path(who, "certifications"), **body)


@pytest.fixture
def crew(client: FlaskClient, services: Services, tenant: Tenant) -> Crew:
    people, visits = {}, {}
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        gas = make_skill(scope, "GAS", needs_certificate=True)
        crew = [world.technician, *(make_technician(scope, name) for name in ("Eli", "Ann", "Bo", "Cy"))]
        for technician, level in zip(crew, (3, 3, 5, 2, 0), strict=True):
            make_shift(scope, technician)
            people[technician.name.split()[0]] = technician.id
            if level:
                scoped_add(scope, TechnicianSkill(technician_id=technician.id, skill_id=gas.id, level=level))
        for day in (TUESDAY, FRIDAY, NEXT):
            job = make_job(scope, world.site, world.flat)
            require_skill(scope, job, gas, 3)
            visits[day] = book_visit(scope, job, world.technician, at(9, day=day)).id
        eli = scope.session.get_one(Technician, (tenant.tenant_id, people["Eli"]))
        book_visit(scope, make_job(scope, world.site, world.flat), eli, at(9, 30, day=FRIDAY))
    desk, office = (Asking(client, services, tenant, role) for role in ("dispatcher", "office"))
    found = Crew(services, tenant, desk, office, people, visits, {})
    found.certificate = found.certify("Dana", expires_on="2026-12-31")
    for name in ("Eli", "Ann", "Bo"):
        found.certify(name)
    return found


def test_time_off_lists_what_it_breaks_asks_a_person_and_settles_when_the_visit_moves(crew: Crew) -> None:
    away = {"starts_at": "2026-03-03T00:00:00-05:00", "ends_at": "2026-03-07T00:00:00-05:00"}
    query = f"?starts_at={away['starts_at']}&ends_at={away['ends_at']}"

    tried = crew.desk.get(crew.path("Dana", "time-off/preview") + query).json
    assert crew.codes() == []
    made = crew.desk.make(crew.path("Dana", "time-off"), **away, reason="surgery")

    broken = [crew.visits[TUESDAY], crew.visits[FRIDAY]]
    assert [visit["visit_id"] for visit in made["breaks_visits"]] == broken
    assert [visit["visit_id"] for visit in tried["visits"]] == broken
    assert "cannot do job" in made["breaks_visits"][0]["sentence"]
    assert "away (surgery)" in made["breaks_visits"][0]["sentence"]
    assert crew.codes() == ["TIME_OFF_BREAKS_VISIT"] * 2
    tuesday, friday = (visit["candidates"] for visit in tried["visits"])
    assert [(c["name"], c["possible"], c["free"]) for c in tuesday] == [
        ("Eli", True, True),
        ("Ann", True, True),
        ("Bo", False, False),
    ]
    assert tuesday[0]["travel_seconds"] is not None
    assert [c["surplus"] for c in tuesday[:2]] == [0, 2]
    assert tuesday[2]["reason"] == {"code": "SKILL", "sentence": "Gas at level 2, needs 3"}
    assert [(c["name"], c["free"]) for c in friday[:2]] == [("Ann", True), ("Eli", False)]
    assert friday[1]["reason"]["sentence"].startswith("booked from 09:30 to 10:30")

    visit = crew.desk.get(f"{D}/visits/{broken[0]}").json
    assert (
        crew.desk.edit(f"{D}/visits/{broken[0]}", visit, technician_id=crew.people["Eli"]).status_code == 200
    )
    crew.react()
    assert crew.codes() == ["TIME_OFF_BREAKS_VISIT"]
    path = f"{D}/time-off/{made['id']}"
    shorter = crew.desk.edit(path, made, ends_at="2026-03-06T08:00:00-05:00").json
    assert shorter["breaks_visits"] == []
    assert crew.codes() == []
    assert crew.desk.edit(path, shorter, ends_at=away["ends_at"]).json["breaks_visits"] != []
    crew.react()
    assert crew.codes() == ["TIME_OFF_BREAKS_VISIT"]
    assert crew.desk.delete(path, 3).status_code == 204
    assert crew.codes() == []


def test_hours_that_end_break_what_is_booked_in_them(crew: Crew) -> None:
    patterns = crew.desk.get(crew.path("Dana", "shifts")).json["items"]
    friday = next(row for row in patterns if row["weekday"] == 4)

    ended = crew.desk.edit(f"{D}/shifts/{friday['id']}", friday, valid_to="2026-03-13").json
    off = crew.desk.make(crew.path("Dana", "shift-exceptions"), day="2026-03-03", kind="off")

    assert [visit["visit_id"] for visit in ended["breaks_visits"]] == [crew.visits[NEXT]]
    assert [visit["visit_id"] for visit in off["breaks_visits"]] == [crew.visits[TUESDAY]]
    assert crew.codes() == ["SHIFT_BREAKS_VISIT"] * 2
    path = f"{D}/shift-exceptions/{off['id']}"
    late = crew.desk.edit(path, off, kind="replace", starts="09:30", ends="12:00").json
    assert late["breaks_visits"] == []  # it was broken before, and still is
    assert crew.desk.edit(path, late, starts="09:00").status_code == 200
    assert crew.codes() == ["SHIFT_BREAKS_VISIT"]


def test_a_certificates_end_is_moved_live_and_for_good(crew: Crew) -> None:
    path = f"{D}/certifications/{crew.certificate['id']}"

    def tried(day: str) -> list[str]:
        return [visit["visit_id"] for visit in crew.desk.get(f"{path}/lapse?expires_on={day}").json["visits"]]

    friday, later = crew.visits[FRIDAY], crew.visits[NEXT]
    assert [tried(day) for day in ("2026-12-31", "2026-03-20", "2026-03-19", "2026-03-05")] == [
        [],
        [],
        [later],
        [friday, later],
    ]
    assert crew.desk.get(f"{path}/lapse").json["visits"] == []
    assert fields_of(crew.desk.get(f"{path}/lapse?expires_on=soon")) == ["query.expires_on"]
    assert crew.desk.get(path).json["version"] == 1
    assert crew.codes() == []

    moved = crew.desk.edit(path, crew.certificate, expires_on="2026-03-19").json
    assert [visit["code"] for visit in moved["breaks_visits"]] == ["CERTIFICATE_BREAKS_VISIT"]
    assert "Gas licence ends 2026-03-19" in moved["breaks_visits"][0]["sentence"]
    assert crew.codes() == ["CERTIFICATE_BREAKS_VISIT"]
    report = crew.desk.get(f"{D}/certifications/lapses?from=2026-03-01&to=2026-03-31").json
    (item,) = report["items"]
    assert (item["id"], item["days_left"], item["technician_name"]) == (moved["id"], 17, "Dana Whitfield")
    assert [visit["visit_id"] for visit in item["visits"]] == [later]
    assert [(c["name"], c["free"]) for c in item["visits"][0]["candidates"][:2]] == [
        ("Eli", True),
        ("Ann", True),
    ]
    assert crew.desk.get(f"{D}/certifications/lapses?from=2026-04-01&to=2026-04-02").json["items"] == []
    backwards = crew.desk.get(f"{D}/certifications/lapses?from=2026-04-02&to=2026-04-01")
    assert fields_of(backwards) == ["query.to"]

    crew.certify("Dana", name="Gas licence, renewed", valid_from="2026-03-20")
    assert crew.codes() == []
    assert (
        crew.desk.get(f"{D}/certifications/lapses?from=2026-03-01&to=2026-03-31").json["items"][0]["visits"]
        == []
    )


def test_a_skill_that_is_taken_away_breaks_what_needs_it(crew: Crew) -> None:
    dana = crew.desk.get(f"{D}/technicians/{crew.people['Dana']}").json
    skills = [{"code": "GAS", "level": 2}]
    lowered = crew.desk.edit(f"{D}/technicians/{dana['id']}", dana, skills=skills)
    assert crew.codes() == ["SKILL_BREAKS_VISIT"] * 3
    crew.desk.edit(f"{D}/technicians/{dana['id']}", lowered.json, skills=[{"code": "GAS", "level": 4}])
    assert crew.codes() == []


def test_on_call_is_one_persons_a_rank_and_its_gaps_are_named(crew: Crew) -> None:
    night = {"starts_at": "2026-03-02T17:00:00-05:00", "ends_at": "2026-03-03T08:00:00-05:00"}
    dana = crew.desk.make(crew.path("Dana", "on-call"), **night, note="Mind the dog.")

    taken = crew.desk.post(crew.path("Eli", "on-call"), **night)
    second = crew.desk.make(crew.path("Eli", "on-call"), **night, rank=2)

    assert (taken.status_code, taken.json["code"], taken.json["technician_name"]) == (
        409,
        "ON_CALL_TAKEN",
        "Dana Whitfield",
    )
    assert "Dana Whitfield is on call as number 1 from Mon 2026-03-02 17:00" in taken.json["detail"]
    twice = crew.desk.post(crew.path("Dana", "on-call"), **night, rank=3)
    assert (twice.status_code, twice.json["id"]) == (409, dana["id"])
    path = f"{D}/on-call/{second['id']}"
    assert crew.desk.edit(path, second, rank=1).status_code == 409
    assert fields_of(crew.desk.edit(path, second, ends_at=night["starts_at"])) == ["json.ends_at"]
    whole = crew.desk.get(f"{D}/on-call?from=2026-03-02&to=2026-03-03").json
    assert [(row["technician_name"], row["rank"]) for row in whole["on_call"]] == [
        ("Dana Whitfield", 1),
        ("Eli", 2),
    ]
    assert [gap["sentence"] for gap in whole["gaps"]] == [
        "Nobody is on call from Mon 2026-03-02 00:00 to Mon 2026-03-02 17:00.",
        "Nobody is on call from Tue 2026-03-03 08:00 to Wed 2026-03-04 00:00.",
    ]
    assert fields_of(crew.desk.get(f"{D}/on-call?from=2026-03-03&to=2026-03-02")) == ["query.to"]
    board = crew.desk.get(f"{D}/board?date=2026-03-03").json
    assert board["on_call"][0] == {
        "technician_id": crew.people["Dana"],
        "name": "Dana Whitfield",
        "phone": "+1 585 555 0100",
        "from": night["starts_at"],
        "to": night["ends_at"],
        "rank": 1,
    }
    shown = {row["id"]: row["shift"] for row in board["technicians"]}
    assert shown[crew.people["Dana"]]["ends_at"] == "2026-03-03T17:00:00-05:00"  # on call adds no hours
    assert crew.desk.get(crew.path("Dana", "on-call")).json["items"] == [dana]
    assert crew.desk.delete(path, second).status_code == 204
    assert crew.desk.get(path).status_code == 404


def test_people_are_listed_with_what_is_next_and_what_is_wrong(crew: Crew, clock: StillClock) -> None:
    crew.desk.make(
        crew.path("Cy", "time-off"), starts_at="2026-03-02T00:00:00Z", ends_at="2026-04-02T00:00:00Z"
    )
    crew.desk.edit(f"{D}/certifications/{crew.certificate['id']}", crew.certificate, expires_on="2026-03-19")
    clock.moment = datetime.fromisoformat("2026-03-02T18:00:00-05:00")

    people = {row["name"]: row for row in crew.desk.get(f"{D}/people").json["items"]}

    assert people["Eli"]["next_shift"] == {
        "starts_at": "2026-03-03T08:00:00-05:00",
        "ends_at": "2026-03-03T17:00:00-05:00",
        "now": False,
    }
    assert people["Cy"]["next_shift"] is None
    assert [w["code"] for w in people["Cy"]["warnings"]] == ["NO_SHIFT", "NO_USER"]
    assert [w["sentence"] for w in people["Dana Whitfield"]["warnings"]] == [
        "One booked visit needs somebody else.",
        "Gas licence ends in 17 days.",
    ]
    assert [row["name"] for row in crew.desk.get(f"{D}/people?q=dAN").json["items"]] == ["Dana Whitfield"]
    assert crew.desk.get(f"{D}/people?active=false").json["items"] == []


def test_a_week_in_which_the_clocks_change_has_the_hours_that_it_has(crew: Crew) -> None:
    crew.desk.make(
        crew.path("Eli", "shift-exceptions"), day="2026-03-07", kind="replace", starts="22:00", ends="06:00"
    )

    week = crew.desk.get(crew.path("Eli", "week?date=2026-03-04")).json
    after = crew.desk.get(crew.path("Eli", "week?date=2026-03-09")).json

    assert week["monday"] == "2026-03-02"
    assert [day["seconds"] // 3600 for day in week["days"]] == [24] * 6 + [23]
    night = next(row for row in week["shifts"] if row["day"] == "2026-03-07")
    assert (night["starts_at"], night["ends_at"]) == (
        "2026-03-07T22:00:00-05:00",
        "2026-03-08T06:00:00-04:00",
    )
    assert night["exception_id"] is not None
    assert len(week["shifts"]) == 8  # with the Sunday before
    assert week["visits"][0]["starts_at"] == "2026-03-06T09:30:00-05:00"
    assert after["shifts"][0]["day"] == "2026-03-08"
    assert after["rota_number"] == week["rota_number"] + 1


def test_another_companys_people_are_out_of_reach(crew: Crew, client: FlaskClient) -> None:
    """The attack of a dispatcher of another company: reading, trying out and writing are all 404."""
    night = {"starts_at": "2026-03-02T17:00:00-05:00", "ends_at": "2026-03-03T08:00:00-05:00"}
    duty = crew.desk.make(crew.path("Dana", "on-call"), **night)
    stranger = Asking(client, crew.services, make_tenant(crew.services, "Zenith"), "dispatcher")
    for path in (
        crew.path("Dana", "week"),
        crew.path("Dana", "on-call"),
        crew.path("Dana", "time-off/preview"),
        f"{D}/certifications/{crew.certificate['id']}/lapse?expires_on=2026-03-05",
        f"{D}/on-call/{duty['id']}",
    ):
        assert stranger.get(path).status_code == 404, path
    assert stranger.post(crew.path("Dana", "on-call"), **night).status_code == 404
    assert stranger.edit(f"{D}/on-call/{duty['id']}", 1, rank=2).status_code == 404
    assert stranger.delete(f"{D}/on-call/{duty['id']}", 1).status_code == 404
    assert stranger.get(f"{D}/people").json["items"] == []
    assert stranger.get(f"{D}/on-call?from=2026-03-02&to=2026-03-03").json["on_call"] == []
    assert stranger.get(f"{D}/certifications/lapses?from=2026-01-01&to=2026-12-31").json["items"] == []
    assert stranger.get(f"{D}/board?date=2026-03-02").json["on_call"] == []
