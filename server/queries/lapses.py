"""What ends, what that breaks, and who could step in: certificates in a range, and what-if for one edit."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from server.domain.instants import local_date, zone
from server.models.base import yes
from server.models.companies import Company
from server.models.scope import Scope, scoped_get, scoped_select
from server.models.technicians import Certification, Skill, Technician, TimeOff
from server.planning.candidates import Candidate, Substitutes
from server.planning.misfits import AWAY, UNCERTIFIED, Misfit, bookings_ahead, crew_of, misfits_of
from server.ports.travel_times import TravelTimes
from server.queries.zones import company_of, local

MOST_CANDIDATES = 6
MOST_VISITS = 200
UNSAVED = "00000000-0000-0000-0000-000000000000"


def broken_visits(scope: Scope, misfits: Sequence[Misfit]) -> list[dict[str, Any]]:
    """Return what an edit broke, as its answer lists it."""
    company = company_of(scope)
    return [_visit(misfit, company) for misfit in misfits]


def lapse_report(scope: Scope, travel: TravelTimes, first: date, last: date) -> dict[str, Any]:
    """Return the certificates that end between two days, both included, with what each breaks and who could do it."""
    statement = scoped_select(scope, Certification, Technician, Skill).where(
        Technician.id == Certification.technician_id,
        yes(Technician.active),
        Skill.id == Certification.skill_id,
        Certification.expires_on >= first,
        Certification.expires_on <= last,
    )
    rows = scope.session.execute(statement.order_by(Certification.expires_on, Certification.id)).all()
    misfits = _uncertified(scope, {technician.id for _, technician, _ in rows})
    shown = misfits[:MOST_VISITS]
    broken = _with_candidates(scope, travel, shown)
    return {
        "first_day": first,
        "last_day": last,
        "items": [
            _certificate(scope, row, technician, skill)
            | {
                "visits": [
                    visit for misfit, visit in zip(shown, broken, strict=True) if _is_about(misfit, row)
                ]
            }
            for row, technician, skill in rows
        ],
        "left_out": len(misfits) - len(shown),
    }


def lapse_preview(
    scope: Scope, travel: TravelTimes, certification_id: str, expires_on: date | None
) -> dict[str, Any]:
    """Return what would be if a certificate ended on another day, or not at all; nothing is written."""
    row = scoped_get(scope, Certification, certification_id)
    technician = scoped_get(scope, Technician, row.technician_id)
    skill = scoped_get(scope, Skill, row.skill_id)
    moved = Certification(
        id=row.id,
        technician_id=row.technician_id,
        skill_id=row.skill_id,
        name=row.name,
        valid_from=row.valid_from,
        expires_on=expires_on,
        version=row.version,
    )
    misfits = [item for item in _uncertified(scope, {technician.id}, moved) if item.skill_id == row.skill_id]
    return _certificate(scope, row, technician, skill) | {
        "expires_on": expires_on,
        "visits": _with_candidates(scope, travel, misfits[:MOST_VISITS]),
    }


def time_off_preview(
    scope: Scope,
    travel: TravelTimes,
    technician_id: str,
    starts_at: datetime | None,
    ends_at: datetime | None,
    instead_of: str | None,
) -> dict[str, Any]:
    """Return which booked visits an absence would break, beside those that one breaks already."""
    technician = scoped_get(scope, Technician, technician_id)
    begin = starts_at or scope.at
    end = ends_at or begin + timedelta(days=1)
    bookings = bookings_ahead(scope, {technician.id})
    crew = crew_of(scope, bookings, {technician.id})
    away = [row for row in crew.roster.time_off.get(technician.id, []) if row.id != instead_of]
    crew.roster.time_off = {
        technician.id: [
            *away,
            TimeOff(
                id=UNSAVED, technician_id=technician.id, starts_at=begin, ends_at=end, reason="", version=0
            ),
        ]
    }
    met = [item for item in bookings if item.starts_at < end and begin < item.ends_at]
    misfits = [misfit for misfit in misfits_of(crew, met) if misfit.code == AWAY]
    company = company_of(scope)
    return {
        "technician_id": technician.id,
        "starts_at": local(begin, company),
        "ends_at": local(end, company),
        "visits": _with_candidates(scope, travel, misfits[:MOST_VISITS]),
    }


def _uncertified(
    scope: Scope, technician_ids: Collection[str], moved: Certification | None = None
) -> list[Misfit]:
    bookings = bookings_ahead(scope, technician_ids)
    crew = crew_of(scope, bookings, technician_ids)
    if moved is not None:
        held = [row for row in crew.roster.certificates.get(moved.technician_id, []) if row.id != moved.id]
        crew.roster.certificates = {moved.technician_id: [*held, moved]}
    return [misfit for misfit in misfits_of(crew, bookings) if misfit.code == UNCERTIFIED]


def _is_about(misfit: Misfit, row: Certification) -> bool:
    mine = misfit.booking.technician_id == row.technician_id and misfit.skill_id == row.skill_id
    return mine and misfit.expired_on == row.expires_on


def _with_candidates(scope: Scope, travel: TravelTimes, misfits: Sequence[Misfit]) -> list[dict[str, Any]]:
    company = company_of(scope)
    substitutes = Substitutes(scope, [misfit.booking for misfit in misfits], travel)
    return [
        _visit(misfit, company)
        | {
            "candidates": [
                _candidate(item, company) for item in substitutes.of(misfit.booking, MOST_CANDIDATES)
            ]
        }
        for misfit in misfits
    ]


def _certificate(scope: Scope, row: Certification, technician: Technician, skill: Skill) -> dict[str, Any]:
    today = local_date(scope.at, company_of(scope).timezone)
    return {
        "id": row.id,
        "technician_id": technician.id,
        "technician_name": technician.name,
        "color_index": technician.color_index,
        "skill_code": skill.code,
        "skill_name": skill.name,
        "name": row.name,
        "number": row.number,
        "valid_from": row.valid_from,
        "expires_on": row.expires_on,
        "days_left": None if row.expires_on is None else (row.expires_on - today).days,
        "version": row.version,
    }


def _visit(misfit: Misfit, company: Company) -> dict[str, Any]:
    booking = misfit.booking
    return {
        "visit_id": booking.visit_id,
        "job_id": booking.job_id,
        "job_number": booking.job_number,
        "title": booking.title,
        "customer_name": booking.customer_name,
        "technician_id": booking.technician_id,
        "technician_name": misfit.technician_name,
        "starts_at": local(booking.starts_at, company),
        "ends_at": local(booking.ends_at, company),
        "code": misfit.code,
        "sentence": misfit.sentence,
    }


def _candidate(item: Candidate, company: Company) -> dict[str, Any]:
    reason = None
    if item.why is not None:
        reason = {"code": item.why.code.removesuffix("_BREAKS_VISIT"), "sentence": item.why.words}
    elif item.busy is not None:
        begin, end = (
            datetime.fromtimestamp(second, zone(company.timezone))
            for second in (item.busy.starts, item.busy.ends)
        )
        words = f"booked from {begin:%H:%M} to {end:%H:%M} for job {item.busy.job_number}"
        reason = {"code": "BOOKED", "sentence": words}
    return {
        "technician_id": item.technician_id,
        "name": item.name,
        "phone": item.phone or None,
        "color_index": item.color_index,
        "possible": item.why is None,
        "free": item.why is None and item.busy is None,
        "surplus": item.surplus,
        "travel_seconds": item.travel_seconds,
        "reason": reason,
    }
