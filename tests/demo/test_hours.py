"""The demo's today is half worked whatever the clock says, and nothing of it lies in the future."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from server.bootstrap import Services
from server.demo.hours_of_today import hours_moved, lag
from server.demo.places import TIMEZONE
from server.demo.scale import Scale
from tests.conftest import StillClock
from tests.demo.conftest import Start
from tests.demo.looking import attention, board, rows, statuses

NEW_YORK = ZoneInfo(TIMEZONE)
BRIEF = Scale(
    history_days=1,
    technicians=6,
    customers=40,
    history_jobs=8,
    planned_jobs=12,
    today_jobs=50,
    iterations=1,
    seconds=20,
)
FACTS = (
    "SELECT MAX(received_at) FROM visit_facts",
    "SELECT MAX(occurred_at) FROM visit_facts",
    "SELECT MAX(received_at) FROM punches",
    "SELECT MAX(posted_at) FROM invoices",
    "SELECT MAX(at) FROM audit_events",
    "SELECT MAX(ends_at) FROM time_entries",
)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "moved", "late"),
    [
        (0, 10, -6.75, -2 - 35 / 60),
        (3, 0, -6.75, 0),
        (9, 0, -1.5, 0),
        (10, 30, 0, 0),
        (13, 30, 0, 0),
        (16, 10, 2.5, 0),
        (22, 0, 4.75, 1.75),
        (23, 50, 4.75, 3 + 35 / 60),
    ],
)
def test_hours_move_so_that_the_clock_stands_within_the_working_day(
    hour: int, minute: int, moved: float, late: float
) -> None:
    by = hours_moved(at(hour, minute), TIMEZONE)
    assert by == timedelta(hours=moved)
    assert lag(at(hour, minute), TIMEZONE, by) == timedelta(hours=late)


@pytest.mark.one_engine(reason="the hours are arithmetic; both engines keep them alike")
@pytest.mark.parametrize(("hour", "minute"), [(0, 10), (3, 0), (8, 0), (22, 0), (23, 50)])
def test_today_is_half_worked_at_any_hour(
    services: Services, clock: StillClock, start: Start, hour: int, minute: int
) -> None:
    clock.moment = at(hour, minute)
    made = start(BRIEF)
    assert made.today == date(2026, 11, 24)
    today = board(services, made, made.today)
    shown = statuses(today)
    assert shown["done"] >= 3
    assert shown["working"] >= 2
    assert shown["scheduled"] >= 3
    assert {"LATE", "OVERRUNNING"} & attention(
        today
    ) or hour == 0  # the day is ten minutes old: nobody can be late
    assert rows(services, "SELECT code, state FROM exceptions WHERE code <> 'INVOICE_REVIEW'") == [
        ("TWO_AT_ONCE", "open")
    ]
    _nothing_lies_ahead(services, clock)


@pytest.mark.one_engine(reason="moving is arithmetic on rows; both engines keep them alike")
def test_a_day_that_was_planned_for_ordinary_hours_moves_to_where_the_clock_is(
    services: Services, clock: StillClock, start: Start
) -> None:
    clock.moment = at(15, 0)
    start(BRIEF)
    clock.moment = at(15, 0) + timedelta(hours=12)
    made = start(BRIEF)
    assert made.today is not None
    today = board(services, made, made.today)
    assert statuses(today)["done"] >= 2
    assert statuses(today)["working"] >= 1
    first = min(visit["starts_at"] for who in today["technicians"] for visit in who["visits"])
    assert first.hour < 3
    for who in today["technicians"]:
        for visit in who["visits"]:
            assert (
                who["shift"]["starts_at"] <= visit["starts_at"] < visit["ends_at"] <= who["shift"]["ends_at"]
            )
    _nothing_lies_ahead(services, clock)


def _nothing_lies_ahead(services: Services, clock: StillClock) -> None:
    now = clock.moment.timestamp() * 1000
    for statement in FACTS:
        assert (rows(services, statement)[0][0] or 0) <= now, statement
