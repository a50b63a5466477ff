"""Hours as a table: a row for each shift and stretch of a job of a day, each stray clock-out and each correction.

A shift over midnight has a row on each day with what lies in it, so that the seconds of a day, a week and the whole
file are the sums of its rows of kind `shift`. docs/hours.md tells what each column holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from server.domain.csv_text import Cell
from server.domain.worked_days import week_start
from server.models.scope import Scope, scoped_all
from server.models.technicians import Technician
from server.queries.hours import MOST_DAYS, HoursBook, Period, hours_list

COLUMNS = (
    "technician",
    "technician_id",
    "week",
    "date",
    "row",
    "detail",
    "starts_at",
    "ends_at",
    "seconds",
    "hours",
    "pressed_in",
    "pressed_out",
    "job_number",
    "approved_by",
    "approved_at",
    "reason",
    "made_by",
    "made_at",
    "flags",
)
_AT_ONCE = 25
_FOUR_PLACES = Decimal("0.0001")
Row = dict[str, Cell]


def hours_rows(scope: Scope, period: Period, technician_id: str | None) -> Iterator[list[Cell]]:
    """Yield the table's rows by technician and day, reading some technicians and a month at a time."""
    listing = hours_list(scope, period, technician_id, None)
    technicians: Sequence[Technician] = scoped_all(scope, listing.statement.order_by(*listing.order))
    for first in range(0, len(technicians), _AT_ONCE):
        some = technicians[first : first + _AT_ONCE]
        books = [HoursBook(scope, month, [row.id for row in some]) for month in _months(period)]
        for technician in some:
            for book in books:
                for day in book.hours_of(technician, None)["days"]:
                    yield from _lines(technician, period, day)


def _months(period: Period) -> Iterator[Period]:
    first = period.first
    while first <= period.last:
        last = min(period.last, first + timedelta(days=MOST_DAYS - 1))
        yield Period(first, last, period.timezone, period.week_starts_on)
        first = last + timedelta(days=1)


def _lines(technician: Technician, period: Period, day: Mapping[str, Any]) -> Iterator[list[Cell]]:
    on: date = day["date"]
    known: Row = {
        "technician": technician.name,
        "technician_id": technician.id,
        "week": week_start(on, period.week_starts_on),
        "date": on,
    }
    for row in (*_shifts(day), *_strays(day), *_segments(day), *_corrections(day)):
        whole = known | row
        yield [whole.get(column) for column in COLUMNS]


def _shifts(day: Mapping[str, Any]) -> Iterator[Row]:
    pressed = {mark["id"]: mark["pressed_at"] for mark in day["punches"]}
    approval = day["approval"] or {"by": None, "at": None}
    for shift in day["shifts"]:
        yield _timed("shift", shift["starts_at"], shift["ends_at"], shift["seconds"]) | {
            "detail": shift["state"],
            "pressed_in": pressed.get(shift["in_id"]),
            "pressed_out": pressed.get(shift["out_id"]),
            "approved_by": approval["by"],
            "approved_at": approval["at"],
            "flags": " ".join(day["flags"]),
        }


def _strays(day: Mapping[str, Any]) -> Iterator[Row]:
    closing = {shift["out_id"] for shift in day["shifts"]}
    for mark in day["punches"]:
        if mark["kind"] == "out" and mark["holds_at"] is not None and mark["id"] not in closing:
            yield {"row": "stray_out", "starts_at": mark["holds_at"], "pressed_out": mark["pressed_at"]}


def _segments(day: Mapping[str, Any]) -> Iterator[Row]:
    for item in day["segments"]:
        yield _timed(item["kind"], item["starts_at"], item["ends_at"], item["seconds"]) | {
            "job_number": item["job_number"]
        }


def _corrections(day: Mapping[str, Any]) -> Iterator[Row]:
    for edit in day["edits"]:
        overtaken = "" if edit["holds"] or edit["action"] == "undo" else " (no longer holds)"
        yield {
            "row": "correction",
            "detail": f"{edit['action']} {edit['kind']}{overtaken}",
            "starts_at": edit["occurred_at"],
            "reason": edit["reason"],
            "made_by": edit["by"],
            "made_at": edit["made_at"],
        }


def _timed(row: str, starts_at: datetime, ends_at: datetime | None, seconds: int) -> Row:
    hours = (Decimal(seconds) / 3600).quantize(_FOUR_PLACES)
    return {"row": row, "starts_at": starts_at, "ends_at": ends_at, "seconds": seconds, "hours": hours}
