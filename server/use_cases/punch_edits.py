"""Correcting the clock: each correction is a row with its reason, the punches stay, the technician is told.

Several corrections of one request stand or fall together, since a forgotten shift is a clock-in and a clock-out. One
that would make shifts overlap, run backwards or lose an end is refused, and so is one of an approved day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from server.domain.errors import Conflict, Invalid, UnknownReference
from server.domain.ids import new_id
from server.domain.punch_edits import check_edits, standing_edits
from server.domain.time_clock import Punch as HeldPunch
from server.domain.visit_facts import Flag
from server.models.companies import Company
from server.models.kept_clock import KeptClock, edit_value
from server.models.record import emit, note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch, PunchEdit, TimeApproval
from server.use_cases.exceptions import known_exceptions, settle_by_itself
from server.use_cases.time_approvals import held_technician
from server.use_cases.time_clock import PUNCH_VS_EDIT, whole_millisecond
from server.use_cases.worked_shifts import (
    Stretch,
    ask_about,
    bounds_around,
    broken_approvals,
    reach,
    replace_shifts,
    stretch_within,
)

CORRECTED = "clock.corrected"


def edit_punches(
    scope: Scope, technician_id: str, edits: Sequence[Mapping[str, Any]], reason: str, user_id: str
) -> list[PunchEdit]:
    """Keep corrections, all or none, and derive the shifts anew.

    Each has an `action` (move, strike, add, undo), what it is about (`punch_id` or `edit_id`; `kind` for an added
    punch), and `occurred_at` where it gives a time. Raises `Forbidden` (FOUR_EYES), `Invalid`, and `Conflict`:
    EDIT_NOT_STANDING, EDIT_CHANGES_NOTHING, SHIFTS_WOULD_BREAK, DAY_APPROVED.
    """
    technician = held_technician(scope, technician_id, user_id)
    company = scope.session.get_one(Company, scope.tenant_id)
    clock = _clock_about(scope, technician.id, edits)
    before = _held(clock)
    for index, asked in enumerate(edits):
        field = f"json.edits[{index}]"
        row = _row(scope, clock, asked, field, company.timezone)
        row.technician_id, row.reason, row.user_id = technician.id, reason, user_id
        clock.edits.append(row)
    rows = clock.edits[-len(edits) :]
    stretch = _derive(scope, technician, company, clock, rows, before)
    _settle(scope, rows, stretch)
    emit(scope, CORRECTED, rows[0].id, technician_id=technician.id, edit_ids=[row.id for row in rows])
    return rows


def _derive(
    scope: Scope,
    technician: Technician,
    company: Company,
    clock: KeptClock,
    rows: Sequence[PunchEdit],
    before: Mapping[str, HeldPunch],
) -> Stretch:
    """Keep the corrections and put the shifts in place that follow, unless none could or an approval forbids it."""
    after = _held(clock)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    moments = {held[key].occurred_at for held in (before, after) for key in changed if key in held}
    if not moments:
        raise Conflict("The hours would be the same as before.", code="EDIT_CHANGES_NOTHING")
    bounds = bounds_around(scope, technician.id, moments)
    earlier = stretch_within(scope, technician.id, bounds).sheet
    for row in rows:
        _keep(scope, row)
    stretch = stretch_within(scope, technician.id, bounds)
    check_edits(earlier, stretch.sheet, undoing=all(edit_value(row).undoes for row in rows))
    sheet = replace_shifts(scope, technician, stretch)
    ask_about(scope, technician, stretch, sheet, gone=changed)
    touched = reach(bounds, sheet, moments | _times_of(clock, rows))
    _refuse_approved(broken_approvals(scope, technician.id, company, touched))
    return stretch


def _clock_about(scope: Scope, technician_id: str, edits: Sequence[Mapping[str, Any]]) -> KeptClock:
    """Return all corrections of the technician, and the presses that the new ones are about."""
    known = scoped_all(scope, scoped_select(scope, PunchEdit).where(PunchEdit.technician_id == technician_id))
    named = {edit.get("punch_id") for edit in edits} | {row.punch_id for row in known}
    presses = scoped_select(scope, Punch).where(
        Punch.technician_id == technician_id, Punch.id.in_(named - {None})
    )
    return KeptClock(list(scoped_all(scope, presses)), list(known))


def _held(clock: KeptClock) -> dict[str, HeldPunch]:
    return {item.id: item for item in clock.held}


def _row(scope: Scope, clock: KeptClock, asked: Mapping[str, Any], field: str, timezone: str) -> PunchEdit:
    """Return a correction as it is kept; refuse one that is about nothing that stands."""
    action, at = asked["action"], asked["occurred_at"]
    if (at is not None) != (action in {"move", "add"}):
        raise Invalid.field(f"{field}.occurred_at", "is for move and add, and is needed there")
    if at is not None and at > scope.at:
        raise Invalid.field(f"{field}.occurred_at", "lies ahead")
    if (asked["kind"] is not None) != (action == "add"):
        raise Invalid.field(f"{field}.kind", "is for add, and is needed there")
    about = None if action == "add" else _about(clock, asked, field)
    return PunchEdit(
        id=new_id(),
        position=max((row.position for row in clock.edits), default=0) + 1,
        punch_id=asked["punch_id"],
        edit_id=asked["edit_id"],
        action="strike" if action == "undo" else action,
        kind=about.kind if about else asked["kind"],
        occurred_at=whole_millisecond(at) if at is not None else None,
        timezone=about.timezone if about else timezone,
        made_at=scope.at,
    )


def _about(clock: KeptClock, asked: Mapping[str, Any], field: str) -> Punch | PunchEdit:
    """Return the press, the added punch, or for an undo the correction, that a correction is about."""
    punch_id, edit_id, undo = asked["punch_id"], asked["edit_id"], asked["action"] == "undo"
    if (punch_id is None) == (edit_id is None) or (undo and edit_id is None):
        raise Invalid.field(field, "names one punch_id or one edit_id; an undo the edit_id of what it undoes")
    rows: list[Punch | PunchEdit] = [*clock.punches, *clock.edits]
    found = next((row for row in rows if row.id == (punch_id or edit_id)), None)
    if found is None or isinstance(found, Punch) == (punch_id is None):
        raise UnknownReference.of(f"{field}.{'punch_id' if punch_id else 'edit_id'}")
    if isinstance(found, PunchEdit):
        _require_standing(clock, found, undo=undo)
    return found


def _require_standing(clock: KeptClock, row: PunchEdit, *, undo: bool) -> None:
    standing = standing_edits(clock.corrections)
    held = {edit.id for edit in standing.values()} if undo else standing.keys()
    if row.id not in held:
        raise Conflict(
            "That correction holds no longer: it was undone, or another one took its place.",
            code="EDIT_NOT_STANDING",
        )


def _keep(scope: Scope, row: PunchEdit) -> None:
    scoped_add(scope, row)
    facts = {
        "technician_id": row.technician_id,
        "clocked": row.kind,
        "occurred_at": row.occurred_at.isoformat() if row.occurred_at else None,
        "punch_id": row.punch_id,
        "edit_id": row.edit_id,
        "reason": row.reason,
    }
    note(scope, f"clock.{row.action}", "punch_edit", row.id, **facts)


def _times_of(clock: KeptClock, rows: Iterable[PunchEdit]) -> set[datetime]:
    """Return every time that the punches had about which these corrections are: their days show the correction."""
    edits = {edit.id: edit for edit in clock.corrections}
    targets = {edits[edits[row.id].undoes or row.id].target for row in rows}
    pressed = {punch.occurred_at for punch in clock.punches if punch.id in targets}
    given = {edit.occurred_at for edit in edits.values() if edit.target in targets and edit.occurred_at}
    return pressed | given


def _refuse_approved(broken: Sequence[tuple[TimeApproval, int]]) -> None:
    days = [row.day.isoformat() for row, _ in broken]
    if days:
        raise Conflict(
            f"Approved already: {', '.join(days)}. Withdraw the approval first.",
            code="DAY_APPROVED",
            days=days,
        )


def _settle(scope: Scope, rows: Iterable[PunchEdit], stretch: Stretch) -> None:
    """Close what a person has just answered by correcting the clock there."""
    mine = {row.punch_id for row in rows if row.punch_id}
    around = mine | {item.id for item in stretch.own}
    asked = known_exceptions(scope, [Flag.CLOCK_SUSPECT.value], mine)
    asked |= known_exceptions(scope, [PUNCH_VS_EDIT], around)
    for code, punch_id in sorted(asked):
        settle_by_itself(scope, code, punch_id, "The clock was corrected.")
