"""Shift patterns: the hours that return every week, or every few weeks, on a weekday.

People write times of the day; what is kept are seconds after the midnight on which the shift starts, so that an
end or a break after the next midnight lies beyond 86,400.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.errors import Conflict, Invalid
from server.domain.shift_patterns import DAY_SECONDS, BreakRule, Hours, check_patterns
from server.domain.shift_patterns import ShiftPattern as Pattern
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_get, scoped_select, touch
from server.models.technicians import ShiftPattern, Technician
from server.use_cases.broken_visits import Edited, watching
from server.use_cases.editing import delete_row, faults_of_body, set_fields

FIELDS = ("weekday", "rota_weeks", "rota_week", "valid_from", "valid_to")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = {"starts_second": "starts", "ends_second": "ends", "duration": "duration_seconds"}


def create_pattern(scope: Scope, technician_id: str, asked: Mapping[str, Any]) -> Edited[ShiftPattern]:
    """Give a technician hours that return."""
    technician = scoped_get(scope, Technician, technician_id, lock=True)
    row = ShiftPattern(technician_id=technician.id, **{name: asked[name] for name in FIELDS})
    set_hours(row, asked)
    _check(scope, row)
    with watching(scope, technician.id) as broken:
        scoped_add(scope, row)
    note(scope, "shift_pattern.create", "shift_pattern", row.id, technician_id=technician.id)
    return Edited(row, broken)


def edit_pattern(
    scope: Scope, pattern_id: str, changes: Mapping[str, Any], version: int
) -> Edited[ShiftPattern]:
    """Change hours that return; what is to hold from a day on is better said by two patterns."""
    row = scoped_get(scope, ShiftPattern, pattern_id)
    scoped_get(scope, Technician, row.technician_id, lock=True)
    with watching(scope, row.technician_id) as broken:
        touch(scope, row, version)
        set_fields(row, changes, FIELDS)
        set_hours(row, changes)
        _check(scope, row)
    facts = {"technician_id": row.technician_id, "changes": sorted(changes)}
    note(scope, "shift_pattern.edit", "shift_pattern", row.id, **facts)
    return Edited(row, broken)


def delete_pattern(scope: Scope, pattern_id: str, version: int) -> None:
    """Take back hours that were given by mistake."""
    row = scoped_get(scope, ShiftPattern, pattern_id)
    touch(scope, row, version)
    facts = {"weekday": row.weekday, "starts_second": row.starts_second, "ends_second": row.ends_second}
    note(scope, "shift_pattern.delete", "shift_pattern", row.id, technician_id=row.technician_id, **facts)
    with watching(scope, row.technician_id):
        delete_row(scope, row)


def set_hours(row: Any, changes: Mapping[str, Any]) -> None:
    """Set a row's hours from times of the day: what comes before the start is on the next day."""
    starts = changes.get("starts_second", row.starts_second)
    ends = changes.get("ends_second", row.ends_second)
    if starts is None or ends is None:
        missing = "starts" if starts is None else "ends"
        raise Invalid.field(f"json.{missing}", "is missing")
    if (ends - starts) % DAY_SECONDS == 0:
        raise Invalid.field("json.ends", "is the time at which the shift starts")
    breaks = changes.get("breaks", row.breaks or [])
    row.starts_second = starts % DAY_SECONDS
    row.ends_second = _after(row.starts_second, ends)
    row.breaks = [_break_after(row.starts_second, rest) for rest in breaks]
    with faults_of_body(NAMES):
        domain_hours(row)


def domain_hours(row: Any) -> Hours:
    """Return a row's hours as the domain knows them."""
    rules = [BreakRule(rest["duration"], rest["earliest"], rest["latest"]) for rest in row.breaks]
    return Hours(row.starts_second, row.ends_second, tuple(rules))


def _break_after(starts: int, rest: Mapping[str, int]) -> dict[str, int]:
    earliest = _after(starts, rest["earliest"])
    return {
        "duration": rest["duration"],
        "earliest": earliest,
        "latest": _after(earliest, rest["latest"]),
    }


def _after(bound: int, second: int) -> int:
    """Return the first time of that second of the day at or after a bound."""
    return bound + (second - bound) % DAY_SECONDS


def _check(scope: Scope, row: ShiftPattern) -> None:
    with faults_of_body(NAMES):
        pattern = _domain_pattern(row)
    for other in _others(scope, row):
        try:
            check_patterns([pattern, _domain_pattern(other)])
        except Invalid as error:
            raise Conflict(
                f"The hours overlap with those on {WEEKDAYS[other.weekday]}s from {_clock(other.starts_second)}"
                f" to {_clock(other.ends_second)}.",
                code=error.code,
                id=other.id,
            ) from None


def _others(scope: Scope, row: ShiftPattern) -> Sequence[ShiftPattern]:
    statement = scoped_select(scope, ShiftPattern).where(
        ShiftPattern.technician_id == row.technician_id, ShiftPattern.id != (row.id or "")
    )
    with scope.session.no_autoflush:
        return scoped_all(scope, statement)


def _domain_pattern(row: ShiftPattern) -> Pattern:
    hours = domain_hours(row)
    return Pattern(row.weekday, hours, row.valid_from, row.valid_to, row.rota_weeks, row.rota_week)


def _clock(second: int) -> str:
    return f"{second % DAY_SECONDS // 3600:02d}:{second % 3600 // 60:02d}"
