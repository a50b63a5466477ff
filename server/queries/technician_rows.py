"""A technician's row on the board or in a plan: who, skills, shift, breaks, hours that are there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from server.planning.availability import TechnicianDay
from server.planning.day_input import DayInput
from server.planning.shift_on_day import ShiftOnDay
from server.queries.zones import local, span


def technician_row(day: DayInput, who: TechnicianDay, breaks: Any = None) -> dict[str, Any]:
    """Return the row without its visits; `breaks` are those that a plan has placed, as ISO texts."""
    return {
        "id": who.id,
        "name": who.name,
        "color_index": who.color_index,
        "phone": who.phone or None,
        "skills": [
            {"code": day.skills[skill_id].code, "name": day.skills[skill_id].name, "level": level}
            for skill_id, level in who.skills.items()
        ],
        "shift": None if who.shift is None else _shift(day, who.shift, breaks),
        "absence": {"reason": who.absence} if who.absence else None,
        "available_seconds": who.shift.available_seconds if who.shift else 0,
    }


def _shift(day: DayInput, shift: ShiftOnDay, breaks: Any) -> dict[str, Any]:
    end = None
    if shift.end_place is not None:
        end = _place(shift.end_place, shift.end_label)
    return {
        "starts_at": local(shift.starts_at, day.company),
        "ends_at": local(shift.ends_at, day.company),
        "start_place": _place(shift.start_place, shift.start_label),
        "end_place": end,
        "breaks": [_rest(day, rest) for rest in breaks or []],
    }


def _rest(day: DayInput, rest: Mapping[str, str]) -> dict[str, datetime] | None:
    starts_at, ends_at = (datetime.fromisoformat(rest[end]) for end in ("starts_at", "ends_at"))
    return span(starts_at, ends_at, day.company)


def _place(place: Any, label: str) -> dict[str, Any]:
    return {"latitude": place.latitude, "longitude": place.longitude, "label": label}
