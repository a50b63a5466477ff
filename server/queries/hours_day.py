"""One technician's day of hours: what holds and what was pressed, side by side with the plan and the jobs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from server.domain.instants import clock_seconds, local_date
from server.domain.time_clock import LONG_SHIFT_SECONDS
from server.domain.worked_days import (
    Hindrance,
    Span,
    WorkedDay,
    day_span,
    hindrances,
    total,
    uncovered,
    within,
)
from server.models.companies import Company
from server.models.exceptions import ExceptionItem
from server.models.kept_clock import KeptClock
from server.models.scope import Scope
from server.models.technicians import Technician
from server.models.time_clock import TimeApproval
from server.planning.availability import Roster
from server.planning.shift_on_day import ShiftOnDay, shift_on_day
from server.queries.hours_marks import counts_at, edits_of, marks_of
from server.queries.zones import local

KINDS = ("travel", "wait", "work", "break")
A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a visit."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    visit_id: str
    job_number: int

    @property
    def span(self) -> Span:
        """From when to when."""
        return self.starts_at, self.ends_at


@dataclass(frozen=True, slots=True)
class DayRows:
    """What a day is made from; some of it is of other days too."""

    clock: KeptClock
    segments: Sequence[Segment]
    approvals: Sequence[TimeApproval]
    exceptions: Mapping[str, Sequence[ExceptionItem]]
    names: Mapping[str, str]
    roster: Roster


def day_view(
    scope: Scope, company: Company, technician: Technician, day: date, rows: DayRows
) -> dict[str, Any]:
    """Return a technician's company-local day."""
    worked = rows.clock.day(day, company.timezone)
    scheduled, absence = _scheduled(company, technician, day, rows.roster)
    segments = _segments_of(rows.segments, day, company)
    marks = marks_of(rows.clock, day, company)
    asked = _asked(rows, day, company, marks)
    ahead = day > local_date(scope.at, company.timezone)
    hindered = hindrances(
        worked, [row.code for row in asked if row.subject_kind != "time_approval"], ahead=ahead
    )
    shifts = [(piece.starts_at, piece.ends_at) for piece in worked.pieces if piece.ends_at]
    off_clock = uncovered([item.span for item in segments if item.kind != "break"], _reaching(worked))
    approval = next((row for row in rows.approvals if row.withdrawn_at is None), None)
    flags = _flags(worked, hindered, asked, off_clock)
    return {
        "date": day,
        "seconds": worked.seconds,
        "digest": worked.digest,
        "ready": not hindered and approval is None,
        "clean": not hindered and approval is None and bool(worked.pieces) and not set(flags) - {"CORRECTED"},
        "hindrances": [{"code": item.code, "sentence": item.sentence} for item in hindered],
        "flags": flags,
        "scheduled": scheduled,
        "absence": absence,
        "shifts": [_shift(company, piece) for piece in worked.pieces],
        "punches": marks,
        "edits": edits_of(company, worked, rows.clock, rows.names),
        "segments": [_segment(company, item) for item in segments],
        "job_seconds": {kind: total(_apart(segments, kind)) for kind in KINDS},
        "gaps": _spans(company, uncovered(shifts, [item.span for item in segments])),
        "off_clock": _spans(company, off_clock),
        "suggestions": _suggestions(scope, company, worked, rows, scheduled),
        "exceptions": [
            {"id": row.id, "number": row.number, "code": row.code, "sentence": row.sentence} for row in asked
        ],
        "approval": _approval(company, approval, rows.names),
        "withdrawn": _withdrawn(company, rows),
    }


def _scheduled(
    company: Company, technician: Technician, day: date, roster: Roster
) -> tuple[dict[str, Any] | None, str | None]:
    shift, absence, _ = shift_on_day(
        technician,
        company,
        day,
        roster.patterns.get(technician.id, []),
        [row for row in roster.exceptions.get(technician.id, []) if row.day == day],
        roster.time_off.get(technician.id, []),
    )
    return (_planned(company, shift) if shift else None), absence


def _planned(company: Company, shift: ShiftOnDay) -> dict[str, Any]:
    return {
        "starts_at": local(shift.starts_at, company),
        "ends_at": local(shift.ends_at, company),
        "seconds": shift.available_seconds,
    }


def _segments_of(segments: Iterable[Segment], day: date, company: Company) -> list[Segment]:
    """Return what of the segments lies in the day."""
    begin, end = day_span(day, company.timezone)
    return [
        Segment(item.kind, *cut, item.visit_id, item.job_number)
        for item in segments
        for cut in within([item.span], begin, end)
    ]


def _apart(segments: Iterable[Segment], kind: str) -> list[Span]:
    """Return the spans of a kind without what two of them share."""
    apart: list[Span] = []
    for item in segments:
        if item.kind == kind:
            apart += uncovered([item.span], apart)
    return apart


def _reaching(worked: WorkedDay) -> list[Span]:
    """Return the shifts as spans; one without an end reaches to the end of the day, since nobody knows better."""
    _, end = day_span(worked.day, worked.timezone)
    return [(piece.starts_at, piece.ends_at or end) for piece in worked.pieces]


def _asked(
    rows: DayRows, day: date, company: Company, marks: Iterable[Mapping[str, Any]]
) -> list[ExceptionItem]:
    """Return what is open about the day: about each punch on the day for which it counts, and its approvals."""
    ids = [mark["id"] for mark in marks if local_date(counts_at(mark), company.timezone) == day]
    ids += [row.id for row in rows.approvals]
    found = [item for key in ids for item in rows.exceptions.get(key, ())]
    return sorted(found, key=lambda item: item.number)


def _flags(
    worked: WorkedDay,
    hindered: Iterable[Hindrance],
    asked: Iterable[ExceptionItem],
    off_clock: Iterable[Span],
) -> list[str]:
    found = {item.code for item in hindered} | {item.code for item in asked}
    found |= {flag.value for piece in worked.pieces for flag in piece.shift.flags}
    if worked.edits:
        found.add("CORRECTED")
    if total(off_clock) >= A_MINUTE:
        found.add("OFF_CLOCK")
    return sorted(found - {"DAY_AHEAD"})


def _shift(company: Company, piece: Any) -> dict[str, Any]:
    shift = piece.shift
    return {
        "state": shift.state.value,
        "starts_at": local(piece.starts_at, company),
        "ends_at": local(piece.ends_at, company) if piece.ends_at else None,
        "seconds": piece.seconds,
        "began_at": local(shift.starts_at, company),
        "ended_at": local(shift.ends_at, company) if shift.ends_at else None,
        "in_id": shift.in_id,
        "out_id": shift.out_id,
    }


def _segment(company: Company, item: Segment) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "starts_at": local(item.starts_at, company),
        "ends_at": local(item.ends_at, company),
        "seconds": clock_seconds(*item.span),
        "visit_id": item.visit_id,
        "job_number": item.job_number,
    }


def _spans(company: Company, spans: Iterable[Span]) -> list[dict[str, Any]]:
    """Return spans of a minute and more."""
    return [
        {
            "starts_at": local(start, company),
            "ends_at": local(end, company),
            "seconds": clock_seconds(start, end),
        }
        for start, end in sorted(spans)
        if clock_seconds(start, end) >= A_MINUTE
    ]


def _suggestions(
    scope: Scope, company: Company, worked: WorkedDay, rows: DayRows, scheduled: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    """Return when a clock-out that is missing may have been: somebody has to take one, nothing does it by itself."""
    begun = [shift.starts_at for shift in rows.clock.sheet.shifts]
    found = []
    for piece in worked.pieces:
        if piece.ends_at is not None:
            continue
        later = [moment for moment in begun if moment > piece.starts_at]
        latest = min([*later, scope.at, piece.starts_at + timedelta(seconds=LONG_SHIFT_SECONDS)])
        ends = [item.ends_at for item in rows.segments if piece.starts_at < item.ends_at <= latest]
        planned = scheduled["ends_at"] if scheduled else None
        for because, moment in (("last_job_end", max(ends, default=None)), ("scheduled_end", planned)):
            if moment is not None and piece.starts_at < moment <= latest:
                known = {"in_id": piece.shift.in_id, "because": because}
                found.append({**known, "at": local(moment, company)})
    return found


def _approval(company: Company, row: TimeApproval | None, names: Mapping[str, str]) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "id": row.id,
        "seconds": row.seconds,
        "by": names.get(row.approved_by, ""),
        "at": local(row.approved_at, company),
    }


def _withdrawn(company: Company, rows: DayRows) -> dict[str, Any] | None:
    """Return the approval that was taken back last, None where none was."""
    taken = [row for row in rows.approvals if row.withdrawn_at is not None]
    if not taken:
        return None
    row = taken[-1]
    return {
        "seconds": row.seconds,
        "because": row.withdrawn_because,
        "by": rows.names.get(row.withdrawn_by) if row.withdrawn_by else None,
        "at": local(row.withdrawn_at, company) if row.withdrawn_at else None,
    }
