"""When the end of a certificate is announced: by the company's calendar, once each, the most urgent only."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.reminders import LEADS, due_lead, is_urgent, reminder_day

ENDS = date(2026, 6, 30)


def before(days: int) -> date:
    return ENDS - timedelta(days=days)


def days_told(days_up: list[int], ends: date = ENDS) -> list[tuple[int, int]]:
    """Return (days before the end, lead) of what goes out when the program runs on those days only."""
    sent: set[int] = set()
    told, last = [], None
    for days in sorted(days_up, reverse=True):
        today = ends - timedelta(days=days)
        lead = due_lead(ends, today, sent, sent_on=last)
        if lead is not None:
            told.append((days, lead))
            sent.add(lead)
            last = today
    return told


def test_a_program_that_always_runs_tells_four_times() -> None:
    assert days_told(list(range(-30, 100))) == [(60, 60), (30, 30), (7, 7), (0, 0)]


@pytest.mark.parametrize(
    ("days_up", "told"),
    [
        ([61, 29, 28, 7, 0], [(29, 30), (7, 7), (0, 0)]),
        ([61, 5, 4, 0], [(5, 7), (0, 0)]),
        ([61, -1, -2], [(-1, 0)]),
        ([61, -7], [(-7, 0)]),
        ([61, -8], []),
        ([45, 44], [(45, 60)]),
        ([60, 60, 60], [(60, 60)]),
    ],
    ids=[
        "off at 60 and 30",
        "off until 5",
        "off on the day",
        "a week past",
        "no news",
        "entered late",
        "thrice",
    ],
)
def test_after_days_off_only_the_most_urgent_is_told(days_up: list[int], told: list[tuple[int, int]]) -> None:
    assert days_told(days_up) == told


def test_a_moved_end_starts_anew_but_never_twice_a_day() -> None:
    today = before(30)
    assert due_lead(ENDS, today, sent={60}) == 30
    sooner = today + timedelta(days=7)
    assert due_lead(sooner, today, sent=(), sent_on=today) is None
    assert due_lead(sooner, today + timedelta(days=1), sent=(), sent_on=today) == 7
    assert due_lead(ENDS + timedelta(days=365), today, sent=()) is None
    assert due_lead(None, today) is None


@given(days_up=st.lists(st.integers(-40, 120), max_size=60))
def test_whatever_days_it_runs_each_lead_is_told_once_and_later_ones_are_more_urgent(
    days_up: list[int],
) -> None:
    told = [lead for _, lead in days_told(days_up)]

    assert told == sorted(set(told), reverse=True)
    assert set(told) <= set(LEADS)


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        (
            datetime(2026, 3, 8, 10, 59, tzinfo=UTC),
            "America/New_York",
            None,
        ),  # 06:59 after the clocks went forward
        (datetime(2026, 3, 8, 11, 0, tzinfo=UTC), "America/New_York", date(2026, 3, 8)),
        (datetime(2026, 11, 1, 11, 59, tzinfo=UTC), "America/New_York", None),  # 06:59 after they went back
        (datetime(2026, 11, 1, 12, 0, tzinfo=UTC), "America/New_York", date(2026, 11, 1)),
        (datetime(2026, 6, 29, 17, 0, tzinfo=UTC), "Pacific/Kiritimati", date(2026, 6, 30)),
        (datetime(2026, 6, 30, 18, 0, tzinfo=UTC), "Pacific/Pago_Pago", date(2026, 6, 30)),
        (datetime(2026, 6, 30, 5, 0, tzinfo=UTC), "Pacific/Pago_Pago", date(2026, 6, 29)),
    ],
)
def test_a_day_begins_in_the_morning_of_the_companys_own_zone(
    moment: datetime, zone: str, day: date | None
) -> None:
    assert reminder_day(moment, zone) == day


def test_what_ends_within_a_week_or_has_ended_is_urgent() -> None:
    assert [is_urgent(ENDS, before(days)) for days in (8, 7, 0, -1)] == [False, True, True, True]
    assert not is_urgent(None, ENDS)
