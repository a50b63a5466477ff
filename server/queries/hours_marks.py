"""What was pressed on a day and what holds instead, and the corrections that made the difference."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from server.domain.instants import local_date
from server.domain.punch_edits import standing_edits
from server.domain.worked_days import WorkedDay
from server.models.companies import Company
from server.models.kept_clock import KeptClock
from server.models.time_clock import PunchEdit
from server.queries.zones import local


def marks_of(clock: KeptClock, day: date, company: Company) -> list[dict[str, Any]]:
    """Return every press of the day and every punch that holds on it: when pressed, when it holds, by what."""
    held = {item.id: item for item in clock.held}
    pressed = {item.id: item for item in clock.raw}
    standing = standing_edits(clock.corrections)
    marks = []
    for key in pressed.keys() | held.keys():
        press, now = pressed.get(key), held.get(key)
        moments = [item.occurred_at for item in (press, now) if item]
        if day not in {local_date(moment, company.timezone) for moment in moments}:
            continue
        edit = standing.get(key)
        mark = {
            "id": key,
            "source": "press" if press else "added",
            "kind": (press or now).kind.value,  # type: ignore[union-attr]
            "pressed_at": local(press.occurred_at, company) if press else None,
            "received_at": local(press.received_at, company) if press else None,
            "holds_at": local(now.occurred_at, company) if now else None,
            "edit_id": edit.id if edit else None,
        }
        marks.append((min(moments), mark))
    return [mark for _, mark in sorted(marks, key=lambda pair: (pair[0], pair[1]["id"]))]


def counts_at(mark: Mapping[str, Any]) -> datetime:
    """Return when a punch counts: when it holds, or was pressed where it holds no longer."""
    moment: datetime = mark["holds_at"] or mark["pressed_at"]
    return moment


def edits_of(
    company: Company, worked: WorkedDay, clock: KeptClock, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the corrections that concern a day, undone ones included."""
    kept = {row.id: row for row in clock.edits}
    standing = {edit.id for edit in standing_edits(clock.corrections).values()}
    shown = []
    for edit in worked.edits:
        row: PunchEdit = kept[edit.id]
        shown.append(
            {
                "id": row.id,
                "action": "undo" if edit.undoes else row.action,
                "kind": row.kind,
                "punch_id": row.punch_id,
                "edit_id": row.edit_id,
                "occurred_at": local(row.occurred_at, company) if row.occurred_at else None,
                "reason": row.reason,
                "by": names.get(row.user_id, ""),
                "made_at": local(row.made_at, company),
                "holds": row.id in standing,
            }
        )
    return shown
