"""Punches in any order: the shifts are those of the whole set, and only what needs a person stays open."""

from datetime import timedelta
from random import Random

from server.domain.time_clock import Punch, PunchKind, TimeFlag, flags_of, time_sheet
from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.time_clock import Punch as PunchRow
from server.models.time_clock import WorkShift
from server.use_cases.time_clock import punch
from tests.builders import acting, at, make_technician
from tests.field import ZONE, Field

Shift = tuple[object, ...]


def kept_shifts(scope: Scope, technician_id: str) -> list[Shift]:
    statement = scoped_select(scope, WorkShift).where(WorkShift.technician_id == technician_id)
    rows = scoped_all(scope, statement.order_by(WorkShift.starts_at))
    return [(row.in_punch_id, row.out_punch_id, row.state, row.starts_at, row.ends_at) for row in rows]


def derived(scope: Scope, technician_id: str) -> tuple[list[Shift], set[tuple[str, str]]]:
    """Return the shifts of all punches at once, and what of them needs a person."""
    statement = scoped_select(scope, PunchRow).where(PunchRow.technician_id == technician_id)
    rows = scoped_all(scope, statement)
    sheet = time_sheet(
        Punch(row.id, PunchKind(row.kind), row.occurred_at, row.timezone, row.received_at) for row in rows
    )
    wanted = {(flag.value, row.id) for row in rows for flag in flags_of(sheet, row.id)}
    shifts = [
        (shift.in_id, shift.out_id, shift.state.value, shift.starts_at, shift.ends_at)
        for shift in sheet.shifts
    ]
    return shifts, {pair for pair in wanted if pair[0] != TimeFlag.LONG_SHIFT}


def still_open(scope: Scope, technician_id: str) -> set[tuple[str, str]]:
    statement = scoped_select(scope, ExceptionItem).where(ExceptionItem.state == "open")
    rows = scoped_all(scope, statement)
    return {(row.code, row.subject_id) for row in rows if row.facts["technician_id"] == technician_id}


def test_any_punches_in_any_order_end_in_the_shifts_of_the_whole_set(field: Field) -> None:
    random = Random(20260302)
    for number in range(12):
        with acting(field.services, field.tenant) as scope:
            who = make_technician(scope, f"Tech {number}")
        moments = [
            at(6) + timedelta(minutes=30 * random.randrange(20)) for _ in range(random.randrange(2, 9))
        ]
        kinds = [random.choice(list(PunchKind)) for _ in moments]
        for kind, moment in zip(kinds, moments, strict=True):
            with acting(field.services, field.tenant) as scope:
                punch(scope, who.id, kind, moment, ZONE)
        with acting(field.services, field.tenant) as scope:
            shifts, wanted = derived(scope, who.id)
            assert kept_shifts(scope, who.id) == shifts
            assert still_open(scope, who.id) == wanted


def test_a_clock_out_that_was_forgotten_is_flagged_until_it_arrives(field: Field) -> None:
    assert field.phone.clock("in", at(8))["clocked_in"] is True
    again = field.phone.clock("in", at(13))
    assert (again["result"], again["flags"]) == ("applied_with_exception", ["MISSING_OUT"])
    assert field.desk().open_codes() == ["MISSING_OUT"]

    late = field.phone.clock("out", at(12))

    assert (late["flags"], late["clocked_in"]) == ([], True)
    assert field.desk().open_codes() == []
    shifts = field.desk("payroll").items("/work-shifts")
    assert [(shift["state"], shift["seconds"]) for shift in shifts] == [("closed", 14400), ("open", None)]


def test_a_clock_out_without_a_clock_in_makes_up_no_hours(field: Field) -> None:
    answer = field.phone.clock("out", at(12))
    assert (answer["flags"], answer["clocked_in"]) == (["STRAY_OUT"], False)
    assert field.desk("payroll").items("/work-shifts") == []
    assert field.desk().open_codes() == ["STRAY_OUT"]
    field.phone.clock("in", at(8))
    assert field.desk().open_codes() == []


def test_a_punch_far_from_its_receipt_is_kept_and_looked_at(field: Field) -> None:
    answer = field.phone.clock("in", at(23))
    assert answer["flags"] == ["CLOCK_SUSPECT"]
    assert answer["punch"]["occurred_at"] == "2026-03-02T23:00:00-05:00"
    assert field.desk().open_codes() == ["CLOCK_SUSPECT"]


def test_a_night_on_which_the_clocks_change_counts_the_hours_that_passed(field: Field) -> None:
    field.clock.moment = at(12).replace(month=11, day=2)
    for kind, moment in (("in", "2026-10-31T23:00:00-04:00"), ("out", "2026-11-01T07:30:00-05:00")):
        answer = field.phone.post(f"/clock-{kind}", {"occurred_at": moment, "timezone": ZONE})
        assert answer.json["flags"] == []
    [shift] = field.desk("payroll").items("/work-shifts", date="2026-10-31")
    assert shift["seconds"] == 9 * 3600 + 1800
