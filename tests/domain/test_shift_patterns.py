from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import instants
from server.domain.errors import Invalid
from server.domain.shift_patterns import (
    BreakRule,
    DayException,
    Hours,
    ShiftPattern,
    TimeOff,
    check_patterns,
    shifts_on,
)
from tests.domain.making import ZONES

NEW_YORK = "America/New_York"
MONDAY = date(2026, 3, 2)
LUNCH = BreakRule(1800, 41_400, 48_600)  # half an hour, begun between 11:30 and 13:30
WORKDAY = Hours(28_800, 61_200, (LUNCH,))  # 08:00 to 17:00
NIGHT = Hours(82_800, 113_400)  # 23:00 to 07:30
ALWAYS = date(2020, 1, 1)


def weekly(hours=WORKDAY, weekdays=range(7), **more):
    return [ShiftPattern(day, hours, ALWAYS, **more) for day in weekdays]


def local(day, hour, minute=0):
    return instants.instant_at(day, time(hour, minute), NEW_YORK)


def shown(moment):
    return f"{moment.astimezone(instants.zone(NEW_YORK)):%d %H:%M}"


def windows(day, patterns, **more):
    found = shifts_on(day, NEW_YORK, patterns, **more).windows
    return [(shown(window.starts_at), shown(window.ends_at)) for window in found]


def test_a_weekly_pattern_becomes_instants_with_its_break():
    found = shifts_on(MONDAY, NEW_YORK, weekly()).windows
    assert [(item.starts_at, item.ends_at) for item in found] == [(local(MONDAY, 8), local(MONDAY, 17))]
    assert [(rest.earliest, rest.latest, rest.seconds) for rest in found[0].breaks] == [
        (local(MONDAY, 11, 30), local(MONDAY, 13, 30), 1800)
    ]


def test_a_day_without_a_pattern_has_no_shift():
    assert windows(date(2026, 3, 7), weekly(weekdays=range(5))) == []


@pytest.mark.parametrize(("day", "works"), [(1, False), (2, True), (9, True), (16, False)])
def test_a_pattern_holds_from_its_first_to_its_last_day(day, works):
    pattern = ShiftPattern(0, WORKDAY, MONDAY, date(2026, 3, 9))
    assert bool(windows(date(2026, 3, day), [pattern])) is works


def test_a_rota_of_two_weeks_alternates_from_its_anchor():
    early = weekly(Hours(21_600, 50_400), [0], rota_weeks=2, rota_week=0, rota_anchor=date(2026, 3, 4))
    late = weekly(Hours(50_400, 79_200), [0], rota_weeks=2, rota_week=1, rota_anchor=date(2026, 3, 4))
    starts = [windows(MONDAY + timedelta(weeks=week), early + late)[0][0][3:] for week in range(-1, 3)]
    assert starts == ["14:00", "06:00", "14:00", "06:00"]


@pytest.mark.parametrize(
    ("evening", "hours"), [(date(2026, 3, 7), 7.5), (date(2026, 10, 31), 9.5), (date(2026, 6, 1), 8.5)]
)
def test_a_night_shift_has_the_hours_of_its_night(evening, hours):
    window = shifts_on(evening, NEW_YORK, weekly(NIGHT)).windows[0]
    assert window.seconds == hours * 3600
    assert (window.day, instants.local_date(window.ends_at, NEW_YORK)) == (
        evening,
        evening + timedelta(days=1),
    )


def test_a_shift_from_an_hour_that_does_not_exist_begins_when_the_clocks_go_on():
    assert windows(date(2026, 3, 8), weekly(Hours(9_000, 28_800))) == [("08 03:30", "08 08:00")]


def test_a_shift_that_lies_in_the_skipped_hour_alone_is_none():
    assert windows(date(2026, 3, 8), weekly(Hours(7_200, 10_800))) == []
    assert windows(date(2026, 3, 9), weekly(Hours(7_200, 10_800))) == [("09 02:00", "09 03:00")]


@given(
    st.dates(date(2025, 1, 1), date(2028, 12, 31)),
    st.sampled_from(ZONES),
    st.integers(0, 86_399),
    st.integers(1, 86_400),
)
def test_in_every_zone_a_shift_differs_from_its_wall_clock_by_a_change_of_the_clocks_at_most(
    day, zone, begin, length
):
    for window in shifts_on(day, zone, weekly(Hours(begin, begin + length))).windows:
        assert abs(window.seconds - length) <= 3600


@pytest.mark.parametrize(
    ("hours", "expected"), [((), []), ((Hours(36_000, 43_200),), [("02 10:00", "02 12:00")])]
)
def test_one_day_s_exception_replaces_the_pattern(hours, expected):
    exception = DayException(MONDAY, hours, "training")
    assert windows(MONDAY, weekly(), exceptions=[exception]) == expected
    assert windows(MONDAY + timedelta(days=1), weekly(), exceptions=[exception]) == [("03 08:00", "03 17:00")]
    assert shifts_on(MONDAY, NEW_YORK, weekly(), [exception]).exception == exception


def test_time_off_in_the_middle_leaves_two_stretches_and_the_break_where_it_fits():
    dentist = TimeOff(local(MONDAY, 10), local(MONDAY, 11), "dentist")
    found = shifts_on(MONDAY, NEW_YORK, weekly(), time_off=[dentist])
    assert [(shown(item.starts_at), shown(item.ends_at), len(item.breaks)) for item in found.windows] == [
        ("02 08:00", "02 10:00", 0),
        ("02 11:00", "02 17:00", 1),
    ]
    assert found.absences == (dentist,)


def test_time_off_over_lunch_moves_the_break_or_loses_it():
    short = TimeOff(local(MONDAY, 11), local(MONDAY, 13))
    kept = shifts_on(MONDAY, NEW_YORK, weekly(), time_off=[short]).windows[1].breaks
    assert [(rest.earliest, rest.latest) for rest in kept] == [(local(MONDAY, 13), local(MONDAY, 13, 30))]
    long = TimeOff(local(MONDAY, 11), local(MONDAY, 14))
    found = shifts_on(MONDAY, NEW_YORK, weekly(), time_off=[long]).windows
    assert [item.breaks for item in found] == [(), ()]


def test_whole_days_off_leave_nothing_and_say_why():
    away = TimeOff.of_days(date(2026, 3, 1), date(2026, 3, 3), NEW_YORK, "holiday")
    found = shifts_on(MONDAY, NEW_YORK, weekly(), time_off=[away])
    assert (found.windows, [item.reason for item in found.absences]) == ((), ["holiday"])
    assert windows(date(2026, 3, 4), weekly(), time_off=[away]) == [("04 08:00", "04 17:00")]


def test_time_off_that_misses_the_shift_is_no_absence():
    evening = TimeOff(local(MONDAY, 17), local(MONDAY, 20))
    assert shifts_on(MONDAY, NEW_YORK, weekly(), time_off=[evening]).absences == ()


offs = st.lists(st.tuples(st.integers(-10, 30), st.integers(1, 12)), max_size=4)


@given(offs, st.randoms())
def test_what_remains_and_what_was_taken_make_up_the_shift(spans, random):
    away = [
        TimeOff(local(MONDAY, 0) + timedelta(hours=begin), local(MONDAY, 0) + timedelta(hours=begin + length))
        for begin, length in spans
    ]
    found = shifts_on(MONDAY, NEW_YORK, weekly(), time_off=away)
    hours = [local(MONDAY, hour) for hour in range(8, 17)]
    free = [hour for hour in hours if not any(item.starts_at <= hour < item.ends_at for item in away)]
    assert sum(window.seconds for window in found.windows) == len(free) * 3600
    assert (
        shifts_on(MONDAY, NEW_YORK, weekly(), time_off=random.sample(away, len(away))).windows
        == found.windows
    )
    for window in found.windows:
        for rest in window.breaks:
            assert window.starts_at <= rest.earliest <= rest.latest
            assert rest.latest + timedelta(seconds=rest.seconds) <= window.ends_at


@pytest.mark.parametrize(
    "make",
    [
        lambda: Hours(61_200, 28_800),
        lambda: Hours(28_800, 28_800),
        lambda: Hours(-1, 100),
        lambda: Hours(86_400, 90_000),
        lambda: Hours(0, 86_401),
        lambda: Hours(0, 3600, (BreakRule(3601, 0, 0),)),
        lambda: Hours(0, 3600, (BreakRule(0, 0, 0),)),
        lambda: Hours(0, 3600, (BreakRule(60, 1800, 900),)),
        lambda: ShiftPattern(7, WORKDAY, ALWAYS),
        lambda: ShiftPattern(0, WORKDAY, ALWAYS, rota_weeks=2, rota_week=2),
        lambda: ShiftPattern(0, WORKDAY, ALWAYS, rota_weeks=0),
        lambda: ShiftPattern(0, WORKDAY, ALWAYS, date(2019, 1, 1)),
        lambda: TimeOff(local(MONDAY, 9), local(MONDAY, 9)),
        lambda: TimeOff.of_days(MONDAY, date(2026, 3, 1), NEW_YORK),
    ],
)
def test_nonsense_is_refused(make):
    with pytest.raises(Invalid):
        make()


@pytest.mark.parametrize(
    "second",
    [
        ShiftPattern(0, Hours(57_600, 79_200), ALWAYS),
        ShiftPattern(1, Hours(21_600, 36_000), ALWAYS),
        ShiftPattern(0, Hours(0, 32_400), date(2026, 1, 1), rota_weeks=3, rota_week=1),
    ],
)
def test_two_patterns_at_one_time_are_refused(second):
    night = ShiftPattern(0, NIGHT, ALWAYS)
    with pytest.raises(Invalid) as refused:
        check_patterns([night, ShiftPattern(0, WORKDAY, ALWAYS), second])
    assert refused.value.code == "SHIFTS_OVERLAP"


def test_patterns_that_touch_alternate_or_follow_each_other_are_fine():
    ended = ShiftPattern(0, WORKDAY, ALWAYS, date(2026, 3, 1))
    check_patterns([ended, ShiftPattern(0, Hours(28_800, 61_200), MONDAY)])
    check_patterns([*weekly(Hours(0, 43_200)), *weekly(Hours(43_200, 86_400))])
    check_patterns([*weekly(rota_weeks=2, rota_week=0), *weekly(rota_weeks=2, rota_week=1)])
