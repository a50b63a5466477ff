"""The time clock: punches are kept as they come, the shifts around them are derived anew.

A punch can only change the shift before it and those up to the next clock-in, so that is all that is looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from server.domain.instants import utc
from server.domain.time_clock import (
    TIME_FLAG_SENTENCES,
    Punch,
    PunchKind,
    ShiftState,
    TimeFlag,
    TimeSheet,
    WorkedShift,
    flags_of,
    time_sheet,
)
from server.domain.visit_facts import FLAG_SENTENCES, Flag, is_clock_suspect
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_delete, scoped_get, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch as PunchRow
from server.models.time_clock import WorkShift
from server.use_cases.exceptions import known_exceptions, open_exception, settle_by_itself

_NEED_A_PERSON = (TimeFlag.MISSING_OUT, TimeFlag.STRAY_OUT)


@dataclass(frozen=True, slots=True)
class Punched:
    """A punch as it was kept, what is odd about it, and whether the technician is clocked in now."""

    punch: PunchRow
    flags: tuple[str, ...]
    clocked_in: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a punch can have changed: the punches in it, and the clock-in that follows and stays as it is."""

    begins: datetime
    ends: datetime | None
    punches: tuple[Punch, ...]

    @property
    def sheet(self) -> TimeSheet:
        """The stretch's shifts without the one that the following clock-in opens."""
        whole = time_sheet(self.punches)
        inside = (shift for shift in whole.shifts if self.ends is None or shift.starts_at < self.ends)
        return TimeSheet(tuple(inside), whole.stray_outs)

    @property
    def own_ids(self) -> list[str]:
        """The punches whose part in the shifts is seen whole here: all but the following clock-in."""
        return [
            item.id for item in self.punches if item.occurred_at != self.ends or item.kind is not PunchKind.IN
        ]


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
    stretch = _stretch_around(scope, technician.id, row.occurred_at)
    sheet = stretch.sheet
    missing_before = _replace_shifts(scope, technician, stretch, sheet)
    _settle_exceptions(scope, technician, stretch, sheet)
    found = {flag.value for flag in flags_of(sheet, row.id)}
    missing_now = {shift.in_id for shift in sheet.shifts if shift.state is ShiftState.MISSING_OUT}
    if missing_now - missing_before:
        found.add(TimeFlag.MISSING_OUT.value)
    if is_clock_suspect(row.occurred_at, row.received_at):
        found.add(Flag.CLOCK_SUSPECT.value)
        sentence = f"{technician.name} clocked {row.kind}: {FLAG_SENTENCES[Flag.CLOCK_SUSPECT]}"
        open_exception(scope, Flag.CLOCK_SUSPECT.value, "punch", row.id, sentence, **_facts(technician, row))
    return tuple(sorted(found))


def _stretch_around(scope: Scope, technician_id: str, moment: datetime) -> _Stretch:
    own = scoped_select(scope, WorkShift).where(WorkShift.technician_id == technician_id)
    before = scope.session.scalars(
        own.where(WorkShift.starts_at < moment).order_by(WorkShift.starts_at.desc()).limit(1)
    ).one_or_none()
    begins = before.starts_at if before else moment
    punches = scoped_select(scope, PunchRow).where(PunchRow.technician_id == technician_id)
    following = scope.session.scalars(
        punches.where(PunchRow.kind == PunchKind.IN.value, PunchRow.occurred_at > moment)
        .order_by(PunchRow.occurred_at, PunchRow.id)
        .limit(1)
    ).one_or_none()
    inside = punches.where(PunchRow.occurred_at >= begins)
    if following is not None:
        inside = inside.where(PunchRow.occurred_at <= following.occurred_at)
    values = tuple(_value(row) for row in scoped_all(scope, inside))
    return _Stretch(begins, following.occurred_at if following else None, values)


def _value(row: PunchRow) -> Punch:
    return Punch(row.id, PunchKind(row.kind), row.occurred_at, row.timezone, row.received_at)


def _replace_shifts(scope: Scope, technician: Technician, stretch: _Stretch, sheet: TimeSheet) -> set[str]:
    """Put the derived shifts in place; return the clock-ins that had no end before."""
    theirs = [WorkShift.technician_id == technician.id, WorkShift.starts_at >= stretch.begins]
    if stretch.ends is not None:
        theirs.append(WorkShift.starts_at < stretch.ends)
    old: Sequence[WorkShift] = scoped_all(scope, scoped_select(scope, WorkShift).where(*theirs))
    scope.session.execute(scoped_delete(scope, WorkShift).where(*theirs))
    for shift in sheet.shifts:
        scoped_add(scope, _shift_row(technician, shift))
    return {row.in_punch_id for row in old if row.in_punch_id and row.state == ShiftState.MISSING_OUT.value}


def _shift_row(technician: Technician, shift: WorkedShift) -> WorkShift:
    return WorkShift(
        technician_id=technician.id,
        technician_no=technician.technician_no,
        in_punch_id=shift.in_id,
        out_punch_id=shift.out_id,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        state=shift.state.value,
    )


def _settle_exceptions(scope: Scope, technician: Technician, stretch: _Stretch, sheet: TimeSheet) -> None:
    """Open an exception for each punch that needs a person, and close those that no longer do."""
    codes = [flag.value for flag in _NEED_A_PERSON]
    wanted = {(flag.value, key) for key in stretch.own_ids for flag in flags_of(sheet, key)}
    known = known_exceptions(scope, codes, stretch.own_ids)
    for code, key in sorted((code, key) for code, key in wanted - known if code in codes):
        sentence = f"{technician.name}: {TIME_FLAG_SENTENCES[TimeFlag(code)]}"
        open_exception(scope, code, "punch", key, sentence, technician_id=technician.id)
    for code, key in sorted(known - wanted):
        settle_by_itself(scope, code, key)


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
