from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.time_clock import (
    TIME_FLAG_SENTENCES,
    Punch,
    PunchKind,
    ShiftState,
    TimeFlag,
    flags_of,
    time_sheet,
)
from tests.domain.making import NOON, ZONES, at, punch, wall_punch


def states(*punches):
    return [shift.state.value for shift in time_sheet(punches).shifts]


def test_in_and_out_make_a_shift():
    sheet = time_sheet([punch("in", 0), punch("out", 480)])
    assert [(shift.state, shift.seconds) for shift in sheet.shifts] == [(ShiftState.CLOSED, 8 * 3600)]
    assert (sheet.open_shift, sheet.seconds, sheet.stray_outs) == (None, 8 * 3600, ())


def test_a_clock_in_without_its_out_is_open_and_then_missing_its_out():
    assert states(punch("in", 0)) == ["open"]
    sheet = time_sheet([punch("in", 0), punch("in", 600), punch("out", 700)])
    assert [(shift.state.value, shift.seconds) for shift in sheet.shifts] == [
        ("missing_out", None),
        ("closed", 6000),
    ]
    assert sheet.shifts[0].flags == {TimeFlag.MISSING_OUT}


def test_a_clock_out_that_closes_nothing_is_kept_and_changes_no_hours():
    sheet = time_sheet([punch("in", 0), punch("out", 60), punch("out", 90)])
    assert sheet.seconds == 3600
    assert [item.id for item in sheet.stray_outs] == ["out@90"]
    assert flags_of(sheet, "out@90") == {TimeFlag.STRAY_OUT}
    assert flags_of(sheet, "out@60") == frozenset()


def test_out_and_in_at_one_instant_are_two_shifts_that_touch():
    assert states(punch("in", 0), punch("out", 60), punch("in", 60), punch("out", 90)) == ["closed", "closed"]


def test_the_same_press_sent_under_two_ids_is_one_press():
    sheet = time_sheet(
        [punch("in", 0), punch("in", 0, key="again"), punch("out", 60), punch("out", 60, key="twice")]
    )
    assert [shift.state for shift in sheet.shifts] == [ShiftState.CLOSED]
    assert sheet.stray_outs == ()


def test_a_shift_of_more_than_sixteen_hours_is_flagged_not_cut():
    sheet = time_sheet([punch("in", 0), punch("out", 16 * 60 + 1)])
    assert sheet.shifts[0].flags == {TimeFlag.LONG_SHIFT}
    assert sheet.seconds == (16 * 60 + 1) * 60


def test_all_orders_and_repetitions_of_two_days_give_one_sheet():
    day = [punch("in", 0), punch("out", 240), punch("in", 300), punch("out", 540), punch("in", 1440)]
    expected = time_sheet(day)
    assert all(time_sheet([*order, *order[:2]]) == expected for order in permutations(day))


punches = st.lists(
    st.builds(punch, st.sampled_from(["in", "out"]), st.integers(0, 40), key=st.uuids().map(str)), max_size=12
)


@given(punches, st.randoms())
def test_order_and_repetition_never_matter(pressed, random):
    assert time_sheet(random.sample(pressed * 2, len(pressed) * 2)) == time_sheet(pressed)


@given(punches)
def test_shifts_do_not_overlap_only_the_last_is_open_and_no_punch_is_lost(pressed):
    sheet = time_sheet(pressed)
    for one, other in zip(sheet.shifts, sheet.shifts[1:], strict=False):
        assert (one.ends_at or one.starts_at) <= other.starts_at
        assert one.state is not ShiftState.OPEN
    assert all((shift.ends_at is None) == (shift.state is not ShiftState.CLOSED) for shift in sheet.shifts)
    used = [key for shift in sheet.shifts for key in (shift.in_id, shift.out_id) if key]
    presses = {(item.kind, item.occurred_at) for item in pressed}
    assert len(used) + len(sheet.stray_outs) == len(presses)


@given(punches, st.integers(-5, 60))
def test_who_is_clocked_in_is_between_an_in_and_its_out(pressed, minute):
    sheet = time_sheet(pressed)
    inside = [
        s
        for s in sheet.shifts
        if s.starts_at <= at(minute) and (s.ends_at is None or at(minute) <= s.ends_at)
    ]
    assert sheet.clocked_in_at(at(minute)) is bool(inside)


def test_a_forgotten_shift_does_not_cover_the_next_week():
    sheet = time_sheet([punch("in", 0)])
    assert sheet.clocked_in_at(at(16 * 60))
    assert not sheet.clocked_in_at(at(16 * 60 + 1))


# The hours that passed between 23:00 and 07:30 the next morning, by zone and evening: changes of the clocks in
# New York, on Lord Howe (half an hour) and Chatham (at 02:45), and one ordinary night of a leap year.
NIGHTS = [
    ("America/New_York", date(2026, 3, 7), 7.5),
    ("America/New_York", date(2026, 10, 31), 9.5),
    ("America/Phoenix", date(2026, 3, 7), 8.5),
    ("America/Phoenix", date(2026, 10, 31), 8.5),
    ("Australia/Lord_Howe", date(2026, 4, 4), 9.0),
    ("Australia/Lord_Howe", date(2026, 10, 3), 8.0),
    ("Pacific/Chatham", date(2026, 4, 4), 9.5),
    ("Pacific/Chatham", date(2026, 9, 26), 7.5),
    ("Asia/Kathmandu", date(2026, 3, 7), 8.5),
    ("UTC", date(2028, 2, 28), 8.5),
]


@pytest.mark.parametrize(("zone", "evening", "hours"), NIGHTS)
def test_a_night_shift_has_the_hours_that_really_passed(zone, evening, hours):
    sheet = time_sheet(
        [
            wall_punch("in", evening, "23:00", zone),
            wall_punch("out", evening + timedelta(days=1), "07:30", zone),
        ]
    )
    assert sheet.seconds == hours * 3600


def test_the_hour_that_the_clocks_show_twice_is_told_apart_by_the_offset():
    first, second = (NOON.fromisoformat(f"2026-11-01T01:30:00-0{offset}:00") for offset in (4, 5))
    pressed = [
        Punch("a", PunchKind.IN, first, "America/New_York", NOON),
        Punch("b", PunchKind.OUT, second, "America/New_York", NOON),
    ]
    assert time_sheet(pressed).seconds == 3600


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_of_the_list_is_known(zone):
    assert Punch("a", PunchKind.IN, NOON, zone, NOON).timezone == zone


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "America/New_York\x00", "EST5EDT4x"])
def test_a_zone_that_does_not_exist_is_refused(zone):
    with pytest.raises(Invalid) as refused:
        Punch("a", PunchKind.IN, NOON, zone, NOON)
    assert refused.value.code == "UNKNOWN_TIMEZONE"


def test_every_time_flag_has_a_sentence():
    assert set(TIME_FLAG_SENTENCES) == set(TimeFlag)
