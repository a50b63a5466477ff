"""Announcing that certificates end: once for each end and lead, by mail, and to a person when it is urgent.

A round may run any number of times on a day and in several workers: whoever holds the certificate's row looks at
what was announced, and a unique key stands behind that.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from server.domain.instants import local_date
from server.domain.reminders import GRACE_DAYS, LEADS, URGENT_DAYS, days_left, due_lead, is_urgent
from server.models.base import yes
from server.models.companies import Company
from server.models.exceptions import ExceptionItem
from server.models.record import emit, note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_find, scoped_select
from server.models.technicians import CertificateReminder, Certification, Technician
from server.use_cases.exceptions import open_exception, settle_by_itself

ENDS = "CERTIFICATE_ENDS"
ANNOUNCED = "certificate.ends"


def remind(scope: Scope, today: date) -> int:
    """Announce all ends of the company that are due on its day; return how many."""
    settle_ends(scope)
    technicians = _technicians(scope)
    ending = _ending(scope, today, technicians)
    return sum(_announce(scope, row.id, technicians[row.technician_id], today) for row in ending)


def settle_ends(scope: Scope, technician_id: str | None = None) -> None:
    """Close the exceptions about certificates that were renewed, or whose technician left."""
    open_ones = scoped_select(scope, ExceptionItem.subject_id).where(
        ExceptionItem.state == "open", ExceptionItem.code == ENDS
    )
    statement = scoped_select(scope, Certification).where(Certification.id.in_(open_ones))
    if technician_id is not None:
        statement = statement.where(Certification.technician_id == technician_id)
    rows = scoped_all(scope, statement)
    if not rows:
        return
    today = local_date(scope.at, scope.session.get_one(Company, scope.tenant_id).timezone)
    technicians = _technicians(scope)
    for row in rows:
        renewed = not is_urgent(row.expires_on, today) or _runs_on(row, _of_skill(scope, row))
        if renewed or row.technician_id not in technicians:
            settle_by_itself(scope, ENDS, row.id)


def _technicians(scope: Scope) -> Mapping[str, Technician]:
    active = scoped_select(scope, Technician).where(yes(Technician.active))
    return {row.id: row for row in scoped_all(scope, active)}


def _ending(scope: Scope, today: date, technicians: Mapping[str, Technician]) -> Sequence[Certification]:
    """Return certificates that may be due, in one order, so that two rounds wait for each other and not in a ring."""
    statement = scoped_select(scope, Certification).where(
        Certification.expires_on <= today + timedelta(days=LEADS[0]),
        Certification.expires_on >= today - timedelta(days=GRACE_DAYS),
    )
    rows = scoped_all(scope, statement.order_by(Certification.id))
    return [row for row in rows if row.technician_id in technicians]


def _announce(scope: Scope, certification_id: str, technician: Technician, today: date) -> bool:
    row = scoped_find(scope, Certification, certification_id, lock=True)
    if row is None or row.expires_on is None or _runs_on(row, _of_skill(scope, row)):
        return False
    reminders = _reminders(scope, row)
    sent = {reminder.days for reminder in reminders if reminder.expires_on == row.expires_on}
    lead = due_lead(row.expires_on, today, sent, sent_on=_last_day(scope, reminders))
    if lead is None:
        return False
    made = CertificateReminder(certification_id=row.id, expires_on=row.expires_on, days=lead, at=scope.at)
    scoped_add(scope, made)
    note(scope, "certification.remind", "certification", row.id, days=lead, expires_on=str(row.expires_on))
    emit(scope, ANNOUNCED, made.id)
    if lead <= URGENT_DAYS:
        _ask(scope, row, row.expires_on, technician, today)
    return True


def _ask(scope: Scope, row: Certification, ends: date, technician: Technician, today: date) -> None:
    left = days_left(ends, today)
    word = "ends" if left >= 0 else "ended"
    open_exception(
        scope,
        ENDS,
        "certification",
        row.id,
        f"{row.name} of {technician.name} {word} on {ends}.",
        technician_id=technician.id,
        technician=technician.name,
        expires_on=str(ends),
        days_left=left,
    )


def _reminders(scope: Scope, row: Certification) -> Sequence[CertificateReminder]:
    statement = scoped_select(scope, CertificateReminder)
    return scoped_all(scope, statement.where(CertificateReminder.certification_id == row.id))


def _last_day(scope: Scope, reminders: Sequence[CertificateReminder]) -> date | None:
    timezone = scope.session.get_one(Company, scope.tenant_id).timezone
    return max((local_date(reminder.at, timezone) for reminder in reminders), default=None)


def _of_skill(scope: Scope, row: Certification) -> Sequence[Certification]:
    statement = scoped_select(scope, Certification).where(
        Certification.technician_id == row.technician_id, Certification.skill_id == row.skill_id
    )
    return scoped_all(scope, statement)


def _runs_on(row: Certification, others: Sequence[Certification]) -> bool:
    """Tell whether another certificate takes over without a day between: then nobody need hear of this one's end."""
    ends = row.expires_on
    return ends is not None and any(
        other.id != row.id
        and other.valid_from <= ends + timedelta(days=1)
        and (other.expires_on is None or other.expires_on > ends)
        for other in others
    )
