"""Approving hours: a technician's company-local day as it stands, by somebody else, and taking that back.

An approved day is closed to corrections until it is withdrawn. A punch is never refused: one that arrives late and
changes an approved day withdraws the approval, and a person is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from server.domain.errors import Conflict, Forbidden
from server.domain.instants import local_date
from server.domain.worked_days import WorkedDay, day_span, hindrances
from server.models.companies import Company
from server.models.exceptions import ExceptionItem
from server.models.kept_clock import KeptClock, read_days
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_get, scoped_reference, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch, TimeApproval
from server.use_cases.exceptions import open_exception, settle_by_itself

APPROVED_TIME_CHANGED = "APPROVED_TIME_CHANGED"


def approve_days(
    scope: Scope, technician_id: str, digests: Mapping[date, str], user_id: str
) -> list[TimeApproval]:
    """Approve days of a technician, all or none; `digests` say what the approver has seen of each.

    Raises `Forbidden` (FOUR_EYES) and `Conflict`: ALREADY_APPROVED, TIME_CHANGED, DAY_NOT_READY, each naming its days.
    """
    technician = held_technician(scope, technician_id, user_id, "json.technician_id")
    company = scope.session.get_one(Company, scope.tenant_id)
    _refuse(_standing(scope, technician.id, digests), "Approved already", code="ALREADY_APPROVED")
    clock = read_days(scope, [technician.id], min(digests), max(digests), company.timezone)[technician.id]
    days = [clock.day(day, company.timezone) for day in sorted(digests)]
    changed = [day.day for day in days if day.digest != digests[day.day]]
    _refuse(changed, "Changed since you saw it", code="TIME_CHANGED")
    _refuse_unready(scope, company, clock, days)
    return [_approve(scope, technician, day, user_id) for day in days]


def withdraw_days(
    scope: Scope, technician_id: str, days: Iterable[date], reason: str, user_id: str
) -> list[TimeApproval]:
    """Take approvals back, with a reason; raises `Forbidden` (FOUR_EYES), `Conflict` (NOT_APPROVED)."""
    technician = held_technician(scope, technician_id, user_id, "json.technician_id")
    standing = _standing(scope, technician.id, days)
    _refuse(sorted(set(days) - standing.keys()), "Not approved", code="NOT_APPROVED")
    for row in standing.values():
        _withdraw(scope, row, reason, user_id)
    return list(standing.values())


def withdraw_what_changed(
    scope: Scope,
    technician: Technician,
    company: Company,
    punch: Punch,
    broken: Sequence[tuple[TimeApproval, int]],
) -> None:
    """Withdraw the approvals that a punch has overtaken, and tell a person of each."""
    for row, seconds in broken:
        day = local_date(punch.occurred_at, company.timezone)
        reason = f"A clock-{punch.kind} of {day.isoformat()} arrived after the approval."
        _withdraw(scope, row, reason, None)
        sentence = f"{technician.name}'s approved hours of {row.day.isoformat()} have changed: {reason}"
        facts = {"technician_id": technician.id, "day": row.day.isoformat(), "punch_id": punch.id}
        open_exception(
            scope,
            APPROVED_TIME_CHANGED,
            "time_approval",
            row.id,
            sentence,
            seconds_approved=row.seconds,
            seconds=seconds,
            **facts,
        )


def held_technician(scope: Scope, technician_id: str, user_id: str, field: str = "") -> Technician:
    """Return a technician, held until the end of the transaction; nobody decides about their own time.

    `field` names the input field that the id came from; without one it came in the path.
    """
    if field:
        scoped_reference(scope, Technician, technician_id, field)
    technician = scoped_get(scope, Technician, technician_id, lock=True)
    if technician.user_id == user_id:
        raise Forbidden("Nobody corrects or approves their own time.", code="FOUR_EYES")
    return technician


def _standing(scope: Scope, technician_id: str, days: Iterable[date]) -> dict[date, TimeApproval]:
    statement = scoped_select(scope, TimeApproval).where(
        TimeApproval.technician_id == technician_id,
        TimeApproval.day.in_(list(days)),
        TimeApproval.withdrawn_at.is_(None),
    )
    return {row.day: row for row in scoped_all(scope, statement.order_by(TimeApproval.day))}


def _refuse(days: Iterable[date], why: str, *, code: str) -> None:
    named = [day.isoformat() for day in days]
    if named:
        raise Conflict(f"{why}: {', '.join(named)}.", code=code, days=named)


def _refuse_unready(scope: Scope, company: Company, clock: KeptClock, days: Sequence[WorkedDay]) -> None:
    today = local_date(scope.at, company.timezone)
    asked = _open_codes(scope, company, clock)
    reasons = {
        day.day.isoformat(): [
            item.sentence for item in hindrances(day, asked.get(day.day, []), ahead=day.day > today)
        ]
        for day in days
    }
    unready = {day: found for day, found in reasons.items() if found}
    if unready:
        words = " ".join(f"{day}: {' '.join(found)}" for day, found in unready.items())
        raise Conflict(words, code="DAY_NOT_READY", days=sorted(unready))


def _open_codes(scope: Scope, company: Company, clock: KeptClock) -> dict[date, list[str]]:
    """Return which exceptions are open about the punches, by the day of the punch."""
    held = {item.id: item.occurred_at for item in (*clock.raw, *clock.held)}
    statement = scoped_select(scope, ExceptionItem).where(
        ExceptionItem.state == "open", ExceptionItem.subject_id.in_(held)
    )
    found: dict[date, list[str]] = {}
    for row in scoped_all(scope, statement) if held else ():
        found.setdefault(local_date(held[row.subject_id], company.timezone), []).append(row.code)
    return found


def _approve(scope: Scope, technician: Technician, worked: WorkedDay, user_id: str) -> TimeApproval:
    begin, end = day_span(worked.day, worked.timezone)
    row = TimeApproval(
        technician_id=technician.id,
        day=worked.day,
        starts_at=begin,
        ends_at=end,
        seconds=worked.seconds,
        digest=worked.digest,
        approved_by=user_id,
        approved_at=scope.at,
    )
    scoped_add(scope, row)
    note(
        scope,
        "time.approve",
        "time_approval",
        row.id,
        technician_id=technician.id,
        day=worked.day.isoformat(),
        seconds=worked.seconds,
    )
    _settle_overtaken(scope, technician.id, worked.day)
    return row


def _settle_overtaken(scope: Scope, technician_id: str, day: date) -> None:
    """Close what was asked when an earlier approval of the day was overtaken: it is approved anew."""
    earlier = scoped_select(scope, TimeApproval.id).where(
        TimeApproval.technician_id == technician_id,
        TimeApproval.day == day,
        TimeApproval.withdrawn_at.is_not(None),
        TimeApproval.withdrawn_by.is_(None),
    )
    for approval_id in scoped_all(scope, earlier):
        settle_by_itself(scope, APPROVED_TIME_CHANGED, approval_id, "The day was approved anew.")


def _withdraw(scope: Scope, row: TimeApproval, reason: str, user_id: str | None) -> None:
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_because = user_id, scope.at, reason
    scope.session.flush()
    note(
        scope,
        "time.withdraw",
        "time_approval",
        row.id,
        technician_id=row.technician_id,
        day=row.day.isoformat(),
        reason=reason,
    )
