"""Technicians' clocks as they are kept, read as the domain's values, for who changes them and who looks at them.

Five statements at most, however many technicians and days; two where nothing was corrected.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from server.domain import punch_edits as corrections
from server.domain import time_clock as clock
from server.domain.worked_days import WorkedDay, day_span, days_between, worked_day
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.time_clock import Punch, PunchEdit, WorkShift


@dataclass(slots=True)
class KeptClock:
    """One technician's punches and corrections: those of a stretch of time, and all that bear on them."""

    punches: list[Punch] = field(default_factory=list)
    edits: list[PunchEdit] = field(default_factory=list)
    shifts: list[WorkShift] = field(default_factory=list)

    @property
    def raw(self) -> tuple[clock.Punch, ...]:
        """The presses."""
        return tuple(punch_value(row) for row in self.punches)

    @property
    def corrections(self) -> tuple[corrections.PunchEdit, ...]:
        """The corrections in their order."""
        return tuple(edit_value(row) for row in sorted(self.edits, key=lambda row: row.position))

    @property
    def held(self) -> tuple[clock.Punch, ...]:
        """The punches that hold."""
        return corrections.effective_punches(self.raw, self.corrections)

    @property
    def sheet(self) -> clock.TimeSheet:
        """The shifts as they are kept, and the clock-outs that close none of them."""
        shifts = tuple(shift_value(row) for row in sorted(self.shifts, key=lambda row: row.starts_at))
        closing = {shift.ends_at for shift in shifts}
        outs = {p.occurred_at: p for p in reversed(self.held) if p.kind is clock.PunchKind.OUT}
        return clock.TimeSheet(shifts, tuple(outs[at] for at in sorted(outs) if at not in closing))

    def day(self, day: date, timezone: str) -> WorkedDay:
        """Return one of the days that were read."""
        return worked_day(self.sheet, day, timezone, self.raw, self.corrections)


Clocks = Mapping[str, KeptClock]


def read_punches(
    scope: Scope, technician_ids: Collection[str], begin: datetime, end: datetime
) -> defaultdict[str, KeptClock]:
    """Return what was punched or corrected to a time from begin until before end, by technician."""
    punches = scoped_select(scope, Punch).where(*_between(Punch, technician_ids, begin, end))
    edits = scoped_select(scope, PunchEdit).where(PunchEdit.technician_id.in_(technician_ids))
    pressed = punches.with_only_columns(Punch.id)
    touching = edits.where(
        ((PunchEdit.occurred_at >= begin) & (PunchEdit.occurred_at < end)) | PunchEdit.punch_id.in_(pressed)
    )
    found = {row.id: row for row in scoped_all(scope, punches)}
    first = scoped_all(scope, touching)
    known = _whole_histories(scope, edits, first) if first else []
    missing = {row.punch_id for row in known if row.punch_id} - found.keys()
    if missing:
        moved_here = scoped_select(scope, Punch).where(Punch.id.in_(missing))
        found |= {row.id: row for row in scoped_all(scope, moved_here)}
    clocks: defaultdict[str, KeptClock] = defaultdict(KeptClock)
    for punch in found.values():
        clocks[punch.technician_id].punches.append(punch)
    for edit in known:
        clocks[edit.technician_id].edits.append(edit)
    return clocks


def read_days(
    scope: Scope, technician_ids: Collection[str], first: date, last: date, timezone: str
) -> defaultdict[str, KeptClock]:
    """Return what bears on the company-local days from first to last, by technician, their shifts included."""
    begin, end = day_span(first, timezone)[0], day_span(last, timezone)[1]
    clocks = read_punches(scope, technician_ids, begin, end)
    within = scoped_select(scope, WorkShift).where(
        WorkShift.technician_id.in_(technician_ids),
        WorkShift.starts_at < end,
        (WorkShift.ends_at > begin) | (WorkShift.ends_at.is_(None) & (WorkShift.starts_at >= begin)),
    )
    for row in scoped_all(scope, within):
        clocks[row.technician_id].shifts.append(row)
    return clocks


def days_of(clock_: KeptClock, first: date, last: date, timezone: str) -> list[WorkedDay]:
    """Return each of the days that were read."""
    sheet, raw, edits = clock_.sheet, clock_.raw, clock_.corrections
    return [worked_day(sheet, day, timezone, raw, edits) for day in days_between(first, last)]


def punch_value(row: Punch) -> clock.Punch:
    """Return a kept press as the domain knows it."""
    return clock.Punch(row.id, clock.PunchKind(row.kind), row.occurred_at, row.timezone, row.received_at)


def edit_value(row: PunchEdit) -> corrections.PunchEdit:
    """Return a kept correction as the domain knows it."""
    return corrections.PunchEdit(
        id=row.id,
        position=row.position,
        action=corrections.EditAction(row.action),
        kind=clock.PunchKind(row.kind),
        occurred_at=row.occurred_at,
        timezone=row.timezone,
        made_at=row.made_at,
        punch_id=row.punch_id,
        edit_id=row.edit_id,
    )


def shift_value(row: WorkShift) -> clock.WorkedShift:
    """Return a kept shift as the domain knows it; its zone is not kept, so moments of it are shown elsewhere's way."""
    return clock.WorkedShift(
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        timezone="UTC",
        state=clock.ShiftState(row.state),
        in_id=row.in_punch_id or row.in_edit_id or "",
        out_id=row.out_punch_id or row.out_edit_id,
        in_added=row.in_punch_id is None,
        out_added=row.out_edit_id is not None,
    )


def _whole_histories(scope: Scope, edits: Any, first: Sequence[PunchEdit]) -> list[PunchEdit]:
    """Return every correction of the punches that these are about, and what undoes one of them."""
    presses = {row.punch_id for row in first if row.punch_id}
    added = {_added_by(row) for row in first} - {None}
    about = edits.where(
        PunchEdit.punch_id.in_(presses) | PunchEdit.id.in_(added) | PunchEdit.edit_id.in_(added)
    )
    found = {row.id: row for row in scoped_all(scope, about)}
    undoing = edits.where(PunchEdit.edit_id.in_(set(found)))
    found |= {row.id: row for row in scoped_all(scope, undoing)}
    return list(found.values())


def _added_by(row: PunchEdit) -> str | None:
    if row.action == "add":
        return row.id
    return row.edit_id if row.action == "move" else None


def _between(model: Any, technician_ids: Iterable[str], begin: datetime, end: datetime) -> tuple[Any, ...]:
    return (
        model.technician_id.in_(technician_ids),
        model.occurred_at >= begin,
        model.occurred_at < end,
    )
