"""The shifts that follow from the clock, derived anew around what changed in it, with what needs a person.

A punch or a correction can only change the shift before it and those up to the next clock-in, so that is all that is
looked at. The technician's row is held by whoever comes here, so that one clock is changed by one at a time.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from server.domain.instants import local_date
from server.domain.time_clock import (
    TIME_FLAG_SENTENCES,
    Punch,
    PunchKind,
    TimeFlag,
    TimeSheet,
    WorkedShift,
    flags_of,
    time_sheet,
)
from server.models.base import MILLISECOND
from server.models.companies import Company
from server.models.kept_clock import read_days, read_punches
from server.models.scope import Scope, scoped_add, scoped_all, scoped_delete, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import TimeApproval, WorkShift
from server.use_cases.exceptions import known_exceptions, open_exception, settle_by_itself

FAR = timedelta(days=366 * 50)
_NEED_A_PERSON = (TimeFlag.MISSING_OUT, TimeFlag.STRAY_OUT, TimeFlag.LONG_SHIFT)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a change of the clock can have changed, from a clock-in to the next one that stays as it is."""

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
    def own(self) -> tuple[Punch, ...]:
        """The punches whose part in the shifts is seen whole here: all but the following clock-in."""
        return tuple(
            item for item in self.punches if item.occurred_at != self.ends or item.kind is not PunchKind.IN
        )


@dataclass(frozen=True, slots=True)
class Bounds:
    """From where to where a change of the clock reaches."""

    begins: datetime
    ends: datetime | None


def bounds_around(scope: Scope, technician_id: str, moments: Collection[datetime]) -> Bounds:
    """Return how far a change at these moments reaches; asked before the shifts are derived anew."""
    own = scoped_select(scope, WorkShift.starts_at).where(WorkShift.technician_id == technician_id)
    first, last = min(moments), max(moments)
    before = own.where(WorkShift.starts_at < first).order_by(WorkShift.starts_at.desc()).limit(1)
    after = own.where(WorkShift.starts_at > last).order_by(WorkShift.starts_at).limit(1)
    return Bounds(
        scope.session.scalars(before).one_or_none() or first, scope.session.scalars(after).one_or_none()
    )


def stretch_within(scope: Scope, technician_id: str, bounds: Bounds) -> Stretch:
    """Return the punches that hold now within bounds."""
    ends = bounds.ends or bounds.begins + FAR
    clock = read_punches(scope, [technician_id], bounds.begins, ends + MILLISECOND)[technician_id]
    held = tuple(item for item in clock.held if bounds.begins <= item.occurred_at <= ends)
    return Stretch(bounds.begins, bounds.ends, held)


def replace_shifts(scope: Scope, technician: Technician, stretch: Stretch) -> TimeSheet:
    """Put the shifts in place that follow from a stretch."""
    theirs = [WorkShift.technician_id == technician.id, WorkShift.starts_at >= stretch.begins]
    if stretch.ends is not None:
        theirs.append(WorkShift.starts_at < stretch.ends)
    sheet = stretch.sheet
    scope.session.execute(scoped_delete(scope, WorkShift).where(*theirs))
    for shift in sheet.shifts:
        scoped_add(scope, _shift_row(technician, shift))
    return sheet


def ask_about(
    scope: Scope, technician: Technician, stretch: Stretch, sheet: TimeSheet, gone: Iterable[str] = ()
) -> None:
    """Open an exception for each punch that needs a person, and close those that no longer do.

    `gone` are punches that held before and do not now.
    """
    codes = [flag.value for flag in _NEED_A_PERSON]
    added = {item.id for item in stretch.own if item.added}
    keys = {item.id for item in stretch.own} | set(gone)
    wanted = {(flag.value, key) for key in keys for flag in _asked(sheet, key)}
    known = known_exceptions(scope, codes, keys)
    for code, key in sorted(wanted - known):
        sentence = f"{technician.name}: {TIME_FLAG_SENTENCES[TimeFlag(code)]}"
        kind = "punch_edit" if key in added else "punch"
        at = next(item.occurred_at for item in stretch.own if item.id == key)
        facts = {"technician_id": technician.id, "occurred_at": at.isoformat()}
        open_exception(scope, code, kind, key, sentence, **facts)
    for code, key in sorted(known - wanted):
        settle_by_itself(scope, code, key)


def broken_approvals(
    scope: Scope, technician_id: str, company: Company, moments: Iterable[datetime]
) -> list[tuple[TimeApproval, int]]:
    """Return the approvals that no longer say what the clock says between these moments, with the seconds now."""
    known = sorted(moments)
    standing = scoped_select(scope, TimeApproval).where(
        TimeApproval.technician_id == technician_id,
        TimeApproval.withdrawn_at.is_(None),
        TimeApproval.starts_at <= known[-1],
        TimeApproval.ends_at > known[0],
    )
    found = {row.day: row for row in scoped_all(scope, standing.order_by(TimeApproval.day))}
    if not found:
        return []
    clock = read_days(scope, [technician_id], min(found), max(found), company.timezone)[technician_id]
    days = [clock.day(day, company.timezone) for day in found]
    return [(found[day.day], day.seconds) for day in days if day.digest != found[day.day].digest]


def reach(bounds: Bounds, sheet: TimeSheet, moments: Iterable[datetime]) -> set[datetime]:
    """Return the outermost moments whose days a change can have touched, and those between."""
    ends = {shift.ends_at for shift in sheet.shifts if shift.ends_at}
    return {bounds.begins, *moments, *ends, *({bounds.ends} if bounds.ends else ())}


def local_days(moments: Iterable[datetime], timezone: str) -> list[date]:
    """Return the company-local days of moments, each once, in order."""
    return sorted({local_date(moment, timezone) for moment in moments})


def _asked(sheet: TimeSheet, punch_id: str) -> frozenset[TimeFlag]:
    """Return what a person is asked about a punch; a shift that is too long is asked about once, at its clock-in."""
    found = flags_of(sheet, punch_id)
    begins = any(shift.in_id == punch_id for shift in sheet.shifts)
    return found if begins else found - {TimeFlag.LONG_SHIFT}


def _shift_row(technician: Technician, shift: WorkedShift) -> WorkShift:
    return WorkShift(
        technician_id=technician.id,
        technician_no=technician.technician_no,
        in_punch_id=None if shift.in_added else shift.in_id,
        in_edit_id=shift.in_id if shift.in_added else None,
        out_punch_id=None if shift.out_added else shift.out_id,
        out_edit_id=shift.out_id if shift.out_added else None,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        state=shift.state.value,
    )
