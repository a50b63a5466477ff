"""Corrections of the clock: what holds follows from presses and corrections alone, in whatever order they came."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Conflict
from server.domain.instants import clock_seconds
from server.domain.punch_edits import EditAction, PunchEdit, check_edits, effective_punches, standing_edits
from server.domain.time_clock import PunchKind, ShiftState, time_sheet
from server.domain.worked_days import (
    day_span,
    days_between,
    edits_on,
    hindrances,
    total,
    uncovered,
    week_start,
    within,
    worked_day,
)
from tests.domain.making import DAY, NOON, ZONES, at, punch, wall_punch

DAY_OF_WORK = [punch("in", 0), punch("out", 240), punch("in", 300), punch("out", 540)]


def edit(
    position: int,
    action: str,
    minutes: float | None = None,
    *,
    kind: str = "out",
    of: str = "",
    undo: str = "",
) -> PunchEdit:
    """Return a correction; its id is `e<position>`."""
    return PunchEdit(
        id=f"e{position}",
        position=position,
        action=EditAction(action),
        kind=PunchKind(kind),
        occurred_at=None if minutes is None else at(minutes),
        timezone="America/New_York",
        made_at=NOON,
        punch_id=None if of.startswith("e") else of or None,
        edit_id=undo or (of if of.startswith("e") else None),
    )


def sheet_of(raw, *edits):
    return time_sheet(effective_punches(raw, edits))


def hours(raw, *edits):
    return [
        ((s.starts_at - NOON).seconds // 60, s.ends_at and (s.ends_at - NOON).seconds // 60)
        for s in sheet_of(raw, *edits).shifts
    ]


def test_a_press_is_moved_struck_or_added_and_the_last_word_holds():
    assert hours(DAY_OF_WORK, edit(1, "move", 500, of="out@540")) == [(0, 240), (300, 500)]
    moves = [edit(1, "move", 500, of="out@540"), edit(2, "move", 520, of="out@540")]
    assert hours(DAY_OF_WORK, *moves) == [(0, 240), (300, 520)]
    struck = [edit(1, "strike", kind="out", of="out@240"), edit(2, "strike", kind="in", of="in@300")]
    assert hours(DAY_OF_WORK, *struck) == [(0, 540)]
    assert hours(DAY_OF_WORK[:1], edit(1, "add", 100), edit(2, "move", 110, of="e1")) == [(0, 110)]


def test_undoing_a_correction_lets_the_one_before_it_hold_again():
    moves = [edit(1, "move", 500, of="out@540"), edit(2, "move", 520, of="out@540")]
    assert hours(DAY_OF_WORK, *moves, edit(3, "strike", undo="e2")) == [(0, 240), (300, 500)]
    undone = [*moves, edit(3, "strike", undo="e2"), edit(4, "strike", undo="e1")]
    assert sheet_of(DAY_OF_WORK, *undone) == sheet_of(DAY_OF_WORK)
    added = [edit(1, "add", 600, kind="in"), edit(2, "move", 610, kind="in", of="e1")]
    assert sheet_of(DAY_OF_WORK, *added, edit(3, "strike", kind="in", undo="e1")) == sheet_of(DAY_OF_WORK)
    struck_and_back = [edit(1, "strike", of="out@540"), edit(2, "strike", undo="e1")]
    assert sheet_of(DAY_OF_WORK, *struck_and_back) == sheet_of(DAY_OF_WORK)


def test_what_the_office_put_there_closes_the_shift_before_a_press_that_arrives_late():
    added = edit(1, "add", 480)
    sheet = sheet_of([punch("in", 0), punch("out", 450)], added)
    assert [(s.out_id, s.out_added) for s in sheet.shifts] == [("e1", True)]
    assert [stray.id for stray in sheet.stray_outs] == ["out@450"]
    later = sheet_of([punch("in", 0), punch("out", 500)], added)
    assert ([s.out_id for s in later.shifts], [p.id for p in later.stray_outs]) == (["e1"], ["out@500"])


@st.composite
def clocks(draw):
    """Draw presses, and corrections of them and of each other."""
    raw = draw(
        st.lists(
            st.builds(punch, st.sampled_from(["in", "out"]), st.integers(0, 30)),
            max_size=6,
            unique_by=lambda p: p.id,
        )
    )
    edits: list[PunchEdit] = []
    for position in range(1, draw(st.integers(0, 7)) + 1):
        minutes = draw(st.integers(0, 30))
        adds = [e.id for e in edits if e.action is EditAction.ADD]
        choice = draw(st.sampled_from(["add", "move", "strike", "undo"]))
        of = draw(st.sampled_from([p.id for p in raw] + adds)) if raw or adds else ""
        kind = next((x.kind.value for x in [*raw, *edits] if x.id == of), "in")
        if choice == "undo" and edits:
            edits.append(edit(position, "strike", undo=draw(st.sampled_from(edits)).id))
        elif choice in {"move", "strike"} and of and not (choice == "strike" and of in adds):
            edits.append(edit(position, choice, minutes if choice == "move" else None, kind=kind, of=of))
        else:
            edits.append(edit(position, "add", minutes, kind=draw(st.sampled_from(["in", "out"]))))
    return raw, edits


@given(clocks(), st.randoms())
def test_any_order_of_arrival_and_any_repetition_hold_the_same(clock, random):
    raw, edits = clock
    expected = effective_punches(raw, edits)
    shuffled = effective_punches(random.sample(raw * 2, len(raw) * 2), random.sample(edits, len(edits)))
    assert shuffled == expected
    assert time_sheet(random.sample(expected * 2, len(expected) * 2)) == time_sheet(expected)


@given(clocks())
def test_shifts_never_overlap_and_every_punch_that_holds_has_one_source(clock):
    raw, edits = clock
    held = effective_punches(raw, edits)
    sheet = time_sheet(held)
    for one, other in zip(sheet.shifts, sheet.shifts[1:], strict=False):
        assert (one.ends_at or one.starts_at) <= other.starts_at
    assert all(s.seconds is None or s.seconds > 0 for s in sheet.shifts)
    assert len({p.id for p in held}) == len(held)
    standing = standing_edits(edits)
    pressed = {p.id: p for p in raw}
    for p in held:
        assert p.added == (p.id not in pressed)
        assert (p.edit_id is None) == (p.id not in standing)
        expected = standing[p.id].occurred_at if p.edit_id else pressed[p.id].occurred_at
        assert p.occurred_at == expected


@given(clocks(), st.data())
def test_undoing_every_correction_gives_the_presses_back(clock, data):
    raw, edits = clock
    undos = [
        edit(100 + number, "strike", undo=e.id)
        for number, e in enumerate(edits)
        if e.undoes is None and e.id not in {other.undoes for other in edits}
    ]
    assert time_sheet(effective_punches(raw, [*edits, *undos])) == time_sheet(raw)


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ([edit(1, "move", 310, kind="out", of="out@240")], "in at 07:00.*out at 16:00"),
        ([edit(1, "move", 200, kind="in", of="in@300")], "in at 07:00"),
        ([edit(1, "move", -30, kind="out", of="out@240")], "in at 07:00.*no clock-out.*out at 06:30"),
        ([edit(1, "strike", kind="out", of="out@240")], "no clock-out"),
        ([edit(1, "strike", kind="in", of="in@300")], "out at 16:00 .* no clock-in"),
        ([edit(1, "add", 100, kind="out")], "out at 11:00 .* no clock-in"),
        ([edit(1, "add", 100, kind="in")], "in at 07:00 .* no clock-out"),
    ],
)
def test_a_correction_after_which_shifts_would_overlap_or_run_backwards_is_refused(edits, words):
    before = sheet_of(DAY_OF_WORK)
    with pytest.raises(Conflict, match=words) as refused:
        check_edits(before, sheet_of(DAY_OF_WORK, *edits))
    assert refused.value.code == "SHIFTS_WOULD_BREAK"


def test_a_correction_that_changes_nothing_is_refused_and_an_undo_may_bring_back_what_was_missing():
    before = sheet_of(DAY_OF_WORK)
    with pytest.raises(Conflict) as refused:
        check_edits(before, sheet_of(DAY_OF_WORK, edit(1, "move", 540, of="out@540")))
    assert refused.value.code == "EDIT_CHANGES_NOTHING"
    forgotten = [punch("in", 0), punch("in", 600)]
    added = sheet_of(forgotten, edit(1, "add", 480))
    check_edits(sheet_of(forgotten), added)
    check_edits(added, sheet_of(forgotten), undoing=True)
    pair = [edit(1, "add", 250, kind="in"), edit(2, "add", 280)]
    check_edits(before, sheet_of(DAY_OF_WORK, *pair))


# Days.

NIGHTS = [
    ("America/New_York", date(2026, 3, 7), (1.0, 6.5)),
    ("America/New_York", date(2026, 10, 31), (1.0, 8.5)),
    ("Pacific/Chatham", date(2026, 9, 26), (1.0, 6.5)),
    ("UTC", date(2028, 2, 28), (1.0, 7.5)),
]


@pytest.mark.parametrize(("zone", "evening", "expected"), NIGHTS)
def test_a_night_is_cut_at_midnight_and_each_day_has_the_hours_that_passed(zone, evening, expected):
    morning = evening + timedelta(days=1)
    sheet = time_sheet([wall_punch("in", evening, "23:00", zone), wall_punch("out", morning, "07:30", zone)])
    counted = [worked_day(sheet, day, zone).seconds / 3600 for day in (evening, morning)]
    assert tuple(counted) == expected
    assert sum(counted) * 3600 == sheet.seconds


@given(
    st.lists(st.integers(0, 40 * 86_400_000), min_size=2, max_size=10, unique=True),
    st.sampled_from(ZONES),
    st.integers(0, 6),
)
def test_days_and_weeks_sum_to_the_shifts_in_every_zone(marks, zone, first_weekday):
    begin = datetime.fromisoformat("2026-10-05T00:00:00+00:00")
    moments = [begin + timedelta(milliseconds=mark) for mark in sorted(marks)]
    pressed = [
        replace(punch("in" if n % 2 == 0 else "out", n), occurred_at=moment)
        for n, moment in enumerate(moments)
    ]
    sheet = time_sheet(pressed)
    days = days_between(date(2026, 10, 3), date(2026, 11, 16))
    by_week: dict[date, int] = {}
    for day in days:
        week = week_start(day, first_weekday)
        assert week <= day < week + timedelta(days=7)
        assert week.weekday() == first_weekday
        by_week[week] = by_week.get(week, 0) + worked_day(sheet, day, zone).seconds
    assert sum(by_week.values()) == sheet.seconds


def test_the_digest_tells_of_every_change_of_the_day_and_of_no_other_day():
    def digest(*edits, raw=DAY_OF_WORK, day=DAY):
        sheet = sheet_of(raw, *edits)
        return worked_day(sheet, day, "America/New_York", raw, edits).digest

    moved = edit(1, "move", 500, of="out@540")
    seen = {
        digest(),
        digest(moved),
        digest(moved, edit(2, "strike", undo="e1")),
        digest(raw=DAY_OF_WORK[:3]),
        digest(raw=[*DAY_OF_WORK, punch("out", 560)]),
    }
    assert len(seen) == 5
    tomorrow = DAY + timedelta(days=1)
    assert digest(moved, day=tomorrow) == digest(day=tomorrow)
    away = edit(1, "move", 540 + 1440, of="out@540")
    assert edits_on(DAY, "America/New_York", DAY_OF_WORK, [away]) == (away,)
    assert edits_on(tomorrow, "America/New_York", DAY_OF_WORK, [away]) == (away,)


def test_what_hinders_an_approval_is_named():
    def codes(*punches, known=(), ahead=False):
        worked = worked_day(time_sheet(punches), DAY, "UTC")
        return [item.code for item in hindrances(worked, known, ahead=ahead)]

    assert codes(punch("in", 0), punch("out", 60)) == []
    assert codes(punch("in", 0), ahead=True) == ["DAY_AHEAD", "OPEN_SHIFT"]
    assert codes(punch("in", 0), punch("in", 60), punch("out", 70)) == ["MISSING_OUT"]
    assert codes(punch("out", 0), known=["STRAY_OUT", "CLOCK_SUSPECT"]) == ["STRAY_OUT", "CLOCK_SUSPECT"]
    assert time_sheet([punch("in", 0)]).shifts[0].state is ShiftState.OPEN


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4),
)
def test_what_is_uncovered_is_minute_by_minute_what_no_cover_holds(spans, covers):
    def spread(pairs):
        return {minute for start, end in pairs for minute in range(start, end)}

    def as_times(pairs):
        return [(at(start), at(end)) for start, end in pairs if start <= end]

    apart = [(m, m + 1) for m in sorted(spread(spans))]
    left = uncovered(as_times(apart), as_times(covers))
    assert total(left) == 60 * len(spread(spans) - spread(covers))
    begin, end = day_span(DAY, "UTC")
    assert within(left, begin, end) == left
    assert clock_seconds(begin, end) == 86400
