"""Weekly hours, days with other hours, and time off by HTTP."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.models.companies import Company
from server.planning.availability import TechnicianDay, day_availability
from tests.asking import Asking, fields_of
from tests.builders import acting, at
from tests.conftest import Tenant, make_tenant

MONDAY = {"weekday": 0, "starts": "07:30", "ends": "16:00", "valid_from": "2026-01-01"}
TUESDAY = date(2026, 3, 3)
LUNCH = {"duration_seconds": 1800, "earliest": "11:00", "latest": "13:00"}


@pytest.fixture
def dispatcher(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "dispatcher")


@pytest.fixture
def ann(dispatcher: Asking) -> str:
    return f"/dispatch/v1/technicians/{dispatcher.make('/dispatch/v1/technicians', name='Ann')['id']}"


def kept(answer: Any) -> dict[str, Any]:
    """Return what is kept of an edit's answer: all but what it broke."""
    assert answer["breaks_visits"] == []
    return {name: value for name, value in answer.items() if name != "breaks_visits"}


def day_of(services: Services, tenant: Tenant, day: date) -> TechnicianDay:
    with acting(services, tenant) as scope:
        return day_availability(scope, scope.session.get_one(Company, tenant.tenant_id), day)[0]


def test_weekly_hours_become_a_shift(
    dispatcher: Asking, ann: str, services: Services, tenant: Tenant
) -> None:
    made = dispatcher.make(f"{ann}/shifts", **MONDAY, breaks=[LUNCH])

    assert made == MONDAY | {
        "id": made["id"],
        "technician_id": ann.rpartition("/")[2],
        "breaks": [LUNCH],
        "rota_weeks": 1,
        "rota_week": 0,
        "valid_to": None,
        "version": 1,
        "breaks_visits": [],
    }
    shift = day_of(services, tenant, date(2026, 3, 2)).shift
    assert shift
    assert (shift.starts_at, shift.ends_at) == (at(7, 30), at(16))
    assert [(rest.earliest, rest.latest) for rest in shift.breaks] == [(at(11), at(13))]
    path = f"/dispatch/v1/shifts/{made['id']}"
    later = dispatcher.edit(path, made, starts="09:00").json
    assert (later["starts"], later["ends"], later["breaks"]) == ("09:00", "16:00", [LUNCH])
    assert dispatcher.get(f"{ann}/shifts").json["items"] == [dispatcher.get(path).json] == [kept(later)]
    assert dispatcher.delete(path, later).status_code == 204
    assert day_of(services, tenant, date(2026, 3, 2)).shift is None


def test_a_night_shift_ends_on_the_next_day(
    dispatcher: Asking, ann: str, services: Services, tenant: Tenant
) -> None:
    night = {"starts": "22:00", "ends": "06:00"}
    rest = {"duration_seconds": 1800, "earliest": "23:30", "latest": "02:00"}

    made = dispatcher.make(f"{ann}/shifts", **MONDAY | night, breaks=[rest])

    assert (made["starts"], made["ends"], made["breaks"]) == ("22:00", "06:00", [rest])
    shift = day_of(services, tenant, date(2026, 3, 2)).shift
    assert shift
    assert (shift.starts_at, shift.ends_at) == (at(22), at(6, day=TUESDAY))
    assert (shift.breaks[0].earliest, shift.breaks[0].latest) == (at(23, 30), at(2, day=TUESDAY))
    clash = dispatcher.post(f"{ann}/shifts", **MONDAY | {"weekday": 1, "starts": "05:00", "ends": "12:00"})
    assert (clash.status_code, clash.json["code"], clash.json["id"]) == (409, "SHIFTS_OVERLAP", made["id"])
    dispatcher.make(f"{ann}/shifts", **MONDAY | {"weekday": 1, "starts": "06:00", "ends": "12:00"})


def test_hours_that_cannot_be_are_named(dispatcher: Asking, ann: str) -> None:
    wrong = {
        "json.starts": {"starts": "7:30"},
        "json.ends": {"ends": "07:30"},
        "json.weekday": {"weekday": 7},
        "json.breaks[0]": {"breaks": [LUNCH | {"latest": "15:45"}]},
        "json.breaks[0].latest": {"breaks": [LUNCH | {"latest": "noon"}]},
        "json.rota_week": {"rota_weeks": 2, "rota_week": 2},
        "json.valid_to": {"valid_to": "2025-12-31"},
    }
    for field, body in wrong.items():
        assert fields_of(dispatcher.post(f"{ann}/shifts", **MONDAY | body)) == [field]


def test_a_rota_shares_a_weekday(dispatcher: Asking, ann: str) -> None:
    early = dispatcher.make(f"{ann}/shifts", **MONDAY, rota_weeks=2, rota_week=0)
    late = dispatcher.make(f"{ann}/shifts", **MONDAY | {"starts": "12:00"}, rota_weeks=2, rota_week=1)

    assert dispatcher.get(f"{ann}/shifts").json["items"] == [kept(early), kept(late)]
    assert dispatcher.edit(f"/dispatch/v1/shifts/{late['id']}", late, rota_week=0).status_code == 409


def test_a_day_has_other_hours_or_none(
    dispatcher: Asking, ann: str, services: Services, tenant: Tenant
) -> None:
    dispatcher.make(f"{ann}/shifts", **MONDAY)
    days = f"{ann}/shift-exceptions"

    off = dispatcher.make(days, day="2026-03-02", kind="off", reason="jury duty")

    assert day_of(services, tenant, date(2026, 3, 2)).absence == "jury duty"
    taken = dispatcher.post(days, day="2026-03-02", kind="off")
    assert (taken.status_code, taken.json["id"]) == (409, off["id"])
    path = f"/dispatch/v1/shift-exceptions/{off['id']}"
    assert fields_of(dispatcher.edit(path, off, kind="replace")) == ["json.starts"]
    assert fields_of(dispatcher.edit(path, off, starts="10:00")) == ["json.kind"]
    short = dispatcher.edit(path, off, kind="replace", starts="10:00", ends="12:00").json
    assert dispatcher.get(days).json["items"] == [dispatcher.get(path).json] == [kept(short)]
    shift = day_of(services, tenant, date(2026, 3, 2)).shift
    assert shift
    assert shift.starts_at == at(10)
    assert dispatcher.edit(path, short, kind="off").json["starts"] is None
    assert dispatcher.delete(path, 3).status_code == 204


def test_time_off_is_from_one_instant_to_a_later_one(
    dispatcher: Asking, ann: str, services: Services, tenant: Tenant
) -> None:
    dispatcher.make(f"{ann}/shifts", **MONDAY)
    away, morning = f"{ann}/time-off", {"starts_at": "2026-03-02T10:00:00Z"}

    made = dispatcher.make(away, **morning, ends_at="2026-03-02T23:00:00+01:00", reason="moving house")

    assert (made["starts_at"], made["ends_at"]) == ("2026-03-02T05:00:00-05:00", "2026-03-02T17:00:00-05:00")
    assert day_of(services, tenant, date(2026, 3, 2)).absence == "moving house"
    assert fields_of(dispatcher.post(away, **morning, ends_at="2026-03-02T05:00:00-05:00")) == [
        "json.ends_at"
    ]
    assert fields_of(dispatcher.post(away, **morning, ends_at="2026-03-02T05:00:00")) == ["json.ends_at"]
    path = f"/dispatch/v1/time-off/{made['id']}"
    shorter = dispatcher.edit(path, made, ends_at="2026-03-02T09:00:00-05:00").json
    assert dispatcher.get(away).json["items"] == [dispatcher.get(path).json] == [kept(shorter)]
    assert fields_of(dispatcher.edit(path, shorter, starts_at="2026-03-03T00:00:00Z")) == ["json.ends_at"]
    assert dispatcher.delete(path, shorter).status_code == 204


def test_another_companys_hours_are_not_there(
    dispatcher: Asking, ann: str, client: FlaskClient, services: Services
) -> None:
    span = {"starts_at": "2026-03-02T10:00:00Z", "ends_at": "2026-03-02T11:00:00Z"}
    paths = [
        f"/dispatch/v1/shifts/{dispatcher.make(f'{ann}/shifts', **MONDAY)['id']}",
        f"/dispatch/v1/time-off/{dispatcher.make(f'{ann}/time-off', **span)['id']}",
        f"/dispatch/v1/shift-exceptions/"
        f"{dispatcher.make(f'{ann}/shift-exceptions', day='2026-03-02', kind='off')['id']}",
    ]
    stranger = Asking(client, services, make_tenant(services, "Other"), "dispatcher")

    for path in paths:
        assert stranger.get(path).status_code == 404
        assert stranger.edit(path, 1).status_code == 404
        assert stranger.delete(path, 1).status_code == 404
    assert stranger.post(f"{ann}/shifts", **MONDAY).status_code == 404
    assert stranger.post(f"{ann}/time-off", **span).status_code == 404
