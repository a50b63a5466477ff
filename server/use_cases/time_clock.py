"""The time clock: punches are kept as they come, the shifts around them are derived anew.

A punch that arrives after the office has corrected the clock, or approved the day, is kept like any other: the
correction stands where both speak of one clock-out, the approval is withdrawn, and a person is told of either.
"""

from dataclasses import dataclass
from datetime import datetime

from server.domain.instants import utc
from server.domain.time_clock import PunchKind, ShiftState, TimeFlag, TimeSheet, flags_of
from server.domain.visit_facts import FLAG_SENTENCES, Flag, is_clock_suspect
from server.models.companies import Company
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch as PunchRow
from server.models.time_clock import WorkShift
from server.use_cases.exceptions import open_exception
from server.use_cases.time_approvals import withdraw_what_changed
from server.use_cases.worked_shifts import (
    Stretch,
    ask_about,
    bounds_around,
    broken_approvals,
    reach,
    replace_shifts,
    stretch_within,
)

PUNCH_VS_EDIT = "PUNCH_VS_EDIT"


@dataclass(frozen=True, slots=True)
class Punched:
    """A punch as it was kept, what is odd about it, and whether the technician is clocked in now."""

    punch: PunchRow
    flags: tuple[str, ...]
    clocked_in: bool


def punch(scope: Scope, technician_id: str, kind: PunchKind, occurred_at: datetime, timezone: str) -> Punched:
    """Keep a clock-in or clock-out, whatever its time, and derive the shifts around it."""
    technician = scoped_get(scope, Technician, technician_id, lock=True)
    row = PunchRow(
        technician_id=technician.id,
        kind=kind.value,
        occurred_at=whole_millisecond(occurred_at),
        timezone=timezone,
        received_at=whole_millisecond(scope.at),
    )
    scoped_add(scope, row)
    flags = _settle_around(scope, technician, row)
    note(scope, f"clock.{kind.value}", "punch", row.id, technician_id=technician.id, flags=list(flags))
    return Punched(row, flags, _is_clocked_in(scope, technician.id))


def whole_millisecond(moment: datetime) -> datetime:
    """Return the moment in UTC as precisely as the database keeps it."""
    return utc(moment).replace(microsecond=moment.microsecond // 1000 * 1000)


def _settle_around(scope: Scope, technician: Technician, row: PunchRow) -> tuple[str, ...]:
    bounds = bounds_around(scope, technician.id, [row.occurred_at])
    stretch = stretch_within(scope, technician.id, bounds)
    missing_before = _missing_outs(scope, technician.id, stretch)
    sheet = replace_shifts(scope, technician, stretch)
    ask_about(scope, technician, stretch, sheet)
    found = {flag.value for flag in flags_of(sheet, row.id)}
    missing_now = {shift.in_id for shift in sheet.shifts if shift.state is ShiftState.MISSING_OUT}
    if missing_now - missing_before:
        found.add(TimeFlag.MISSING_OUT.value)
    found |= _doubts(scope, technician, row, stretch, sheet)
    company = scope.session.get_one(Company, scope.tenant_id)
    touched = reach(bounds, sheet, [row.occurred_at])
    withdraw_what_changed(
        scope, technician, company, row, broken_approvals(scope, technician.id, company, touched)
    )
    return tuple(sorted(found))


def _doubts(
    scope: Scope, technician: Technician, row: PunchRow, stretch: Stretch, sheet: TimeSheet
) -> set[str]:
    """Have a person look at a punch far from its receipt, and at one that speaks against a correction."""
    doubts = {}
    if is_clock_suspect(row.occurred_at, row.received_at):
        doubts[Flag.CLOCK_SUSPECT.value] = FLAG_SENTENCES[Flag.CLOCK_SUSPECT]
    if _speaks_against_an_edit(row, stretch, sheet):
        doubts[PUNCH_VS_EDIT] = "The punch arrived after the office had corrected the clock around it."
    for code, why in doubts.items():
        sentence = f"{technician.name} clocked {row.kind}: {why}"
        open_exception(scope, code, "punch", row.id, sentence, **_facts(technician, row))
    return set(doubts)


def _speaks_against_an_edit(row: PunchRow, stretch: Stretch, sheet: TimeSheet) -> bool:
    """Tell whether a corrected punch comes after this one, or closes the shift that this one would have closed."""
    stray = any(item.id == row.id for item in sheet.stray_outs)
    begun = [shift.starts_at for shift in sheet.shifts if shift.starts_at <= row.occurred_at]
    since = max(begun) if stray and begun else row.occurred_at
    return any(
        item.edit_id is not None and (item.occurred_at > since) for item in stretch.own if item.id != row.id
    )


def _missing_outs(scope: Scope, technician_id: str, stretch: Stretch) -> set[str]:
    """Return the clock-ins that had no end before."""
    statement = scoped_select(scope, WorkShift.in_punch_id).where(
        WorkShift.technician_id == technician_id,
        WorkShift.starts_at >= stretch.begins,
        WorkShift.state == ShiftState.MISSING_OUT.value,
        WorkShift.in_punch_id.is_not(None),
    )
    if stretch.ends is not None:
        statement = statement.where(WorkShift.starts_at < stretch.ends)
    return set(scope.session.scalars(statement))


def _is_clocked_in(scope: Scope, technician_id: str) -> bool:
    statement = scoped_select(scope, WorkShift).where(
        WorkShift.technician_id == technician_id, WorkShift.state == ShiftState.OPEN.value
    )
    return scope.session.scalars(statement).first() is not None


def _facts(technician: Technician, row: PunchRow) -> dict[str, str]:
    return {
        "technician_id": technician.id,
        "occurred_at": row.occurred_at.isoformat(),
        "received_at": row.received_at.isoformat(),
    }
