"""Slowing down whoever guesses: a growing wait by account and by address, never a lock for good."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from server.models.users import Throttle

FREE_FAILURES = {"account": 5, "known": 5, "address": 30, "link": 20}
LONGEST_WAIT = 900
FORGIVEN_AFTER = timedelta(hours=1)


def blocked_seconds(session: Session, subjects: Sequence[str], at: datetime) -> int:
    """Return how many seconds the subjects still have to wait, 0 when they may try."""
    rows = session.scalars(select(Throttle).where(Throttle.subject.in_(subjects))).all()
    return max((_remaining(row, at) for row in rows), default=0)


def remember_failure(session: Session, subjects: Sequence[str], at: datetime) -> None:
    """Count a failure of each subject; one that was quiet for an hour begins anew."""
    for subject in sorted(subjects):
        row = session.get(Throttle, subject, with_for_update=True)
        if row is None:
            session.add(Throttle(subject=subject, failures=1, last_at=at))
            continue
        row.failures = 1 if at - row.last_at > FORGIVEN_AFTER else row.failures + 1
        row.last_at = at


def forget(session: Session, subjects: Sequence[str]) -> None:
    """Forget the failures of subjects that have just succeeded."""
    session.execute(delete(Throttle).where(Throttle.subject.in_(subjects)))


def _remaining(row: Throttle, at: datetime) -> int:
    free = FREE_FAILURES[row.subject.partition(":")[0]]
    if row.failures < free or at - row.last_at > FORGIVEN_AFTER:
        return 0
    wait = min(LONGEST_WAIT, 2 ** min(row.failures - free, 10))
    left = (row.last_at + timedelta(seconds=wait) - at).total_seconds()
    return max(0, -int(-left // 1))
