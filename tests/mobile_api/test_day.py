"""The technician's day: own visits in order, the shift, the clock; nobody else's."""

from server.models.jobs import Job
from server.models.scope import scoped_get
from tests.builders import (
    acting,
    at,
    book_visit,
    make_crew,
    make_equipment,
    make_job,
    make_shift,
    make_world,
)
from tests.conftest import bearer, make_tenant
from tests.field import Desk, Field, Phone, said


def test_the_day_shows_all_that_is_needed_on_the_way(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        make_shift(scope, field.world.technician)
        make_equipment(scope, field.world.site)
        scoped_get(scope, Job, field.job.id).description = "Blower is loud."
    field.phone.clock("in", at(8))

    day = field.phone.get("/day?date=2026-03-02").json

    assert (day["date"], day["timezone"]) == ("2026-03-02", "America/New_York")
    assert day["technician"]["name"] == "Dana Whitfield"
    assert day["shift"]["starts_at"] == "2026-03-02T08:00:00-05:00"
    assert day["shift"]["start_place"]["label"] == "Depot"
    assert (day["clocked_in"], day["clocked_in_at"]) == (True, "2026-03-02T08:00:00-05:00")
    first, second = day["visits"]
    assert (first["id"], first["sequence"], second["sequence"]) == (field.visit.id, 1, 2)
    assert first["customer"] == {"name": "Rosenthal", "phone": "+1 585 555 0147"}
    assert first["site"]["address"] == "12 Elm Street, Rochester, NY 14607"
    assert first["lines"] == [
        {
            "code": "FILTER",
            "description": "Filter 16 x 25",
            "quantity": "1",
            "unit_price": {"minor": 1850, "currency": "USD"},
        }
    ]
    assert first["equipment"][0]["serial"] == "4417A21093"
    assert first["description"] == "Blower is loud."
    assert field.phone.get("/day").json["visits"] == day["visits"]  # today, when no day is named
    assert field.phone.get("/day?date=2026-03-03").json["visits"] == []


def test_a_visit_of_somebody_else_is_not_there(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        [(other, _)] = make_crew(scope, 1)
        theirs = book_visit(scope, make_job(scope, field.world.site, field.world.flat), other, at(9))
    strangers = make_tenant(field.services, "Other Heating")
    with acting(field.services, strangers) as scope:
        world = make_world(scope, strangers)
        foreign = book_visit(scope, make_job(scope, world.site, world.flat), world.technician, at(9))

    for visit_id in (theirs.id, foreign.id, "nothing", "%00"):
        assert field.phone.get(f"/visits/{visit_id}").status_code == 404
        for kind in ("travel", "arrive", "start", "pause", "resume", "complete"):
            answer = field.phone.post(f"/visits/{visit_id}/{kind}", said(at(9)))
            assert (answer.status_code, answer.json["code"]) == (404, "NOT_FOUND")
    assert field.phone.get(f"/visits/{field.visit.id}").headers["ETag"] == '"1"'


def test_the_phone_is_for_technicians(field: Field) -> None:
    for role in ("office", "dispatcher", "owner"):
        header = bearer(field.services, field.tenant, role)
        phone = Phone(field.client, header)
        assert phone.get("/day").status_code == 403
        assert phone.post(f"/visits/{field.visit.id}/complete", said(at(9))).status_code == 403
        assert phone.post("/clock-in", said(at(9))).status_code == 403
    with acting(field.services, field.tenant) as scope:
        scope.session.get_one(
            type(field.world.technician), (scope.tenant_id, field.world.technician.id)
        ).user_id = None
    assert field.phone.get("/day").json["code"] == "NOT_A_TECHNICIAN"


def test_working_time_is_for_those_who_may_see_it(field: Field) -> None:
    field.phone.clock("in", at(8))
    desk: Desk = field.desk("payroll")
    [shift] = desk.items("/work-shifts", date="2026-03-02", technician_id=field.world.technician.id)
    assert (shift["technician_name"], shift["state"], shift["ends_at"]) == ("Dana Whitfield", "open", None)
    assert desk.items("/work-shifts", date="2026-03-03") == []
    assert field.desk("technician").get("/work-shifts").status_code == 403
