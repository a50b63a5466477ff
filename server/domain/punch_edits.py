"""Corrections of the clock: the punches that hold, from what was punched and what the office said of it since.

Raw punches stay. A correction is a row of its own, in the order of its `position`: it moves a punch, strikes it out,
or adds one that nobody pressed. Of several about one punch the last one holds; undoing one (striking the correction
itself) lets the one before it hold again, or the press as it was. An undo is not undone: the correction is made anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain.errors import Conflict
from server.domain.instants import utc, zone
from server.domain.time_clock import Punch, PunchKind, ShiftState, TimeSheet


class EditAction(StrEnum):
    """What a correction does."""

    MOVE = "move"
    STRIKE = "strike"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class PunchEdit:
    """One correction: `punch_id` names a press, `edit_id` an added punch, or the correction that is undone.

    A strike has no time; `kind` is the kind of the punch that it is about.
    """

    id: str
    position: int
    action: EditAction
    kind: PunchKind
    occurred_at: datetime | None
    timezone: str
    made_at: datetime
    punch_id: str | None = None
    edit_id: str | None = None

    def __post_init__(self) -> None:
        """Keep instants in UTC and refuse zones that do not exist."""
        if self.occurred_at is not None:
            object.__setattr__(self, "occurred_at", utc(self.occurred_at))
        zone(self.timezone)

    @property
    def undoes(self) -> str | None:
        """The correction that this one takes back, None for every other."""
        return self.edit_id if self.action is EditAction.STRIKE else None

    @property
    def target(self) -> str:
        """The punch that it is about: a press, or the correction that added one."""
        return self.punch_id or self.edit_id or self.id


def standing_edits(edits: Iterable[PunchEdit]) -> Mapping[str, PunchEdit]:
    """Return the correction that holds for each punch that has one."""
    ordered = sorted(edits, key=lambda edit: edit.position)
    undone = {edit.undoes for edit in ordered}
    kept = [edit for edit in ordered if edit.undoes is None and edit.id not in undone]
    there = {edit.id for edit in kept if edit.action is EditAction.ADD}
    return {edit.target: edit for edit in kept if edit.punch_id or edit.target in there}


def effective_punches(raw: Iterable[Punch], edits: Iterable[PunchEdit]) -> tuple[Punch, ...]:
    """Return the punches that hold; which order either came in does not matter, nor does repetition."""
    edits = tuple(edits)
    standing = standing_edits(edits)
    presses = {punch.id: _moved(punch, standing.get(punch.id)) for punch in raw}
    added = {edit.id: _added(edit, standing.get(edit.id)) for edit in edits if edit.action is EditAction.ADD}
    found = [punch for punch in (*presses.values(), *added.values()) if punch is not None]
    return tuple(sorted(found, key=lambda punch: (punch.occurred_at, punch.id)))


def check_edits(before: TimeSheet, after: TimeSheet, *, undoing: bool = False) -> None:
    """Refuse corrections after which shifts would overlap, run backwards or lose an end.

    Raises `Conflict` (EDIT_CHANGES_NOTHING, SHIFTS_WOULD_BREAK). Taking back a correction may bring back what
    was missing before it.
    """
    if _outline(before) == _outline(after):
        raise Conflict("The hours would be the same as before.", code="EDIT_CHANGES_NOTHING")
    broken = [] if undoing else [*_left_open(before, after), *_left_over(before, after)]
    if broken:
        raise Conflict(
            f"Shifts would overlap or lose an end: {'; '.join(broken)}.", code="SHIFTS_WOULD_BREAK"
        )


def _moved(punch: Punch, edit: PunchEdit | None) -> Punch | None:
    if edit is None:
        return punch
    if edit.occurred_at is None:
        return None
    return replace(punch, occurred_at=edit.occurred_at, timezone=edit.timezone, edit_id=edit.id)


def _added(edit: PunchEdit, standing: PunchEdit | None) -> Punch | None:
    if standing is None or standing.occurred_at is None:
        return None
    return Punch(
        edit.id, edit.kind, standing.occurred_at, standing.timezone, edit.made_at, standing.id, added=True
    )


def _outline(sheet: TimeSheet) -> tuple[object, ...]:
    shifts = tuple((shift.starts_at, shift.ends_at, shift.state) for shift in sheet.shifts)
    return shifts, tuple(punch.occurred_at for punch in sheet.stray_outs)


def _left_open(before: TimeSheet, after: TimeSheet) -> list[str]:
    known = {shift.in_id for shift in before.shifts if shift.state is ShiftState.MISSING_OUT}
    return [
        f"the clock-in at {_wall(shift.starts_at, shift.timezone)} would have no clock-out"
        for shift in after.shifts
        if shift.state is ShiftState.MISSING_OUT and shift.in_id not in known
    ]


def _left_over(before: TimeSheet, after: TimeSheet) -> list[str]:
    known = {punch.id for punch in before.stray_outs}
    return [
        f"the clock-out at {_wall(punch.occurred_at, punch.timezone)} would have no clock-in"
        for punch in after.stray_outs
        if punch.id not in known
    ]


def _wall(moment: datetime, timezone: str) -> str:
    return f"{moment.astimezone(zone(timezone)):%H:%M on %Y-%m-%d}"
