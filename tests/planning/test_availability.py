"""Who can work on a day: shifts in the company's zone, absences, certificates, and what the answer rests on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from server.bootstrap import Services
from server.db import write_session
from server.domain.places import Place
from server.models.companies import Company
from server.models.record import next_installation_number
from server.models.scope import Scope, scoped_add
from server.models.technicians import (
    Certification,
    ShiftException,
    ShiftPattern,
    Skill,
    Technician,
    TechnicianSkill,
    TimeOff,
)
from server.planning.availability import TechnicianDay, day_availability
from tests.conftest import Tenant

MONDAY = date(2026, 3, 2)
LUNCH = {"duration": 1800, "earliest": 11 * 3600, "latest": 13 * 3600}
HOME = Place.of(43.1, -77.5)


@pytest.fixture
def scope(services: Services, tenant: Tenant) -> Iterator[Scope]:
    with write_session(services.engine, tenant.tenant_id) as session:
        yield Scope(session, tenant.tenant_id, "test", services.clock.now(), "test")


def technician(scope: Scope, name: str = "Ann", **more: Any) -> Technician:
    facts = {
        "user_id": None,
        "phone": "",
        "color_index": 0,
        "starts_from": "home",
        "ends_at": "anywhere",
        "home_label": "",
        "home_latitude_e6": HOME.latitude_e6,
        "home_longitude_e6": HOME.longitude_e6,
        "active": True,
    } | more
    number = next_installation_number(scope.session, "technician")
    return scoped_add(scope, Technician(name=name, technician_no=number, **facts))


def works(scope: Scope, who: Technician, day: date = MONDAY, hours: tuple[int, int] = (8, 17), **more: Any):
    facts = {
        "breaks": [LUNCH],
        "rota_weeks": 1,
        "rota_week": 0,
        "valid_from": date(2026, 1, 1),
        "valid_to": None,
    }
    seconds = {"starts_second": hours[0] * 3600, "ends_second": hours[1] * 3600}
    row = ShiftPattern(technician_id=who.id, weekday=day.weekday(), **seconds, **(facts | more))
    return scoped_add(scope, row)


def knows(scope: Scope, who: Technician, code: str, *, licensed: bool = False) -> Skill:
    skill = scoped_add(scope, Skill(code=code, name=code.title(), needs_certificate=licensed))
    scoped_add(scope, TechnicianSkill(technician_id=who.id, skill_id=skill.id, level=3))
    return skill


def holds(scope: Scope, who: Technician, skill: Skill, name: str, start: date, end: date | None) -> None:
    facts = {"number": "", "valid_from": start, "expires_on": end}
    scoped_add(scope, Certification(technician_id=who.id, skill_id=skill.id, name=name, **facts))


def company(scope: Scope) -> Company:
    return scope.session.get_one(Company, scope.tenant_id)


def days(scope: Scope, day: date = MONDAY) -> dict[str, TechnicianDay]:
    return {item.name: item for item in day_availability(scope, company(scope), day)}


def utc(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def test_a_shift_is_instants_of_the_companys_zone_with_its_places_and_breaks(scope: Scope) -> None:
    works(scope, technician(scope))
    works(scope, technician(scope, "Bob", starts_from="depot", ends_at="home"), breaks=[])

    ann, bob = days(scope)["Ann"].shift, days(scope)["Bob"].shift

    assert ann
    assert bob
    assert (ann.starts_at, ann.ends_at) == (utc(13), utc(22))
    assert [(rest.earliest, rest.latest, rest.seconds) for rest in ann.breaks] == [(utc(16), utc(18), 1800)]
    assert ann.available_seconds == 9 * 3600 - 1800
    assert (ann.start_place, ann.end_place) == (HOME, None)
    assert (bob.start_label, bob.end_place) == ("Depot", HOME)


def test_a_shift_on_the_change_of_the_clocks_has_the_hours_that_it_has(scope: Scope) -> None:
    works(scope, technician(scope), date(2026, 3, 7), (22, 30), breaks=[])

    shift = days(scope, date(2026, 3, 7))["Ann"].shift

    assert shift
    assert shift.ends_at - shift.starts_at == timedelta(hours=7)


def test_time_off_in_the_middle_is_a_break_with_its_reason(scope: Scope) -> None:
    ann = technician(scope)
    works(scope, ann, breaks=[])
    scoped_add(scope, TimeOff(technician_id=ann.id, starts_at=utc(15), ends_at=utc(16), reason="dentist"))

    day = days(scope)["Ann"]

    assert day.shift
    assert [(rest.earliest, rest.seconds, rest.reason) for rest in day.shift.breaks] == [
        (utc(15), 3600, "dentist")
    ]
    assert day.absence is None


def test_an_absence_says_why_and_a_day_off_the_rota_says_nothing(scope: Scope) -> None:
    for name in ("Ann", "Bob"):
        works(scope, technician(scope, name))
    technician(scope, "Cy")
    ids = {name: day.id for name, day in days(scope).items()}
    off: dict[str, Any] = {"starts_second": None, "ends_second": None, "breaks": [], "reason": "jury duty"}
    scoped_add(scope, ShiftException(technician_id=ids["Ann"], day=MONDAY, kind="off", **off))
    scoped_add(scope, TimeOff(technician_id=ids["Bob"], starts_at=utc(5), ends_at=utc(23, 30), reason=""))

    found = days(scope)

    assert {name: (day.shift, day.absence) for name, day in found.items()} == {
        "Ann": (None, "jury duty"),
        "Bob": (None, "time off"),
        "Cy": (None, None),
    }


def test_an_exception_replaces_the_hours(scope: Scope) -> None:
    ann = technician(scope)
    works(scope, ann)
    hours = {"starts_second": 12 * 3600, "ends_second": 20 * 3600, "breaks": [], "reason": "late"}
    scoped_add(scope, ShiftException(technician_id=ann.id, day=MONDAY, kind="replace", **hours))

    shift = days(scope)["Ann"].shift

    assert shift
    assert (shift.starts_at, shift.breaks) == (utc(17), ())


def test_a_skill_counts_to_the_last_day_of_its_certificate(scope: Scope) -> None:
    ann = technician(scope)
    plain, gas, power = (
        knows(scope, ann, "plain"),
        *(knows(scope, ann, c, licensed=True) for c in ("gas", "power")),
    )
    holds(scope, ann, gas, "Gas Safe", date(2025, 1, 1), MONDAY)
    holds(scope, ann, power, "Electrician", date(2026, 4, 1), None)

    today, tomorrow = days(scope)["Ann"], days(scope, MONDAY + timedelta(days=1))["Ann"]

    assert dict(today.skills) == {plain.id: 3, gas.id: 3}
    assert dict(tomorrow.skills) == {plain.id: 3}
    lapse = tomorrow.lapsed[gas.id]
    assert (lapse.name, lapse.expired_on, lapse.level) == ("Gas Safe", MONDAY, 3)
    assert tomorrow.lapsed[power.id].valid_from == date(2026, 4, 1)


def test_what_changes_the_answer_changes_its_versions_and_nothing_else_does(scope: Scope) -> None:
    ann = technician(scope)
    works(scope, ann)
    before = days(scope)["Ann"].versions

    works(scope, ann, MONDAY + timedelta(days=1))
    works(scope, technician(scope, "Bob"))
    assert days(scope)["Ann"].versions == before

    scoped_add(scope, TimeOff(technician_id=ann.id, starts_at=utc(15), ends_at=utc(16), reason=""))
    assert {kind for kind, *_ in set(days(scope)["Ann"].versions) - set(before)} == {"time_off"}


def test_nobody_inactive_and_nobody_elses(scope: Scope, services: Services) -> None:
    technician(scope, "Gone", active=False)

    assert days(scope) == {}


def test_the_number_of_statements_does_not_grow_with_the_technicians(scope: Scope) -> None:
    count = [0]

    def counted(*_: object) -> None:
        count[0] += 1

    for number in range(7):
        works(scope, technician(scope, f"T{number}"))
    held = company(scope)
    bind = scope.session.get_bind()
    event.listen(bind, "before_cursor_execute", counted)
    assert len(day_availability(scope, held, MONDAY)) == 7
    event.remove(bind, "before_cursor_execute", counted)
    assert count[0] == 6
