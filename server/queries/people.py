"""Technicians as the people room lists them: who, when they work next, and what somebody should look at."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from server.domain.instants import local_date
from server.domain.reminders import LEADS, days_left
from server.models.companies import Company
from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_select
from server.models.technicians import Technician
from server.planning.availability import Roster
from server.planning.misfits import CODES
from server.planning.shift_on_day import shift_on_day
from server.queries.listing import Listing
from server.queries.technicians import technician_rows
from server.queries.zones import company_of, local

AHEAD_DAYS = 14


def people_list(scope: Scope, q: str | None, *, active: bool | None) -> Listing:
    """Return technicians by name; `q` is a part of the name or the phone number."""
    statement = scoped_select(scope, Technician)
    if active is not None:
        statement = statement.where(Technician.active == active)
    if q:
        like = "%" + q.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        statement = statement.where(
            func.lower(Technician.name).like(like, escape="\\") | Technician.phone.like(like, escape="\\")
        )
    return Listing(
        statement,
        (Technician.name, Technician.id),
        key=lambda row: (row.name, row.id),
        shown=lambda rows: _people(scope, rows),
    )


def _people(scope: Scope, rows: Sequence[Technician]) -> list[dict[str, Any]]:
    company = company_of(scope)
    today = local_date(scope.at, company.timezone)
    roster = Roster(
        scope, today - timedelta(days=1), today + timedelta(days=AHEAD_DAYS), [r.id for r in rows]
    )
    broken = _broken(scope)
    shown = technician_rows(scope, rows)
    for row, person in zip(rows, shown, strict=True):
        shift = _next_shift(scope, row, company, today, roster) if row.active else None
        person["next_shift"] = shift
        person["warnings"] = _warnings(row, today, roster, broken.get(row.id, 0), works=shift is not None)
    return shown


def _next_shift(
    scope: Scope, row: Technician, company: Company, today: date, roster: Roster
) -> dict[str, Any] | None:
    for offset in range(-1, AHEAD_DAYS):
        day = today + timedelta(days=offset)
        exceptions = [item for item in roster.exceptions.get(row.id, []) if item.day == day]
        patterns, away = roster.patterns.get(row.id, []), roster.time_off.get(row.id, [])
        shift, _, _ = shift_on_day(row, company, day, patterns, exceptions, away)
        if shift is not None and shift.ends_at > scope.at:
            return {
                "starts_at": local(shift.starts_at, company),
                "ends_at": local(shift.ends_at, company),
                "now": shift.starts_at <= scope.at,
            }
    return None


def _warnings(
    row: Technician, today: date, roster: Roster, broken: int, *, works: bool
) -> list[dict[str, Any]]:
    if not row.active:
        return []
    found = []
    if broken:
        many = f"{broken} booked visits need" if broken > 1 else "One booked visit needs"
        found.append(_warning("VISITS_BROKEN", f"{many} somebody else."))
    found += _certificates(row, today, roster)
    if not works:
        found.append(_warning("NO_SHIFT", "No shift in the next two weeks."))
    if row.user_id is None:
        found.append(_warning("NO_USER", "Nobody signs in as this technician."))
    return found


def _certificates(row: Technician, today: date, roster: Roster) -> list[dict[str, Any]]:
    """Return a warning for each skill that needs a certificate and has none that lasts."""
    found = []
    for _, skill in roster.skills.get(row.id, []):
        if not skill.needs_certificate:
            continue
        mine = [item for item in roster.certificates.get(row.id, []) if item.skill_id == skill.id]
        last = max(mine, key=lambda item: item.expires_on or date.max, default=None)
        if last is None:
            found.append(_warning("CERTIFICATE_MISSING", f"No certificate for {skill.name}."))
        elif last.expires_on is not None and (left := days_left(last.expires_on, today)) <= LEADS[0]:
            code = "CERTIFICATE_ENDS" if left >= 0 else "CERTIFICATE_LAPSED"
            found.append(_warning(code, f"{last.name} {_when(left)}."))
    return found


def _when(left: int) -> str:
    if left == 0:
        return "ends today"
    days = f"{abs(left)} day{'s' if abs(left) > 1 else ''}"
    return f"ends in {days}" if left > 0 else f"ended {days} ago"


def _warning(code: str, sentence: str) -> dict[str, Any]:
    return {"code": code, "sentence": sentence}


def _broken(scope: Scope) -> Mapping[str, int]:
    """Return for how many booked visits of each technician a person is asked."""
    statement = scoped_select(scope, ExceptionItem.subject_id, ExceptionItem.facts).where(
        ExceptionItem.state == "open", ExceptionItem.code.in_(CODES)
    )
    visits: defaultdict[str, set[str]] = defaultdict(set)
    for visit_id, facts in scope.session.execute(statement):
        visits[facts.get("technician_id", "")].add(visit_id)
    return {technician_id: len(found) for technician_id, found in visits.items()}
