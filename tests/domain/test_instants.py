from datetime import UTC, date, datetime, time

import pytest

from server.domain.errors import Invalid
from server.domain.instants import instant_at, local_date, seconds_between, utc, zone

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("day", "wall", "name", "expected"),
    [
        (date(2026, 7, 1), time(8), NEW_YORK, "2026-07-01T12:00:00+00:00"),
        (date(2026, 1, 5), time(8), NEW_YORK, "2026-01-05T13:00:00+00:00"),
        (date(2026, 3, 8), time(2, 30), NEW_YORK, "2026-03-08T07:30:00+00:00"),  # skipped: 03:30 is shown
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01T05:30:00+00:00"),  # shown twice: the first
        (date(2026, 11, 1), time(1, 30, fold=1), NEW_YORK, "2026-11-01T05:30:00+00:00"),
        (date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", "2026-10-03T15:45:00+00:00"),
        (date(2026, 7, 1), time(8), "Asia/Kathmandu", "2026-07-01T02:15:00+00:00"),
    ],
)
def test_a_time_on_the_wall_is_one_instant(day, wall, name, expected):
    assert instant_at(day, wall, name).isoformat() == expected


def test_differences_are_taken_between_instants_not_between_walls():
    start = datetime(2026, 3, 7, 23, 0, tzinfo=zone(NEW_YORK))
    end = datetime(2026, 3, 8, 7, 30, tzinfo=zone(NEW_YORK))
    assert seconds_between(start, end) == 27_000
    assert (end - start).total_seconds() == 30_600, "which is what Python's own difference makes of it"
    assert seconds_between(end, start) == -27_000


def test_the_day_on_the_calendar_depends_on_the_zone():
    moment = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    assert local_date(moment, NEW_YORK) == date(2026, 3, 1)
    assert local_date(moment, "Pacific/Chatham") == date(2026, 3, 2)


def test_an_instant_without_its_offset_is_refused_by_name():
    with pytest.raises(Invalid) as refused:
        utc(datetime(2026, 3, 2, 12, 0), "starts_at")  # noqa: DTZ001
    assert refused.value.faults[0].field == "starts_at"
